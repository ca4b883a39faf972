import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overdueAfter } from '../../../../lib/domain/duty/due.ts'
import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { type CountyFacts, judgeCounty } from '../../../../lib/domain/judge/judge-county.ts'
import { addMs } from '../../../../lib/domain/time/instant.ts'
import { addDays } from '../../../../lib/domain/time/local-date.ts'
import { CATALOGUE, event, mustBe, obligation, tender } from '../../../fixtures/cast.ts'
import { countyFacts, DUE_AT, lists, now } from './random-facts.ts'

const DAY_MS = 86_400_000

/** The same looks, as far from another due moment as they were from the one that they were made for. */
function moved(facts: Pick<CountyFacts, 'listStates' | 'now'>, days: number) {
  const shifted = <T extends number | undefined>(moment: T) =>
    moment === undefined ? undefined : addMs(moment as never, days * DAY_MS)
  return {
    now: addMs(facts.now, days * DAY_MS),
    listStates: facts.listStates.map((state) => ({
      ...state,
      lastGoodAt: shifted(state.lastGoodAt),
      coveredFromOn: state.coveredFromOn && addDays(state.coveredFromOn, days),
      sweeps: state.sweeps?.map((sweep) => ({
        ...sweep,
        at: addMs(sweep.at, days * DAY_MS),
        reachedOn: sweep.reachedOn && addDays(sweep.reachedOn, days),
      })),
    })),
  }
}

const EVENTS: readonly (readonly [string, DutyEvent])[] = [
  ['a rule of workdays', event()],
  ['a rule of twelve hours', tender({ on: '2026-09-29 11:59:59' })],
  ['a date that the holidays of next year may still move', event({ on: '2026-12-20 09:00' })],
]

describe.each(EVENTS)('by %s', (_, one) => {
  const due = mustBe(overdueAfter(obligation(one, 'county-site').due))
  const days = Math.round((due - DUE_AT) / DAY_MS)

  it('it is overdue only by a whole look after the due moment, or its last possible day', () => {
    let overdue = 0
    fc.assert(
      fc.property(fc.record({ listStates: lists, now }), (made) => {
        const facts = countyFacts({ ...moved(made, days), events: [one] })
        const { standing } = mustBe(
          judgeCounty(facts, CATALOGUE).judged.find(({ channel }) => channel.id === 'county-site'),
        )
        if (standing.kind !== 'overdue') return
        overdue += 1
        const [list] = facts.listStates
        expect(facts.now).toBeGreaterThan(due)
        expect(list?.lastGoodAt).toBeGreaterThan(due)
        expect(list?.sweeps?.some(({ at }) => at > due)).toBe(true)
      }),
      { numRuns: 500, seed: 20_260_929 },
    )
    expect(overdue).toBeGreaterThan(0)
  })
})
