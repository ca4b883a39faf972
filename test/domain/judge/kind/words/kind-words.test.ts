import { describe, expect, it } from 'vitest'
import type { KindRules, Sector, Stage } from '../../../../../lib/domain/judge/kind/kind-rules.ts'
import { KindWords } from '../../../../../lib/domain/judge/kind/named-words.ts'
import { Steps } from '../../../../../lib/domain/judge/kind/steps.ts'
import { CATALOGUE, mustBe } from '../../../../fixtures/cast.ts'

const base = mustBe(CATALOGUE.items.get('13'))
const item = (id: string, words: string[], not: string[] = []) => ({
  ...base,
  id,
  recognition: { words, not, columns: [] },
})
const none = { decides: [], words: [], hints: [], openings: [], channels: [], inText: [], isNamedOnly: false }
const sector = (id: string, family: string, items: string[]): Sector => ({
  ...none,
  id,
  name: id,
  family,
  items,
})
const stage = (id: string, items: string[], parts: Partial<Stage> = {}): Stage => ({
  id,
  name: id,
  items,
  isChange: false,
  isAnswer: false,
  ...parts,
})
const kind = {
  id: 'change',
  reason: '变更',
  words: ['公告', '变更'],
  anywhere: ['终止'],
  last: ['召开'],
  yieldsTo: [],
}

const [TENDER, RESULT, POLICY, LOOSE, STRAY] = [
  item('tender', ['招标公告', '公告'], ['限价']),
  item('result', ['成交公告']),
  item('policy', ['办法', '公告'], ['解读']),
  item('loose', ['公示']),
  item('stray', ['鉴定书']),
]
const rules: KindRules = {
  kinds: [{ ...kind, id: 'other', words: [], anywhere: [], last: [] }, kind],
  sectors: [
    sector('works', 'procedure', ['tender', 'loose']),
    sector('sales', 'procedure', ['result']),
    sector('housing', 'other', ['policy']),
  ],
  stages: [
    stage('tendering', ['tender']),
    stage('selling', ['result', 'stray'], { otherwise: 'change', isChange: true }),
    stage('ruling', ['policy']),
  ],
  columns: [],
  nameWords: ['公告栏'],
  nameEndings: ['工程', '项 目'],
}
const ITEMS = [TENDER, RESULT, POLICY, LOOSE, STRAY].map((one) => mustBe(one))
const words = new KindWords(ITEMS, rules)

describe('an item', () => {
  it.each([
    ['tender', true, 'of a step, in a sector of procedures'],
    ['result', true, 'of another step, in another such sector'],
    ['policy', false, 'of a step, in a sector of another family'],
    ['loose', false, 'of no step'],
    ['stray', false, 'of a step, in no sector'],
  ])('%s is a step of a procedure (%s): %s', (id, isStep) => {
    const one = mustBe(ITEMS.find((other) => other.id === id))
    expect(words.isStep(one)).toBe(isStep)
  })

  it('belongs to the steps that hold it, and to no other', () => {
    expect(
      ITEMS.map((one) =>
        words
          .stagesOf(one)
          .map(({ id }) => id)
          .join(),
      ),
    ).toEqual(['tendering', 'selling', 'ruling', '', 'selling'])
  })
})

describe('the words of a title', () => {
  const shown = (title: string) => {
    const { ordered, anywhere, last, refused } = words.namedIn(title)
    const of = (list: typeof ordered) =>
      list
        .map(
          ({ word, items, kind: other }) =>
            `${word}=${[...items, ...(other ? [other] : [])].map(({ id }) => id).join('+')}`,
        )
        .join(' ')
    return [
      of(ordered),
      of(anywhere),
      of(last),
      refused.map(({ item: { id }, by }) => `${id}-${by}`).join(' '),
    ]
  }

  it.each<[string, string, string[]]>([
    [
      'the last first, at one end the longest',
      '办法招标公告',
      ['招标公告=tender 公告=tender+policy 办法=policy', '', '', ''],
    ],
    ['of items before those of kinds', '公告变更', ['变更=change 公告=tender+policy', '', '', '']],
    ['without items that are ruled out', '公告解读', ['公告=tender', '', '', 'policy-解读']],
    [
      'with steps though a word rules them out',
      '招标公告限价',
      ['招标公告=tender 公告=tender+policy', '', '', ''],
    ],
    ['not where a name word holds them', '公告栏', ['', '', '', '']],
    [
      'those that decide anywhere, and those that count last, apart',
      '召开终止',
      ['', '终止=change', '召开=change', ''],
    ],
  ])('are %s: %s', (_, title, found) => {
    expect(shown(title)).toEqual(found)
  })

  it.each([
    ['示例工程', true],
    ['示例项目', true],
    ['示例工程公告', false],
  ])('end as names do: %s', (title, isName) => {
    expect(words.isName(title)).toBe(isName)
  })
})

describe('the steps', () => {
  const steps = new Steps(words.items, rules)
  const [works, sales] = rules.sectors.map((one) => one)

  it('of a kind are those of corrections that it stands for', () => {
    expect(steps.changeOf(kind)?.id).toBe('selling')
    expect(steps.changeOf({ ...kind, id: 'other' })).toBeUndefined()
  })

  it('name the kind that is meant without an item of their own', () => {
    expect(steps.otherwiseOf(rules.stages[1])?.id).toBe('change')
    expect([steps.otherwiseOf(rules.stages[0]), steps.otherwiseOf(undefined)]).toEqual([undefined, undefined])
  })

  it('give the items of a sector: its own, else those of the same step, else none', () => {
    const of = (items: typeof ITEMS, at: Stage | undefined, where = sales) =>
      steps.inSector({ items, stage: at }, mustBe(where)).map(({ id }) => id)
    expect(of(ITEMS, undefined, works)).toEqual(['tender', 'loose'])
    expect(of([mustBe(STRAY)], rules.stages[1])).toEqual(['result'])
    expect(of([mustBe(STRAY)], undefined)).toEqual([])
  })
})
