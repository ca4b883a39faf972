import { describe, expect, it } from 'vitest'
import { noticeTitle } from '../../lib/readers/notice-title.ts'

describe('the title of a notice', () => {
  it.each([
    ['blanks become one space', ' 喀左县\n\t中医院　设备\u00a0采购 ', undefined, '喀左县 中医院 设备 采购'],
    ['a date of the layout goes', '中标公告 [2018-05-08]', undefined, '中标公告'],
    ['a date with a time goes', '中标公告2018/5/8 9:30', undefined, '中标公告'],
    ['a date in words belongs to it', '停水公告（2018年5月8日）', undefined, '停水公告（2018年5月8日）'],
    ['a number that looks like a date stays', '采购公告LN-2018-05-08', undefined, '采购公告LN-2018-05-08'],
    ['a mark of the site stays', '施工招标公告[正在报名]', undefined, '施工招标公告[正在报名]'],
    ['a round stays', '监理（第二次）', undefined, '监理（第二次）'],
    ['a cut title is completed', '喀左县堤防工…', '喀左县堤防工程招标公告', '喀左县堤防工程招标公告'],
    ['dots cut a title too', '喀左县堤防工...', '喀左县堤防工程招标公告', '喀左县堤防工程招标公告'],
    [
      'full stops cut a title as well',
      '喀左县堤防工。。',
      '喀左县堤防工程招标公告',
      '喀左县堤防工程招标公告',
    ],
    [
      'a title cut within a character is completed',
      '喀左县堤防\ufffd',
      '喀左县堤防工程招标公告',
      '喀左县堤防工程招标公告',
    ],
    [
      'a title cut within a character and by dots is completed',
      '喀左县堤防\ufffd...',
      '喀左县堤防工程招标公告',
      '喀左县堤防工程招标公告',
    ],
    ['a title that begins with a broken character stays', '\ufffd左县堤防', '点击查看', '\ufffd左县堤防'],
    ['an attribute that is cut itself completes nothing', '喀左县堤防…', '喀左县堤…', '喀左县堤防…'],
    ['another attribute does not complete it', '喀左县堤防工…', '点击查看', '喀左县堤防工…'],
    ['a whole title does not care for the attribute', '招标公告', '招标公告 点击12次', '招标公告'],
    ['a link around a picture is called by its attribute', '', '招标公告', '招标公告'],
  ])('%s', (_, displayed, full, title) => {
    expect(noticeTitle(displayed, full)).toBe(title)
  })

  it('is at most 500 characters, and one that we cut shows it', () => {
    expect(noticeTitle('公'.repeat(500))).toBe('公'.repeat(500))
    expect(noticeTitle('公'.repeat(9000))).toBe(`${'公'.repeat(499)}…`)
  })
})
