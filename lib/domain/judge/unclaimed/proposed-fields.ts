import type { DueRule } from '../../duty/due-rule.ts'
import type { Item } from '../../duty/item.ts'
import type { FactName, Facts, Trigger } from '../../duty/trigger.ts'
import type { Instant } from '../../time/instant.ts'
import type { Candidate } from './candidates.ts'
import { documentTitleIn } from './project-name.ts'
import { noonOf, publicationDays } from './publication-day.ts'

export interface NamedUnit {
  readonly id: string
  readonly names: readonly string[]
}

/** Fields without which the event cannot be recorded. */
export type MissingField = FactName | 'unit' | 'occurredAt'

/** What is proposed to be recorded, what was assumed in it, and what only a person knows. */
export interface ProposedFields {
  readonly trigger: string
  readonly track?: string | undefined
  readonly unit?: string | undefined
  readonly occurredAt?: Instant | undefined
  readonly facts: Facts
  /** Told beside the fields in Chinese: they are guesses. */
  readonly assumed: readonly string[]
  readonly missing: readonly MissingField[]
}

export interface FieldsFrom {
  readonly units: readonly NamedUnit[]
  readonly triggers: ReadonlyMap<string, Trigger>
}

/** Of so many units the first that the directive names is proposed; of more, nobody can be. */
const UNITS_ASSUMED_MAX = 3
/** Kinds of period that count from a day which a notice does not show: an auction to come, or a day of every year. */
const NOT_BY_NOTICE: ReadonlySet<string> = new Set([
  'workdays-before',
  'days-before',
  'yearly-by',
  'once-by',
  'monthly',
  'yearly-report',
  'reply',
])

type Cluster = readonly [Candidate, ...Candidate[]]

export function proposedFields(cluster: Cluster, { units, triggers }: FieldsFrom): ProposedFields {
  const [{ item, notice }] = cluster
  const rules = item.rules.filter(({ period, warning }) => !warning && !period.kind.startsWith('keep-'))
  const trigger = rules[0]?.anchor ?? ''
  const started = rules.filter(({ anchor }) => anchor === trigger)
  const isDatedByNotice = !started.some(({ period }) => NOT_BY_NOTICE.has(period.kind))
  const days = cluster.map((one) => publicationDays(one.notice))
  const [first] = days.toSorted((a, b) => (a.latestOn < b.latestOn ? -1 : 1))
  const occurredAt = first && isDatedByNotice ? noonOf(first.latestOn) : undefined
  const track = longestTrack(started)
  const unit = unitOf(item, { text: `${notice.title}\n${notice.text}`, units })
  const facts = factsOf(cluster, triggers.get(trigger))
  const required = (triggers.get(trigger)?.required ?? []).filter((name) => facts[name] === undefined)
  return {
    trigger,
    track,
    unit: unit?.id,
    occurredAt,
    facts,
    assumed: [
      ...(occurredAt === undefined ? [] : ['发生时间按公告日期推定，实际只会更早']),
      ...(track === undefined ? [] : ['提交方式不清楚，按期限较长的一种']),
      ...(unit?.isAssumed ? ['责任单位为附件所列的第一个'] : []),
    ],
    missing: [
      ...required,
      ...(unit === undefined ? (['unit'] as const) : []),
      ...(occurredAt === undefined ? (['occurredAt'] as const) : []),
    ],
  }
}

/** The way of submission that gives the unit more time: a shorter one would call late what may be in time. */
function longestTrack(rules: readonly DueRule[]): string | undefined {
  const tracks = rules.filter(({ track }) => track !== undefined)
  return (tracks.find(({ period }) => period.kind === 'verify-then-publish') ?? tracks[0])?.track
}

function unitOf(
  { units: ids }: Item,
  { text, units }: { readonly text: string; readonly units: readonly NamedUnit[] },
): { readonly id: string; readonly isAssumed: boolean } | undefined {
  const [first, second] = ids
  if (first === undefined) return undefined
  if (second === undefined) return { id: first, isAssumed: false }
  const named = units.filter(({ id, names }) => ids.includes(id) && names.some((name) => text.includes(name)))
  if (named.length === 1 && named[0]) return { id: named[0].id, isAssumed: false }
  return ids.length <= UNITS_ASSUMED_MAX ? { id: first, isAssumed: true } : undefined
}

/** A number is taken only where all notices together name one of its kind. */
function factsOf(cluster: Cluster, trigger: Trigger | undefined): Facts {
  const [{ name, notice, face }] = cluster
  const only = (codes: readonly string[]) => {
    const distinct = new Set(codes)
    return distinct.size === 1 ? [...distinct][0] : undefined
  }
  const all = cluster.map((one) => one.notice.identifiers)
  const known: Facts = {
    projectName: name.length >= 4 ? name : undefined,
    documentTitle: documentTitleIn(notice.title),
    projectCode: only(all.flatMap(({ projectCodes }) => projectCodes)),
    procurementNo: only(all.flatMap(({ procurementNos }) => procurementNos)),
    announcementNo: only(all.flatMap(({ announcementNos }) => announcementNos)),
    parcelNo: only(all.flatMap(({ parcelNos }) => parcelNos)),
    documentNo: only(all.flatMap(({ documentNos }) => documentNos)),
    creditCode: only(all.flatMap(({ creditCodes }) => creditCodes)),
    lot: face.lots.size === 0 ? undefined : [...face.lots].join('、'),
    round: face.round.number > 1 ? String(face.round.number) : undefined,
  }
  const names: readonly FactName[] = [...(trigger?.required ?? []), ...(trigger?.optional ?? [])]
  // The title of a document says nothing more where the project is known by its name.
  const isNamed = known.projectName !== undefined && names.includes('projectName')
  return Object.fromEntries(
    names.flatMap((fact) =>
      known[fact] === undefined || (fact === 'documentTitle' && isNamed) ? [] : [[fact, known[fact]]],
    ),
  )
}
