import type { DutyEvent } from '../../duty/event.ts'
import type { Item } from '../../duty/item.ts'
import { publishRules } from '../../duty/obligation.ts'
import type { FactName, Facts, Trigger } from '../../duty/trigger.ts'
import type { Channel } from '../../watch/channel.ts'
import type { Notice } from '../../watch/notice.ts'
import type { Judged } from '../judge-county.ts'
import { isIdentifiable } from '../match/event-keys.ts'
import type { FollowUp } from './follow-up.ts'
import { noonOf, publicationDays } from './publication-day.ts'

export interface DerivingRules {
  readonly items: ReadonlyMap<string, Item>
  readonly channels: ReadonlyMap<string, Channel>
  readonly triggers: ReadonlyMap<string, Trigger>
  readonly followUps: readonly FollowUp[]
}

/**
 * Events that notices show to have happened, though nobody recorded them: of notices that clearly answer a recorded event
 * and stand on a designated medium. Nothing follows from one whose match is in doubt, from one that was taken down, nor
 * where the publication that follows could not be found again if it were there.
 */
export function derivedEvents(
  judged: readonly Judged[],
  notices: readonly Notice[],
  rules: DerivingRules,
): readonly DutyEvent[] {
  const byId = new Map(notices.map((notice) => [notice.id, notice]))
  const events = new Map<string, DutyEvent>()
  for (const { one, followUp } of followedUp(judged, rules.followUps)) {
    if (followUp.as !== 'event') continue
    const notice = answeringNotice(one, byId)
    const event = notice && derivedEvent({ one, followUp, notice }, rules)
    const known = event && events.get(event.id)
    // The first publication counts.
    if (event && (!known || event.occurredAt < known.occurredAt)) events.set(event.id, event)
  }
  return [...events.values()]
}

/** Each recorded obligation with what is to follow once it is published. */
export function followedUp(
  judged: readonly Judged[],
  followUps: readonly FollowUp[],
): readonly { readonly one: Judged; readonly followUp: FollowUp }[] {
  return judged.flatMap((one) => {
    const { event, item, channel } = one.obligation
    if (event.origin?.kind === 'derived') return []
    return followUps.flatMap((followUp) => {
      const isItself = followUp.to === item.id && followUp.trigger === event.trigger
      const isOn = followUp.on.length === 0 || followUp.on.includes(channel)
      return followUp.from === item.id && isOn && !isItself ? [{ one, followUp }] : []
    })
  })
}

/** The notice that clearly answers an obligation and is still up. */
export function answeringNotice({ standing }: Judged, byId: ReadonlyMap<string, Notice>): Notice | undefined {
  if (standing.kind !== 'published' && standing.kind !== 'incomplete') return undefined
  return standing.answer === undefined ? undefined : byId.get(standing.answer.notice)
}

interface DerivedFrom {
  readonly one: Judged
  readonly followUp: FollowUp
  readonly notice: Notice
}

function derivedEvent({ one, followUp, notice }: DerivedFrom, rules: DerivingRules): DutyEvent | undefined {
  const from = one.obligation.event
  const item = rules.items.get(followUp.to)
  const unit = item && unitFor(from.unit, item)
  if (!item || unit === undefined || !isFindable(item, followUp, rules.channels)) return undefined
  const { earliestOn, latestOn } = publicationDays(notice)
  const earliestAt = earliestOn < latestOn ? { earliestAt: noonOf(earliestOn) } : {}
  const event: DutyEvent = {
    id: followedId(from.id, followUp),
    county: from.county,
    item: item.id,
    trigger: followUp.trigger,
    track: from.track,
    occurredAt: noonOf(latestOn),
    unit,
    facts: factsFor(rules.triggers.get(followUp.trigger), from.facts, notice),
    recordedAt: notice.firstSeenAt,
    origin: { kind: 'derived', notice: notice.id, from: from.id, ...earliestAt },
  }
  return publishRules(event, item).length > 0 && isIdentifiable(event) ? event : undefined
}

/** `<event>+<item>`: the same facts always give the same id. */
export function followedId(from: string, { to }: Pick<FollowUp, 'to'>): string {
  return `${from}+${to}`
}

/** Never a guess: the unit of the event before, or the only one that the item names. */
export function unitFor(unit: string, { units }: Item): string | undefined {
  if (units.includes(unit)) return unit
  return units.length === 1 ? units[0] : undefined
}

/** On a site that is read, a notice is found by the words of its kind: without them it would be called missing. */
function isFindable(
  { rules, recognition }: Item,
  { trigger }: FollowUp,
  channels: ReadonlyMap<string, Channel>,
): boolean {
  if (recognition.words.length > 0) return true
  const places = rules.filter(({ anchor }) => anchor === trigger).flatMap((rule) => rule.channels)
  return places.every((id) => channels.get(id)?.kind !== 'web')
}

/** What the event before says, as far as the new kind of event carries it, and the parcel that the notice names alone. */
export function factsFor(trigger: Trigger | undefined, facts: Facts, notice: Notice): Facts {
  const names: readonly FactName[] = [...(trigger?.required ?? []), ...(trigger?.optional ?? [])]
  const { parcelNos } = notice.identifiers
  const parcel = parcelNos.length === 1 ? { parcelNo: parcelNos[0] } : {}
  const known: Facts = { ...parcel, ...facts }
  return Object.fromEntries(names.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])))
}
