import { type Digest, punctuality, type Tally, verifiability } from '../domain/tell/digest.ts'
import type { Bar, Figure, Part } from './letter/letter.ts'
import { quiet } from './letter/letter.ts'
import { STANDING_LABELS, STANDING_ORDER } from './standing-words.ts'

/** `87.5%`, `100%`; `—` where nothing could be judged. */
export function rateWords(rate: number | undefined): string {
  return rate === undefined ? '—' : `${Math.round(rate * 1000) / 10}%`
}

/** The figures of the week at the head of the digest, with last week's rate beside them. */
export function headlineFigures(total: Tally, previous: Tally | undefined): Part {
  const before = (rate: number | undefined) => (previous === undefined ? undefined : `上周${rateWords(rate)}`)
  const figures: Figure[] = [
    { label: '应公开', value: `${total.due}`, tone: 'plain' },
    { label: '按时', value: `${total.onTime}`, tone: total.onTime > 0 ? 'done' : 'plain' },
    { label: '迟报', value: `${total.late}`, tone: total.late > 0 ? 'ask' : 'plain' },
    { label: '逾期', value: `${total.overdue}`, tone: total.overdue > 0 ? 'late' : 'plain' },
    {
      label: '无法核对',
      value: `${total.unverifiable}`,
      note: total.unattested > 0 ? `另待证明${total.unattested}` : undefined,
      tone: total.unverifiable > 0 ? 'ask' : 'plain',
    },
    {
      label: '按时率',
      value: rateWords(punctuality(total)),
      note: before(previous && punctuality(previous)),
      tone: 'soon',
    },
    {
      label: '可核查率',
      value: rateWords(verifiability(total)),
      note: before(previous && verifiability(previous)),
      tone: 'soon',
    },
  ]
  return { kind: 'figures', figures }
}

/** How the rates are made; what could not be checked is counted against nobody. */
export const FORMULA_NOTE: Part = quiet(
  '按时率＝按时÷（按时＋迟报＋逾期）；可核查率＝（按时＋迟报＋逾期）÷应公开。无法核对和待现场证明的不算单位迟报或者逾期。',
  '“逾期”指期限后成功读取过该渠道而未见公开；渠道读不出来的一律算“无法核对”。上位法提示不计入。',
)

/** Standings of everything known to the end of the week, in one line. */
export function standingsPart(standings: Digest['standings']): Part {
  const words = STANDING_ORDER.flatMap((kind) => {
    const count = standings[kind]
    return count === undefined ? [] : [`${STANDING_LABELS[kind]}${count}项`]
  })
  return quiet(words.length === 0 ? '台账中还没有公开事项。' : `台账全部事项：${words.join('，')}。`)
}

/** A bar for each unit, the least punctual first; a unit of which nothing could be judged comes last. */
export function unitBars(byUnit: Digest['byUnit'], unitNames: ReadonlyMap<string, string>): readonly Bar[] {
  return [...byUnit]
    .filter(([, tally]) => tally.due > 0)
    .toSorted(([, a], [, b]) => (punctuality(a) ?? 2) - (punctuality(b) ?? 2) || b.due - a.due)
    .map(([unit, tally]) => unitBar(unitNames.get(unit) ?? unit, tally))
}

function unitBar(name: string, tally: Tally): Bar {
  const { due, onTime, late, overdue, unverifiable, unattested, takenDownEarly } = tally
  const other = due - onTime - late - overdue - unverifiable - unattested - takenDownEarly
  const counts: readonly (readonly [string, number])[] = [
    ['按时', onTime],
    ['迟报', late],
    ['逾期', overdue],
    ['提前撤下', takenDownEarly],
    ['无法核对', unverifiable],
    ['待现场证明', unattested],
    ['其他', other],
  ]
  const said = counts.filter(([, count]) => count > 0).map(([label, count]) => `${label}${count}`)
  return {
    name,
    figure: `按时率 ${rateWords(punctuality(tally))}`,
    shares: [
      { tone: 'done', count: onTime },
      { tone: 'ask', count: late },
      { tone: 'late', count: overdue + takenDownEarly },
      { tone: 'plain', count: unverifiable + unattested + Math.max(other, 0) },
    ],
    words: `应公开${due}：${said.join('，')}`,
  }
}
