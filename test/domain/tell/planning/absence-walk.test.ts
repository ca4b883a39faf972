import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Judged } from '../../../../lib/domain/judge/judge-county.ts'
import type { Standing } from '../../../../lib/domain/judge/standing/standing.ts'
import { ladderOf, lineKey, maySayRung } from '../../../../lib/domain/tell/line.ts'
import { isOfficeTime } from '../../../../lib/domain/tell/office-hours.ts'
import { countsAsTold, linesTold, type OutboxMessage } from '../../../../lib/domain/tell/outbox.ts'
import { Readers } from '../../../../lib/domain/tell/planning/readers.ts'
import { planReminders } from '../../../../lib/domain/tell/reminder-plan.ts'
import type { Person } from '../../../../lib/domain/tell/unit.ts'
import { addMs, chinaDateOf, HOUR_MS, type Instant } from '../../../../lib/domain/time/instant.ts'
import { localDate } from '../../../../lib/domain/time/local-date.ts'
import { at, CALENDAR, county, event, zhang, zhangWithPhone, zhao, zhou } from '../../../fixtures/cast.ts'
import { AWAITED, judged, PUBLISHED, UNREAD } from '../judged.ts'

const CAST: readonly Person[] = [zhangWithPhone, { ...zhang, id: 'qian' }, zhao, zhou]
const SUBSTITUTES = [undefined, 'zhang', 'qian', 'zhao', 'nobody']
const events = [event(), event({ id: 'e2', on: '2026-09-10 09:00' })]
const START = at('2026-09-14 06:00')

const step = fc.record({
  hours: fc.integer({ min: 1, max: 30 }),
  standings: fc.array(fc.constantFrom('awaited', 'awaited', 'overdue', 'published', 'unread'), {
    minLength: 2,
    maxLength: 2,
  }),
  ends: fc.array(fc.constantFrom('accepted', 'accepted', 'accepted', 'bounced', 'superseded'), {
    minLength: 4,
    maxLength: 4,
  }),
  mended: fc.constantFrom(-1, -1, -1, 0, 1, 2, 3),
})
const leave = fc.record({
  person: fc.integer({ min: 0, max: 3 }),
  from: fc.integer({ min: 14, max: 30 }),
  days: fc.integer({ min: 0, max: 12 }),
  substitute: fc.constantFrom(...SUBSTITUTES),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never
type Leave = typeof leave extends fc.Arbitrary<infer Value> ? Value : never

interface Moment {
  readonly now: Instant
  readonly people: readonly Person[]
  readonly judged: readonly Judged[]
  readonly planned: readonly OutboxMessage[]
  /** As they stand before their ends are known. */
  readonly outbox: readonly OutboxMessage[]
}

function standingOf(kind: string | undefined, now: Instant): Standing {
  if (kind === 'published') return PUBLISHED
  if (kind === 'unread') return UNREAD
  if (kind === 'awaited') return AWAITED
  return { kind: 'overdue', because: '', since: now, lookedAt: addMs(now, -HOUR_MS), readableNow: true }
}

function onLeave(leaves: readonly Leave[]): readonly Person[] {
  return CAST.map((person, index) => {
    const own = leaves.find((one) => one.person === index)
    if (!own) return person
    const from = localDate(`2026-09-${own.from}`)
    const until = chinaDateOf(addMs(at(from), own.days * 24 * HOUR_MS))
    return { ...person, away: { from, until, substitute: own.substitute } }
  })
}

/** What is planned on a walk on which people come and go, addresses turn bad and are mended. */
function walk(steps: readonly Step[], leaves: readonly Leave[]): readonly Moment[] {
  let people = onLeave(leaves)
  let outbox: readonly OutboxMessage[] = []
  let now = START
  return steps.map(({ hours, standings, ends, mended }) => {
    now = addMs(now, hours * HOUR_MS)
    people = people.map((person, index) =>
      index === mended ? { ...person, unreachable: undefined } : person,
    )
    const of = events.map((one, index) => judged(one, standingOf(standings[index], now)))
    const planned = planReminders({
      now,
      county,
      calendar: CALENDAR,
      people,
      judged: of,
      lists: [],
      sent: outbox,
    })
    const moment = { now, people, judged: of, planned, outbox: [...outbox, ...planned] }
    const ended = planned.map((message, index) => endedAs(ends[index % ends.length] ?? '', message))
    outbox = [...outbox, ...ended]
    people = people.map((person) => {
      const back = ended.find((one) => one.person === person.id && one.receipt !== undefined)
      return back ? { ...person, unreachable: { [back.medium]: { at: now, reason: '' } } } : person
    })
    return moment
  })
}

function endedAs(end: string, message: OutboxMessage): OutboxMessage {
  const { plannedAt: at } = message
  if (end === 'superseded') return { ...message, state: { kind: 'superseded', at, reason: '' } }
  const sent = { ...message, state: { kind: 'accepted', at, reply: '' } } as const
  return end === 'bounced' ? { ...sent, receipt: { kind: 'bounced', at, reason: '', permanent: true } } : sent
}

describe('on any walk with absences and addresses that turn bad', () => {
  const property = (holds: (moments: readonly Moment[]) => void) =>
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 5, maxLength: 30 }),
        fc.array(leave, { maxLength: 3 }),
        (steps, leaves) => void holds(walk(steps, leaves)),
      ),
      { numRuns: 150 },
    )

  it('no line is told twice to a person, and no two messages have one key', () => {
    property((moments) => {
      const last = moments.at(-1)
      const all = last?.outbox ?? []
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
      const told = all.flatMap((one) => linesTold(one).map(({ key }) => `${one.person} ${one.medium} ${key}`))
      expect(new Set(told).size).toBe(told.length)
    })
  })

  it('nothing is planned for an address at which nothing arrives', () => {
    property((moments) => {
      for (const { people, planned } of moments)
        for (const { person, medium } of planned)
          expect(people.find(({ id }) => id === person)?.unreachable?.[medium]).toBeUndefined()
    })
  })

  it('a reproach rests on a good look made after the due moment', () => {
    property((moments) => {
      for (const { judged: of, planned } of moments)
        for (const { kind, obligation } of planned.flatMap(({ lines }) => lines)) {
          if (kind !== 'late') continue
          expect(of.find((one) => one.obligation.id === obligation)?.standing.kind).toBe('overdue')
        }
    })
  })

  it('a rung that is reached has a reader by the end of each office hour, unless nobody can be reached', () => {
    property((moments) => {
      for (const moment of moments) {
        if (!isOfficeTime(moment.now, { county, calendar: CALENDAR })) continue
        for (const one of moment.judged)
          expect([one.obligation.id, isHeard(one, moment)]).toEqual([one.obligation.id, true])
      }
    })
  })
})

/** Somebody heard of the rung, hears now, or had a grouped mail today and is told tomorrow; or no address works. */
function isHeard(one: Judged, { now, people, outbox }: Moment): boolean {
  const reached = ladderOf(one, { county, calendar: CALENDAR }).findLast((rung) => maySayRung(rung, one, now))
  if (!reached) return true
  const readers = new Readers({ people, county, now })
  const own = readers.of({ unit: one.obligation.event.unit, role: 'contact', medium: 'mail' })
  if (own.length === 0) return true
  const told = outbox.filter(countsAsTold)
  const isTold = told.some((message) =>
    linesTold(message).some(({ key }) => key.startsWith(lineKey(one, reached.id))),
  )
  const today = chinaDateOf(now)
  return (
    isTold ||
    own.every(({ id }) =>
      told.some(({ person, plannedAt }) => person === id && chinaDateOf(plannedAt) === today),
    )
  )
}
