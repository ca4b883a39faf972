import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inForce } from '../../../../lib/domain/duty/decision.ts'
import { overdueAfter } from '../../../../lib/domain/duty/due.ts'
import { asDecided } from '../../../../lib/domain/duty/obligation.ts'
import { invariant } from '../../../../lib/domain/invariant.ts'
import { type CountyFacts, type Judged, judgeCounty } from '../../../../lib/domain/judge/judge-county.ts'
import type { Standing } from '../../../../lib/domain/judge/standing/standing.ts'
import { addMs, chinaDateOf, HOUR_MS } from '../../../../lib/domain/time/instant.ts'
import { isGood } from '../../../../lib/domain/watch/reading.ts'
import { CALENDAR, CATALOGUE, event, obligation } from '../../../fixtures/cast.ts'
import { countyFacts, decisions, lists, notices, now } from './random-facts.ts'

const RUNS = { numRuns: 600 }
const world = fc.record({ notices, decisions, listStates: lists, now })

function judged(parts: Partial<CountyFacts>): Judged {
  const [one] = judgeCounty(countyFacts(parts), CATALOGUE).judged
  invariant(one !== undefined, 'the event has an obligation')
  return one
}

const latenessOf = (standing: Standing) =>
  standing.kind === 'published' || standing.kind === 'incomplete' ? standing.lateness : undefined

describe('whatever the facts', () => {
  it('it is overdue only by a whole look after the due moment, on a list that was read since', () => {
    fc.assert(
      fc.property(world, (facts) => {
        const { standing, obligation: due } = judged(facts)
        if (standing.kind !== 'overdue') return
        const dueAt = overdueAfter(due.due)
        const [list] = facts.listStates
        invariant(dueAt !== undefined, 'what is overdue has a due moment')
        expect(facts.now > dueAt).toBe(true)
        expect(list?.lastGoodAt !== undefined && list.lastGoodAt > dueAt).toBe(true)
        expect(list?.sweeps?.some(({ at }) => at > dueAt)).toBe(true)
        expect(standing.readableNow).toBe(list !== undefined && isGood(list.lastOutcome))
      }),
      RUNS,
    )
  })

  it('it is never overdue while a decision gives time, or gives the publication up', () => {
    fc.assert(
      fc.property(world, (facts) => {
        const { standing } = judged(facts)
        const { ruling, stops } = inForce(facts.decisions)
        const today = chinaDateOf(facts.now)
        if (ruling?.kind === 'withhold') expect(standing.kind).toBe('withheld')
        if (ruling?.kind === 'withdraw') expect(standing.kind).toBe('withdrawn')
        if (ruling?.kind === 'extend' && today <= ruling.until) expect(standing.kind).not.toBe('overdue')
        const isStopped = stops.some(
          ({ fromOn, toOn }) =>
            fromOn <= '2026-09-29' && fromOn <= today && (toOn === undefined || today <= toOn),
        )
        if (isStopped) expect(standing.kind).not.toBe('overdue')
      }),
      RUNS,
    )
  })

  it('the order of the facts decides nothing', () => {
    fc.assert(
      fc.property(world, (facts) => {
        const turned = {
          ...facts,
          notices: facts.notices.toReversed(),
          decisions: facts.decisions.toReversed(),
          listStates: facts.listStates.toReversed(),
        }
        expect(judged(turned)).toEqual(judged(facts))
      }),
      RUNS,
    )
  })

  it('the reason is a Chinese sentence', () => {
    fc.assert(
      fc.property(world, (facts) => {
        expect(judged(facts).standing.because).toMatch(/^[^\n]*\p{Script=Han}[^\n]*[^。]。$/u)
      }),
      RUNS,
    )
  })

  it('a decision never makes it late earlier than its rule does', () => {
    fc.assert(
      fc.property(decisions, (some) => {
        const regular = obligation(event())
        const after = asDecided(regular, inForce(some), CALENDAR)
        expect(overdueAfter(after.due) ?? 0).toBeGreaterThanOrEqual(overdueAfter(regular.due) ?? 0)
      }),
      RUNS,
    )
  })

  it('the version of the due date changes if, and only if, the date does', () => {
    fc.assert(
      fc.property(decisions, decisions, (some, others) => {
        const one = asDecided(obligation(event()), inForce(some), CALENDAR)
        const other = asDecided(obligation(event()), inForce(others), CALENDAR)
        const isSameDate = overdueAfter(one.due) === overdueAfter(other.due)
        if (one.due.kind === other.due.kind) expect(one.dueVersion === other.dueVersion).toBe(isSameDate)
      }),
      RUNS,
    )
  })
})

describe('one look more', () => {
  it('never widens how late a notice is, whether it saw it or not', () => {
    const looks = fc.record({
      facts: world,
      seenEarlier: fc.integer({ min: 0, max: 100 }),
      absentLater: fc.integer({ min: 0, max: 100 }),
    })
    fc.assert(
      fc.property(looks, ({ facts, seenEarlier, absentLater }) => {
        const [first] = facts.notices
        if (!first || first.absentAt === undefined) return
        const gapHours = (first.firstSeenAt - first.absentAt) / HOUR_MS
        const more = {
          ...first,
          absentAt: addMs(first.absentAt, Math.floor((gapHours * absentLater) / 200) * HOUR_MS),
          firstSeenAt: addMs(first.firstSeenAt, -Math.floor((gapHours * seenEarlier) / 200) * HOUR_MS),
        }
        const undated = (one: typeof first) => [{ ...one, displayedOn: undefined, urlOn: undefined }]
        const wide = latenessOf(judged({ ...facts, decisions: [], notices: undated(first) }).standing)
        const narrow = latenessOf(judged({ ...facts, decisions: [], notices: undated(more) }).standing)
        if (!wide || !narrow) return
        expect(narrow.atLeast).toBeGreaterThanOrEqual(wide.atLeast)
        expect(narrow.atMost).toBeLessThanOrEqual(wide.atMost)
      }),
      RUNS,
    )
  })

  it('at the list changes nothing about a notice that was found', () => {
    fc.assert(
      fc.property(world, lists, (facts, other) => {
        const { standing } = judged(facts)
        if (standing.kind !== 'published' && standing.kind !== 'taken-down-early') return
        expect(judged({ ...facts, listStates: other }).standing).toEqual(standing)
      }),
      RUNS,
    )
  })
})
