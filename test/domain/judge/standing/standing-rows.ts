import { type Decision, inForce } from '../../../../lib/domain/duty/decision.ts'
import { asDecided } from '../../../../lib/domain/duty/obligation.ts'
import type { Standing } from '../../../../lib/domain/judge/standing/standing.ts'
import type { StandingFacts } from '../../../../lib/domain/judge/standing/standing-facts.ts'
import {
  at,
  attestation,
  auction,
  building,
  CALENDAR,
  CATALOGUE,
  event,
  listState,
  mustBe,
  notice,
  obligation,
  siteOf,
} from '../../../fixtures/cast.ts'

interface FactParts extends Partial<StandingFacts> {
  readonly when?: string
  readonly decisions?: readonly Decision[]
}

/** Event of 2026-09-01, due at the end of 2026-09-29. */
export function facts(parts: FactParts = {}): StandingFacts {
  const {
    when = '2026-09-20 09:00',
    decisions = [],
    obligation: regular = obligation(event()),
    ...rest
  } = parts
  const decided = inForce(decisions)
  return {
    obligation: asDecided(regular, decided, CALENDAR),
    channel: siteOf('county-site'),
    decided,
    content: new Map(),
    matched: [],
    unclear: [],
    unread: [],
    isIdentifiable: true,
    lists: [listState({ good: '2026-09-20 08:30' })],
    calendar: CALENDAR,
    now: at(when),
    ...rest,
  }
}

const matched = (...times: Parameters<typeof notice>[0][]) =>
  times.map((parts, index) => ({ notice: notice({ id: `n${index}`, ...parts }), evidence: ['标题含名称'] }))
export const goodAt = (good: string, coveredFrom?: string) => [
  listState({ good, ...(coveredFrom ? { coveredFrom } : {}) }),
]
const AFTER = '2026-10-08 09:00'
const LOOKED = goodAt('2026-10-08 08:30')

export const kindOf = (standing: Standing) =>
  standing.kind === 'unverifiable' ? `unverifiable: ${standing.reason}` : standing.kind

const before = obligation(auction(), 'county-site')
const board = obligation(building(), 'project-site-board')
export const boardFacts = {
  obligation: board,
  channel: mustBe(CATALOGUE.channels.get('project-site-board')),
  lists: [],
}
const provisional = obligation(event({ on: '2026-12-10 09:00' }))
export const two = siteOf('county-site', 2)
/** States of the two lists of `two`, each with its last good look. */
export const lists2 = (...goods: readonly string[]) =>
  goods.map((good, at) => listState({ good, list: mustBe(two.lists[at]).id }))

export type Row = readonly [says: string, standing: string, parts: Parameters<typeof facts>[0]]

