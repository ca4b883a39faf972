import { describe, expect, test } from 'vitest'
import { mustLoadCatalogue } from '../../../lib/catalogue/load.ts'
import { derive } from '../../../lib/domain/duty/derivation.ts'
import { type Step, type StepKind, stepLine } from '../../../lib/domain/duty/walk.ts'
import { chinaInstant } from '../../../lib/domain/time/instant.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import { everyDay } from '../time/day-walk.ts'
import { anchorOf, type More, noon, periodOf } from './real-due.ts'

const { calendar, rules } = mustLoadCatalogue()

const steps = (rule: string, at: string, more: More = {}) =>
  derive(periodOf(rule), anchorOf(at, more), calendar)
const lines = (rule: string, at: string, more: More = {}) => steps(rule, at, more).map(stepLine)
const ofKind = (kind: StepKind, all: readonly Step[]) => all.filter((step) => step.kind === kind)

describe('day by day', () => {
  test('seven workdays from before the week off, each day with its reason', () => {
    expect(lines('R24', '2018-09-28T22:30:00+08:00')).toEqual([
      '2018-09-28 周五 起算（北京时间 22:30:00），当日不计入（民法典第二百零一条第一款）',
      '2018-09-29 周六 第1个工作日（国庆节调休上班：国办发明电〔2017〕12号，2017年11月30日）',
      '2018-09-30 周日 第2个工作日（国庆节调休上班：国办发明电〔2017〕12号，2017年11月30日）',
      ...['01 周一', '02 周二', '03 周三', '04 周四', '05 周五', '06 周六', '07 周日'].map(
        (day) => `2018-10-${day} 不计（国庆节放假：国办发明电〔2017〕12号，2017年11月30日）`,
      ),
      '2018-10-08 周一 第3个工作日',
      '2018-10-09 周二 第4个工作日',
      '2018-10-10 周三 第5个工作日',
      '2018-10-11 周四 第6个工作日',
      '2018-10-12 周五 第7个工作日',
      '2018-10-12 周五 最后一日，网上办理到当日24时为止（民法典第二百零三条第二款）',
      '2018-10-12 周五 提醒按这一日办理',
    ])
  })

  test('a day that a later notice changed names that notice', () => {
    expect(lines('R11', noon('2019-04-26'))).toContain(
      '2019-04-28 周日 第1个工作日（劳动节调休上班：国办发明电〔2019〕3号，2019年3月22日，调整原安排）',
    )
  })

  test('a last day in the week off moves, each day of the move with its reason', () => {
    const all = steps('R12', noon('2018-09-12'))
    expect(ofKind('moved', all)).toHaveLength(6)
    expect(ofKind('moved', all)[0]?.text).toContain('国庆节放假')
    expect(ofKind('due', all).map(stepLine)[0]).toMatch(
      /^2018-10-08 周一 最后一日，顺延后（民法典第二百零三条第一款）/,
    )
    expect(ofKind('safe', all).map(stepLine)[0]).toMatch(
      /^2018-09-30 周日 提醒按这一日办理：顺延之前的最后一日是休息日/,
    )
  })

  test('an ordinary Saturday is a weekend, not a holiday', () => {
    expect(lines('R08', noon('2018-10-12'))).toContain('2018-10-13 周六 不计（周末休息）')
  })
})

describe('backwards', () => {
  test('row 10: numbered back from the auction, with the strict reading', () => {
    const all = lines('R10', noon('2018-10-31'))
    expect(all[0]).toBe(
      '2018-10-31 周三 活动开始（北京时间 12:00:00），当日不计入，往前倒算（比照民法典第二百零一条）',
    )
    expect(all[1]).toBe('2018-10-30 周二 往前第1个工作日')
    expect(all).toContain('2018-09-28 周五 往前第20个工作日')
    expect(all).toContain('2018-09-27 周四 从严的读法：公开与活动之间隔满20个完整的工作日，再早一个工作日')
  })

  test('row 7: a rest day stays, people are reminded of the workday before', () => {
    const all = steps('R07', noon('2018-10-27'))
    expect(ofKind('moved', all)).toEqual([])
    expect(ofKind('due', all)[0]).toMatchObject({ on: '2018-10-07' })
    expect(ofKind('safe', all)[0]).toMatchObject({ on: '2018-09-30' })
    expect(ofKind('strict', all)[0]).toMatchObject({ on: '2018-10-06' })
  })
})

describe('two legs', () => {
  test('not verified yet: from the last day for it', () => {
    const all = lines('R20.B', noon('2018-09-28'))
    expect(all[0]).toBe('第一段：收到后3个工作日内核验确认')
    expect(all).toContain('2018-10-08 周一 核验确认的最后一日')
    expect(all).toContain('第二段：核验确认后1个工作日内发布')
    expect(all.some((line) => line.includes('尚无核验时间'))).toBe(true)
  })

  test('verified: from then on', () => {
    const all = steps('R20.B', noon('2018-09-28'), { verifiedAt: noon('2018-09-29') })
    expect(ofKind('start', all).map(({ on }) => on)).toEqual(['2018-09-28', '2018-09-29'])
    expect(ofKind('due', all).at(-1)).toMatchObject({ on: '2018-09-30' })
  })

  test('verified late: said, and the total stays', () => {
    const all = lines('R20.B', noon('2018-09-28'), { verifiedAt: noon('2018-10-19') })
    expect(all).toContain('核验已经超期，另算一项违规，总期限不延长')
    expect(all.some((line) => line.startsWith('2018-10-09 周二 最后一日'))).toBe(true)
  })
})

