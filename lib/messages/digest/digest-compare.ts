import type { Comparisons } from '../../domain/tell/figures/past-figures.ts'
import { PUNCTUALITY, RATES, rateOf } from '../../domain/tell/figures/rates.ts'
import type { Tally } from '../../domain/tell/figures/tally.ts'
import type { LocalDate } from '../../domain/time/local-date.ts'
import { dayWords } from '../chinese-dates.ts'
import type { Part } from '../letter/letter.ts'
import { quiet } from '../letter/letter.ts'
import { rateWords } from './digest-figures.ts'
import { type Anchor, linkTo } from './digest-links.ts'
import { tallyBar, tallyRow } from './digest-tables.ts'

/** This week beside the last one and the same one a year ago; a week before anything was recorded has no figures. */
export function comparisonParts(
  total: Tally,
  { lastWeek, yearAgo }: Comparisons,
  own: Anchor,
): readonly Part[] {
  const rows = [total, lastWeek.tally, yearAgo.tally].map((tally) => tally && tallyRow('', tally).cells)
  const names = ['应公开', ...RATES.map(({ name }) => name)]
  const unknown = yearAgo.tally === undefined ? '去年同周系统中还没有任何登记，所以无数据，不是零。' : ''
  return [
    {
      kind: 'table',
      nameColumn: '比较',
      columns: ['本周', '上周', '去年同周'],
      rows: names.map((name, index) => ({
        name,
        url: linkTo(own),
        cells: rows.map((cells) => cells?.[index] ?? { text: '无数据' }),
      })),
    },
    quiet(
      `上周、去年同周（${dayWords(yearAgo.firstOn)}起一周）按当期周报编制时的情况计算，当时尚未登记的事项不计入。${unknown}`,
    ),
  ]
}

/** Punctuality week by week; weeks before the first recorded event are left out. */
export function weeksParts({ weeks }: Comparisons): readonly Part[] {
  const first = weeks.findIndex(({ tally }) => tally !== undefined && tally.due > 0)
  if (first < 0) return []
  const shown = weeks.slice(first)
  const rates = shown.map(({ tally }) => rateWords(tally && rateOf(PUNCTUALITY, tally)))
  return [
    { kind: 'heading', text: `按时率走势，近${shown.length}周`, tone: 'soon' },
    quiet(`由早到近：${rates.join('、')}。绿色按时，棕色迟报，红色逾期，灰色无法核对和其他。`),
    {
      kind: 'bars',
      bars: shown.map(({ firstOn, lastOn, tally }) => ({
        ...(tally === undefined
          ? { figure: '无数据', shares: [], words: '当时系统中还没有登记' }
          : tallyBar('', tally)),
        name: `${shortDay(firstOn)}至${shortDay(lastOn)}`,
        url: linkTo('files'),
      })),
    },
  ]
}

/** `9月7日`. */
function shortDay(date: LocalDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
}