export const ROWS: readonly Row[] = [
  ['before the due moment a notice is awaited', 'awaited', {}],
  ['in the last second it is still awaited', 'awaited', { when: '2026-09-29 23:59:59' }],
  ['a second later nobody has looked yet', 'unverifiable: channel-not-read', { when: '2026-09-30 00:00' }],
  [
    'a look before the due moment proves nothing',
    'unverifiable: channel-not-read',
    { when: AFTER, lists: goodAt('2026-09-29 23:30') },
  ],
  [
    'a good look after the due moment proves that it is missing',
    'overdue',
    { when: AFTER, lists: goodAt('2026-09-30 08:30') },
  ],
  [
    'a failed look after a good one leaves the proof',
    'overdue',
    { when: AFTER, lists: [listState({ good: '2026-09-30 08:30', failed: '2026-10-08 08:30' })] },
  ],
  [
    'a failed look alone proves nothing',
    'unverifiable: channel-not-read',
    { when: AFTER, lists: [listState({ failed: '2026-10-08 08:30' })] },
  ],
  [
    'a site that was never looked at proves nothing',
    'unverifiable: channel-not-read',
    { when: AFTER, lists: [] },
  ],
  [
    'a list that was not read deep enough proves nothing',
    'unverifiable: window-not-covered',
    { when: AFTER, lists: goodAt('2026-10-08 08:30', '2026-09-05') },
  ],
  [
    'clerks date by hand: three days before the event must be covered too',
    'unverifiable: window-not-covered',
    { when: AFTER, lists: goodAt('2026-10-08 08:30', '2026-08-30') },
  ],
  [
    'a list covered from there on proves it',
    'overdue',
    { when: AFTER, lists: goodAt('2026-10-08 08:30', '2026-08-29') },
  ],
  [
    'of two lists, one was not read',
    'unverifiable: channel-not-read',
    { when: AFTER, channel: two, lists: lists2('2026-10-08 08:30') },
  ],
  [
    'of two lists, one was read before the due moment only',
    'unverifiable: channel-not-read',
    { when: AFTER, channel: two, lists: lists2('2026-10-08 08:30', '2026-09-29 08:30') },
  ],
  [
    'a list that left the card does not stand in for one that was not read',
    'unverifiable: channel-not-read',
    {
      when: AFTER,
      channel: two,
      lists: [...lists2('2026-10-08 08:30'), listState({ list: 'gone', good: '2026-10-08 08:30' })],
    },
  ],
  [
    'both lists were read',
    'overdue',
    { when: AFTER, channel: two, lists: lists2('2026-10-08 08:30', '2026-10-08 08:31') },
  ],
  [
    'a look in the last second of the period proves nothing',
    'unverifiable: channel-not-read',
    { when: AFTER, lists: goodAt('2026-09-29 23:59:59') },
  ],
  [
    'a notice whose page was not read may be the one',
    'unverifiable: pages-not-read',
    { when: AFTER, lists: LOOKED, unread: [notice({ title: '关于印发管理办法的通知' })] },
  ],
  [
    'before the due moment that makes no difference',
    'awaited',
    { unread: [notice({ title: '关于印发管理办法的通知' })] },
  ],
  [
    'an event without code or name can never be found missing',
    'unverifiable: not-identifiable',
    { when: AFTER, lists: LOOKED, isIdentifiable: false },
  ],
  [
    'two close matters go to a person',
    'unverifiable: ambiguous-match',
    { unclear: matched({}), lists: LOOKED },
  ],
  ['a notice in time is published', 'published', { matched: matched({ seen: '2026-09-28 08:30' }) }],
  [
    'a clear notice counts more than an unclear one',
    'published',
    { matched: matched({}), unclear: matched({}) },
  ],
  ['a board waits for its due date', 'awaited', { ...boardFacts }],
  ['a board without attestation is unattested, not overdue', 'unattested', { ...boardFacts, when: AFTER }],
  [
    'an attested board is published',
    'published',
    { ...boardFacts, when: AFTER, attestation: attestation({ postedOn: '2026-09-10' }) },
  ],
  [
    'a statement about a day to come proves nothing',
    'unattested',
    {
      ...boardFacts,
      when: AFTER,
      attestation: attestation({ postedOn: '2026-10-09', at: '2026-10-08 08:00' }),
    },
  ],
  ['a manual site waits too', 'awaited', { channel: mustBe(CATALOGUE.channels.get('gsxt-ln')) }],
  [
    'a manual site cannot be found missing by a machine',
    'unverifiable: manual-channel',
    { when: AFTER, channel: mustBe(CATALOGUE.channels.get('gsxt-ln')) },
  ],
  ['before-type: awaited until the last day', 'awaited', { obligation: before, when: '2026-10-27 12:00' }],
  [
    'before-type: overdue before the auction',
    'overdue',
    { obligation: before, when: '2026-10-28 09:00', lists: goodAt('2026-10-28 08:30') },
  ],
  [
    'before-type: a notice may have been posted weeks before, and its place must have been read',
    'unverifiable: window-not-covered',
    { obligation: before, when: '2026-10-28 09:00', lists: goodAt('2026-10-28 08:30', '2026-10-20') },
  ],
  [
    'provisional: not overdue after the early end',
    'awaited',
    { obligation: provisional, when: '2027-01-05 09:00', lists: goodAt('2027-01-05 08:30') },
  ],
  [
    'provisional: not overdue after the likely date',
    'awaited',
    { obligation: provisional, when: '2027-01-14 09:00', lists: goodAt('2027-01-14 08:30') },
  ],
  [
    'provisional: overdue after the late end',
    'overdue',
    { obligation: provisional, when: '2027-01-19 09:00', lists: goodAt('2027-01-19 08:30') },
  ],
  [
    'an obligation whose date cannot be computed goes to a person',
    'unverifiable: no-date',
    {
      obligation: { ...obligation(event()), due: { kind: 'error', code: 'unreadable-anchor', message: '' } },
    },
  ],
]
