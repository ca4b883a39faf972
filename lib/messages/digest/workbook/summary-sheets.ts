import type { Digest } from '../../../domain/tell/digest.ts'
import { judgedOf, RATES, rateOf } from '../../../domain/tell/figures/rates.ts'
import type { Tally } from '../../../domain/tell/figures/tally.ts'
import { dayInYearWords } from '../../chinese-dates.ts'
import { type Cell, column, type Sheet } from './sheet.ts'

const COUNTS = [
  ['应公开', ({ due }) => due],
  ['按时', ({ onTime }) => onTime],
  ['迟报', ({ late }) => late],
  ['逾期', ({ overdue }) => overdue],
  ['早晚待定', ({ uncertain }) => uncertain],
  ['无法核对', ({ unverifiable }) => unverifiable],
  ['待现场证明', ({ unattested }) => unattested],
  ['已核查', judgedOf],
  ['按时且合规', ({ compliant }) => compliant],
  ['要素不全', ({ incomplete }) => incomplete],
  ['有个人信息', ({ personalData }) => personalData],
  ['提前撤下', ({ takenDownEarly }) => takenDownEarly],
  ['疑似倒签', ({ possiblyBackDated }) => possiblyBackDated],
  ['确认的漏报', ({ unreported }) => unreported],
] as const satisfies readonly (readonly [string, (tally: Tally) => number])[]

export const SUMMARY_NAME = '总表'

/** 总表: the week, those it is compared with, and the year so far by unit. */
export function summarySheet(digest: Digest, unitNames: ReadonlyMap<string, string>): Sheet {
  const { total, comparisons, figures } = digest
  const year = `${figures.year}年至${figures.throughOn}`
  const units = [...figures.byUnit].map(([unit, tally]) => tallyRow(year, unitNames.get(unit) ?? unit, tally))
  return {
    name: SUMMARY_NAME,
    columns: [
      column('期间', 22),
      column('单位', 24),
      ...COUNTS.map(([name]) => column(name, 10)),
      ...RATES.map(({ name }) => column(name, 10)),
    ],
    rows: [
      tallyRow(`本周（${digest.week.id}）`, '全县', total),
      tallyRow('上周', '全县', comparisons.lastWeek.tally),
      tallyRow('去年同周', '全县', comparisons.yearAgo.tally),
      tallyRow(year, '全县', figures.total),
      ...units,
    ],
  }
}

function tallyRow(period: string, name: string, tally: Tally | undefined): readonly Cell[] {
  if (tally === undefined) return [period, name, '无数据']
  const rates = RATES.map((rate): Cell => {
    const value = rateOf(rate, tally)
    return value === undefined ? '—' : { rate: value }
  })
  return [period, name, ...COUNTS.map(([, countOf]) => countOf(tally)), ...rates]
}

export const FORMULA_NAME = '口径'

/** How each figure is made, and what the sheets leave out. */
export function formulaSheet(digest: Digest, notes: readonly string[]): Sheet {
  const { comparisons, figures } = digest
  const { lastWeek, yearAgo } = comparisons
  return {
    name: FORMULA_NAME,
    columns: [column('名称', 18), column('说明', 100)],
    rows: [
      ...RATES.map(({ name, formula }) => [name, `${name}＝${formula}`]),
      ['已核查', '已核查＝按时＋迟报＋逾期'],
      [
        '应公开',
        '到期日在期间内的公开义务；批准延期的按延期后的日期；依法不公开、已撤回、期限无法计算的和上位法提示不计入。',
      ],
      ['逾期', '期限后成功读取过该渠道而未见公开。渠道读不出来的一律算“无法核对”，不算单位迟报或者漏报。'],
      [
        '上周',
        `${lastWeek.firstOn}至${lastWeek.lastOn}，按当期周报编制时（周一8:30）的情况；当时还没有登记的事项不计入，当时还没有见到的公告不算。`,
      ],
      [
        '去年同周',
        `${yearAgo.firstOn}至${yearAgo.lastOn}，办法同上；当时系统还没有登记过任何事项的，为“无数据”，不是零。`,
      ],
      ['本年', `${figures.year}年1月1日至${dayInYearWords(figures.throughOn)}。`],
      ['明细·结果', '总表中每一项数都可以在“明细”中按“到期日”和“结果”筛选出来；“结果”为空的不计入应公开。'],
      ...notes.map((note) => ['说明', note]),
    ],
  }
}
