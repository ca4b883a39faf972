import { describe, expect, it } from 'vitest'
import type { StopClock } from '../../../../../lib/domain/duty/decision.ts'
import { assess } from '../../../../../lib/domain/judge/standing/assess.ts'
import { basisOf, grantWords, stopAt } from '../../../../../lib/domain/judge/standing/put-off.ts'
import { at, decision, event, obligation } from '../../../../fixtures/cast.ts'
import { facts } from '../standing-rows.ts'

/** Due by the end of 2026-09-29. */
const due = obligation(event())
const stop = (fromOn: string, toOn?: string, parts: Parameters<typeof decision>[0] = {}) =>
  decision({ id: `s${fromOn}`, kind: 'stop-clock', fromOn, ...(toOn ? { toOn } : {}), ...parts }) as StopClock

describe('the stop that holds', () => {
  const first = stop('2026-09-20', '2026-09-24')
  const open = stop('2026-09-22')

  it.each<[string, readonly StopClock[], string, StopClock | undefined]>([
    ['is none on the day before', [first], '2026-09-19', undefined],
    ['begins on its first day', [first], '2026-09-20', first],
    ['lasts to the end of its last day', [first], '2026-09-24', first],
    ['is over on the day after', [first], '2026-09-25', undefined],
    ['may begin on the due day', [stop('2026-09-29')], '2026-10-20', stop('2026-09-29')],
    ['may not begin after it', [stop('2026-09-30')], '2026-10-20', undefined],
    ['is the one without an end where two hold', [first, open], '2026-09-23', open],
    ['is the one with an end where the other has not begun', [first, open], '2026-09-21', first],
    ['is the open one that has begun', [stop('2026-09-28'), first, open], '2026-09-23', open],
  ])('%s', (_, stops, today, expected) => {
    expect(stopAt(stops, due, at(`${today} 23:30`))).toEqual(expected)
  })

  it('is none where nobody knows by when', () => {
    const undated = { ...due, due: { kind: 'error', code: 'unreadable-anchor', message: '' } } as const
    expect(stopAt([open], undated, at('2026-09-23 09:00'))).toBeUndefined()
  })
})

describe('more time', () => {
  const said = (when: string, ...decisions: readonly ReturnType<typeof decision>[]) =>
    assess(facts({ when: `${when} 09:00`, decisions })).because

  it.each<[string, string, readonly ReturnType<typeof decision>[], string]>([
    [
      'granted to a day',
      '2026-10-08',
      [decision({ until: '2026-10-20', basis: '资料补正。；' })],
      '经县政府办公室批准延期至2026-10-20：资料补正。',
    ],
    [
      'granted to a day that a later stop moves',
      '2026-10-14',
      [decision({ id: 'x1', until: '2026-10-20', at: '2026-09-01 10:00' }), stop('2026-09-20', '2026-09-24')],
      '经县政府办公室批准延期至2026-10-20，停计后顺延至2026-10-27：资料补正。',
    ],
    [
      'by two stops, with the reason of the last',
      '2026-10-09',
      [stop('2026-09-14', '2026-09-15'), stop('2026-09-21', '2026-09-22', { basis: '等待上级答复' })],
      '经县政府办公室批准，2026-09-14至2026-09-15、2026-09-21至2026-09-22停止计算期限，期限顺延至2026-10-10：等待上级答复。',
    ],
    [
      'without an end',
      '2026-10-12',
      [stop('2026-09-20', undefined, { basis: '等待上级答复；' })],
      '停计中：经县政府办公室批准，自2026-09-20起停止计算期限，尚未恢复（等待上级答复）。',
    ],
    [
      'while the clock stands still',
      '2026-09-22',
      [stop('2026-09-21', '2026-09-22')],
      '停计中：经县政府办公室批准，2026-09-21至2026-09-22停止计算期限，期限顺延至2026-10-08：资料补正。',
    ],
  ])('%s', (_, when, decisions, because) => {
    expect(said(when, ...decisions)).toBe(because)
  })

  it('is not given by a stop to come without an end, which is not among the days that were left out', () => {
    const ahead = { ...stop('2026-10-30'), approver: '县长' }
    const putOff = { stops: [stop('2026-09-21', '2026-09-22'), ahead] }
    expect(grantWords({ ...due, putOff })).toBe(
      '经县政府办公室、县长批准，2026-09-21至2026-09-22停止计算期限，期限顺延至2026-09-29',
    )
  })
})

it.each([
  ['政府信息公开条例第十五条。', '政府信息公开条例第十五条'],
  ['资料补正. ；\n', '资料补正'],
  ['资料补正; 见附件。', '资料补正; 见附件'],
  ['资料补正', '资料补正'],
])('a basis ends without a stop of its own: %s', (basis, expected) => {
  expect(basisOf({ basis })).toBe(expected)
})
