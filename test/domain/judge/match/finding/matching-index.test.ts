import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import { event, tender } from '../../../../fixtures/cast.ts'
import { inShort, judged, type Posted } from '../match-cast.ts'
import { candidates, named, ROAD, road } from '../matching-names.ts'

const CODE = '2503-411481-04-01-225421'
const BRIDGE = '公营子镇示例大桥新建及配套绿化工程'
const bridge = named('t2', BRIDGE)
const second = tender({ id: 't2', facts: { projectName: ROAD, round: '2' } })
const purchase = (id: string, item: string) =>
  event({ id, item, trigger: 'announcement_published', facts: { projectName: ROAD } })
const miner = event({ item: '32.1', trigger: 'decision_made', facts: { partyName: '示例矿业有限公司' } })
const CONTRACTS = '示例合同平台建设项目'

describe('what a notice is beside its answers', () => {
  it.each<[string, readonly DutyEvent[], string, readonly string[]]>([
    [
      'a change of many of one name, five at most, by their ids',
      [6, 5, 4, 3, 2, 1].map((n) => tender({ id: `t${n}` })),
      `${ROAD}流标公告`,
      ['t1', 't2', 't3', 't4', 't5'],
    ],
    [
      'a change, also when it is an answer itself',
      [purchase('p1', '12'), purchase('p2', '14')],
      `${ROAD}更正公告`,
      ['p1'],
    ],
    [
      'an answer of the second round has nothing to do with the first',
      [road, second],
      `${ROAD}（第二次）招标公告`,
      [],
    ],
    ['one that says no round may be of the second', [road, second], `${ROAD}招标公告`, ['t2']],
    ['one of another round may be of the first', [road], `${ROAD}（第二次）招标公告`, ['t1']],
  ])('%s', (_, events, title, expected) => {
    expect(judged(events, { title }).relatesTo.map((one) => one.event)).toEqual(expected)
  })
})

describe('of names inside each other', () => {
  it.each<[string, readonly DutyEvent[], Posted, readonly string[]]>([
    [
      'the longer is meant, where both begin alike',
      [road, named('t2', `${ROAD}监理`)],
      { title: `${ROAD}监理招标公告` },
      ['t2'],
    ],
    [
      'the longer is meant, where both end alike',
      [road, named('t2', `公营子镇${ROAD}`)],
      { title: `公营子镇${ROAD}招标公告` },
      ['t2'],
    ],
    [
      'both are meant where the longer stands behind',
      [road, bridge],
      { title: `${ROAD}、${BRIDGE}招标公告` },
      ['t1', 't2'],
    ],
    [
      'both are meant where the longer stands in front',
      [road, bridge],
      { title: `${BRIDGE}、${ROAD}招标公告` },
      ['t1', 't2'],
    ],
  ])('%s', (_, events, parts, expected) => {
    expect(judged(events, parts).candidates.map((one) => one.event)).toEqual(expected)
  })

  it('the shorter keeps its code and loses its name', () => {
    const coded = tender({ facts: { projectName: ROAD, projectCode: CODE } })
    const { candidates: found } = judged([coded, named('t2', `${ROAD}监理`)], {
      title: `${ROAD}监理招标公告`,
      text: CODE,
    })
    expect(found[0]?.evidence).toEqual([
      `项目代码${CODE}一致，校验码正确`,
      '标题或栏目表明是资格预审公告和招标公告',
      `标题没有出现“${ROAD}”，像是另一项目`,
    ])
  })
})

describe('the whole of the events', () => {
  it('says which counties they are of', () => {
    const title = `建平县${ROAD}招标公告`
    expect(inShort(judged([road], { title }))).toBe('clear: t1')
    expect(inShort(judged([road, named('b1', '建平县示例桥梁工程')], { title }))).toBe('clear: t1')
    expect(inShort(judged([road, named('b1', '喀左县示例桥梁工程')], { title }))).toBe('ambiguous: t1')
  })

  it('leaves a kind to the whole title where the name is of many', () => {
    expect(inShort(judged([miner], { title: '取水许可公告示例矿业有限公司招标公告' }))).toBe('clear: e1')
  })

  it('leaves it to the words behind a name where that is strong, and then to what comes close', () => {
    const { kind, candidates: found } = judged([named('t1', CONTRACTS)], { title: `${CONTRACTS}合同公告` })
    expect([kind, found[0]?.evidence[0]]).toEqual(['ambiguous', `标题与“${CONTRACTS}”只差常用词`])
  })

  it('is nothing for a notice about nothing of it', () => {
    expect(judged([road, candidates('t2')], { title: '某通知' }).candidates).toEqual([])
  })
})
