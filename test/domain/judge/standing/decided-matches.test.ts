import { describe, expect, it } from 'vitest'
import type { Match } from '../../../../lib/domain/duty/decision.ts'
import type { Relation } from '../../../../lib/domain/judge/match/comparing/relation.ts'
import type { Candidate, Verdict } from '../../../../lib/domain/judge/match/verdict.ts'
import {
  byFirstSight,
  isDenied,
  matchesByEvent,
  withDecisions,
} from '../../../../lib/domain/judge/standing/decided-matches.ts'
import { at, decision, notice } from '../../../fixtures/cast.ts'

const candidate = (event: string, score = 50): Candidate => ({
  event,
  item: '01',
  score,
  evidence: [`似${event}`],
})
const relation = (event: string, mayAnswer: boolean): Relation => ({
  kind: 'other-round',
  event,
  item: '01',
  words: `与${event}轮次不同`,
  mayAnswer,
})
const verdict = (parts: Partial<Verdict> = {}): Verdict => ({
  notice: notice(),
  kind: 'none',
  candidates: [],
  answers: [],
  doubts: [],
  relatesTo: [],
  ...parts,
})

/** What somebody said of `n1`, a day after it was first seen. */
const word = (event: string, isAnswer: boolean, parts: Parameters<typeof decision>[0] = {}) =>
  decision({ kind: 'match', notice: 'n1', event, isAnswer, at: '2026-09-21 10:00', ...parts }) as Match
const itemOf = (event: string) => (event === 'unknown' ? undefined : '01')
const decided = (before: Verdict, ...words: readonly Match[]) =>
  withDecisions(before, new Map([['n1', words]]), itemOf)

describe('what a person said of a notice', () => {
  const two = [candidate('e1', 70), candidate('e2', 60)]

  it('leaves the verdict alone where nobody said anything', () => {
    const before = verdict({ kind: 'clear', answers: [candidate('e1')] })
    expect(withDecisions(before, new Map(), itemOf)).toBe(before)
  })

  it('puts the confirmed event first, with the score and the evidence that were found, and keeps the others open', () => {
    const before = verdict({ kind: 'ambiguous', candidates: two, doubts: two })
    const confirmed = {
      event: 'e2',
      item: '01',
      score: 60,
      evidence: ['似e2', '县政府办公室于2026-09-21认定对应'],
    }
    expect(decided(before, word('e2', true))).toEqual({
      ...before,
      kind: 'clear',
      answers: [confirmed],
      doubts: [candidate('e1', 70)],
      candidates: [confirmed, candidate('e1', 70)],
    })
  })

  it.each<[string, readonly Candidate[], Match, string, readonly string[]]>([
    ['one of two doubts denied leaves the other', two, word('e1', false), 'ambiguous', ['e2']],
    ['the only doubt denied leaves none', two.slice(0, 1), word('e1', false), 'none', []],
    ['a confirmed event that is gone answers nothing', two, word('unknown', true), 'ambiguous', ['e1', 'e2']],
  ])('%s', (_, doubts, said, kind, left) => {
    const after = decided(verdict({ kind: 'ambiguous', candidates: doubts, doubts }), said)
    expect(after.kind).toBe(kind)
    expect(after.answers).toEqual([])
    expect(after.doubts.map(({ event }) => event)).toEqual(left)
    expect(after.candidates).toEqual(after.doubts)
  })

  it('scores a notice that nothing tied to the event with nothing', () => {
    const { answers } = decided(verdict({ candidates: [candidate('e2')] }), word('e1', true))
    expect(answers).toMatchObject([{ event: 'e1', score: 0, evidence: ['县政府办公室于2026-09-21认定对应'] }])
  })

  it('settles what the notice has to do with that event, and not with another', () => {
    const relatesTo = [relation('e1', true), relation('e2', true)]
    const after = decided(verdict({ relatesTo }), word('e1', false), word('e3', false))
    expect(after.relatesTo.map(({ event }) => event)).toEqual(['e2'])
  })
})

