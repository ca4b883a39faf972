import type { Judged } from '../../domain/judge/judge-county.ts'
import { subjectOf } from '../../domain/judge/standing/subject.ts'
import type { Warning } from '../../domain/judge/standing/warnings.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { ListState } from '../../domain/watch/channel-health.ts'
import { dueWords, lateSpanWords, minuteWords } from '../chinese-dates.ts'
import { type EvidenceLink, evidenceSpans } from '../evidence-pieces.ts'
import type { Entry, Part, Tone } from '../letter/letter.ts'
import { quiet } from '../letter/letter.ts'
import { itemWords } from '../matter-card.ts'
import { plainTitle } from '../plain-title.ts'

/** Longer lists are in the ledger: a mail program cuts a mail that is too long, and with it what stands last. */
const ENTRIES_MAX = 40

export interface SectionFrom {
  readonly unitNames: ReadonlyMap<string, string>
  readonly lists: readonly ListState[]
  readonly evidenceLink: EvidenceLink
  readonly now: Instant
}

export interface Section {
  readonly name: string
  readonly tone: Tone
  readonly note?: string | undefined
  readonly entries: readonly Entry[]
}

/** A heading with its list; nothing for an empty one. */
export function sectionParts({ name, tone, note, entries }: Section): readonly Part[] {
  if (entries.length === 0) return []
  const rest = entries.length - ENTRIES_MAX
  return [
    { kind: 'heading', text: `${name}（${entries.length}项）`, tone },
    ...(note === undefined ? [] : [quiet(note)]),
    { kind: 'entries', entries: entries.slice(0, ENTRIES_MAX) },
    ...(rest > 0 ? [quiet(`其余${rest}项见台账。`)] : []),
  ]
}

/** One obligation of the digest: what, whose, where and by when, why it stands so, and the evidence. */
export function judgedEntry(judged: Judged, from: SectionFrom): Entry {
  const { standing } = judged
  const age =
    standing.kind === 'overdue'
      ? [{ text: `已逾期${lateSpanWords(standing.since, from.now)}（自${minuteWords(standing.since)}起）` }]
      : []
  const { title, lines } = comingEntry(judged, from)
  return { title, lines: [...lines, ...age, { text: standing.because }, ...evidenceSpans(judged, from)] }
}

/** One obligation with what a person should look at in it; its standing stands elsewhere. */
export function warnedEntry(judged: Judged, warnings: readonly Warning[], from: SectionFrom): Entry {
  const { title, lines } = comingEntry(judged, from)
  const because = warnings.map((warning) => ({ text: warning.because }))
  return { title, lines: [...lines.slice(0, 1), ...because, ...evidenceSpans(judged, from)] }
}

/** What, whose, where and by when; of what is soon due nothing else is known. */
export function comingEntry(judged: Judged, from: SectionFrom): Entry {
  const { obligation, channel } = judged
  const { event, item, due } = obligation
  const unit = from.unitNames.get(event.unit) ?? event.unit
  const words = `${unit} · ${itemWords({ itemTitle: item.title, row: item.row })} · ${channel.name}`
  return {
    title: plainTitle(subjectOf(judged)),
    lines: [{ text: words }, { text: `公开期限：${dueWords(due)}` }],
  }
}
