import type { DutyEvent } from '../../../lib/domain/duty/event.ts'
import type { Judged } from '../../../lib/domain/judge/judge-county.ts'
import type { ListNews } from '../../../lib/domain/tell/list-news.ts'
import type { MessageState, OutboxMessage } from '../../../lib/domain/tell/outbox.ts'
import { planReminders } from '../../../lib/domain/tell/reminder-plan.ts'
import type { Person } from '../../../lib/domain/tell/unit.ts'
import { at, CALENDAR, county, event, PEOPLE } from '../../fixtures/cast.ts'
import { AWAITED, judged, overdue } from './judged.ts'

/** Due on Tuesday 2026-09-29; before-10wd on 09-15, before-5wd 09-21, before-2wd 09-24, before-1wd 09-28. */
export const due29 = event()
export const MISSING = overdue('2026-09-29 23:59:59', '2026-10-09 07:30')

interface Plan {
  readonly when: string
  readonly judged?: readonly Judged[]
  readonly people?: readonly Person[]
  readonly lists?: readonly ListNews[]
  readonly sent?: readonly OutboxMessage[]
}

export function plan({
  when,
  judged: of = [judged(due29, AWAITED)],
  people = PEOPLE,
  lists: seen = [],
  sent = [],
}: Plan): readonly OutboxMessage[] {
  return planReminders({ now: at(when), county, calendar: CALENDAR, people, judged: of, lists: seen, sent })
}

/** `zhang mail: e1 before-5wd, …`, in the order of planning. */
export function lines(messages: readonly OutboxMessage[]): string[] {
  return messages.map(({ person, medium, lines: of }) => {
    const told = of.map(({ obligation: id, rung }) => `${id.split('/')[0]} ${rung}`)
    return `${person} ${medium}: ${told.join(', ')}`
  })
}

export const told = (from: Plan) => lines(plan(from))
export const settle = (
  messages: readonly OutboxMessage[],
  state: Partial<MessageState> = {},
): OutboxMessage[] =>
  messages.map((message) => ({
    ...message,
    state: { kind: 'accepted', at: message.plannedAt, reply: '250', ...state } as MessageState,
  }))
export const superseded = (messages: readonly OutboxMessage[]) => settle(messages, { kind: 'superseded' })
export const policy = (id: string, parts: Parameters<typeof event>[0] = {}): DutyEvent =>
  event({ id, ...parts })
