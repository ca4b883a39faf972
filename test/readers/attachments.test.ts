import { describe, expect, it } from 'vitest'
import { attachmentsIn } from '../../lib/readers/attachments.ts'
import { elementsOf, loadPage } from '../../lib/readers/page-tree.ts'

const found = (markup: string) => attachmentsIn(elementsOf(loadPage(markup)), 'http://www.kz.test/zw/t1.html')

describe('files of a page', () => {
  it.each([
    {
      what: 'an extension in capitals',
      markup: '<a href="../files/A.PDF">招标公告</a>',
      files: [{ name: '招标公告', url: 'http://www.kz.test/files/A.PDF' }],
    },
    {
      what: 'a link marked as a download',
      markup: '<a href="/f?id=7" download="名单.xls"></a>',
      files: [{ name: '名单.xls', url: 'http://www.kz.test/f?id=7' }],
    },
    {
      what: 'a script that knows the file by its number, and a link that shows its name',
      markup: '<a href="/download?id=12">附件1：中标明细.docx（24KB）</a>',
      files: [{ name: '附件1：中标明细.docx（24KB）', url: 'http://www.kz.test/download?id=12' }],
    },
    {
      what: 'a file named in a query',
      markup: '<a href="/down.jsp?name=a.zip&t=1"></a>',
      files: [{ name: 'a.zip', url: 'http://www.kz.test/down.jsp?name=a.zip&t=1' }],
    },
    {
      what: 'frames and embedded files',
      markup: '<iframe src="a.pdf"></iframe><embed src="b.pdf"><object data="c.ofd"></object>',
      files: ['a.pdf', 'b.pdf', 'c.ofd'].map((name) => ({ name, url: `http://www.kz.test/zw/${name}` })),
    },
    {
      what: 'the same file once',
      markup: '<a href="a.csv">表</a><a href="a.csv#p2">再</a>',
      files: [{ name: '表', url: 'http://www.kz.test/zw/a.csv' }],
    },
    {
      what: 'no page of the site, and no script of the browser',
      markup:
        '<a href="/download/list.html">下载中心</a><a href="/detail?id=3">招标.公告</a><a href="javascript:down(1)" download>附件.pdf</a>',
      files: [],
    },
  ])('$what', ({ markup, files }) => {
    expect(found(markup)).toEqual(files)
  })

  it('are at most a hundred', () => {
    expect(found(Array.from({ length: 150 }, (_, at) => `<a href="${at}.pdf">x</a>`).join(''))).toHaveLength(
      100,
    )
  })
})
