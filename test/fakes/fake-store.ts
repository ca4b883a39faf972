import { storableNotice } from '../../lib/adapters/dynamodb/watch-store.ts'
import type { Decision } from '../../lib/domain/duty/decision.ts'
import { type DutyEvent, saysTheSame } from '../../lib/domain/duty/event.ts'
import type { NoticeDecision } from '../../lib/domain/judge/unclaimed/notice-decision.ts'
import type { OutboxMessage } from '../../lib/domain/tell/outbox.ts'
import type { Person } from '../../lib/domain/tell/unit.ts'
import type { Instant } from '../../lib/domain/time/instant.ts'
import type { Attestation } from '../../lib/domain/watch/attestation.ts'
import type { ListState } from '../../lib/domain/watch/channel-health.ts'
import type { Notice } from '../../lib/domain/watch/notice.ts'
import type { Reading } from '../../lib/domain/watch/reading.ts'
import type { FactStore, OutboxStore, Store, WakeStore, WatchStore } from '../../lib/jobs/ports.ts'
import { fakeReceipts, withMarks } from './fake-receipts.ts'
import { type Shelf, shelf } from './shelf.ts'

/** A store in memory that keeps the store contract; for tests of jobs. Values are copied in and out. */
export function fakeStore(): Store {
  const people = shelf<Person>()
  const messages = shelf<OutboxMessage>()
  return {
    ...fakeFacts(people),
    ...fakeWatch(),
    ...fakeOutbox(messages),
    ...fakeReceipts({ people, messages }),
    ...fakeWake(),
  }
}

function fakeFacts(people: Shelf<Person>): FactStore {
  const events = shelf<DutyEvent>()
  const closed = shelf<boolean>()
  const attestations = shelf<Attestation>()
  const decisions = shelf<Decision>()
  const noticeDecisions = shelf<NoticeDecision>()
  return {
    async putEvent(event) {
      const known = events.get(event.county, event.id)
      if (known) return saysTheSame(known, event) ? 'known' : 'different'
      events.put(event.county, event.id, event)
      return 'new'
    },
    async amendEvent(event) {
      if (!events.get(event.county, event.id)) return 'unknown'
      events.put(event.county, event.id, event)
      return 'amended'
    },
    async openEvents(county) {
      return events.all(county).filter(({ id }) => !closed.get(county, id))
    },
    events: async (county) => events.all(county),
    async closeEvent(county, event) {
      if (events.get(county, event)) closed.put(county, event, true)
    },
    reopenEvent: async (county, event) => closed.put(county, event, false),
    putAttestation: async (attestation) => attestations.put(attestation.county, attestation.id, attestation),
    attestations: async (county) => attestations.all(county),
    putDecision: async (decision) => decisions.put(decision.county, decision.id, decision),
    decisions: async (county) => decisions.all(county),
    putNoticeDecision: async (decision) => noticeDecisions.put(decision.county, decision.id, decision),
    noticeDecisions: async (county) => noticeDecisions.all(county),
    putPerson: async (person) => people.put(person.county, person.id, withMarks(person, people)),
    async setAway(county, id, away) {
      const person = people.get(county, id)
      if (!person) return 'gone'
      const { away: before, ...rest } = person
      if (JSON.stringify(before) === JSON.stringify(away)) return 'known'
      people.put(county, id, away === undefined ? rest : { ...rest, away })
      return 'changed'
    },
    people: async (county) => people.all(county),
  }
}

function fakeWatch(): WatchStore {
  const states = shelf<ListState>()
  const notices = shelf<Notice>()
  const readings = shelf<Reading>()
  const keyOf = (...parts: readonly string[]) => JSON.stringify(parts)
  return {
    listStates: async (county, channel) =>
      states.all(county).filter((state) => channel === undefined || state.channel === channel),
    async putLook({ reading, notices: seen, state }) {
      const { county, channel, list } = state
      for (const notice of seen) {
        notices.put(county, keyOf(notice.channel, notice.list, notice.id), storableNotice(notice))
      }
      readings.put(county, keyOf(reading.id), reading)
      states.put(county, keyOf(channel, list), state)
    },
    async noticesOfList(county, channel, list) {
      return notices.all(county).filter((notice) => notice.channel === channel && notice.list === list)
    },
    async notices(county, since) {
      const seen = notices
        .all(county)
        .filter(({ firstSeenAt }) => since === undefined || firstSeenAt >= since)
      return seen.sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1))
    },
    async readings(county, since) {
      const finished = readings.all(county).filter(({ finishedAt }) => finishedAt >= since)
      return finished.sort((a, b) => a.finishedAt - b.finishedAt)
    },
  }
}

function mayBeClaimed({ state, retryAt }: OutboxMessage, now: Instant): boolean {
  if (state.kind === 'planned') return retryAt === undefined || retryAt <= now
  return state.kind === 'claimed' && state.until <= now
}

function fakeOutbox(messages: Shelf<OutboxMessage>): OutboxStore {
  const put = (message: OutboxMessage) => messages.put(message.county, message.key, message)
  return {
    async plan(message) {
      if (messages.get(message.county, message.key)) return 'known'
      put(message)
      return 'planned'
    },
    message: async (county, key) => messages.get(county, key),
    messages: async (county) => messages.all(county),
    async unsettled(county) {
      return messages.all(county).filter(({ state }) => state.kind === 'planned' || state.kind === 'claimed')
    },
    async claim({ county, key }, { id, now, until }) {
      const message = messages.get(county, key)
      if (!message || !mayBeClaimed(message, now)) return undefined
      put({ ...message, state: { kind: 'claimed', claim: id, until }, attempts: message.attempts + 1 })
      return message
    },
    async settle({ county, key }, claim, outcome) {
      const message = messages.get(county, key)
      if (message?.state.kind !== 'claimed' || message.state.claim !== claim) return false
      if (outcome.kind !== 'retry') put({ ...message, state: outcome })
      else {
        const { retryAt, reason: lastReason } = outcome
        put({ ...message, state: { kind: 'planned' }, retryAt, lastReason })
      }
      return true
    },
  }
}

function fakeWake(): WakeStore {
  const counties = new Map<string, { version: number; wakeAt: Instant | undefined }>()
  const of = (county: string) => counties.get(county) ?? { version: 0, wakeAt: undefined }
  return {
    wake: async (county) => ({ ...of(county) }),
    async touch(county, at) {
      const { version, wakeAt } = of(county)
      const isLater = wakeAt !== undefined && wakeAt > at
      counties.set(county, { version: version + 1, wakeAt: isLater ? at : wakeAt })
    },
    async sleep(county, version, wakeAt) {
      if (of(county).version === version) counties.set(county, { version, wakeAt })
    },
  }
}