describe('of several words', () => {
  const shown = notice({ id: 'n1-1', supersededAt: at('2026-09-25 08:30') })
  const said = (...words: readonly Match[]) =>
    withDecisions(verdict({ notice: shown }), new Map([['n1', words]]), itemOf).kind
  const yes = word('e1', true, { id: 'd1', at: '2026-09-21 10:00' })
  const no = word('e1', false, { id: 'd2', at: '2026-09-22 10:00' })
  const noAtOnce = { ...no, at: yes.at }

  it.each<[string, readonly Match[], string]>([
    ['the later one counts', [yes, no], 'none'],
    ['in whatever order they are stored', [no, yes], 'none'],
    ['of two at one moment the id decides', [yes, noAtOnce], 'none'],
    ['here too in whatever order', [noAtOnce, yes], 'none'],
  ])('%s', (_, words, kind) => {
    expect(said(...words)).toBe(kind)
  })

  it.each<[string, string, boolean]>([
    ['before the version was there is about another', '2026-09-20 08:29', false],
    ['at the moment when it was first seen is about it', '2026-09-20 08:30', true],
    ['while it was shown is about it', '2026-09-25 08:29', true],
    ['when the next one was first seen is not', '2026-09-25 08:30', false],
    ['later is not', '2026-09-26 08:30', false],
  ])('one %s', (_, madeAt, isDeniedBy) => {
    const ofPage = word('e1', false, { at: madeAt })
    expect(isDenied(new Map([['n1', ofPage]]), shown)).toBe(isDeniedBy)
  })

  it('a denial is of the notice named, and a confirmation denies nothing', () => {
    expect(isDenied(new Map([['n2', no]]), notice())).toBe(false)
    expect(isDenied(new Map([['n1', yes]]), notice())).toBe(false)
    expect(isDenied(new Map(), notice())).toBe(false)
  })
})

describe('notices by event and channel', () => {
  const first = notice({ id: 'b', seen: '2026-09-20 08:30' })
  const second = notice({ id: 'a', seen: '2026-09-21 08:30' })
  const third = notice({ id: 'c', seen: '2026-09-21 08:30' })
  const answering = (of: typeof first) => verdict({ notice: of, kind: 'clear', answers: [candidate('e1')] })
  const doubtful = (of: typeof first) => verdict({ notice: of, kind: 'ambiguous', doubts: [candidate('e1')] })
  const idsOf = (found: ReturnType<typeof matchesByEvent>['clear'] | undefined, key = 'e1/county-site') =>
    found?.get(key)?.map(({ notice: { id } }) => id)

  it.each([
    ['as stored', [first, second, third]],
    ['backwards', [third, second, first]],
    ['mixed', [second, third, first]],
  ])('come earliest first, and at one look by id: %s', (_, notices) => {
    expect(idsOf(matchesByEvent(notices.map(answering)).clear)).toEqual(['b', 'a', 'c'])
    expect(idsOf(matchesByEvent(notices.map(doubtful)).ambiguous)).toEqual(['b', 'a', 'c'])
    expect(notices.toSorted(byFirstSight).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  })

  it('of another channel stand apart, with the evidence of the event', () => {
    const { clear, ambiguous } = matchesByEvent([answering(notice({ channel: 'lntb' }))])
    expect([...clear]).toEqual([['e1/lntb', [{ notice: notice({ channel: 'lntb' }), evidence: ['似e1'] }]]])
    expect(ambiguous.size).toBe(0)
  })

  it('a round that nobody named leaves it to a person, a named one does not', () => {
    const { ambiguous, clear } = matchesByEvent([
      verdict({ relatesTo: [relation('e1', true), relation('e2', false)] }),
    ])
    expect([...ambiguous]).toEqual([['e1/county-site', [{ notice: notice(), evidence: ['与e1轮次不同'] }]]])
    expect(clear.size).toBe(0)
  })

  it('one notice seen twice is as early as itself', () => {
    expect(byFirstSight(first, first)).toBe(0)
  })
})
