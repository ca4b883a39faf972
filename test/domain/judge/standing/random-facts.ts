import fc from 'fast-check'
import type { Decision } from '../../../../lib/domain/duty/decision.ts'
import type { CountyFacts } from '../../../../lib/domain/judge/judge-county.ts'
import { addMs, HOUR_MS, type Instant } from '../../../../lib/domain/time/instant.ts'
import { addDays, localDate } from '../../../../lib/domain/time/local-date.ts'
import type { ListState } from '../../../../lib/domain/watch/channel-health.ts'
import type { Notice } from '../../../../lib/domain/watch/notice.ts'
import { at, decision, event, listIdOf, listState, notice } from '../../../fixtures/cast.ts'

/** Event of 2026-09-01, due at the end of 2026-09-29 where nothing was decided. */
export const DUE_AT = at('2026-09-29 23:59:59')

const hours = (min: number, max: number) => fc.integer({ min, max })
const dayFrom = (days: number) => addDays(localDate('2026-09-01'), days)
const momentAt = (hour: number): Instant => addMs(DUE_AT, hour * HOUR_MS)

const sweep = fc.record({
  at: hours(-600, 900).map(momentAt),
  reachedOn: fc.option(hours(-60, 20).map(dayFrom), { nil: undefined }),
  isCut: fc.option(fc.constant(true as const), { nil: undefined }),
})

export const lists: fc.Arbitrary<readonly ListState[]> = fc
  .option(
    fc.record({
      good: fc.option(hours(-600, 900).map(momentAt), { nil: undefined }),
      failed: fc.boolean(),
      covered: fc.option(hours(-60, 20).map(dayFrom), { nil: undefined }),
      sweeps: fc.array(sweep, { maxLength: 3 }),
    }),
  )
  .map((state) =>
    state === null
      ? []
      : [
          {
            ...listState({ list: listIdOf('county-site') }),
            lastGoodAt: state.good,
            lastOutcome: state.failed ? { kind: 'blocked', reason: '412' } : { kind: 'read' },
            coveredFromOn: state.covered,
            sweeps: state.sweeps.toSorted((a, b) => a.at - b.at),
          } satisfies ListState,
        ],
  )

const TITLES = [
  '喀左县公共租赁住房管理办法',
  '关于印发管理办法的通知',
  '喀左县某单位公示',
  '喀左县公共租赁住房管…',
] as const

export const notices: fc.Arbitrary<readonly Notice[]> = fc
  .array(
    fc.record({
      title: fc.constantFrom(...TITLES),
      seen: hours(-600, 900),
      before: fc.option(hours(1, 200), { nil: undefined }),
      displayed: fc.option(hours(-40, 60).map(dayFrom), { nil: undefined }),
      written: fc.option(hours(-40, 60).map(dayFrom), { nil: undefined }),
      gone: fc.option(hours(48, 400), { nil: undefined }),
    }),
    { maxLength: 4 },
  )
  .map((made) =>
    made.map(({ title, seen, before, displayed, written, gone }, index): Notice => {
      const firstSeenAt = momentAt(seen)
      const goneAt = gone === undefined ? undefined : addMs(firstSeenAt, gone * HOUR_MS)
      return {
        ...notice({ id: `n${index}`, title, list: listIdOf('county-site') }),
        firstSeenAt,
        lastSeenAt: firstSeenAt,
        absentAt: before === undefined ? undefined : addMs(firstSeenAt, -before * HOUR_MS),
        displayedOn: displayed,
        urlOn: written,
        missedAt: goneAt && addMs(goneAt, -24 * HOUR_MS),
        goneAt,
      }
    }),
  )

const decided = fc.record({
  kind: fc.constantFrom('extend', 'stop-clock', 'withhold', 'withdraw', 'forward', 'match', 'lift'),
  made: hours(-600, 900),
  first: hours(-10, 80).map(dayFrom),
  days: fc.option(hours(0, 30), { nil: undefined }),
  target: hours(0, 4),
  isAnswer: fc.boolean(),
})

export const decisions: fc.Arbitrary<readonly Decision[]> = fc.array(decided, { maxLength: 5 }).map((made) =>
  made.map(({ kind, made: hour, first, days, target, isAnswer }, index): Decision => {
    const base = { ...decision({ id: `d${index}` }), at: momentAt(hour) }
    const parts = {
      extend: { until: first },
      'stop-clock': { fromOn: first, ...(days === undefined ? {} : { toOn: addDays(first, days) }) },
      withhold: {},
      withdraw: {},
      forward: { toUnit: 'transport-bureau' },
      match: { notice: `n${target}`, isAnswer },
      lift: { undoes: `d${target}` },
    }[kind]
    return { ...base, ...parts, kind } as Decision
  }),
)

export const now = hours(-600, 1_500).map(momentAt)

export function countyFacts(parts: Partial<CountyFacts>): CountyFacts {
  return {
    events: [event()],
    notices: [],
    listStates: [],
    attestations: [],
    decisions: [],
    now: DUE_AT,
    ...parts,
  }
}
