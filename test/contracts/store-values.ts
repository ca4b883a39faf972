import type { DutyEvent } from '../../lib/domain/duty/event.ts'
import type { OutboxMessage } from '../../lib/domain/tell/outbox.ts'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import { localDate } from '../../lib/domain/time/local-date.ts'
import type { ListState } from '../../lib/domain/watch/channel-health.ts'
import { NO_IDENTIFIERS, type Notice } from '../../lib/domain/watch/notice.ts'
import type { Reading } from '../../lib/domain/watch/reading.ts'

/** The moment at which every value here was made. */
export const NOON = chinaInstantOf(2026, 3, 2, 12)

export const eventOf = (county: string, id: string): DutyEvent => ({
  id,
  county,
  item: 'land-transfer-result',
  trigger: 'land-deal-signed',
  occurredAt: NOON,
  verifiedAt: undefined,
  unit: 'natural-resources',
  facts: { projectName: '城南地块#1%', parcelNo: '2026-07' },
  recordedAt: NOON,
})

export const noticeOf = (county: string, id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  county,
  channel: 'county-site',
  list: 'results',
  url: `https://site.example/${id}.html`,
  title: `成交公告 ${id}`,
  displayedOn: localDate('2026-03-02'),
  text: '正文',
  identifiers: NO_IDENTIFIERS,
  firstSeenAt: NOON,
  lastSeenAt: NOON,
  evidence: 'a'.repeat(64),
  earlier: [],
  ...more,
})

export const readingOf = (county: string, id: string, more: Partial<Reading> = {}): Reading => ({
  id,
  county,
  channel: 'county-site',
  list: 'results',
  startedAt: NOON,
  finishedAt: NOON,
  outcome: { kind: 'read' },
  pages: [{ url: 'https://site.example/', httpStatus: 200, sha256: 'b'.repeat(64), at: NOON }],
  noticesSeen: 1,
  ...more,
})

export const stateOf = (county: string, more: Partial<ListState> = {}): ListState => ({
  county,
  channel: 'county-site',
  list: 'results',
  lastLookAt: NOON,
  lastOutcome: { kind: 'read' },
  failuresInARow: 0,
  looks: 1,
  failures: 0,
  noticesSeen: 1,
  ...more,
})

export const messageOf = (county: string, key: string): OutboxMessage => ({
  key,
  county,
  person: 'office-1',
  medium: 'mail',
  urgent: false,
  kind: 'reminder',
  lines: [{ key: 'o1:2026-03-09:d5', obligation: 'o1', rung: 'd5', kind: 'warn' }],
  plannedAt: NOON,
  state: { kind: 'planned' },
  attempts: 0,
})

let counties = 0
/** Each test has a county of its own, so that one store serves a whole suite. */
export const freshCounty = (): string => String(211_000 + ++counties)

export const ids = (values: readonly { readonly id: string }[]) => values.map(({ id }) => id).sort()
