import { describe, expect, test } from 'vitest'
import { isOfColumn } from '../../../lib/readers/generic/column-name.ts'

const page = (title: string, body = '') =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`
const HOME = page(
  '喀左县人民政府',
  '<h2>招标公告</h2><ul class="menu"><li><a href="/zbgg/">招标公告</a></li></ul>',
)

describe('a page is of a column', () => {
  test.each<[string, string, string, boolean]>([
    ['when its title names it', page('招标公告_喀左县人民政府'), '招标公告', true],
    ['with other brackets and widths', page('招标公告(施工)－喀左县'), '招标公告（施工）', true],
    [
      'not when its title shares its beginning',
      page('政府信息公开_喀左县人民政府'),
      '重点领域信息公开',
      false,
    ],
    ['not when its title names the column that explains it', page('政策文件解读_喀左县'), '政策文件', false],
    ['when its title names a part of it', page('采购公告_辽宁省公共资源交易平台'), '省本级采购公告', true],
    [
      'when the meta tag of its column does',
      page('喀左县人民政府', '<meta name="ColumnName" content="通知公告">'),
      '通知公告',
      true,
    ],
    ['when its first heading does', page('喀左县', '<h1 class="t"><b>政策</b>文件</h1>'), '政策文件', true],
    [
      'when it says where it stands',
      page(
        '喀左县',
        '<div>您的位置：<a href="/">首页</a> &gt; <a>信息公开</a> &gt; <span>供地结果</span></div>',
      ),
      '供地结果',
      true,
    ],
    ['when it is but a part of a page, such as rows for a pager', '<ul><li>…</li></ul>', '招标公告', true],
    ['not when menus and blocks name it', HOME, '招标公告', false],
    ['not when another one is named', page('政务要闻_喀左县人民政府'), '招标公告', false],
    ['not when its title is empty', page(''), '招标公告', false],
    ['with a short name, when all of that is named', page('批复_喀左县'), '批复', true],
  ])('%s', (_, html, name, expected) => {
    expect(isOfColumn(html, { name, site: '喀左县人民政府' })).toBe(expected)
  })

  test('takes no time on a page made to take it', () => {
    const hostile = `<title>${'<h1 '.repeat(40_000)}您的位置${'<meta name=ColumnName '.repeat(5_000)}`
    expect(isOfColumn(hostile, { name: '招标公告', site: '喀左县人民政府' })).toBe(false)
  })

  test('is not known by a word that the name of its site has too', () => {
    const column = { name: '医用耗材通知公告', site: '辽宁省药品和医用耗材集中采购网' }
    expect(isOfColumn(page('辽宁省药品和医用耗材集中采购网'), column)).toBe(false)
    expect(isOfColumn(page('通知公告_辽宁省药品和医用耗材集中采购网'), column)).toBe(true)
  })
})