describe('other kinds', () => {
  test('hours have a start and an end', () => {
    expect(lines('R20.A', '2018-09-30T22:30:00+08:00')).toEqual([
      '2018-09-30 周日 收到（北京时间 22:30:00），按小时计算，自收到时起连续计算，夜间、周末和节假日都不停（民法典第二百零一条第二款）',
      '2018-10-01 周一 满12小时（北京时间 10:30:00），不顺延',
    ])
  })

  test('a named date says that it does not move', () => {
    const all = lines('R06', noon('2018-01-15'))
    expect(all[0]).toContain('遇休息日不顺延')
    expect(all.at(-1)).toMatch(/^2018-03-30 周五 提醒按这一日办理：最后一日是休息日（周末休息）/)
    expect(lines('N8.1', noon('2018-10-12')).at(-1)).toMatch(/^2018-10-19 周五/)
  })

  test('a month’s end offers the better date', () => {
    expect(lines('R02.3m', noon('2018-09-05')).at(-1)).toMatch(/^2018-10-19 周五 更稳妥的口径/)
  })

  test('a yearly report names the year, the level and the day', () => {
    expect(lines('N8.2', noon('2020-01-01'), { level: 'department' })[0]).toContain(
      '2019年度的报告，部门应在2020年1月31日前公布',
    )
    expect(lines('N8.2', noon('2020-01-01'), { level: 'county' })[0]).toContain(
      '县政府应在2020年3月31日前公布',
    )
  })

  test('a reply names the law in force and the extension', () => {
    expect(lines('N6.3', noon('2019-05-14'))[0]).toBe('适用2008年5月1日起施行的规定：15个工作日内答复')
    expect(lines('N6.3', noon('2019-05-15'), { extended: true })[0]).toBe(
      '适用2019年5月15日起施行的规定：20个工作日内答复；经批准延长一次，共40个工作日',
    )
  })

  test('a keep period ends with the day from which the notice may go', () => {
    expect(lines('R10.P', noon('2018-09-28')).at(-1)).toBe('2018-11-01 周四 从这一日起可以撤下')
    expect(lines('R25.P', noon('2018-09-28')).at(-1)).toBe('长期公开，没有可以撤下的日期')
  })

  test('years are shown by their ends, and 29 February says why', () => {
    const all = lines('R06.P', noon('2020-02-29'))
    expect(all).toHaveLength(5)
    expect(all[1]).toBe('2021-02-28 周日 1年后没有对应日，取当月最后一日（民法典第二百零二条）')
  })

  test('out of range: what to mend, and nothing else', () => {
    expect(lines('R01', noon('2017-06-01'))).toEqual([expect.stringContaining('超出工作日历范围')])
  })
})

describe('beyond the last notice', () => {
  test('estimated days are marked, and the range is explained', () => {
    const all = lines('R08', noon('2026-12-22'))
    expect(all).toContain('2026-12-28 周一 第4个工作日')
    expect(all).toContain('2026-12-29 周二 第5个工作日（估计）')
    expect(all).toContain('2027-01-01 周五 不计（元旦，法定假日；放假安排尚未公布，估计）')
    expect(all.at(-2)).toContain('2026-12-29 起的放假和调休安排尚未确定')
    expect(all.at(-1)).toContain('在 2026-12-30 至 2027-01-16 之间；提醒按最早的 2026-12-30')
  })

  test('a named date is not in doubt, only the day to remind of', () => {
    expect(lines('R06', noon('2027-01-15')).at(-1)).toContain('最后一日 2027-03-31 不受安排影响')
  })
})

describe('long periods', () => {
  test('more than sixty days are summed up by month', () => {
    const all = derive({ kind: 'keep-workdays', workdays: 60 }, anchorOf(noon('2020-01-09')), calendar)
    expect(ofKind('counted', all)).toEqual([])
    const months = ofKind('month', all).map(({ text }) => text)
    expect(months.map((text) => text.split('（')[0])).toEqual([
      '2020年1月：第1个工作日至第11个工作日',
      '2020年2月：第12个工作日至第31个工作日',
      '2020年3月：第32个工作日至第53个工作日',
      '2020年4月：第54个工作日至第60个工作日',
    ])
    expect(months[1]).toContain('2020年1月27日，调整原安排，2天')
  })
})

test('every rule of the catalogue can be derived from every tenth day, and its numbering ends at n', () => {
  for (const date of everyDay('2018-03-01', '2026-10-31').filter((_, index) => index % 10 === 0)) {
    for (const { id, period } of rules.values()) {
      const all = derive(period, { at: chinaInstant(localDate(date)) }, calendar)
      expect(all.length, `${id} ${date}`).toBeGreaterThan(0)
      if (period.kind !== 'within-workdays') continue
      expect(ofKind('counted', all), `${id} ${date}`).toHaveLength(period.workdays)
    }
  }
})
