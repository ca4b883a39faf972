import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answerable } from '../../../../lib/domain/judge/match/event-face.ts'
import { MatchIndex, type MatchOptions } from '../../../../lib/domain/judge/match/matching.ts'
import type { Verdict } from '../../../../lib/domain/judge/match/verdict.ts'
import type { Notice } from '../../../../lib/domain/watch/notice.ts'
import { easySet, hardSet } from '../../../bench/judge/made-sets.ts'
import { ITEMS, type MatchSet } from '../../../bench/judge/match-set.ts'

const RUNS = 40
const SIZE = { events: 12, notices: 24 }

const seeds = fc.record({ seed: fc.string({ minLength: 1, maxLength: 12 }), isHard: fc.boolean() })
const madeOf = ({ seed, isHard }: { seed: string; isHard: boolean }) =>
  (isHard ? hardSet : easySet)({ ...SIZE, seed })

const verdictsOf = (
  answerables: readonly Answerable[],
  { notices }: MatchSet,
  options?: MatchOptions,
): readonly Verdict[] => {
  const index = new MatchIndex(answerables, ITEMS, options)
  return notices.map(({ notice }) => index.verdictOf(notice))
}

const withoutNotice = ({ notice: _, ...said }: Verdict<Notice>) => said

/** Events of other projects, under ids of their own and without numbers, which the made sets give out anew. */
function unrelatedTo({ answerables }: MatchSet, seed: string): readonly Answerable[] {
  const names = answerables.map(({ event }) => event.facts.projectName ?? '').map(coreOf)
  return easySet({ events: 30, notices: 0, seed }).answerables.flatMap(({ event, ...rest }) => {
    const core = coreOf(event.facts.projectName ?? '')
    const isRelated = names.some((name) => name.includes(core) || core.includes(name))
    const { projectName } = event.facts
    return isRelated ? [] : [{ ...rest, event: { ...event, facts: { projectName }, id: `x-${event.id}` } }]
  })
}

/** Town and works without county and year: what makes two names of the made sets one project or two. */
function coreOf(name: string): string {
  return name.replace(/^.*?[县市]|\d{4}年|施工|监理|（.*$|第?[一二三\d]+(?:标段|包).*$/gu, '')
}

describe('the verdict', () => {
  it('that was clear and right is never turned into a wrong one by events of other projects', () => {
    fc.assert(
      fc.property(seeds, fc.string({ minLength: 1, maxLength: 12 }), (from, seed) => {
        const set = madeOf(from)
        const before = verdictsOf(set.answerables, set)
        const after = verdictsOf([...set.answerables, ...unrelatedTo(set, `other ${seed}`)], set)
        for (const [at, { notice, event }] of set.notices.entries()) {
          const isRight =
            before[at]?.kind === 'clear' && before[at].answers.some((one) => one.event === event)
          if (!isRight || after[at]?.kind !== 'clear') continue
          expect([notice.title, ...after[at].answers.map((one) => one.event)]).toContain(event)
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('does not depend on the order of the events', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (from, turn) => {
        const set = madeOf(from)
        const { answerables } = set
        const at = turn % Math.max(1, answerables.length)
        const turned = [...answerables.slice(at), ...answerables.slice(0, at)].toReversed()
        expect(verdictsOf(turned, set).map(withoutNotice)).toEqual(
          verdictsOf(answerables, set).map(withoutNotice),
        )
      }),
      { numRuns: RUNS },
    )
  })

  it('of the index is that of comparing every event with every notice', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const set = madeOf(from)
        const pairwise = verdictsOf(set.answerables, set, { isPairwise: true })
        expect(verdictsOf(set.answerables, set).map(withoutNotice)).toEqual(pairwise.map(withoutNotice))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('matching the made sets', () => {
  it.each([
    ['every event of another project', easySet({ events: 400, notices: 800, seed: 'test' }), 0.98],
    [
      'lots, rounds and trades of the same project',
      hardSet({ events: 400, notices: 800, seed: 'test' }),
      0.95,
    ],
  ])('%s: no clear verdict is wrong, and the right event is found', (_, set, recallMin) => {
    const judged = verdictsOf(set.answerables, set)
    const clear = judged.filter(({ kind }) => kind === 'clear').length
    const truths = set.notices.map(({ event }) => event)
    const wrong = judged.filter(
      ({ kind, answers }, at) => kind === 'clear' && answers.every((one) => one.event !== truths[at]),
    )
    const held = judged.filter(({ candidates }, at) =>
      candidates.some((one) => one.event === truths[at]),
    ).length
    expect(1 - wrong.length / clear).toBeGreaterThanOrEqual(0.995)
    expect(held / truths.filter((event) => event !== undefined).length).toBeGreaterThanOrEqual(recallMin)
  })
})
