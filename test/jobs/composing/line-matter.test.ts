import { describe, expect, it } from 'vitest'
import { extendedTo } from '../../../lib/domain/duty/obligation.ts'
import type { Judged } from '../../../lib/domain/judge/judge-county.ts'
import type { Line, OutboxMessage } from '../../../lib/domain/tell/outbox.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import { beforeOf, matterFor } from '../../../lib/jobs/composing/line-matter.ts'
import { AWAITED, judged, PUBLISHED } from '../../domain/tell/judged.ts'
import { due29, plan, policy, settle } from '../../domain/tell/plans.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import { at, CALENDAR, CATALOGUE, county, mustBe, type PEOPLE, zhang } from '../../fixtures/cast.ts'

interface Given {
  readonly of: readonly Judged[]
  readonly outbox?: readonly OutboxMessage[]
  readonly when?: string
  readonly person?: (typeof PEOPLE)[number]
}

/** What a message, the last of the outbox, says of its lines now. */
function mattersOf(
  message: OutboxMessage,
  { of, outbox = [], when = '2026-09-21 09:00', person = zhang }: Given,
) {
  const from = { store: fakeStore(), catalogue: CATALOGUE, county, person, now: at(when) }
  const before = beforeOf(message, outbox)
  const byId = new Map(of.map((one) => [one.obligation.id, one]))
  return message.lines.map((line: Line) => matterFor(line, { ...from, before, judged: byId }))
}

const first = plan({ when: '2026-09-15 09:00' })
const sent = settle(first)

describe('what is new since the last mail', () => {
  const both = [judged(due29, AWAITED), judged(policy('e2', { on: '2026-09-01 10:00' }), AWAITED)]

  it('is marked, and what was told before is not', () => {
    const second = mustBe(plan({ when: '2026-09-21 09:00', judged: both, sent })[0])
    const matters = mattersOf(second, { of: both, outbox: [...sent, second] })
    expect(matters.map((matter) => [matter?.obligation.split('/')[0], matter?.isNew])).toEqual([
      ['e1', undefined],
      ['e2', true],
    ])
  })

  it('is not marked in the first mail of all', () => {
    const message = mustBe(first[0])
    expect(mattersOf(message, { of: both, outbox: first })[0]?.isNew).toBeUndefined()
  })
})

describe('a due date that moved', () => {
  const regular = judged(due29, AWAITED)
  const moved: Judged = {
    ...regular,
    obligation: extendedTo(regular.obligation, localDate('2026-10-12'), CALENDAR),
  }

  it('is told as a correction of the date that was told, whichever rung it has reached', () => {
    const message = mustBe(plan({ when: '2026-09-28 09:00', judged: [moved], sent })[0])
    const [matter] = mattersOf(message, { of: [moved], outbox: [...sent, message], when: '2026-09-28 09:00' })
    expect(matter?.rung).toBe('before-10wd')
    expect(matter?.correction?.toldDue).toBe('2026-09-29')
  })

  it('is no correction for somebody who never heard of the earlier one, nor once it is done', () => {
    const message = mustBe(plan({ when: '2026-09-28 09:00', judged: [moved] })[0])
    expect(mattersOf(message, { of: [moved], when: '2026-09-28 09:00' })[0]?.correction).toBeUndefined()
    expect(mattersOf(message, { of: [{ ...moved, standing: PUBLISHED }] })).toEqual([undefined])
  })
})

describe('personal data', () => {
  const findings = [{ kind: 'id-number', where: '附件', count: 2 }] as const
  const warning = { kind: 'personal-data', because: '', notice: 'n1', findings } as const
  const showing: Judged = { ...judged(due29, PUBLISHED), warnings: [warning] }
  const message = mustBe(plan({ when: '2026-09-20 23:00', judged: [showing] })[0])

  it('is told with what stands where, as long as that is what the notice shows', () => {
    expect(mattersOf(message, { of: [showing] })[0]?.personal?.findings).toEqual(findings)
    const other = { ...showing, warnings: [{ ...warning, findings: [{ ...findings[0], count: 3 }] }] }
    expect(mattersOf(message, { of: [other] })).toEqual([undefined])
    expect(mattersOf(message, { of: [judged(due29, PUBLISHED)] })).toEqual([undefined])
  })

  it('is closed out only by a look that found none', () => {
    const clean: Judged = { ...judged(due29, PUBLISHED), personalFree: ['n1'] }
    const closing = mustBe(plan({ when: '2026-09-21 09:00', judged: [clean], sent: settle([message]) })[0])
    expect(mattersOf(closing, { of: [clean] })[0]?.kind).toBe('personal-closed')
    expect(mattersOf(closing, { of: [judged(due29, PUBLISHED)] })).toEqual([undefined])
  })
})

describe('a duty that is none any more', () => {
  it('is told by the event from which it was derived, under the title of its own item', () => {
    const derived = judged(policy('e1+07'), { kind: 'unattested', because: '' })
    const line = {
      key: `${derived.obligation.id}:x:closed`,
      obligation: derived.obligation.id,
      rung: 'closed',
      kind: 'closed',
    } as const
    const message = { ...mustBe(first[0]), lines: [line] }
    const [matter] = mattersOf(message, { of: [judged(due29, AWAITED)] })
    expect(matter).toMatchObject({
      kind: 'closed',
      obligation: derived.obligation.id,
      standing: { kind: 'withdrawn' },
    })
    expect(matter?.itemTitle).toBe(CATALOGUE.items.get('07')?.title)
    expect(mattersOf(message, { of: [judged(policy('e9'), AWAITED)] })).toEqual([undefined])
  })
})
