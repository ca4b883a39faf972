import type { DutyEvent } from '../../duty/event.ts'
import type { Item } from '../../duty/item.ts'
import type { Facts, Trigger } from '../../duty/trigger.ts'
import type { Notice } from '../../watch/notice.ts'
import { nameKey } from '../match/name-key.ts'
import { changeOf } from '../match/naming/words.ts'
import type { Candidate } from './candidates.ts'
import { type NamedUnit, type ProposedFields, proposedFields } from './proposed-fields.ts'
import { isSameProject, projectOfEvent } from './same-project.ts'

/** 拟登记的事件: what a notice without an event tells of one, for a person to accept or to refuse. Derived, never stored. */
export interface Proposal extends ProposedFields {
  /** The id of the first of its notices. */
  readonly id: string
  readonly county: string
  readonly item: Item
  readonly facts: Facts
  /** Everything that was published of it, earliest first. */
  readonly notices: readonly Notice[]
  /** In Chinese: why it is taken for this item, and what else was seen of the project. */
  readonly because: readonly string[]
}

export interface ProposalsFrom {
  readonly candidates: readonly Candidate[]
  /** Every stored event, and those that were derived. */
  readonly events: readonly DutyEvent[]
  /** Notices that may answer a recorded event: what is published of the same project is not unclaimed. */
  readonly claimed: readonly Candidate[]
  /** Keys of the titles of all of those, whatever their kinds. */
  readonly claimedTitles: ReadonlySet<string>
  /** Other notices without an event by the keys of their titles: on some channels the same title does not say its kind. */
  readonly sameTitles: ReadonlyMap<string, readonly Notice[]>
  /** Notices and expectations that a person refused. */
  readonly refused: ReadonlySet<string>
  /** Notices that change others: ended or failed procedures are told beside the proposal. */
  readonly changes: readonly Notice[]
  readonly units: readonly NamedUnit[]
  readonly triggers: ReadonlyMap<string, Trigger>
}

/** Days between two notices of one project and kind; what lies further apart is another year's. */
const TOGETHER_MS = 60 * 86_400_000

/** One proposal for each project and kind, whatever number of channels carries it; none for what an event is known of. */
export function proposalsFrom(from: ProposalsFrom): readonly Proposal[] {
  const byItem = Map.groupBy(from.events, ({ item }) => item)
  const claimed = Map.groupBy(from.claimed, ({ item }) => item.id)
  return clustersOf(from.candidates).flatMap((cluster) => {
    const [first] = cluster
    const isRefused = cluster.some(({ notice }) => from.refused.has(notice.id))
    const isKnown = byItem.get(first.item.id)?.some((event) => isEventOf(event, cluster)) ?? false
    const rivals = claimed.get(first.item.id) ?? []
    const isRepeat = cluster.some(
      ({ face, notice }) =>
        from.claimedTitles.has(nameKey(notice.title)) ||
        rivals.some((rival) => isSameProject(face, rival.face)),
    )
    return isRefused || isKnown || isRepeat ? [] : [proposalOf(cluster, from)]
  })
}

type Cluster = readonly [Candidate, ...Candidate[]]

function clustersOf(candidates: readonly Candidate[]): readonly Cluster[] {
  const clusters: [Candidate, ...Candidate[]][] = []
  const byItem = new Map<string, (typeof clusters)[number][]>()
  for (const candidate of candidates.toSorted(byFirstSeen)) {
    const ofItem = byItem.get(candidate.item.id) ?? []
    byItem.set(candidate.item.id, ofItem)
    const own = ofItem.find((cluster) => cluster.some((one) => isTogether(one, candidate)))
    if (own) own.push(candidate)
    else {
      const cluster: [Candidate, ...Candidate[]] = [candidate]
      ofItem.push(cluster)
      clusters.push(cluster)
    }
  }
  return clusters
}

function byFirstSeen({ notice: a }: Candidate, { notice: b }: Candidate): number {
  return a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1)
}

function isTogether(one: Candidate, other: Candidate): boolean {
  return (
    Math.abs(one.notice.firstSeenAt - other.notice.firstSeenAt) <= TOGETHER_MS &&
    isSameProject(one.face, other.face)
  )
}

function isEventOf(event: DutyEvent, cluster: Cluster): boolean {
  const [{ item }] = cluster
  if (cluster.some(({ notice }) => event.origin?.notice === notice.id)) return true
  const face = projectOfEvent(event, item)
  return cluster.some((one) => isSameProject(face, one.face))
}

function proposalOf(cluster: Cluster, from: ProposalsFrom): Proposal {
  const [first] = cluster
  const fields = proposedFields(cluster, from)
  return {
    id: first.notice.id,
    county: first.notice.county,
    item: first.item,
    notices: withRepeats(cluster, from),
    because: [...first.because, ...endsOf(cluster, from.changes)],
    ...fields,
  }
}

function withRepeats(cluster: Cluster, { sameTitles }: ProposalsFrom): readonly Notice[] {
  const own = cluster.map(({ notice }) => notice)
  const repeats = own.flatMap(({ title }) => sameTitles.get(nameKey(title)) ?? [])
  return [...new Map([...own, ...repeats].map((notice) => [notice.id, notice])).values()]
}

/** That a procedure was ended or failed does not undo its notice; whoever accepts the event should know. */
function endsOf(cluster: Cluster, changes: readonly Notice[]): readonly string[] {
  const [{ name }] = cluster
  if (name.length < 6) return []
  const ends = changes.filter(({ title }) => title.normalize('NFKC').replace(/\s/g, '').includes(name))
  return ends.map(({ title }) => `另有“${changeOf(title) ?? '变更'}”公告：${title}`)
}
