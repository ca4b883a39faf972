import { describe, expect, it } from 'vitest'
import type { Judged } from '../../../../lib/domain/judge/judge-county.ts'
import { isSettled } from '../../../../lib/domain/judge/standing/settled.ts'
import type { Standing } from '../../../../lib/domain/judge/standing/standing.ts'
import { type LocalDate, localDate } from '../../../../lib/domain/time/local-date.ts'
import { at, CATALOGUE, event, mustBe, obligation } from '../../../fixtures/cast.ts'

const PUBLISHED = {
  kind: 'published',
  because: '期限内已公开。',
  timing: 'on-time',
  possiblyBackDated: false,
} as const satisfies Standing

function published(keepUntilOn: LocalDate | undefined): Judged {
  const one = obligation(event({ on: '2026-09-01 09:00' }))
  const channel = mustBe(CATALOGUE.channels.get(one.channel))
  return { obligation: one, channel, standing: { ...PUBLISHED, keepUntilOn } }
}

describe('a published event of four months ago', () => {
  it.each([
    ['leaves when its keep period is over', '2027-01-09', true],
    ['stays on the last day of its keep period', '2027-01-10', false],
    ['stays while its keep period ends soon', '2027-05-10', false],
    ['leaves when its keep period is one of years, which the nightly audit watches', '2027-05-11', true],
    ['leaves when nothing says for how long it must be up', undefined, true],
  ] as const)('%s', (_, keepUntilOn, expected) => {
    const judged = published(keepUntilOn === undefined ? undefined : localDate(keepUntilOn))
    expect(isSettled([judged], at('2027-01-10 09:00'))).toBe(expected)
  })

  it.each([
    ['stays to the last second of its four months', '2026-12-30 08:59:59', false],
    ['may leave after them', '2026-12-30 09:00', true],
  ] as const)('%s', (_, now, expected) => {
    expect(isSettled([published(undefined)], at(now))).toBe(expected)
  })

  it('leaves when it was withdrawn, and not while a clock stands still', () => {
    const of = (standing: Standing) =>
      isSettled([{ ...published(undefined), standing }], at('2027-01-10 09:00'))
    expect(of({ kind: 'withdrawn', because: '' })).toBe(true)
    expect(of({ kind: 'extended', because: '' })).toBe(false)
  })

  it('stays for the one channel of several whose keep period still runs', () => {
    const both = [published(localDate('2027-01-09')), published(localDate('2027-02-01'))]
    expect(isSettled(both, at('2027-01-10 09:00'))).toBe(false)
  })
})
