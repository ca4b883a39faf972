import type { DutyEvent } from '../../duty/event.ts'
import type { Item } from '../../duty/item.ts'
import type { Facts } from '../../duty/trigger.ts'
import { chinaDayOf, type Instant } from '../../time/instant.ts'
import { type LocalDate, toDayNumber } from '../../time/local-date.ts'
import type { Notice } from '../../watch/notice.ts'
import type { Judged } from '../judge-county.ts'
import type { Candidate } from './candidates.ts'
import {
  answeringNotice,
  type DerivingRules,
  factsFor,
  followedId,
  followedUp,
  unitFor,
} from './derived-events.ts'
import type { FollowUp } from './follow-up.ts'
import { publicationDays } from './publication-day.ts'
import { isSameProject, projectOfEvent } from './same-project.ts'

/** 应登记未登记: a notice shows that an event has come nearer. Told to the office; nothing is due before it is recorded. */
export interface Expectation {
  /** `<event>+<item>`. */
  readonly id: string
  readonly followUp: FollowUp
  readonly item: Item
  readonly from: DutyEvent
  readonly notice: Notice
  readonly sinceOn: LocalDate
  readonly unit?: string | undefined
  readonly facts: Facts
}

export interface ExpectationsFrom {
  readonly judged: readonly Judged[]
  readonly notices: readonly Notice[]
  readonly events: readonly DutyEvent[]
  /** Notices by their kinds: what has appeared already is not expected any more. */
  readonly seen: readonly Candidate[]
  /** Notices that ended or failed a procedure. */
  readonly changes: readonly Notice[]
  readonly refused: ReadonlySet<string>
  readonly now: Instant
}

/** Of each event whose notice is up, what should follow by now, and that nobody recorded and no notice shows. */
export function expectationsFrom(from: ExpectationsFrom, rules: DerivingRules): readonly Expectation[] {
  const byId = new Map(from.notices.map((notice) => [notice.id, notice]))
  const found = new Map<string, Expectation>()
  for (const { one, followUp } of followedUp(from.judged, rules.followUps)) {
    const notice = followUp.as === 'expectation' ? answeringNotice(one, byId) : undefined
    const item = rules.items.get(followUp.to)
    if (!notice || !item) continue
    const { event } = one.obligation
    const id = followedId(event.id, followUp)
    const sinceOn = publicationDays(notice).latestOn
    const known = found.get(id)
    if (from.refused.has(id) || (known && known.sinceOn <= sinceOn) || !isTime(sinceOn, followUp, from.now))
      continue
    if (isAnswered({ event, followUp, item }, from) || isEnded(event, from.changes)) continue
    const unit = unitFor(event.unit, item)
    const facts = factsFor(rules.triggers.get(followUp.trigger), event.facts, notice)
    found.set(id, { id, followUp, item, from: event, notice, sinceOn, unit, facts })
  }
  return [...found.values()]
}

function isTime(sinceOn: LocalDate, { afterDays, forgetDays }: FollowUp, now: Instant): boolean {
  const days = chinaDayOf(now) - toDayNumber(sinceOn)
  return days >= afterDays && days <= forgetDays
}

function isAnswered(
  { event, followUp, item }: { readonly event: DutyEvent; readonly followUp: FollowUp; readonly item: Item },
  { events, seen }: ExpectationsFrom,
): boolean {
  const face = projectOfEvent(event, item)
  const isRecorded = events.some(
    (other) =>
      other.id !== event.id && other.item === followUp.to && isSameProject(face, projectOfEvent(other, item)),
  )
  return isRecorded || seen.some((one) => one.item.id === followUp.to && isSameProject(face, one.face))
}

function isEnded({ facts }: DutyEvent, changes: readonly Notice[]): boolean {
  const name = facts.projectName ?? facts.parcelNo
  return name !== undefined && changes.some(({ title }) => title.includes(name))
}
