import type { Judged } from '../domain/judge/judge-county.ts'
import { lineKey, mayTell } from '../domain/tell/line.ts'
import type { Matter } from '../domain/tell/matter.ts'
import type { Line, OutboxMessage } from '../domain/tell/outbox.ts'
import type { Person } from '../domain/tell/unit.ts'
import type { Instant } from '../domain/time/instant.ts'
import { reminderMail } from '../messages/reminder-mail.ts'
import { smsText } from '../messages/sms-text.ts'
import { type Composed, type ComposeFrom, matterFrom, officeNameOf } from './composed.ts'
import { judgementOf } from './county-judgement.ts'
import { digestMailOf } from './digest.ts'

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
  return async (message, now) => {
    people ??= from.store.people(from.county.code)
    const person = (await people).find(({ id }) => id === message.person)
    if (!person) return { kind: 'failed', permanent: true, reason: 'the person is no longer in the store' }
    if (message.kind === 'digest') return digestMailOf(message, { ...from, person, now })
    const open = await truthOf('open', now)
    // The nightly audit tells of closed events too, and so do close-outs: rarely, since it reads the whole history.
    const isOpenWork = message.lines.every(({ obligation }) => open.has(obligation))
    const judged = isOpenWork ? open : await truthOf('all', now)
    return reminderOf(message, { ...from, person, now, judged })
  }
}

/** Every obligation with its standing, by id. */
type Truth = ReadonlyMap<string, Judged>

async function readTruth(from: ComposeFrom, scope: 'open' | 'all', now: Instant): Promise<Truth> {
  const { store, catalogue, county } = from
  const { judged } = await judgementOf({ county: county.code, now, scope }, store, catalogue)
  return new Map(judged.map((one) => [one.obligation.id, one]))
}

interface ReminderFrom extends ComposeFrom {
  readonly person: Person
  readonly now: Instant
  readonly judged: Truth
}

function reminderOf(message: OutboxMessage, from: ReminderFrom): Composed {
  const { person, now, county, catalogue } = from
  const matters = message.lines.flatMap((line) => matterFor(line, from) ?? [])
  if (matters.length === 0)
    return { kind: 'superseded', reason: 'every line was settled before the message went out' }
  const units = catalogue.units.get(county.code)
  const officeName = officeNameOf(catalogue, county)
  if (message.medium === 'sms') {
    if (person.phone === undefined)
      return { kind: 'failed', permanent: true, reason: 'the person has no number' }
    return {
      kind: 'sms',
      sms: { phone: person.phone, text: smsText(matters, { signature: officeName }), at: now },
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
  return { kind: 'mail', mail: { ...content, to: { name: person.name, address: person.email }, at: now } }
}

/** The matter of a line if it still holds: the same due date, and a standing that its words are true of. */
function matterFor(line: Line, from: ReminderFrom): Matter | undefined {
  const judged = from.judged.get(line.obligation)
  if (!judged || line.key !== lineKey(judged, line.rung) || !mayTell(line.kind, judged, from.now))
    return undefined
  return matterFrom(judged, line, from)
}
