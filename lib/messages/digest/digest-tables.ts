import type { CountyFigures, MonthFigures } from '../../domain/tell/figures/county-figures.ts'
import { PUNCTUALITY, RATES, rateOf } from '../../domain/tell/figures/rates.ts'
import type { Tally } from '../../domain/tell/figures/tally.ts'
import { dayInYearWords } from '../chinese-dates.ts'
import type { Bar, Part, Table, TableRow } from '../letter/letter.ts'
import { quiet } from '../letter/letter.ts'
import { percentOf, rateWords } from './digest-figures.ts'
import { linkTo } from './digest-links.ts'

/** A mail program cuts a mail that is too long; the least punctual come first. */
const ROWS_MAX = 40
const UNIT_BARS_MAX = 12

/** The year so far by unit and area, and the months one under the other. Nothing where nothing fell due. */
export function figuresParts(
  figures: CountyFigures,
  unitNames: ReadonlyMap<string, string>,
): readonly Part[] {
  const { year, throughOn, total, byUnit, byArea, months, years } = figures
  if (months.length === 0) return []
  const unitRows = rowsOf(byUnit, (unit) => unitNames.get(unit) ?? unit)
  const areaRows = rowsOf(byArea, (area) => area)
  const whole = tallyRow('全县', total, true)
  const through = `${year}年累计，截至${dayInYearWords(throughOn)}`
  const ofYear: readonly Part[] =
    total.due === 0
      ? [quiet(`${year}年到${dayInYearWords(throughOn)}还没有到期的公开事项。`)]
      : [
          { kind: 'heading', text: `各单位${through}`, tone: 'soon' },
          quiet('按时率低的在前；括号里或者小字是计算所用的项数。'),
          ...tableParts('责任单位', [whole, ...unitRows]),
          ...unitBars(byUnit, unitNames),
          { kind: 'heading', text: `各领域${through}`, tone: 'soon' },
          ...tableParts('领域', [whole, ...areaRows]),
        ]
  return [...ofYear, ...trendParts(months), ...yearsPart(years)]
}

function rowsOf(tallies: ReadonlyMap<string, Tally>, nameOf: (key: string) => string): readonly TableRow[] {
  return [...tallies].toSorted(leastPunctualFirst).map(([key, tally]) => tallyRow(nameOf(key), tally))
}

/** Units side by side, the least punctual first. */
function unitBars(
  byUnit: ReadonlyMap<string, Tally>,
  unitNames: ReadonlyMap<string, string>,
): readonly Part[] {
  const units = [...byUnit].toSorted(leastPunctualFirst).slice(0, UNIT_BARS_MAX)
  return [
    quiet('各单位构成：绿色按时，棕色迟报，红色逾期，灰色无法核对和其他。'),
    { kind: 'bars', bars: units.map(([unit, tally]) => tallyBar(unitNames.get(unit) ?? unit, tally)) },
  ]
}

/** One of which nothing could be judged comes last; then the one with more that fell due, then by key. */
function leastPunctualFirst([a, one]: [string, Tally], [b, other]: [string, Tally]): number {
  const byRate = (rateOf(PUNCTUALITY, one) ?? 2) - (rateOf(PUNCTUALITY, other) ?? 2)
  return byRate || other.due - one.due || (a < b ? -1 : 1)
}

/** One line of rates, each with the counts that it is made of. */
export function tallyRow(name: string, tally: Tally, strong?: true): TableRow {
  const rates = RATES.map((rate) => ({
    text: rateWords(rateOf(rate, tally)),
    note: rate.wholeOf(tally) === 0 ? undefined : `${rate.partOf(tally)}/${rate.wholeOf(tally)}`,
  }))
  return { name, url: linkTo('files'), cells: [{ text: `${tally.due}` }, ...rates], strong }
}

function tableParts(nameColumn: string, rows: readonly TableRow[]): readonly Part[] {
  const columns = ['应公开', ...RATES.map(({ name }) => name)]
  const table: Table = { kind: 'table', nameColumn, columns, rows: rows.slice(0, ROWS_MAX) }
  const rest = rows.length - ROWS_MAX
  return rest > 0 ? [table, quiet(`其余${rest}个按时率较高或者无法核查，没有列出。`)] : [table]
}

function trendParts(months: readonly MonthFigures[]): readonly Part[] {
  return [
    { kind: 'heading', text: '按时率走势，按月', tone: 'soon' },
    quiet(`${changeWords(months)}绿色按时，棕色迟报，红色逾期，灰色无法核对和其他。`),
    { kind: 'bars', bars: months.map(({ month, tally }) => tallyBar(monthWords(month), tally)) },
  ]
}

/** The last month against the one before, where both could be judged. */
function changeWords(months: readonly MonthFigures[]): string {
  const [before, last] = months.slice(-2)
  const [was, is] = [before, last].map((one) => one && rateOf(PUNCTUALITY, one.tally))
  if (!before || !last || was === undefined || is === undefined) return ''
  // The difference of the figures as they are shown, which a reader works out again.
  const points = Math.round(Math.abs(percentOf(is) - percentOf(was)) * 10) / 10
  const change = points === 0 ? '持平' : `${is > was ? '升' : '降'}${points}个百分点`
  return `${monthWords(last.month)}按时率${rateWords(is)}，比${monthWords(before.month)}的${rateWords(was)}${change}。`
}

/** `2026年9月`. */
function monthWords(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}

/** Only where there is more than one year to compare. */
function yearsPart(years: CountyFigures['years']): readonly Part[] {
  if (years.size < 2) return []
  const words = [...years].map(([year, tally]) => `${year}年${rateWords(rateOf(PUNCTUALITY, tally))}`)
  return [quiet(`历年按时率：${words.join('，')}。`)]
}

/** A bar of what came of the obligations; its words say all of it again. */
export function tallyBar(name: string, tally: Tally): Bar {
  const { due, onTime, late, overdue, uncertain, unverifiable, unattested } = tally
  const { incomplete, personalData, takenDownEarly, possiblyBackDated, unreported } = tally
  const counts: readonly (readonly [string, number])[] = [
    ['按时', onTime],
    ['迟报', late],
    ['逾期', overdue],
    ['早晚待定', uncertain],
    ['无法核对', unverifiable],
    ['待现场证明', unattested],
  ]
  const said = counts.filter(([, count]) => count > 0).map(([label, count]) => `${label}${count}`)
  const also = [
    ['要素不全', incomplete],
    ['有个人信息', personalData],
    ['提前撤下', takenDownEarly],
    ['疑似倒签', possiblyBackDated],
    ['确认的漏报', unreported],
  ] as const
  const among = also.filter(([, count]) => count > 0).map(([label, count]) => `${label}${count}`)
  return {
    name,
    url: linkTo('files'),
    figure: `按时率 ${rateWords(rateOf(PUNCTUALITY, tally))}`,
    shares: [
      { tone: 'done', count: onTime },
      { tone: 'ask', count: late },
      { tone: 'late', count: overdue },
      { tone: 'plain', count: uncertain + unverifiable + unattested },
    ],
    words:
      due === 0
        ? '没有到期的事项'
        : `应公开${due}：${said.join('，')}${among.length === 0 ? '' : `；其中${among.join('，')}`}`,
  }
}
