import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import { compare } from '../../../../../lib/domain/judge/match/comparing/ranking.ts'
import { event, tender } from '../../../../fixtures/cast.ts'
import type { Posted } from '../match-cast.ts'
import { named, ROAD, road } from '../matching-names.ts'
import { type Beside, comparedOf } from './compared-cast.ts'

const PROJECT = '2503-411481-04-01-225421'
const counties = new Set(['喀左', '凌源县'])
const BRIDGE = '喀左县公营子镇示例桥梁建设项目'
const bridge = named('t1', BRIDGE)
const coded = tender({ facts: { projectName: ROAD, projectCode: PROJECT } })
const weak = event({ facts: { partyName: '示例矿业有限公司' } })
const elsewhere = (name: string): Posted => ({ title: `建平县${name}招标公告` })

function isCompared(of: DutyEvent, parts: Posted, beside: Beside): boolean {
  const { ranked, relation } = compare(comparedOf(of, parts, beside))
  return ranked !== undefined || relation !== undefined
}

describe('a name in another county', () => {
  it.each<[string, DutyEvent, Posted, Beside, boolean]>([
    ['is another project when all events name other counties', road, elsewhere(ROAD), { counties }, false],
    ['is not judged by its county when no event names one', road, elsewhere(ROAD), {}, true],
    [
      'is the project in a county that events name',
      road,
      { title: `凌源县${ROAD}招标公告` },
      { counties },
      true,
    ],
    ['is the project in no county at all', road, { title: `${ROAD}招标公告` }, { counties }, true],
    [
      'is believed under the project’s code',
      coded,
      { ...elsewhere(ROAD), text: PROJECT },
      { counties },
      true,
    ],
    [
      'says nothing when it stands behind the project',
      road,
      { title: `${ROAD}建平县段招标公告` },
      { counties },
      true,
    ],
    [
      'does not move a party, which is anywhere',
      weak,
      { title: '建平县示例矿业有限公司许可公告' },
      { counties },
      true,
    ],
    [
      'is another project when the event names its own',
      bridge,
      elsewhere('公营子镇示例桥梁建设项目'),
      {},
      false,
    ],
    ['is another also in other words', bridge, elsewhere('公营子镇示例桥梁工程'), {}, false],
    ['and its own in other words is not', bridge, { title: '喀左县公营子镇示例桥梁工程招标公告' }, {}, true],
    [
      'says nothing of a name that only comes close and has no county',
      named('t1', '公营子镇示例桥梁建设项目'),
      elsewhere('公营子镇示例桥梁工程'),
      { counties },
      true,
    ],
  ])('%s', (_, of, parts, beside, expected) => {
    expect(isCompared(of, parts, beside)).toBe(expected)
  })
})

const DELAYED = '示例地块延期开发整治工程'
const LINE = '喀左县示例公交线路延长工程'

describe('a word of change', () => {
  it.each<[string, DutyEvent, Posted, string]>([
    [
      'inside the project’s own name changes nothing',
      named('t1', DELAYED),
      { title: `${DELAYED}招标公告` },
      'answers',
    ],
    ['inside it, far from its end', named('t1', DELAYED), { title: `关于${DELAYED}招标公告` }, 'answers'],
    [
      'beside the name that has it too is a change',
      named('t1', DELAYED),
      { title: `${DELAYED}延期公告` },
      'delay',
    ],
    ['in front of the name is a change', road, { title: `关于终止${ROAD}的公告` }, 'ending'],
    ['behind the name is a change', road, { title: `${ROAD}流标公告` }, 'failure'],
    [
      'that one of its names has is its own, in other words',
      tender({ facts: { projectName: LINE, documentTitle: '示例公交工程管理办法' } }),
      { title: '喀左县示例公交路线延长项目招标公告' },
      'answers',
    ],
    [
      'that none of its names has is a change, in other words',
      named('t1', '喀左县公营子镇示例桥梁建设项目'),
      { title: '喀左县公营子镇示例桥梁工程更正公告' },
      'nothing',
    ],
    [
      'of the item’s own changes nothing',
      event({
        item: '14',
        trigger: 'announcement_published',
        unit: 'procurement-office',
        facts: { projectName: ROAD },
      }),
      { title: `${ROAD}更正公告` },
      'answers',
    ],
  ])('%s', (_, of, parts, expected) => {
    const { ranked, relation } = compare(comparedOf(of, parts))
    expect(relation?.kind ?? (ranked ? 'answers' : 'nothing')).toBe(expected)
  })
})
