import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import { type Comparison, compare } from '../../../../../lib/domain/judge/match/comparing/ranking.ts'
import { event, tender } from '../../../../fixtures/cast.ts'
import { faceOf, type Posted } from '../match-cast.ts'
import { candidates, named, ROAD, road } from '../matching-names.ts'
import { type Beside, comparedOf, owedFrom } from './compared-cast.ts'

const PROJECT = '2503-411481-04-01-225421'
const NUMBER = '喀政办发〔2026〕7号'
const POLICY = '喀左县公共租赁住房管理办法'
const TITLE = `${ROAD}招标公告`
const coded = tender({ facts: { projectName: ROAD, projectCode: PROJECT } })
const policy = event({ facts: { documentTitle: POLICY, documentNo: NUMBER } })
const weak = event({ facts: { partyName: '示例矿业有限公司' } })
const numbered = (text: string): Posted => ({ title: TITLE, text })

function inWords({ ranked, relation }: Comparison): string {
  if (relation) return `${relation.kind}: ${relation.words}`
  if (!ranked) return 'nothing'
  return ranked.isMisfit ? 'misfit' : ranked.isDoubtful ? 'doubtful' : 'fits'
}

describe('what a notice is to an event', () => {
  const early = { displayedOn: '2026-08-20', seen: '2026-08-20 08:30' }
  const later = [owedFrom(road, '2026-12-01', '2026-12-29'), owedFrom(road, '2026-09-01', '2026-09-29')]
  const apart = [owedFrom(road, '2026-09-15', '2026-09-29'), owedFrom(road, '2026-08-01', '2026-08-29')]
  const second = `${ROAD}（第二次）招标公告`

  it.each<[string, DutyEvent, Posted, Beside, string]>([
    [
      'a change under its code is a change',
      coded,
      { title: `${ROAD}更正公告`, text: PROJECT },
      {},
      `correction: 本公告更正的是“${ROAD}”的资格预审公告和招标公告`,
    ],
    [
      'a change under a name that may be of many says nothing',
      weak,
      { title: '示例矿业有限公司变更公告' },
      {},
      'nothing',
    ],
    ['a change of another round says nothing', road, { title: `${ROAD}（第二次）更正公告` }, {}, 'nothing'],
    [
      'what ends a document under its number is another kind',
      policy,
      { title: `关于废止部分文件的通知`, text: NUMBER },
      {},
      'misfit',
    ],
    [
      'another round under a name of many says nothing',
      weak,
      { title: '示例矿业有限公司（第二次）公告' },
      {},
      'nothing',
    ],
    [
      'another round and another kind say nothing',
      road,
      { title: `${ROAD}（第二次）中标公告` },
      { kind: 'other' },
      'nothing',
    ],
    [
      'another round alone asks for a look',
      road,
      { title: second },
      {},
      `other-round: 本公告是第2次，登记的“${ROAD}”没有写明是第几次，请核对`,
    ],
    [
      'a first round, or one left unsaid, asks for a look at the second',
      named('t1', ROAD, { facts: { round: '2' } }),
      { title: TITLE },
      {},
      `other-round: 本公告标题没有写明是第几次，登记的“${ROAD}”是第2次，请核对`,
    ],
    [
      'a third round does not answer the second',
      named('t1', ROAD, { facts: { round: '2' } }),
      { title: `${ROAD}（第三次）招标公告` },
      {},
      `other-round: 本公告是第3次，登记的“${ROAD}”是第2次，不对应`,
    ],
    [
      'another round at another time does not',
      road,
      { title: second, displayedOn: '2025-09-02', seen: '2025-09-02 08:30' },
      {},
      `other-round: 本公告是第2次，登记的“${ROAD}”没有写明是第几次，不对应`,
    ],
    [
      'another round where nothing is owed says nothing',
      road,
      { title: second, channel: 'landchina' },
      {},
      'nothing',
    ],
    [
      'another kind under its code is another stage',
      coded,
      { title: `${ROAD}中标公告`, text: PROJECT },
      { kind: 'other' },
      'nothing',
    ],
    ['another time under its code is a misfit', coded, { ...numbered(PROJECT), ...early }, {}, 'misfit'],
    [
      'a time that our looks rule out is none of it',
      coded,
      { ...numbered(PROJECT), displayedOn: '2026-05-01', seen: '2026-05-01 08:30' },
      {},
      'nothing',
    ],
    [
      'a year before, under its name, is another',
      road,
      { title: TITLE, displayedOn: '2025-09-02', seen: '2025-09-02 08:30' },
      {},
      'nothing',
    ],
    ['some days before, under its name, may be its own', road, { title: TITLE, ...early }, {}, 'misfit'],
    [
      'some days before, under a weak name, is not',
      weak,
      { title: '示例矿业有限公司的公告', ...early },
      {},
      'nothing',
    ],
    [
      'some days before, and of another round, is not',
      road,
      { title: second, ...early },
      {},
      `other-round: 本公告是第2次，登记的“${ROAD}”没有写明是第几次，不对应`,
    ],
    [
      'it may be some days before one of two publications',
      road,
      { title: TITLE, ...early },
      { obligations: later },
      'misfit',
    ],
    [
      'in time for one of two publications it fits',
      road,
      { title: TITLE, ...early },
      { obligations: apart },
      'fits',
    ],
    [
      'in time for one of two, another round asks for a look',
      road,
      { title: second, ...early },
      { obligations: apart },
      `other-round: 本公告是第2次，登记的“${ROAD}”没有写明是第几次，请核对`,
    ],
    [
      'a name of many without the kind says nothing',
      weak,
      { title: '示例矿业有限公司捐资助学' },
      { kind: 'silent' },
      'nothing',
    ],
    ['a name of many with the kind fits', weak, { title: '示例矿业有限公司许可公告' }, {}, 'fits'],
    [
      'a name left short of common words is looked at without the kind',
      named('t1', '喀左县公营子镇示例桥梁建设项目'),
      { title: '喀左县公营子镇示例桥梁工程施工' },
      { kind: 'silent' },
      'doubtful',
    ],
    [
      'works of another trade are another tender',
      named('t1', `${ROAD}施工`),
      { title: `${ROAD}监理招标公告` },
      {},
      'nothing',
    ],
  ])('%s', (_, of, parts, beside, expected) => {
    expect(inWords(compare(comparedOf(of, parts, beside)))).toBe(expected)
  })

  it('is in time when it is for one of two publications', () => {
    const obligations = [
      owedFrom(road, '2026-09-01', '2026-09-29'),
      owedFrom(road, '2026-08-20', '2026-08-21'),
    ]
    const compared = comparedOf(road, { title: TITLE }, { obligations, kind: 'silent' })
    expect(compare(compared).ranked?.score).toBe(78)
  })

  it('is in time by what is owed on its own channel, where something is', () => {
    const obligations = [
      owedFrom(road, '2026-09-01', '2026-09-01'),
      { ...owedFrom(road, '2026-09-01', '2026-09-29'), channel: 'lntb' },
    ]
    const beside = { obligations, kind: 'silent', isAnyChannel: true } as const
    expect(compare(comparedOf(road, { title: TITLE }, beside)).ranked?.score).toBe(66)
    expect(compare(comparedOf(road, { title: TITLE, channel: 'landchina' }, beside)).ranked?.score).toBe(78)
  })

  it.each([
    ['stands three days before its stage in front', '2026-09-05', 'fits'],
    ['stands earlier', '2026-09-06', 'nothing'],
  ])('which %s', (_, on, expected) => {
    const stageBefore = faceOf(tender({ on: `${on} 09:00` }))
    const compared = comparedOf(candidates('t2'), { title: `${ROAD}中标候选人公示` }, { stageBefore })
    expect(inWords(compare(compared))).toBe(expected)
  })

  it('of another round says whether it may be the answer, and whether the event says its round', () => {
    const second = named('t1', ROAD, { facts: { round: '2' } })
    const relationTo = (of: DutyEvent, title: string) => {
      const { mayAnswer, isOfSaidRound } = compare(comparedOf(of, { title })).relation ?? {}
      return [mayAnswer, isOfSaidRound]
    }
    expect(relationTo(road, `${ROAD}（第二次）招标公告`)).toEqual([true, false])
    expect(relationTo(second, TITLE)).toEqual([true, true])
    expect(relationTo(second, `${ROAD}（第三次）招标公告`)).toEqual([undefined, undefined])
  })

  it('says what came too early for its stage, where its code speaks for it', () => {
    const of = candidates('t2', { facts: coded.facts })
    const stageBefore = faceOf(tender({ on: '2026-09-20 09:00' }))
    const { ranked } = compare(
      comparedOf(of, { title: ROAD, text: PROJECT }, { stageBefore, kind: 'silent' }),
    )
    expect(ranked?.evidence.at(-1)).toBe('公告早于同一项目的资格预审公告和招标公告')
    const undated = { title: ROAD, text: PROJECT, displayedOn: undefined, firstSeenAt: undefined }
    const compared = comparedOf(of, undated as unknown as Posted, { stageBefore, kind: 'silent' })
    expect(inWords(compare(compared))).toBe('fits')
  })
})
