import { expect, it } from 'vitest'
import type { OutboxMessage } from '../../../../lib/domain/tell/outbox.ts'
import { addMs, chinaDateOf, HOUR_MS } from '../../../../lib/domain/time/instant.ts'
import { at } from '../../../fixtures/cast.ts'
import { AWAITED, judged } from '../judged.ts'
import { due29, plan, policy, settle } from '../plans.ts'

/** Everything that is planned when the county is looked at every hour, by the day on which it goes out. */
function byDay(of: Parameters<typeof judged>[0], from: string, days: number): string[] {
  const sent: OutboxMessage[] = []
  for (let hour = 0; hour < 24 * days; hour += 1) {
    const now = addMs(at(from), hour * HOUR_MS)
    const when = new Date(now + 8 * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ')
    sent.push(...settle(plan({ when, judged: [judged(of, AWAITED)], sent })))
  }
  return sent.map(
    ({ plannedAt, lines }) => `${chinaDateOf(plannedAt)} ${lines.map(({ rung }) => rung).join(', ')}`,
  )
}

it.each([
  [
    'rungs go out on workdays, also on the make-up Sunday before the holidays',
    due29,
    '2026-09-14',
    17,
    [
      '2026-09-15 before-10wd',
      '2026-09-21 before-5wd',
      '2026-09-24 before-2wd',
      '2026-09-28 before-1wd',
      '2026-09-29 on-day',
    ],
  ],
  [
    'in a year without a calendar the earliest possible date is reminded of, and weekends are kept',
    policy('e1', { on: '2026-12-14 09:00' }),
    '2026-12-24',
    20,
    [],
  ],
])('%s', (_, of, from, days, expected) => {
  const told = byDay(of, from, days)
  if (expected.length > 0) expect(told).toEqual(expected)
  else expect(told.length).toBeGreaterThan(0)
  expect(told.filter((line) => /2026-(?:09-(?:19|25|26|27)|12-(?:26|27))|2027-01-0[123]/.test(line))).toEqual(
    [],
  )
})
