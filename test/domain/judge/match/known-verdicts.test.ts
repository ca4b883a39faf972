import { describe, expect, it } from 'vitest'
import { obligationsOf } from '../../../../lib/domain/duty/obligation.ts'
import { KnownVerdicts } from '../../../../lib/domain/judge/match/known-verdicts.ts'
import { MatchIndex } from '../../../../lib/domain/judge/match/matching.ts'
import { addMs, DAY_MS } from '../../../../lib/domain/time/instant.ts'
import { CATALOGUE, event, notice } from '../../../fixtures/cast.ts'

const { items, calendar } = CATALOGUE
const answerable = (parts: Parameters<typeof event>[0]) => {
  const one = event(parts)
  const item = items.get(one.item)
  if (!item) throw new Error(`no item ${one.item}`)
  return { event: one, item, obligations: obligationsOf(one, item, calendar) }
}
const first = answerable({ facts: { documentTitle: '喀左县公共租赁住房管理办法' } })
const other = answerable({ facts: { documentTitle: '喀左县保障性住房分配办法' } })
const rules = { items, unitNamesOf: () => [] }
const verdicts = new KnownVerdicts()
const shown = notice({ title: '喀左县公共租赁住房管理办法' })

describe('verdicts that are known', () => {
  it('are those of the index, each time, with the notice that was asked for', () => {
    const fresh = new MatchIndex([first], [...items.values()]).verdictOf(shown)
    for (const again of [shown, { ...shown }])
      expect(verdicts.of([again], [first], rules)).toEqual([{ ...fresh, notice: again }])
    expect(fresh.kind).toBe('clear')
  })

  it('change with the words of the notice', () => {
    const [known] = verdicts.of([{ ...shown, title: '关于停水的通知', text: '' }], [first], rules)
    expect(known?.kind).toBe('none')
  })

  it('change with the events', () => {
    expect(verdicts.of([shown], [other], rules)[0]?.kind).not.toBe('clear')
    expect(verdicts.of([shown], [], rules)[0]?.kind).toBe('none')
    expect(verdicts.of([shown], [other, first], rules)[0]?.answers.map(({ event: id }) => id)).toEqual([
      first.event.id,
    ])
  })
})

describe('a verdict is not worked out again', () => {
  const sets = [1, 2, 3, 4, 5].map((n) => [answerable({ id: `e${n}` })])
  const asked = (
    known: KnownVerdicts,
    of: readonly ReturnType<typeof answerable>[],
    by = rules,
    one = shown,
  ) => known.of([one], of, by)[0]?.candidates

  it('for equal notices and events under the same rules', () => {
    const known = new KnownVerdicts()
    const before = asked(known, [first])
    expect(asked(known, [first], rules, { ...shown })).toBe(before)
    expect(asked(known, [first], { ...rules, items: new Map(items) })).not.toBe(before)
  })

  it('for a notice that a later look saw again, and is when something of it is another', () => {
    const known = new KnownVerdicts()
    const before = asked(known, [first])
    const later = { ...shown, lastSeenAt: addMs(shown.lastSeenAt, DAY_MS) }
    expect(asked(known, [first], rules, later)).toBe(before)
    expect(known.of([later], [first], rules)[0]?.notice).toBe(later)
    const seenLater = { ...shown, firstSeenAt: later.lastSeenAt }
    expect(asked(known, [first], rules, seenLater)).not.toBe(before)
  })

  it('but is when only a due date has changed', () => {
    const known = new KnownVerdicts()
    const later = first.obligations.map((one) => ({ ...one, due: { kind: 'keep-forever' } as const }))
    const before = asked(known, [first])
    expect(asked(known, [{ ...first, obligations: later }])).not.toBe(before)
  })

  it('for the last four sets of events', () => {
    const known = new KnownVerdicts()
    const [a = [], b = [], c = [], d = [], e = []] = sets
    const [ofA, ofB] = [a, b, c, d].map((of) => asked(known, of))
    expect(asked(known, a)).toBe(ofA)
    asked(known, e)
    expect(asked(known, a)).toBe(ofA)
    expect(asked(known, b)).not.toBe(ofB)
  })
})
