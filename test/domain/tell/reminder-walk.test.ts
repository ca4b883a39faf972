import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Standing } from '../../../lib/domain/judge/standing/standing.ts'
import { countsAsTold, type MessageState, type OutboxMessage } from '../../../lib/domain/tell/outbox.ts'
import { planReminders } from '../../../lib/domain/tell/reminder-plan.ts'
import { addMs, chinaDateOf, HOUR_MS, type Instant } from '../../../lib/domain/time/instant.ts'
import { at, building, CALENDAR, county, event, PEOPLE, tender, zhangWithPhone } from '../../fixtures/cast.ts'
import { AWAITED, judged, PUBLISHED, UNATTESTED, UNREAD } from './judged.ts'

const GONE: Standing = {
  kind: 'taken-down-early',
  because: '',
  answer: { notice: '', title: '', url: '', firstSeenAt: at('2026-09-20'), evidence: '', matchedBy: [] },
  lastSeenAt: at('2026-09-20'),
  goneAt: at('2026-09-21'),
}
const people = PEOPLE.map((one) => (one.id === 'zhang' ? zhangWithPhone : one))
const events = [event(), tender({ on: '2026-09-28 20:00' }), building()]

const step = fc.record({
  hours: fc.integer({ min: 1, max: 40 }),
  standings: fc.array(fc.constantFrom('awaited', 'published', 'unread', 'unattested', 'overdue', 'gone'), {
    minLength: 3,
    maxLength: 3,
  }),
  ends: fc.array(
    fc.constantFrom('accepted', 'accepted', 'superseded', 'superseded', 'refused', 'unknown', 'planned'),
    { minLength: 6, maxLength: 6 },
  ),
})

function standingOf(kind: string, now: Instant): Standing {
  const simple: Record<string, Standing> = {
    awaited: AWAITED,
    published: PUBLISHED,
    unread: UNREAD,
    unattested: UNATTESTED,
    gone: GONE,
  }
  return (
    simple[kind] ?? {
      kind: 'overdue',
      because: '',
      since: now,
      lookedAt: addMs(now, -HOUR_MS),
      readableNow: true,
    }
  )
}

type Walk = readonly {
  readonly hours: number
  readonly standings: readonly string[]
  readonly ends: readonly string[]
}[]

/** All messages of a walk on which standings change at will and messages end in every way. */
function walk(steps: Walk): OutboxMessage[] {
  const all: OutboxMessage[] = []
  let now = at('2026-09-20 06:00')
  for (const { hours, standings, ends } of steps) {
    now = addMs(now, hours * HOUR_MS)
    const of = events.map((one, index) => judged(one, standingOf(standings[index] ?? '', now)))
    const planned = planReminders({
      now,
      county,
      calendar: CALENDAR,
      people,
      judged: of,
      lists: [],
      sent: all,
    })
    all.push(
      ...planned.map((message, index) => ({
        ...message,
        state: { kind: ends[index % ends.length], at: now } as MessageState,
      })),
    )
  }
  return all
}

const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index)

describe('on any walk through standings and outcomes', () => {
  const property = (holds: (messages: readonly OutboxMessage[]) => void) =>
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => void holds(walk(steps))),
      { numRuns: 150 },
    )

  it('no two messages have one key', () => {
    property((messages) => expect(repeated(messages.map(({ key }) => key))).toEqual([]))
  })

  it('no line is told twice to a person by one medium', () => {
    property((messages) => {
      const told = messages.filter(countsAsTold)
      expect(
        repeated(
          told.flatMap(({ person, medium, lines }) => lines.map(({ key }) => `${person} ${medium} ${key}`)),
        ),
      ).toEqual([])
    })
  })

  it('a close-out follows something that was told, and never another close-out', () => {
    property((messages) => {
      const open = new Set<string>()
      for (const message of messages) {
        const { person, medium, lines } = message
        if (medium !== 'mail' || !countsAsTold(message)) continue
        for (const { kind, obligation } of lines) {
          const matter = `${person} ${obligation}`
          if (kind === 'closed') expect(open.delete(matter)).toBe(true)
          else open.add(matter)
        }
      }
    })
  })

  it('a person gets one grouped mail a day, and a second one for the last day of a matter only', () => {
    property((messages) => {
      const grouped = messages.filter((message) => !message.urgent && countsAsTold(message))
      const days = grouped.map(({ person, plannedAt }) => `${person} ${chinaDateOf(plannedAt)}`)
      const seconds = grouped.filter((_, index) => days.indexOf(days[index] ?? '') !== index)
      for (const { lines } of seconds) expect(lines.every(({ kind }) => kind === 'warn')).toBe(true)
    })
  })

  it('no message is empty', () => {
    property((messages) => expect(messages.filter(({ lines }) => lines.length === 0)).toEqual([]))
  })
})
