import { describe, expect, it } from 'vitest'
import { localDate } from '../../lib/domain/time/local-date.ts'
import { addressDate } from '../../lib/readers/address-date.ts'
import { readDate } from '../../lib/readers/displayed-date.ts'

describe('a displayed date', () => {
  it.each([
    ['2026-03-16 17:25', '2026-03-16'],
    ['2015年12月14日', '2015-12-14'],
    ['2015 年 2 月 4 日', '2015-02-04'],
    ['[2018-05-08]', '2018-05-08'],
    ['（2018-09-07）', '2018-09-07'],
    ['发布时间：2017-08-02    来源：国土余杭分局', '2017-08-02'],
    ['2023/5/6 2:14:13', '2023-05-06'],
    ['２０２３．５．６', '2023-05-06'],
    ['2025-02-11T16:30:00.000+0000', '2025-02-12'],
    ['2025-02-11T15:59:59Z', '2025-02-11'],
    ['1773709917717', '2026-03-17'],
    ['1773709917', '2026-03-17'],
    ['20180508', '2018-05-08'],
    ['20180508093000', '2018-05-08'],
    ['2025-12-31T16:30:00.000+0000', '2026-01-01'],
    ['2025-12-31T15:59:59.000+00:00', '2025-12-31'],
    ['2026-01-01T00:30:00+08:00', '2026-01-01'],
    ['2026-03-16T17:25:00', '2026-03-16'],
    ['2026年3月16日17:25', '2026-03-16'],
    ['2026-03-16　17：25', '2026-03-16'],
    ['【2026-03-16】', '2026-03-16'],
    ['〔2026.3.6〕', '2026-03-06'],
    ['1767198600000', '2026-01-01'],
    ['发布时间：', undefined],
    ['2026-02', undefined],
    ['2026-03-16 99:00', '2026-03-16'],
    ['2018-13-40', undefined],
    ['2019-02-29', undefined],
    ['03-09', undefined],
    ['2503-411481-04-01-225421', undefined],
    ['', undefined],
  ])('%s', (text, date) => {
    expect(readDate(text, { zone: 'china' })).toBe(date)
  })

  it('of a site that keeps UTC is the day in China', () => {
    expect(readDate('2025-02-11 18:00:00', { zone: 'utc' })).toBe('2025-02-12')
    expect(readDate('2025-12-31 16:00:00', { zone: 'utc' })).toBe('2026-01-01')
    expect(readDate('2025-12-31 15:59:59', { zone: 'utc' })).toBe('2025-12-31')
    expect(readDate('2025-02-11', { zone: 'utc' })).toBe('2025-02-11')
  })

  it.each([
    ['12-31', '2026-01-05', '2025-12-31'],
    ['01-02', '2025-12-30', '2026-01-02'],
    ['[03-09]', '2026-03-15', '2026-03-09'],
    ['3月9日', '2026-03-15', '2026-03-09'],
    ['（03/09）', '2026-03-15', '2026-03-09'],
    ['12-31 23:59', '2026-01-01', '2025-12-31'],
    ['01-01', '2025-12-31', '2026-01-01'],
    ['1月1日', '2026-01-01', '2026-01-01'],
    ['02-29', '2024-03-01', '2024-02-29'],
    ['13-40', '2026-03-15', undefined],
    ['03-09', '2026-11-24', '2026-03-09'],
    ['12-24', '2026-11-24', '2026-12-24'],
    ['12-31', '2026-11-24', '2025-12-31'],
    ['01-15', '2025-12-31', '2026-01-15'],
    ['12-15', '2026-01-15', '2025-12-15'],
    ['02-29', '2025-01-20', '2024-02-29'],
  ])('%s without a year is taken near %s', (text, near, date) => {
    expect(readDate(text, { zone: 'china', near: localDate(near) })).toBe(date)
  })
})

it.each<[string, string, string | undefined, string, string]>([
  ['03-09', '2026-01-05', undefined, '2026-03-09', 'long after its address'],
  ['12-31', '2026-01-05', undefined, '2025-12-31', 'before its address'],
  [
    '03-09',
    '2026-01-05',
    '2026-03-10',
    '2026-03-09',
    'long after its address, up to the day on which it is read',
  ],
  ['05-20', '2026-01-05', '2026-03-10', '2025-05-20', 'never in the months to come'],
  ['11-24', '2021-11-20', '2026-11-24', '2021-11-24', 'near its address, whenever it is read'],
])('%s beside an address of %s, read on %s, is %s: %s', (text, madeNear, near, date) => {
  const reading = {
    zone: 'china',
    madeNear: localDate(madeNear),
    near: near === undefined ? undefined : localDate(near),
  } as const
  expect(readDate(text, reading)).toBe(date)
})

describe('the date of an address', () => {
  it.each([
    ['https://www.kazuo.gov.cn/html/KZXZF/202607/0178398586976375.html', '2026-07-14'],
    ['http://a.gov.cn/zwgk/202104/t20210402_5512.html', '2021-04-02'],
    ['http://slt.ln.gov.cn/slt/lzyj/2025042116584218642/index.shtml', '2025-04-21'],
    ['https://www.ggzy.gov.cn/information/deal/html/a/330000/0203/20260317/003346.html', '2026-03-17'],
    ['http://www.dl.gov.cn/art/2018/5/8/art_1185_33.html', '2018-05-08'],
    ['http://a.gov.cn/2018-05/08/content_12.htm', '2018-05-08'],
    ['http://a.gov.cn/zwgk/202607/4711.html', undefined],
    ['http://a.gov.cn/zwgk/2026/07/4711.html', undefined],
    ['http://a.gov.cn/slt/C9C31114C7C64756ADEB37D0A216A29A/index.shtml', undefined],
    ['http://a.gov.cn/show.aspx?id=20260318', undefined],
    ['http://a.gov.cn/20261340/a.html', undefined],
  ])('%s', (url, date) => {
    expect(addressDate(url)).toBe(date)
  })
})
