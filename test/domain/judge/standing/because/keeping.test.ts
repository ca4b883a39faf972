import { describe, expect, it } from 'vitest'
import { assess } from '../../../../../lib/domain/judge/standing/assess.ts'
import { keepUntil, upperBoundOf } from '../../../../../lib/domain/judge/standing/keep.ts'
import { publishedStanding } from '../../../../../lib/domain/judge/standing/published.ts'
import type { Notice } from '../../../../../lib/domain/watch/notice.ts'
import {
  at,
  auction,
  CALENDAR,
  event,
  mustBe,
  notice,
  obligation,
  obligations,
} from '../../../../fixtures/cast.ts'
import { facts } from '../standing-rows.ts'

const WHEN = '2026-12-31 09:00'
/** Item 07: up for twenty days from the first publication. */
const auctioned = obligation(auction(), 'county-site')
const { keepRule: _, ...unkept } = obligation(event())
/** Item 24: five years from the publication, three at most from the decision of 2026-09-01. */
const blacklisted = mustBe(obligations(event({ item: '24', trigger: 'decision_made' }))[0])

const kept = (of: typeof auctioned, ...notices: readonly Notice[]) =>
  assess(
    facts({
      obligation: of,
      when: WHEN,
      matched: notices.map((one) => ({ notice: one, evidence: ['名称'] })),
    }),
  )

describe('a keep period', () => {
  it.each<[string, Parameters<typeof notice>[0], string]>([
    ['from the day displayed', { seen: '2026-09-25 08:30', displayedOn: '2026-09-20' }, '2026-10-10'],
    ['from the first sight where none is displayed', { seen: '2026-09-25 08:30' }, '2026-10-15'],
    [
      'from the first sight where a later day is displayed',
      { seen: '2026-09-20 08:30', displayedOn: '2026-09-25' },
      '2026-10-10',
    ],
    [
      'from the look that did not find it, where an earlier day is displayed',
      { absent: '2026-09-22 08:30', seen: '2026-09-25 08:30', displayedOn: '2026-09-20' },
      '2026-10-12',
    ],
  ])('counts %s', (_, times, keepUntilOn) => {
    expect(kept(auctioned, notice(times))).toMatchObject({ kind: 'published', keepUntilOn })
  })

  it('is none where no rule sets one: then nothing is taken down early', () => {
    const gone = notice({ gone: '2026-10-05 08:30' })
    expect(kept(unkept, gone)).toEqual({
      kind: 'published',
      timing: 'on-time',
      possiblyBackDated: false,
      because: '期限内已公开（2026-09-20 08:30首次看到）。',
      answer: expect.objectContaining({ notice: 'n1', matchedBy: ['名称'] }),
      keepUntilOn: undefined,
    })
  })
})

describe('what was taken down', () => {
  const shown = { seen: '2026-09-20 08:30', displayedOn: '2026-09-20' }
  const earlier = notice({ id: 'n1', ...shown, gone: '2026-10-02 08:30', lastSeen: '2026-09-30 08:30' })
  const later = notice({ id: 'n2', ...shown, gone: '2026-10-05 08:30', lastSeen: '2026-10-03 08:30' })

  it('names both looks, and until when it had to be up', () => {
    expect(kept(auctioned, earlier).because).toBe(
      '2026-09-30 08:30仍在，2026-10-01 08:30、2026-10-02 08:30两次查看都已打不开，应保留至2026-10-10。',
    )
  })

  it.each([
    ['first', [later, earlier]],
    ['last', [earlier, later]],
  ])('is told of the one that was up the longest, whether it is named %s', (_, notices) => {
    expect(kept(auctioned, ...notices)).toMatchObject({
      kind: 'taken-down-early',
      answer: { notice: 'n2' },
      goneAt: at('2026-10-05 08:30'),
    })
  })

  it.each([
    ['first', [notice(shown), later]],
    ['last', [later, notice(shown)]],
  ])('is still up while another one is, whether that is named %s', (_, notices) => {
    expect(kept(auctioned, ...notices).kind).toBe('published')
  })

  it.each<[string, Partial<Notice>]>([
    ['one look that missed it', { missedAt: at('2026-10-05 08:30'), goneAt: undefined }],
    ['one look counted twice', { missedAt: at('2026-10-05 08:30'), goneAt: at('2026-10-05 08:30') }],
    ['a second look without a first', { missedAt: undefined, goneAt: at('2026-10-05 08:30') }],
  ])('is not proved by %s', (_, parts) => {
    expect(kept(auctioned, { ...notice(shown), ...parts }).kind).toBe('published')
  })

  it('is early on the last day that a higher rule allows', () => {
    const gone = (day: string) =>
      kept(blacklisted, notice({ gone: `${day} 09:00`, lastSeen: '2029-08-01 09:00' })).kind
    expect([gone('2029-09-01'), gone('2029-09-02')]).toEqual(['taken-down-early', 'published'])
  })
})

const property = mustBe(obligations(event({ item: '17', trigger: 'text_received', track: 'transfer' }))[0])

it.each([
  [
    'ends on its plain last day, though a holiday yet to be arranged may move it',
    auctioned,
    '2026-12-15',
    '2027-01-04',
  ],
  ['of workdays that are yet to be arranged ends at its early end', property, '2026-12-15', '2027-01-06'],
  ['that no calendar reaches has no end that anybody could name', auctioned, '2045-01-01', undefined],
] as const)('a keep period %s', (_, of, postedOn, lastOn) => {
  const expected = lastOn && { kind: 'until', lastOn }
  expect(keepUntil(of, at(`${postedOn} 09:00`), CALENDAR)).toEqual(expected)
})

describe('the longest time on show', () => {
  const upperOn = (on: string, period: object = {}) => {
    const { keepRule, event: of } = mustBe(
      obligations(event({ item: '24', trigger: 'decision_made', on }))[0],
    )
    const rule = mustBe(keepRule)
    return upperBoundOf({
      event: of,
      keepRule: { ...rule, period: { ...rule.period, ...period } as typeof rule.period },
    })
  }

  it.each<[string, string, object, string | undefined]>([
    ['runs from the decision', '2026-09-01 09:00', {}, '2029-09-01'],
    ['ends when its rule came into force, where it was over by then', '2022-09-01 09:00', {}, '2026-04-01'],
    [
      'runs from the decision where its rule was always in force',
      '2022-09-01 09:00',
      { atMostSince: undefined },
      '2025-09-01',
    ],
    ['is none where no higher rule sets it', '2026-09-01 09:00', { atMostYears: undefined }, undefined],
  ])('%s', (_, on, period, expected) => {
    expect(upperOn(on, period)).toBe(expected)
  })
})

it('a notice of an event whose date is unknown is published, without a word on when', () => {
  const undated = {
    ...obligation(event()),
    due: { kind: 'error', code: 'unreadable-anchor', message: '' },
  } as const
  expect(kept(undated, notice())).toMatchObject({
    kind: 'published',
    timing: 'uncertain',
    possiblyBackDated: false,
    because: '已公开；期限无法计算，请核对起算时间。',
  })
})

it('without a notice nothing is published', () => {
  expect(() => publishedStanding(facts({ matched: [] }), undefined)).toThrow(
    'a published standing has a notice',
  )
})
