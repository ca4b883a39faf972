import type { Judged } from '../domain/judge/judge-county.ts'
import { presentIds } from '../domain/judge/unclaimed/joined-events.ts'
import { isReader, lineKey, mayTell } from '../domain/tell/line.ts'
import { placesOf } from '../domain/tell/line-place.ts'
import type { Matter } from '../domain/tell/matter.ts'
import { heldUntil } from '../domain/tell/office-hours.ts'
import { type Line, type OutboxMessage, OWN_REASONS, withPresentEvents } from '../domain/tell/outbox.ts'
import type { Person } from '../domain/tell/unit.ts'
import { addMs, type Instant, MINUTE_MS } from '../domain/time/instant.ts'
import { reminderMail } from '../messages/reminder-mail.ts'
import { smsText } from '../messages/sms-text.ts'
import { type Composed, type ComposeFrom, matterFrom, officeNameOf } from './composed.ts'
import { judgementOf } from './county-judgement.ts'
import { digestMailOf } from './digest.ts'

/** By then a message that is being sent now has most likely been settled. */
const IN_FLIGHT_MS = 2 * MINUTE_MS

/** A composer for one run: the county's truth is read once, at the first message, and holds for the whole run. */
export function createComposer(
  from: ComposeFrom,
): (message: OutboxMessage, now: Instant) => Promise<Composed> {
  let people: Promise<readonly Person[]> | undefined
  const truths = new Map<'open' | 'all', Promise<Truth>>()
  const truthOf = (scope: 'open' | 'all', now: Instant) => {
    const truth = truths.get(scope) ?? readTruth(from, scope, now)
    truths.set(scope, truth)
    return truth
  }
  let outbox: Promise<readonly OutboxMessage[]> | undefined
  const outboxFor = ({ urgent }: OutboxMessage) => {
    // Runs side by side name a grouped mail alike, and urgent ones perhaps not: those want the outbox of this moment.
    if (urgent || outbox === undefined) outbox = from.store.messages(from.county.code)
    return outbox
  }
  return async (message, now) => {
    people ??= from.store.people(from.county.code)
    const person = (await people).find(({ id }) => id === message.person)
    if (!person) return { kind: 'failed', permanent: true, reason: OWN_REASONS.personGone }
    if (message.kind === 'digest') return digestMailOf(message, { ...from, person, now })
    const opensAt = heldUntil(message, now, { county: from.county, calendar: from.catalogue.calendar })
    // A mail that may have gone out within its hours is brought to its end, not held.
    if (opensAt !== undefined && message.state.kind === 'planned')
      return { kind: 'later', at: opensAt, reason: 'held until its hours begin' }
    const open = await truthOf('open', now)
    // A message may outlive its event's place among the open ones: rarely, since this reads the whole history.
    const isOpenWork = underPresent(message, open).lines.every(({ obligation }) =>
      open.judged.has(obligation),
    )
    const truth = isOpenWork ? open : await truthOf('all', now)
    const outbox = withPresentEvents(await outboxFor(message), truth.present)
    return reminderOf(message, { ...from, person, now, truth, outbox })
  }
}

interface Truth {
  /** Every obligation with its standing, by id. */
  readonly judged: ReadonlyMap<string, Judged>
  /** Ids of the events that took the place of others, by the ids of those. */
  readonly present: ReadonlyMap<string, string>
}

async function readTruth(from: ComposeFrom, scope: 'open' | 'all', now: Instant): Promise<Truth> {
  const { store, catalogue, county, contents } = from
  const { judged } = await judgementOf({ county: county.code, now, scope, contents }, store, catalogue)
  const present = presentIds(judged.map(({ obligation }) => obligation.event))
  return { judged: new Map(judged.map((one) => [one.obligation.id, one])), present }
}

/** The message with its lines as they would be planned now: what was planned of a derived event may since be recorded. */
function underPresent(message: OutboxMessage, { present }: Truth): OutboxMessage {
  return withPresentEvents([message], present)[0] ?? message
}

interface ReminderFrom extends ComposeFrom {
  readonly person: Person
  readonly now: Instant
  readonly truth: Truth
  readonly outbox: readonly OutboxMessage[]
}

function reminderOf(message: OutboxMessage, from: ReminderFrom): Composed {
  const { person, now, county, catalogue } = from
  const renamed = underPresent(message, from.truth)
  const placeOf = placesOf(renamed, from.outbox)
  const ours = renamed.lines.flatMap((line, index) => {
    const key = message.lines[index]?.key
    return key === undefined || placeOf(line) === 'not-here' ? [] : [{ line, key }]
  })
  // What may have gone out already cannot wait for another message.
  if (message.state.kind === 'planned' && ours.some(({ line }) => placeOf(line) === 'in-flight'))
    return {
      kind: 'later',
      at: addMs(now, IN_FLIGHT_MS),
      reason: 'a line of it is being sent at this moment',
    }
  const told = ours.flatMap(({ line, key }) => {
    const matter = matterFor(line, from)
    return matter ? [{ key, matter }] : []
  })
  if (told.length === 0) return { kind: 'superseded', reason: OWN_REASONS.allSettled }
  const said = told.map(({ key }) => key)
  const matters = told.map(({ matter }) => matter)
  const units = catalogue.units.get(county.code)
  const officeName = officeNameOf(catalogue, county)
  if (message.medium === 'sms') {
    const { phone } = person
    if (phone === undefined) return { kind: 'failed', permanent: true, reason: OWN_REASONS.noNumber }
    return {
      kind: 'sms',
      sms: { phone, text: smsText(matters, { signature: county.smsSignature }), at: now },
      said,
    }
  }
  const unitName = units?.get(person.unit)?.name ?? person.unit
  const content = reminderMail({
    person,
    unitName,
    countyName: county.name,
    officeName,
    matters,
    now,
  })
  const to = { name: person.name, address: person.email }
  return { kind: 'mail', mail: { ...content, to, at: now }, said }
}

/** The matter of a line if it still holds: the same due date, its reader's, and a standing that its words are true of. */
function matterFor(line: Line, from: ReminderFrom): Matter | undefined {
  const judged = from.truth.judged.get(line.obligation)
  if (!judged || line.key !== lineKey(judged, line.rung) || !mayTell(line.kind, judged, from.now))
    return undefined
  if (!isReader(from.person, line.kind, judged)) return undefined
  return matterFrom(judged, line, from)
}
