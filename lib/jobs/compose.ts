import type { Judged } from '../domain/judge/judge-county.ts'
import { presentIds } from '../domain/judge/unclaimed/joined-events.ts'
import { placesOf } from '../domain/tell/line-place.ts'
import { heldUntil } from '../domain/tell/office-hours.ts'
import {
  isOfObligation,
  type Line,
  type OutboxMessage,
  OWN_REASONS,
  withPresentEvents,
} from '../domain/tell/outbox.ts'
import { standInFor } from '../domain/tell/planning/lost-matter.ts'
import { Readers } from '../domain/tell/planning/readers.ts'
import { withReturned } from '../domain/tell/receipt.ts'
import type { Person, Role } from '../domain/tell/unit.ts'
import { addMs, type Instant, MINUTE_MS } from '../domain/time/instant.ts'
import type { ListState } from '../domain/watch/channel-health.ts'
import { storedSpans } from '../messages/evidence-pieces.ts'
import type { Span } from '../messages/letter/letter.ts'
import { reminderMail } from '../messages/reminder-mail.ts'
import { smsWords } from '../messages/sms-text.ts'
import { type Composed, type ComposeFrom, NO_LINK, officeNameOf } from './composed.ts'
import { addressNoteFor } from './composing/address-notes.ts'
import { beforeOf, matterFor } from './composing/line-matter.ts'
import { opsLetter } from './composing/ops-letter.ts'
import { judgementOf } from './county-judgement.ts'

/** One mail in a thousand is a digest: its tables and workbook are loaded for it alone. */
const digestJob = () => import('./digest.ts')

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
    const everybody = await people
    const person = everybody.find(({ id }) => id === message.person)
    if (!person) return { kind: 'failed', permanent: true, reason: OWN_REASONS.personGone }
    if (person.unreachable?.[message.medium] !== undefined) return unreachable(message)
    if (message.kind === 'digest') return (await digestJob()).digestMailOf(message, { ...from, person, now })
    const opensAt = heldUntil(message, now, { county: from.county, calendar: from.catalogue.calendar })
    // A mail that may have gone out within its hours is brought to its end, not held.
    if (opensAt !== undefined && message.state.kind === 'planned')
      return { kind: 'later', at: opensAt, reason: 'held until its hours begin' }
    const open = await truthOf('open', now)
    // A message may outlive its event's place among the open ones: rarely, since this reads the whole history.
    const isOpenWork = underPresent(message, open).lines.every(
      (line) =>
        !isOfObligation(line) ||
        open.judged.has(line.obligation) ||
        (line.kind === 'closed' && standInFor(line.obligation, open.judged.values()) !== undefined),
    )
    const truth = isOpenWork ? open : await truthOf('all', now)
    const outbox = withPresentEvents(withReturned(await outboxFor(message), now), truth.present)
    return reminderOf(message, { ...from, person, people: everybody, now, truth, outbox })
  }
}

/** The mark of the address woke the county: what still holds is planned for another reader, or another address. */
function unreachable({ kind }: OutboxMessage): Composed {
  const reason = OWN_REASONS.addressBad
  return kind === 'digest' ? { kind: 'failed', permanent: true, reason } : { kind: 'superseded', reason }
}

interface Truth {
  /** Every obligation with its standing, by id. */
  readonly judged: ReadonlyMap<string, Judged>
  /** Ids of the events that took the place of others, by the ids of those. */
  readonly present: ReadonlyMap<string, string>
  readonly lists: readonly ListState[]
}

async function readTruth(from: ComposeFrom, scope: 'open' | 'all', now: Instant): Promise<Truth> {
  const { store, catalogue, county, contents } = from
  const { judged } = await judgementOf({ county: county.code, now, scope, contents }, store, catalogue)
  const present = presentIds(judged.map(({ obligation }) => obligation.event))
  const lists = await store.listStates(county.code)
  return { judged: new Map(judged.map((one) => [one.obligation.id, one])), present, lists }
}

/** The message with its lines as they would be planned now: what was planned of a derived event may since be recorded. */
function underPresent(message: OutboxMessage, { present }: Truth): OutboxMessage {
  return withPresentEvents([message], present)[0] ?? message
}

interface ReminderFrom extends ComposeFrom {
  readonly person: Person
  readonly people: readonly Person[]
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
  if (message.kind === 'ops') return opsMailOf(ours, from)
  const readers = new Readers(from)
  const before = beforeOf(renamed, from.outbox)
  const told = ours.flatMap(({ line, key }) => {
    const matter = !isOfObligation(line)
      ? undefined
      : matterFor(line, { ...from, judged: from.truth.judged, before })
    return matter ? [{ key, matter }] : []
  })
  const notes = ours.flatMap(({ line, key }) => {
    const note = line.kind === 'address' ? addressNoteFor(line, { ...from, readers }) : undefined
    return note ? [{ key, note }] : []
  })
  if (told.length + notes.length === 0) return { kind: 'superseded', reason: OWN_REASONS.allSettled }
  const said = [...told, ...notes].map(({ key }) => key)
  const matters = told.map(({ matter }) => matter)
  const officeName = officeNameOf(catalogue, county)
  if (message.medium === 'sms') {
    const { phone } = person
    if (phone === undefined) return { kind: 'failed', permanent: true, reason: OWN_REASONS.noNumber }
    return {
      kind: 'sms',
      sms: { phone, ...smsWords(matters, { county, officeName }), at: now },
      said,
    }
  }
  const content = reminderMail({
    person: { name: person.name, role: roleFor(person, readers) },
    unitName: catalogue.units.get(county.code)?.get(person.unit)?.name ?? person.unit,
    countyName: county.name,
    officeName,
    matters,
    now,
    addressNotes: notes.map(({ note }) => note),
    evidenceOf: (obligation) => evidenceOf(obligation, from),
  })
  const to = { name: person.name, address: person.email }
  return { kind: 'mail', mail: { ...content, to, at: now }, said }
}

function opsMailOf(ours: readonly { readonly line: Line }[], from: ReminderFrom): Composed {
  const { person, truth, now } = from
  const lines = ours.map(({ line }) => line)
  const letter = opsLetter(lines, { ...from, judged: truth.judged.values(), lists: truth.lists })
  if (!letter) return { kind: 'superseded', reason: OWN_REASONS.allSettled }
  const to = { name: person.name, address: person.email }
  return { kind: 'mail', mail: { ...letter.mail, to, at: now }, said: letter.said }
}

/** Stored pages behind what a mail says of an obligation, with a link where somebody serves them. */
function evidenceOf(obligation: string, { truth, evidenceLink = NO_LINK }: ReminderFrom): readonly Span[] {
  const judged = truth.judged.get(obligation)
  return judged ? storedSpans(judged, { lists: truth.lists, evidenceLink }) : []
}

/** A head who stands in for the contact is asked to act, not told that the contact knows. */
function roleFor({ id, role, unit }: Person, readers: Readers): Role {
  const contacts = role === 'head' ? readers.of({ unit, role: 'contact', medium: 'mail' }) : []
  return contacts.some((one) => one.id === id) ? 'contact' : role
}
