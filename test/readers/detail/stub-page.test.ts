import { describe, expect, it } from 'vitest'
import { readDetailPage } from '../../../lib/readers/detail-page.ts'

const URL_OF_PAGE = 'http://a.gov.cn/n/1.html'
const FILE = '<p><a href="/f/1.pdf">公告正文.pdf</a></p>'
const FACTS = '<p>项目名称：示例学校桌椅采购</p><p>成交供应商：示例家具公司</p><p>成交金额：98600元</p>'
const LONG = '本项目由示例局组织实施，相关事项按照规定办理，特此说明。'.repeat(12)

function isStub(body: string): boolean {
  const text = `<html><head><title>示例学校桌椅采购公告</title></head><body><h1>示例学校桌椅采购公告</h1><div id="Zoom">${body}</div></body></html>`
  return readDetailPage({ text, url: URL_OF_PAGE, detail: { format: 'html' } }).isStub === true
}

describe('a page is a stub when', () => {
  it.each([
    ['it has no text at all', ''],
    ['its text is a picture', '<p><img src="/p/1.jpg"></p>'],
    ['it repeats its title alone', '<p>示例学校桌椅采购公告</p>'],
    ['a file stands alone', FILE],
    ['a file is shown in a frame', '<iframe src="/pdf/viewer.html?file=/f/1.pdf"></iframe>'],
    ['it says to look at the original', '<p><a href="http://b.gov.cn/2">查看原文</a></p>'],
    ['it says so at length', '<p>请点击查看原文</p><p>原文链接：http://b.gov.cn/notice/2.html</p>'],
    [
      'a long introduction sends its reader to the file',
      `<p>${'为进一步推进政务公开，保障公众知情权，请认真组织学习。'.repeat(14)}具体内容详见附件。</p>${FILE}`,
    ],
    ['it lists files to download', `<p>附件下载：</p>${FILE}<p>点击下载</p>`],
    [
      'many files fill it',
      `<p>附件：</p>${Array.from({ length: 40 }, (_, n) => `<a href="/f/${n}.doc">第${n}标段招标文件及工程量清单.doc</a>`).join('')}`,
    ],
    [
      'a short text introduces a file',
      `<p>各有关单位：</p><p>现将第三批公租房分配结果予以公示，公示期二十个工作日。</p>${FILE}`,
    ],
    ['a short text sends to a file that is not linked', '<p>现将分配结果予以公示，名单详见附件。</p>'],
    ['a short text sends to another site', '<p>本项目已发布，具体内容请见 http://b.gov.cn/2.html</p>'],
    [
      'whom to ask is no fact',
      `<p>联系人：示例局办公室</p><p>联系电话：0421-0000000</p><p>联系地址：示例路1号</p>${FILE}`,
    ],
  ])('%s', (_, body) => {
    expect(isStub(body)).toBe(true)
  })
})

describe('a page is no stub when', () => {
  it.each([
    ['a short notice names its facts', FACTS],
    ['a file stands beside its facts', `${FACTS}${FILE}`],
    [
      'its facts are a table',
      `<table><tr><td>宗地编号</td><td>样例-9</td></tr><tr><td>土地用途</td><td>工业</td></tr><tr><td>成交价</td><td>300万元</td></tr></table>${FILE}`,
    ],
    [
      'its facts are numbered',
      `<p>一、项目编号：JH26-211324-00123</p><p>二、中标人：示例公司</p><p>三、中标金额：9万元</p>${FILE}`,
    ],
    ['a short notice points nowhere', '<p>因管道检修，定于本月十九日停水六小时，请提前储水。特此公告。</p>'],
    ['it is a line long', '<p>同意立项。</p>'],
    ['a long text has a file', `<p>${LONG}</p>${FILE}`],
    ['a long text says what is in its annex', `<p>${LONG}</p><p>工程量清单详见附件。</p>`],
    ['a file is only spoken of', '<p>招标文件须在开标前购买，逾期不予受理，投标人应当自行踏勘现场。</p>'],
  ])('%s', (_, body) => {
    expect(isStub(body)).toBe(false)
  })

  it("it leads to its project's stages, which are notices of their own", () => {
    const text =
      '<h4>示例项目</h4><p class="n">编号：示例</p><ul><a href="/b/1.html">示例项目成交公告</a></ul>'
    const detail = { format: 'html', text: 'p.n', stages: 'ul a' } as const
    expect(readDetailPage({ text, url: URL_OF_PAGE, detail })).not.toHaveProperty('isStub')
  })
})
