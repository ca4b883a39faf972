import { describe, expect, it } from 'vitest'
import type { Judged } from '../../../../lib/domain/judge/judge-county.ts'
import type { Answer, Standing } from '../../../../lib/domain/judge/standing/standing.ts'
import type { Warning } from '../../../../lib/domain/judge/standing/warnings.ts'
import {
  COMPLIANCE_RATE,
  LATENESS_RATE,
  OMISSION_RATE,
  PUNCTUALITY,
  RATES,
  rateOf,
  VERIFIABILITY,
} from '../../../../lib/domain/tell/figures/rates.ts'
import { dueOutcomeOf, NOTHING_DUE, tallyOf } from '../../../../lib/domain/tell/figures/tally.ts'
import { localDate } from '../../../../lib/domain/time/local-date.ts'
import { at, building, event } from '../../../fixtures/cast.ts'
import { AWAITED, judged, overdue, PUBLISHED, UNATTESTED, UNREAD } from '../judged.ts'

const LATE = { ...PUBLISHED, timing: 'late', lateness: { atLeast: 1, atMost: 2 } } as Standing
const BACK_DATED = { ...PUBLISHED, possiblyBackDated: true } as Standing
const UNSURE = { ...PUBLISHED, timing: 'uncertain' } as Standing
const MISSING = overdue('2026-09-29 23:59:59', '2026-09-30 07:30')
const INCOMPLETE = { ...PUBLISHED, kind: 'incomplete', absent: [{ n: 1, text: '' }] } as Standing
const EXTENDED: Standing = { kind: 'extended', because: '', untilOn: localDate('2026-12-01') }

/** The events of the cast fall due on 2026-09-29. */
const of = (...standings: readonly Standing[]) => standings.map((standing) => judged(event(), standing))

function warned(kind: Warning['kind']): Judged {
  return { ...judged(event(), PUBLISHED), warnings: [{ kind, because: '' } as Warning] }
}

function gone(seen: string, postedOn?: string): Standing {
  const answer: Answer = {
    notice: 'n1',
    title: '',
    url: '',
    displayedOn: postedOn === undefined ? undefined : localDate(postedOn),
    firstSeenAt: at(seen),
    evidence: '',
    matchedBy: [],
  }
  const lastSeenAt = at('2026-10-08 08:00')
  return { kind: 'taken-down-early', because: '', answer, lastSeenAt, goneAt: at('2026-10-09 08:00') }
}

describe('the outcome of an obligation', () => {
  it.each<[string, Standing, ReturnType<typeof dueOutcomeOf>]>([
    ['what is published counts by its timing', LATE, 'late'],
    ['what is published at a time that cannot be told is uncertain', UNSURE, 'uncertain'],
    ['what is proved to be missing is overdue', MISSING, 'overdue'],
    ['what could not be looked at stays so', UNREAD, 'unverifiable'],
    ['a board without its attestation stays so', UNATTESTED, 'unattested'],
    ['what was seen in time and taken down later was on time', gone('2026-09-29 23:00'), 'on-time'],
    ['what was first seen after its time may have been there', gone('2026-09-30 08:00'), 'uncertain'],
    ['a page that displays a day proves no timing', gone('2026-09-30 08:00', '2026-09-20'), 'uncertain'],
    ['what is still to come has none', AWAITED, undefined],
    ['what is put off has none', EXTENDED, undefined],
    ['what may not be published has none', { kind: 'withheld', because: '' }, undefined],
    ['what was withdrawn has none', { kind: 'withdrawn', because: '' }, undefined],
  ])('%s', (_, standing, outcome) => {
    expect(dueOutcomeOf(judged(event(), standing))).toBe(outcome)
  })

  it.each([
    ['in time', '2026-09-29', 'on-time'],
    ['a day late', '2026-09-30', 'late'],
  ])('a board counts by the attested day: %s', (_, postedOn, outcome) => {
    const one = judged(building(), gone('2026-10-09 16:00', postedOn), 'project-site-board')
    expect(dueOutcomeOf(one)).toBe(outcome)
  })
})

describe('a tally', () => {
  it('counts each outcome once, and nothing against a unit that could not be looked at', () => {
    const tally = tallyOf(of(PUBLISHED, PUBLISHED, LATE, MISSING, UNREAD, UNATTESTED, UNSURE))
    expect(tally).toEqual({
      ...NOTHING_DUE,
      due: 7,
      onTime: 2,
      late: 1,
      overdue: 1,
      uncertain: 1,
      unverifiable: 1,
      unattested: 1,
      compliant: 2,
    })
    expect(RATES.map((rate) => rateOf(rate, tally))).toEqual([2 / 4, 1 / 4, 1 / 4, 2 / 4, 4 / 7])
  })

  it('gives no rate where nothing fell due or nothing could be judged', () => {
    expect(RATES.map((rate) => rateOf(rate, NOTHING_DUE))).toEqual(Array(5).fill(undefined))
    const unread = tallyOf(of(UNREAD, UNATTESTED))
    expect(rateOf(PUNCTUALITY, unread)).toBeUndefined()
    expect(rateOf(OMISSION_RATE, unread)).toBeUndefined()
    expect(rateOf(VERIFIABILITY, unread)).toBe(0)
  })

  it.each<[string, Judged]>([
    ['was taken down early', judged(event(), gone('2026-09-20 08:00'))],
    ['may be back-dated', judged(event(), BACK_DATED)],
    ['lacks an element', judged(event(), INCOMPLETE)],
    ['shows personal data', warned('personal-data')],
  ])('what %s is on time and not compliant', (_, one) => {
    const tally = tallyOf([one, judged(event(), PUBLISHED)])
    expect(rateOf(PUNCTUALITY, tally)).toBe(1)
    expect(rateOf(COMPLIANCE_RATE, tally)).toBe(1 / 2)
  })

  it('counts each shortcoming, and of a late notice as well', () => {
    const late = judged(event(), { ...INCOMPLETE, timing: 'late' } as Standing)
    expect(tallyOf([late, judged(event(), INCOMPLETE), warned('personal-data')])).toMatchObject({
      onTime: 2,
      late: 1,
      incomplete: 2,
      personalData: 1,
      compliant: 0,
    })
  })

  it.each(['poorly-masked', 'past-upper-bound', 'keep-unknown'] as const)(
    'a warning that is for a person to judge (%s) counts against nobody',
    (kind) => {
      expect(tallyOf([warned(kind)])).toMatchObject({ onTime: 1, compliant: 1, personalData: 0 })
    },
  )

  it('counts an event that nobody reported as an omission, whether it was published or not', () => {
    const found = (kind: 'proposed' | 'derived', standing: Standing) =>
      judged(event({ origin: { kind, notice: 'n1' } }), standing)
    const tally = tallyOf([
      found('proposed', PUBLISHED),
      found('proposed', LATE),
      found('proposed', MISSING),
      found('proposed', UNREAD),
      found('derived', PUBLISHED),
      judged(event(), PUBLISHED),
    ])
    expect(tally).toMatchObject({ due: 6, onTime: 3, late: 1, overdue: 1, unreported: 2 })
    expect(rateOf(OMISSION_RATE, tally)).toBe(3 / 5)
    expect(rateOf(LATENESS_RATE, tally)).toBe(1 / 5)
  })
})
