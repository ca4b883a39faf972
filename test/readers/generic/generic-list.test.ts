import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGenericList } from '../../../lib/readers/generic/generic-list.ts'
import { type ListPage, ROWS_MAX } from '../../../lib/readers/list-answer.ts'
import { fixtureText, WINDOW } from '../sample-pages.ts'
import * as pages from './generic-pages.ts'
import { BASE } from './generic-pages.ts'

const REQUEST = { url: BASE, method: 'GET', page: 1, window: WINDOW } as const

function read(text: string): ListPage {
  return readGenericList({ text, url: BASE, request: REQUEST })
}

function rowsOf(page: ListPage): readonly string[] {
  if (page.kind !== 'list') return [page.kind]
  return page.notices.map(({ title, displayedOn }) => `${displayedOn} ${title}`)
}

describe('the generic list reader', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'title and date in one link, with navigation around',
      fixtureText('glist-first.html'),
      [
        '2026-07-13 喀左县2026年第二批公共租赁住房分配结果公示',
        '2026-07-09 喀左县农村危房改造补助对象公示[正在报名]',
        '2026-06-08 关于2026年6月1日停水的公告',
        '2026-06-05 喀左县中医院设备采购公告',
      ],
    ],
    [
      'a date beside the link, without its year',
      fixtureText('trs-list.html'),
      [
        '2026-03-16 喀左县第一初级中学教学设备采购项目（二次）公开招标公告',
        '2026-03-09 喀左县公营子镇污水处理厂设备采购更正公告',
        '2025-12-31 喀左县人民医院CT维保中标结果公告',
      ],
    ],
    [
      'two parts of one link',
      fixtureText('eportal-list.html'),
      ['2026-04-21 关于喀左县取水许可的公告', '2026-04-02 水利建设市场信用信息公示'],
    ],
    [
      'rows in CDATA',
      fixtureText('jpage-list.xml'),
      ['2026-05-08 喀左县国有建设用地使用权挂牌出让公告', '2026-05-06 喀左县国有建设用地使用权成交公示'],
    ],
    [
      'facts in the tooltip of the link',
      fixtureText('lntb-gbk.html'),
      ['2018-09-05 喀左县大凌河堤防工程招标公告', '2018-09-03 喀左县农村公路养护工程施工招标公告'],
    ],
    [
      'cells of a table',
      pages.WEB_FORMS,
      [
        '2018-09-07 喀左县城区供热管网改造工程施工招标公告',
        '2018-09-05 喀左县农村饮水安全工程施工招标公告',
        '2018-09-03 喀左县乡镇卫生院改扩建工程施工招标公告',
      ],
    ],
    [
      'a date before the link',
      pages.SHARE_POINT,
      ['2015-12-14 喀左县公安局办公设备采购公告', '2015-12-11 喀左县教育局图书采购公告'],
    ],
    [
      'numbered row ids',
      pages.WEB_PLUS,
      ['2026-05-08 喀左县保障性住房申请登记公告', '2026-05-06 喀左县公租房配租方案公示'],
    ],
    [
      'rows parted by line breaks alone',
      pages.FLAT,
      [
        '2018-05-08 喀左县土地出让公告第一批',
        '2018-05-07 喀左县土地出让公告第二批',
        '2018-05-04 喀左县土地出让公告第三批',
      ],
    ],
    [
      'the day in large type above its month, beside a summary',
      pages.DAY_APART,
      ['2026-07-13 喀左县公共租赁住房分配结果公示', '2026-07-09 喀左县危房改造补助对象公示'],
    ],
    [
      'a link to the column before the title',
      pages.WITH_COLUMN,
      ['2026-07-02 喀左县堤防工程施工招标公告', '2026-07-01 喀左县堤防工程监理中标候选人公示'],
    ],
    [
      'titles outside of links that only say 查看',
      pages.LOOK_LINKS,
      ['2026-06-02 喀左县取水许可决定书第一号', '2026-06-01 喀左县取水许可决定书第二号'],
    ],
    [
      'the first of two dates in a row',
      pages.TWO_DATES,
      ['2026-06-02 喀左县招标公告甲', '2026-06-01 喀左县招标公告乙'],
    ],
    [
      'the date after a long title whose letters are marked one by one',
      pages.LETTERS_APART,
      [
        '2026-07-02 喀左县教育局2026年全县义务教育薄弱环节改善与能力提升项目第一标段教学设备及信息化设施采购公开招标公告',
        '2026-07-01 喀左县堤防工程',
      ],
    ],
    [
      'rows that are never closed',
      pages.UNCLOSED,
      [
        '2026-06-08 喀左县行政许可公示第一期',
        '2026-06-05 喀左县行政许可公示第二期',
        '2026-06-01 喀左县行政许可公示第三期',
      ],
    ],
    [
      'the list of a whole page, and not its menus, calendar, side column or foot',
      pages.WHOLE_PAGE,
      [
        '2026-07-13 喀左县2026年第二批公共租赁住房分配结果公示',
        '2026-07-09 关于2026年6月1日停水的公告',
        '2026-06-08 喀左县农村危房改造补助对象公示',
      ],
    ],
  ])('finds %s', (_, text, rows) => {
    expect(rowsOf(read(text))).toEqual(rows)
  })

  it.each([
    ['menus without dates', pages.NAVIGATION],
    ['a page whose rows show no date', fixtureText('glist-reshaped.html')],
    ['rows that lead nowhere', fixtureText('trs-list-reshaped.html')],
    ['the page of one notice', fixtureText('detail-county.html')],
    ['nothing at all', ''],
  ])('finds no list in %s', (_, text) => {
    expect(read(text)).toEqual({ kind: 'empty' })
  })

  it('never claims to have seen all of a list', () => {
    expect(read(pages.SHARE_POINT)).toMatchObject({ kind: 'list', isCut: true })
  })

  it.each([
    ['in the address of a link', pages.WHOLE_PAGE, 'https://www.kazuo.gov.cn/zwgk/gggs/index_1.html'],
    ['in tagname', fixtureText('eportal-list.html'), 'https://www.kazuo.gov.cn/slt/zfxxgk/gsgg/5a1b-2.shtml'],
    ['nowhere that a plain request reaches', pages.WEB_FORMS, undefined],
  ])('goes on to the next page, which stands %s', (_, text, url) => {
    const page = read(text)
    expect(page.kind === 'list' ? page.next?.url : 'none').toBe(url)
  })

  it('keeps to the bound of rows on a page', () => {
    const rows = Array.from(
      { length: ROWS_MAX + 100 },
      (_, at) => `<li><a href="/a/${at}.html">喀左县第${at}号公示</a><i>2026-06-01</i></li>`,
    )
    const page = read(`<ul>${rows.join('')}</ul>`)
    expect(page.kind === 'list' && page.notices.length).toBe(ROWS_MAX)
  })

  it('throws nothing for a page that was cut anywhere', () => {
    const whole = Object.values(pages).join('\n')
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length), (from, characters) => {
        expect(['list', 'empty']).toContain(read(whole.slice(from, from + characters)).kind)
      }),
    )
  })

  it('reads no more of links that are never closed than their beginning', () => {
    const page = read('<a href="/a/1.html">喀左县公示 2026-06-01'.repeat(3000))
    expect(['list', 'empty']).toContain(page.kind)
  })
})
