import { describe, expect, it } from 'vitest'
import { nameKey } from '../../../../lib/domain/judge/match/name-key.ts'
import type { Candidate } from '../../../../lib/domain/judge/unclaimed/candidates.ts'
import { type ProposalsFrom, proposalsFrom } from '../../../../lib/domain/judge/unclaimed/proposal.ts'
import { CATALOGUE, mustBe, notice } from '../../../fixtures/cast.ts'
import { announced } from './unclaimed-cast.ts'

const FIRST = { number: 1, isAgain: false, isSaid: false }

function candidate(
  id: string,
  parts: { name?: string; names?: string[]; item?: string; seen?: string; title?: string } = {},
): Candidate {
  const { name = '示例道路改造工程', item = '13', seen = '2026-09-09 09:00' } = parts
  return {
    notice: notice({ id, title: parts.title ?? `${name}公告${id}`, seen }),
    item: mustBe(CATALOGUE.items.get(item)),
    name,
    because: [`见${id}`],
    face: { codes: [], names: parts.names ?? [name], lots: new Set(), round: FIRST },
  }
}

function proposals(candidates: readonly Candidate[], parts: Partial<ProposalsFrom> = {}) {
  return proposalsFrom({
    candidates,
    events: [],
    claimed: [],
    claimedTitles: new Set(),
    sameTitles: new Map(),
    refused: new Set(),
    changes: [],
    units: [],
    triggers: CATALOGUE.triggers,
    ...parts,
  })
}
const idsOf = (...given: Parameters<typeof proposals>) =>
  proposals(...given).map(({ notices }) => notices.map(({ id }) => id).join(' '))

describe('notices of one proposal', () => {
  it.each<[string, Candidate[], string[]]>([
    [
      'are in the order in which they were seen',
      [
        candidate('b', { seen: '2026-09-10 09:00' }),
        candidate('c', { seen: '2026-09-11 09:00' }),
        candidate('a2'),
        candidate('a1'),
      ],
      ['a1 a2 b c'],
    ],
    ['are of one item', [candidate('a'), candidate('b', { item: '22' })], ['a', 'b']],
    ['are of one project', [candidate('a'), candidate('b', { name: '示例桥梁改造工程' })], ['a', 'b']],
    ['are at most sixty days apart', [candidate('a'), candidate('b', { seen: '2026-11-08 09:00' })], ['a b']],
    [
      'are not those of sixty days and a minute later',
      [candidate('a'), candidate('b', { seen: '2026-11-08 09:01' })],
      ['a', 'b'],
    ],
    [
      'may hang together by another between them',
      [
        candidate('a'),
        candidate('b', { seen: '2026-10-30 09:00' }),
        candidate('c', { seen: '2026-12-20 09:00' }),
      ],
      ['a b c'],
    ],
    [
      'may know each other by two names of a third',
      [
        candidate('a', { names: ['甲甲甲甲甲甲', '乙乙乙乙乙乙'] }),
        candidate('b', { names: ['甲甲甲甲甲甲'] }),
        candidate('c', { names: ['乙乙乙乙乙乙'] }),
      ],
      ['a b c'],
    ],
  ])('%s', (_, candidates, ids) => {
    expect(idsOf(candidates)).toEqual(ids)
    expect(idsOf(candidates.toReversed())).toEqual(ids)
  })

  it('come with those of the same title whose kind is not known, each once', () => {
    const [a, b] = [candidate('a', { title: '示例公告' }), candidate('b', { title: '示例公告' })]
    const sameTitles = new Map([[nameKey('示例公告'), [a.notice, notice({ id: 'x', title: '示例公告' })]]])
    expect(idsOf([a, b], { sameTitles })).toEqual(['a b x'])
    expect(proposals([a, b], { sameTitles })[0]).toMatchObject({ id: 'a', because: ['见a'] })
  })
})

describe('one of two notices is enough, that nothing is proposed of both', () => {
  const [a, b] = [candidate('a'), candidate('b')]
  const other = { id: 'other', facts: { projectName: '示例桥梁改造工程' } }

  it.each<[string, Partial<ProposalsFrom>]>([
    ['a person refused one', { refused: new Set(['b']) }],
    ['the title of one is claimed', { claimedTitles: new Set([nameKey(b.notice.title)]) }],
    [
      'an event was accepted from one, whatever others there are',
      {
        events: [
          announced(other),
          announced({ ...other, id: 'own', origin: { kind: 'proposed', notice: 'b' } }),
        ],
      },
    ],
    [
      'an event has the name of both, beside others',
      { events: [announced(other), announced({ facts: { projectName: a.name } })] },
    ],
    [
      'what is claimed has the name of both, beside others',
      { claimed: [candidate('x', { name: '示例桥梁改造工程' }), candidate('y')] },
    ],
  ])('%s', (_, parts) => {
    expect(idsOf([a, b], parts)).toEqual([])
  })

  it.each<[string, Partial<ProposalsFrom>]>([
    ['an event of another project', { events: [announced(other)] }],
    ['an event of another item', { events: [announced({ item: '22', facts: { projectName: a.name } })] }],
    ['what is claimed of another item', { claimed: [candidate('y', { item: '22' })] }],
    ['a refusal of another notice', { refused: new Set(['x']) }],
  ])('but not %s', (_, parts) => {
    expect(idsOf([a, b], parts)).toEqual(['a b'])
  })
})

describe('the end of a procedure', () => {
  const change = (title: string) => [notice({ id: 'end', title })]
  it.each<[string, string, string, string[]]>([
    [
      'is told with its words',
      '示例道路改造工程',
      '示例道路改造工程终止公告',
      ['见a', '另有“终止”公告：示例道路改造工程终止公告'],
    ],
    [
      'is found in whatever width and with blanks',
      '示例道路A标改造',
      '示例道路 Ａ标改造终止公告',
      ['见a', '另有“终止”公告：示例道路 Ａ标改造终止公告'],
    ],
    [
      'is told as a change where its words are not known',
      '示例道路改造工程',
      '示例道路改造工程通知',
      ['见a', '另有“变更”公告：示例道路改造工程通知'],
    ],
    ['of another project is not told', '示例道路改造工程', '示例桥梁终止公告', ['见a']],
    [
      'is told of a name of six characters',
      '示例道路改造',
      '示例道路改造终止公告',
      ['见a', '另有“终止”公告：示例道路改造终止公告'],
    ],
    ['is not looked for by a name of five', '示例道路改', '示例道路改终止公告', ['见a']],
  ])('%s', (_, name, title, because) => {
    expect(proposals([candidate('a', { name })], { changes: change(title) })[0]?.because).toEqual(because)
  })
})
