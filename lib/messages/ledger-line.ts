import type { Due } from '../domain/duty/due.ts'
import type { Judged } from '../domain/judge/judge-county.ts'
import type { Standing } from '../domain/judge/standing/standing.ts'
import { subjectOf } from '../domain/judge/standing/subject.ts'
import { formatChinaInstant, type Instant } from '../domain/time/instant.ts'
import type { ListState } from '../domain/watch/channel-health.ts'
import { answersOf, evidencePieces } from './evidence-pieces.ts'
import { standingWords } from './standing-words.ts'

/** Values as they stand in JSON. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

export interface LedgerNames {
  readonly unitNames: ReadonlyMap<string, string>
  readonly lists: readonly ListState[]
}

/** One line of `ledger.jsonl`: an obligation, its due date as in the contract of `duban due`, its standing and its evidence. */
export function ledgerLine(
  judged: Judged,
  { unitNames, lists }: LedgerNames,
): Readonly<Record<string, Json>> {
  const { obligation, channel, standing } = judged
  const { event, item, rule, due } = obligation
  return {
    obligation: obligation.id,
    county: obligation.county,
    item: item.id,
    itemTitle: item.title,
    rule: rule.id,
    warning: rule.warning,
    unit: event.unit,
    unitName: unitNames.get(event.unit) ?? event.unit,
    channel: channel.id,
    channelName: channel.name,
    event: event.id,
    ...(event.origin && { origin: { ...event.origin, earliestAt: undefined } }),
    occurredAt: formatChinaInstant(event.occurredAt),
    subject: subjectOf(judged),
    due: dueFields(due),
    standing: standing.kind,
    standingWords: standingWords(standing),
    detail: detailOf(standing),
    because: standing.because,
    ...(judged.warnings && { warnings: judged.warnings.map(({ kind, because }) => ({ kind, because })) }),
    evidence: {
      notices: answersOf(standing).map(
        ({ notice, title, url, displayedOn, firstSeenAt, evidence, matchedBy }) => ({
          notice,
          title,
          url,
          displayedOn: displayedOn ?? null,
          firstSeenAt: formatChinaInstant(firstSeenAt),
          sha256: evidence,
          matchedBy,
        }),
      ),
      pages: evidencePieces(judged, lists).map(({ label, sha256, at, coverage }) => ({
        label,
        sha256,
        at: at === undefined ? null : formatChinaInstant(at),
        ...(coverage && { coverage: { ...coverage, at: formatChinaInstant(coverage.at) } }),
      })),
    },
  }
}

/** A due date as JSON: the kind and its fields, instants to the second in China's offset. */
export function dueFields(due: Due): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(due)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === 'number' ? formatChinaInstant(value as Instant) : value]),
  )
}

/** What a standing says besides its kind, its reason and its notices, which stand elsewhere in the line. */
function detailOf(standing: Standing): Readonly<Record<string, Json>> {
  const told = new Set(['kind', 'because', 'answer', 'candidates'])
  return Object.fromEntries(
    Object.entries(standing)
      .filter(([key, value]) => !told.has(key) && value !== undefined)
      .map(([key, value]) => [key, typeof value === 'number' ? formatChinaInstant(value as Instant) : value]),
  )
}
