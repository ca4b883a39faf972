import { describe, expect, it } from 'vitest'
import { type Ranked, verdictFrom } from '../../../../lib/domain/judge/match/verdict.ts'
import { notice } from '../../../fixtures/cast.ts'

const posted = notice()

function ranked(event: string, score: number, parts: Partial<Ranked> = {}): Ranked {
  return {
    event,
    item: '20',
    trigger: 'text_received',
    score,
    evidence: [`标题含“${event}”`],
    ownCodes: [],
    isMisfit: false,
    isDoubtful: false,
    ...parts,
  }
}

const REPORT = { trigger: 'evaluation_report_received' }
const lot = (part: string, parts: Partial<Ranked> = {}) => ({ part: `lot:${part}`, ...parts })

/** `clear: a b, in doubt: c`. */
function said(...found: readonly Ranked[]): string {
  const { kind, answers, doubts } = verdictFrom(posted, found)
  const ids = (of: typeof answers) => of.map(({ event }) => event).join(' ')
  return `${kind}: ${ids(answers)}${doubts.length > 0 ? `, in doubt: ${ids(doubts)}` : ''}`
}

describe('a verdict', () => {
  it.each<[string, readonly Ranked[], string]>([
    ['is none without a candidate', [], 'none: '],
    ['is clear with one', [ranked('a', 60)], 'clear: a'],
    ['is clear when one is ahead by ten', [ranked('b', 70), ranked('a', 80)], 'clear: a'],
    [
      'is in doubt when one is ahead by nine',
      [ranked('b', 71), ranked('a', 80)],
      'ambiguous: , in doubt: a b',
    ],
    [
      'leaves those far behind out of the doubt',
      [ranked('a', 80), ranked('b', 79), ranked('c', 60)],
      'ambiguous: , in doubt: a b',
    ],
    [
      'puts equals in the order of their ids',
      [ranked('c', 80), ranked('a', 80), ranked('b', 80)],
      'ambiguous: , in doubt: a b c',
    ],
    [
      'is in doubt when the best is',
      [ranked('a', 80, { isDoubtful: true }), ranked('b', 60)],
      'ambiguous: , in doubt: a',
    ],
    ['is in doubt when nothing fits', [ranked('a', 80, { isMisfit: true })], 'ambiguous: , in doubt: a'],
    ['does not heed what does not fit', [ranked('a', 80), ranked('b', 85, { isMisfit: true })], 'clear: a'],
  ])('%s', (_, found, expected) => expect(said(...found)).toBe(expected))

  it.each<[string, readonly Ranked[], string]>([
    [
      'answers another kind of event of the same item as well',
      [ranked('a', 80), ranked('b', 79, REPORT)],
      'clear: a b',
    ],
    ['answers it also when it is far behind', [ranked('a', 80), ranked('b', 40, REPORT)], 'clear: a b'],
    [
      'does not answer another item',
      [ranked('a', 80), ranked('b', 40, { ...REPORT, item: '21' })],
      'clear: a',
    ],
    [
      'is in doubt between two items',
      [ranked('a', 80), ranked('b', 79, { ...REPORT, item: '21' })],
      'ambiguous: , in doubt: a b',
    ],
    [
      'answers of the other kind the one that is ahead',
      [ranked('a', 80), ranked('b', 70, REPORT), ranked('c', 50, REPORT)],
      'clear: a b, in doubt: c',
    ],
    [
      'is in doubt between two of the other kind',
      [ranked('a', 80), ranked('b', 70, REPORT), ranked('c', 69, REPORT)],
      'clear: a, in doubt: b c',
    ],
    [
      'answers one of each other kind',
      [ranked('a', 80), ranked('b', 70, REPORT), ranked('c', 69, { trigger: 'winner_determined' })],
      'clear: a b c',
    ],
    [
      'is in doubt about all kinds when the best is',
      [ranked('a', 80, { isDoubtful: true }), ranked('b', 40, REPORT), ranked('c', 30, { item: '21' })],
      'ambiguous: , in doubt: a b',
    ],
    [
      'is in doubt about another kind that does not fit',
      [ranked('a', 80), ranked('b', 79, { ...REPORT, isMisfit: true })],
      'clear: a, in doubt: b',
    ],
  ])('%s', (_, found, expected) => expect(said(...found)).toBe(expected))

  it.each<[string, readonly Ranked[], string]>([
    ['answers each lot that is named', [ranked('a', 80, lot('1')), ranked('b', 79, lot('2'))], 'clear: a b'],
    ['not one that is far behind', [ranked('a', 80, lot('1')), ranked('b', 60, lot('2'))], 'clear: a'],
    [
      'is in doubt between two of one lot',
      [ranked('a', 80, lot('1')), ranked('b', 79, lot('1'))],
      'ambiguous: , in doubt: a b',
    ],
    [
      'is in doubt between a lot and a whole',
      [ranked('a', 80, lot('1')), ranked('b', 79)],
      'ambiguous: , in doubt: a b',
    ],
    [
      'is in doubt between a whole and a lot',
      [ranked('a', 80), ranked('b', 79, lot('1'))],
      'ambiguous: , in doubt: a b',
    ],
    [
      'is in doubt when a second lot is',
      [ranked('a', 80, lot('1')), ranked('b', 79, lot('2', { isDoubtful: true }))],
      'ambiguous: , in doubt: a b',
    ],
    [
      'is in doubt between lots of two items',
      [ranked('a', 80, lot('1')), ranked('b', 79, lot('2', { item: '21' }))],
      'ambiguous: , in doubt: a b',
    ],
    [
      'is in doubt between lots of two items and kinds',
      [ranked('a', 80, lot('1')), ranked('b', 79, lot('2', { ...REPORT, item: '21' }))],
      'ambiguous: , in doubt: a b',
    ],
  ])('%s', (_, found, expected) => expect(said(...found)).toBe(expected))

  const coded = (...ownCodes: readonly string[]) => ({ ownCodes, isMisfit: true })
  it.each<[string, readonly Ranked[], string]>([
    [
      'leaves a number in doubt that no other event has',
      [ranked('a', 80), ranked('b', 60, coded('projectCode:1'))],
      'clear: a, in doubt: b',
    ],
    [
      'explains a number by the event that it answers',
      [ranked('a', 80, { ownCodes: ['projectCode:1'] }), ranked('b', 60, coded('projectCode:1'))],
      'clear: a',
    ],
    [
      'explains it by one of two numbers',
      [
        ranked('a', 80, { ownCodes: ['projectCode:1'] }),
        ranked('b', 60, coded('projectCode:1', 'parcelNo:2')),
      ],
      'clear: a',
    ],
    [
      'does not explain it by another number',
      [ranked('a', 80, { ownCodes: ['projectCode:1'] }), ranked('b', 60, coded('parcelNo:2'))],
      'clear: a, in doubt: b',
    ],
    [
      'explains a name by any event that it answers',
      [ranked('a', 80), ranked('b', 60, { isMisfit: true })],
      'clear: a',
    ],
    [
      'explains another kind of the same item by none',
      [
        ranked('a', 80, { ownCodes: ['projectCode:1'] }),
        ranked('b', 60, { ...coded('projectCode:1'), ...REPORT }),
      ],
      'clear: a, in doubt: b',
    ],
    [
      'explains another kind by none, whatever else it answers',
      [
        ranked('a', 80, lot('1', { ownCodes: ['projectCode:1'] })),
        ranked('c', 79, lot('2')),
        ranked('d', 78, REPORT),
        ranked('b', 60, { ...coded('projectCode:1'), ...REPORT }),
      ],
      'clear: a c d, in doubt: b',
    ],
  ])('%s', (_, found, expected) => expect(said(...found)).toBe(expected))

  it('shows five candidates, best first, with why', () => {
    const { candidates } = verdictFrom(
      posted,
      [1, 2, 3, 4, 5, 6].map((n) => ranked(`t${n}`, 10 * n)),
    )
    expect(candidates.map(({ event }) => event)).toEqual(['t6', 't5', 't4', 't3', 't2'])
    expect(candidates[0]).toEqual({ event: 't6', item: '20', score: 60, evidence: ['标题含“t6”'] })
  })

  it('keeps the notice, and what it changes only when that is said', () => {
    const relation = { kind: 'correction', event: 't1', item: '20', words: '示例' } as const
    const none = { notice: posted, kind: 'none', candidates: [], answers: [], doubts: [] }
    expect(verdictFrom(posted, [])).toEqual({ ...none, relatesTo: [] })
    expect(verdictFrom(posted, [], [relation])).toEqual({ ...none, relatesTo: [relation] })
    expect(verdictFrom(posted, [ranked('a', 60)]).relatesTo).toEqual([])
    expect(verdictFrom(posted, [ranked('a', 60)], [relation]).relatesTo).toEqual([relation])
    expect(verdictFrom(posted, [ranked('a', 60, { isMisfit: true })]).answers).toEqual([])
  })
})
