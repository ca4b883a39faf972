import { describe, expect, it } from 'vitest'
import type { OutboxMessage } from '../../../../lib/domain/tell/outbox.ts'
import type { Person } from '../../../../lib/domain/tell/unit.ts'
import { localDate } from '../../../../lib/domain/time/local-date.ts'
import { PEOPLE, zhou } from '../../../fixtures/cast.ts'
import { plan, settle, superseded } from '../plans.ts'

const sun: Person = { ...zhou, id: 'sun', role: 'ops', name: '孙示例', email: 'sun@unit.example' }
const people = [...PEOPLE, sun]
const MATTER = 'channel/county-site/policy'
const OTHER = 'channel/lntb/tenders'
const down = [{ matter: MATTER, isReadable: false }]
const up = [{ matter: MATTER, isReadable: true }]

/** A county where nothing is due: what is planned is about channels alone. */
const at = (
  when: string,
  lists: typeof down,
  sent: readonly OutboxMessage[] = [],
  of: readonly Person[] = people,
) => plan({ when, judged: [], lists, sent, people: of })
const words = (messages: readonly OutboxMessage[]) =>
  messages.map(({ person, lines }) => `${person}: ${lines.map(({ key }) => key).join(', ')}`)
const first = () => settle(at('2026-09-15 09:00', down))

describe('a list that cannot be read', () => {
  it('is told to ops alone, in a mail of its own kind that waits for no hours', () => {
    const [message, ...others] = at('2026-09-19 03:10', down)
    expect(others).toEqual([])
    expect(message).toMatchObject({
      key: '211324/sun/mail/ops-2026-09-19',
      person: 'sun',
      kind: 'ops',
      urgent: true,
      lines: [{ key: `${MATTER}:unreadable`, obligation: MATTER, rung: 'unreadable', kind: 'unreadable' }],
    })
  })

  it.each<[string, readonly Person[], readonly string[]]>([
    ['nobody is stored for ops: the office', PEOPLE, ['zhou']],
    ['ops are on leave: the office', [...PEOPLE, away(sun)], ['zhou']],
    ['the address of ops is bad: the office', [...PEOPLE, bad(sun)], ['zhou']],
    ['two people of ops: both', [...people, { ...sun, id: 'qian' }], ['sun', 'qian']],
    ['nobody of the office at all: nobody', PEOPLE.filter(({ role }) => role !== 'office'), []],
  ])('%s', (_, of, expected) => {
    expect(
      at('2026-09-15 09:00', down, [], of)
        .filter(({ kind }) => kind === 'ops')
        .map(({ person }) => person),
    ).toEqual(expected)
  })

  it('is told once, however long it lasts', () => {
    expect(at('2026-09-15 09:10', down, first())).toEqual([])
    expect(at('2026-12-15 09:00', down, first())).toEqual([])
  })

  it('is told again when the mail did not go out', () => {
    const given = superseded(at('2026-09-15 09:00', down))
    expect(words(at('2026-09-15 09:10', down, given))).toEqual([`sun: ${MATTER}:unreadable`])
  })

  it('shares a mail with the others of the same moment, and not with later ones', () => {
    const both = [...down, { matter: OTHER, isReadable: false }]
    expect(words(at('2026-09-15 09:00', both))).toEqual([`sun: ${MATTER}:unreadable, ${OTHER}:unreadable`])
    const [later] = at('2026-09-15 11:00', both, first())
    expect(later).toMatchObject({ key: '211324/sun/mail/ops-2026-09-15/2', lines: [{ obligation: OTHER }] })
  })
})

describe('a site of many lists', () => {
  const listsOut = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ matter: `channel/county-site/l${n}`, isReadable: false }))
  const told = (message: OutboxMessage) => message.lines.length

  it('that go out one after the other is told of at once, and of what more there is once a day', () => {
    let sent: OutboxMessage[] = []
    const days = ['2026-09-15', '2026-09-16', '2026-09-17']
    const mails = days.flatMap((day, dayNo) =>
      Array.from({ length: 24 }, (_, hour) => {
        const when = `${day} ${String(hour).padStart(2, '0')}:10`
        const planned = at(when, listsOut(Math.min(14, 3 * (24 * dayNo + hour + 1))), sent)
        sent = [...sent, ...settle(planned)]
        return planned.map((message) => `${when.slice(8)}: ${told(message)}`)
      }).flat(),
    )
    expect(mails).toEqual(['15 00:10: 3', '16 08:10: 11'])
  })
})

describe('a list that is back', () => {
  it('is told to whoever heard that it was out', () => {
    expect(words(at('2026-09-15 11:00', up, first()))).toEqual([`sun: ${MATTER}:readable`])
  })

  it.each<[string, string, typeof down, readonly Person[]]>([
    ['nobody heard that it was out', '2026-09-15 11:00', [{ matter: OTHER, isReadable: true }], people],
    ['it is night', '2026-09-15 23:00', up, people],
    ['it is a day of rest', '2026-09-19 11:00', up, people],
    ['the reader is on leave', '2026-09-15 11:00', up, [...PEOPLE, away(sun)]],
    ['the reader cannot be reached', '2026-09-15 11:00', up, [...PEOPLE, bad(sun)]],
    ['the reader has left', '2026-09-15 11:00', up, PEOPLE],
    ['it is not sure yet', '2026-09-15 11:00', [], people],
  ])('not when %s', (_, when, lists, of) => {
    expect(
      at(when, lists, first(), of).filter(({ lines }) => lines.some(({ kind }) => kind !== 'address')),
    ).toEqual([])
  })

  it('and goes out again: told once more the next day in office hours, with a number', () => {
    const back = [...first(), ...settle(at('2026-09-15 11:00', up, first()))]
    expect(at('2026-09-15 13:00', down, back)).toEqual([])
    expect(at('2026-09-16 06:00', down, back)).toEqual([])
    const [again] = at('2026-09-16 08:00', down, back)
    expect(again).toMatchObject({
      key: '211324/sun/mail/ops-2026-09-16',
      lines: [{ key: `${MATTER}:unreadable-2` }],
    })
    const twice = [...back, ...settle(at('2026-09-16 08:00', down, back))]
    expect(words(at('2026-09-16 10:00', up, twice))).toEqual([`sun: ${MATTER}:readable-2`])
  })
})

describe('a mail on a list that comes back a day later', () => {
  const returned = (message: OutboxMessage): OutboxMessage => ({
    ...message,
    receipt: { kind: 'bounced', at: message.plannedAt, reason: '4.4.7', permanent: true },
  })

  it('takes no number from the next outage', () => {
    const one = first()
    const back = settle(at('2026-09-15 11:00', up, one))
    const two = settle(at('2026-09-16 08:00', down, [...one, ...back]))
    const again = settle(at('2026-09-16 10:00', up, [...one, ...back, ...two]))
    const sent = [...one, ...back.map(returned), ...two, ...again]
    const third = at('2026-09-17 08:00', down, sent)
    expect(words(third)).toEqual([`sun: ${MATTER}:unreadable-3`])
    expect(at('2026-09-17 08:10', down, [...sent, ...settle(third)])).toEqual([])
  })
})

function away(person: Person): Person {
  return { ...person, away: { from: localDate('2026-09-01'), until: localDate('2026-09-30') } }
}

function bad(person: Person): Person {
  return { ...person, unreachable: { mail: { at: 0 as never, reason: '没有这个邮箱' } } }
}
