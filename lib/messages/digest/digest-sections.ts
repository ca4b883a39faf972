import type { Judged } from '../../domain/judge/judge-county.ts'
import { subjectOf } from '../../domain/judge/standing/subject.ts'
import type { Warning } from '../../domain/judge/standing/warnings.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { ListState } from '../../domain/watch/channel-health.ts'
import { dueWords, lateSpanWords, minuteWords } from '../chinese-dates.ts'
import { answersOf, type EvidenceLink, evidenceSpans } from '../evidence-pieces.ts'
import type { Entry, Part, Span, Tone } from '../letter/letter.ts'
import { quiet } from '../letter/letter.ts'
import { itemWords } from '../matter-card.ts'
import { plainTitle } from '../plain-title.ts'
import { standingWords } from '../standing-words.ts'
import { type Anchor, linkTo, rowSpan } from './digest-links.ts'

/** Longer lists are in the files: a mail program cuts a mail that is too long, and with it what stands last. */
const ENTRIES_MAX = 40
/** A site may have a dozen lists, and each is evidence of what is missing; the workbook names them all. */
const PIECES_MAX = 3

export interface SectionFrom {
  readonly unitNames: ReadonlyMap<string, string>
  readonly lists: readonly ListState[]
  readonly evidenceLink: EvidenceLink
  readonly now: Instant
  /** Rows of the workbook by ids of obligations. */
  readonly rowOf: ReadonlyMap<string, number>
}

export interface Section {
  readonly anchor: Anchor
  readonly name: string
  readonly tone: Tone
  readonly note?: string | undefined
  readonly entries: readonly Entry[]
  /** Entries that are written out. Absent: `ENTRIES_MAX`. */
  readonly entriesMax?: number | undefined
}

/** A heading with its list; nothing for an empty one. */
export function sectionParts({
  anchor,
  name,
  tone,
  note,
  entries,
  entriesMax = ENTRIES_MAX,
}: Section): readonly Part[] {
  if (entries.length === 0) return []
  const rest = entries.length - entriesMax
  return [
    { kind: 'heading', text: `${name}（${entries.length}项）`, tone, anchor },
    ...(note === undefined ? [] : [quiet(note)]),
    { kind: 'entries', entries: entries.slice(0, entriesMax) },
    ...(rest > 0 ? [restPart(rest)] : []),
  ]
}

function restPart(rest: number): Part {
  const lines = [{ text: `其余${rest}项见附件的工作簿和台账。`, url: linkTo('files') }]
  return { kind: 'paragraph', lines, quiet: true }
}

/** One obligation of the digest: what, whose, where and by when, why it stands so, and the evidence. */
export function judgedEntry(judged: Judged, from: SectionFrom): Entry {
  const { standing } = judged
  const age =
    standing.kind === 'overdue'
      ? [{ text: `已逾期${lateSpanWords(standing.since, from.now)}（自${minuteWords(standing.since)}起）` }]
      : []
  const { title, lines } = whatEntry(judged, from)
  return { title, lines: [...lines, ...age, { text: standing.because }, ...proofSpans(judged, from)] }
}

/** One obligation with what a person should look at in it; its standing stands elsewhere. */
export function warnedEntry(judged: Judged, warnings: readonly Warning[], from: SectionFrom): Entry {
  const { title, lines } = whatEntry(judged, from)
  const because = warnings.map((warning) => ({ text: warning.because }))
  return { title, lines: [...lines.slice(0, 1), ...because, ...proofSpans(judged, from)] }
}

/** What, whose, where and by when; of what is soon due nothing else is known. */
export function comingEntry(judged: Judged, from: SectionFrom): Entry {
  const { title, lines } = whatEntry(judged, from)
  return { title, lines: [...lines, rowSpan(judged.obligation.id, from.rowOf)] }
}

/** One obligation of the week in short, with what came of it. */
export function outcomeEntry(judged: Judged, from: SectionFrom): Entry {
  const { title, lines } = whatEntry(judged, from)
  return { title, lines: [...lines, { text: standingWords(judged.standing) }, ...proofSpans(judged, from)] }
}

function whatEntry(judged: Judged, from: SectionFrom): Entry {
  const { obligation, channel } = judged
  const { event, item, due } = obligation
  const unit = from.unitNames.get(event.unit) ?? event.unit
  const words = `${unit} · ${itemWords({ itemTitle: item.title, row: item.row })} · ${channel.name}`
  return {
    title: plainTitle(subjectOf(judged)),
    lines: [{ text: words }, { text: `公开期限：${dueWords(due)}` }],
  }
}

/** Stored pages, the channel itself where no notice was found, and the row of the workbook. */
function proofSpans(judged: Judged, from: SectionFrom): readonly Span[] {
  const row = rowSpan(judged.obligation.id, from.rowOf)
  const pieces = evidenceSpans(judged, from)
  const more = pieces.length - PIECES_MAX
  const rest = more > 0 ? [{ text: `另有${more}项存证，见“明细”同一行。`, url: linkTo('files') }] : []
  return [...pieces.slice(0, PIECES_MAX), ...rest, ...channelSpans(judged), row]
}

function channelSpans({ channel, standing }: Judged): readonly Span[] {
  const isMissing = standing.kind === 'overdue' || standing.kind === 'unverifiable'
  if (!isMissing || channel.address === undefined || answersOf(standing).length > 0) return []
  return [{ text: `打开${channel.name}`, url: channel.address }]
}
