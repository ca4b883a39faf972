import type { Judged } from '../domain/judge/judge-county.ts'
import { subjectOf } from '../domain/judge/standing/subject.ts'
import type { ListState } from '../domain/watch/channel-health.ts'
import { dueShort, periodWords } from '../messages/chinese-dates.ts'
import { type EvidenceLink, evidenceSpans } from '../messages/evidence-pieces.ts'
import { type Span, TONE_SIGNS } from '../messages/letter/letter.ts'
import { type Markup, markup } from '../messages/markup.ts'
import { plainLine, plainTitle, safeUrl } from '../messages/plain-title.ts'
import { standingTone, standingWords } from '../messages/standing-words.ts'

export interface RowFrom {
  readonly lists: readonly ListState[]
  readonly evidenceLink: EvidenceLink
  /** Names of kinds of events, by id of the trigger. */
  readonly eventNames: ReadonlyMap<string, string>
  readonly unitNames: ReadonlyMap<string, string>
}

export const LEDGER_COLUMNS = ['事项', '项目', '规则', '单位', '渠道', '到期', '履行状态', '依据'] as const

/** One obligation as a row of the ledger. */
export function ledgerRow(judged: Judged, from: RowFrom): Markup {
  const { obligation, channel, standing } = judged
  const { item, event, rule, due } = obligation
  const tone = standingTone(standing)
  const eventName = from.eventNames.get(event.trigger) ?? event.trigger
  const row = item.row === undefined ? item.id : `第${item.row}行`
  const advice = rule.warning ? '，上位法提示' : ''
  const cells: readonly (readonly [string, Markup])[] = [
    ['', markup`${plainLine(item.title)}<div class="small">${row}</div>`],
    ['', markup`${plainTitle(subjectOf(judged))}`],
    [
      '',
      markup`<span class="num">${rule.id}</span><div class="small">${periodWords(rule.period, eventName)}${advice}</div>`,
    ],
    ['', markup`${plainLine(from.unitNames.get(event.unit) ?? event.unit)}`],
    ['', markup`${plainLine(channel.name)}`],
    ['num', markup`${dueShort(due)}`],
    ['', markup`<span class="standing ${tone}">${TONE_SIGNS[tone]} ${standingWords(standing)}</span>`],
    [
      'small',
      markup`<div>${plainLine(standing.because)}</div>${warningSpans(judged).map(spanDiv)}${evidenceSpans(judged, from).map(spanDiv)}`,
    ],
  ]
  return markup`<tr class="is-${standing.kind}" id="${plainLine(obligation.id)}">${cells.map(
    ([name, content], index) =>
      markup`<td class="${name}" data-label="${LEDGER_COLUMNS[index] ?? ''}">${content}</td>`,
  )}</tr>
`
}

function warningSpans({ warnings = [] }: Judged): readonly Span[] {
  return warnings.map(({ because }) => ({ text: `提示：${because}` }))
}

function spanDiv({ text, url }: Span): Markup {
  const link = safeUrl(url)
  const words = plainLine(text)
  return link === undefined
    ? markup`<div>${words}</div>`
    : markup`<div><a href="${link}" rel="noreferrer">${words}</a></div>`
}
