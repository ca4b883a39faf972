import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import { compare } from '../../../../../lib/domain/judge/match/comparing/ranking.ts'
import { nameKey } from '../../../../../lib/domain/judge/match/name-key.ts'
import { auction, event, tender } from '../../../../fixtures/cast.ts'
import type { Posted } from '../match-cast.ts'
import { ROAD, road } from '../matching-names.ts'
import { type Beside, comparedOf } from './compared-cast.ts'

const PROJECT = '2503-411481-04-01-225421'
const NUMBER = '喀政办发〔2026〕7号'
const POLICY = '喀左县公共租赁住房管理办法'
const TITLE = `${ROAD}招标公告`
const coded = tender({ facts: { projectName: ROAD, projectCode: PROJECT } })
const policy = event({ facts: { documentTitle: POLICY, documentNo: NUMBER } })
const BUREAU = '喀左县交通运输局'
const unitNames = [BUREAU].map(nameKey)
const numbered = (text: string): Posted => ({ title: TITLE, text })
const SAYS_NAME = `标题含“${ROAD}”`
const SAYS_KIND = '标题或栏目表明是资格预审公告和招标公告'
const SAYS_CODE = `项目代码${PROJECT}一致，校验码正确`

describe('what a candidate scores, and why', () => {
  it.each<[string, DutyEvent, Posted, Beside, number, readonly string[]]>([
    ['a name in a title', road, { title: TITLE }, { kind: 'silent' }, 66, [SAYS_NAME]],
    ['with the kind', road, { title: TITLE }, {}, 81, [SAYS_NAME, SAYS_KIND]],
    ['in time', road, { title: TITLE, displayedOn: '2026-09-01' }, {}, 93, [SAYS_NAME, SAYS_KIND]],
    ['the whole title', road, { title: ROAD }, { kind: 'silent' }, 76, [SAYS_NAME]],
    ['a code', coded, { title: '招标公告', text: PROJECT }, { kind: 'silent' }, 106, [SAYS_CODE]],
    ['a code and the name', coded, numbered(PROJECT), { kind: 'silent' }, 118, [SAYS_CODE, SAYS_NAME]],
    [
      'the unit in the title',
      road,
      { title: `${BUREAU}关于${TITLE}` },
      { unitNames },
      85,
      [SAYS_NAME, SAYS_KIND, '发布单位是喀左交通运输局'],
    ],
    [
      'the unit in the text',
      road,
      numbered(`招标人：${BUREAU}`),
      { unitNames },
      85,
      [SAYS_NAME, SAYS_KIND, '发布单位是喀左交通运输局'],
    ],
    ['another unit', road, numbered('招标人：某局'), { unitNames }, 81, [SAYS_NAME, SAYS_KIND]],
    [
      'a lot that the notice does not name',
      tender({ facts: { projectName: ROAD, lot: '1' } }),
      { title: TITLE },
      {},
      69,
      [SAYS_NAME, SAYS_KIND],
    ],
    [
      'a lot that the event does not name is doubted',
      road,
      { title: `${ROAD}一、二标段招标公告` },
      {},
      63,
      [SAYS_NAME, SAYS_KIND, '标题只说第1、2标段（包），登记的事件没有标段'],
    ],
    [
      'another channel, where any may be asked',
      road,
      { title: TITLE, channel: 'landchina' },
      { isAnyChannel: true },
      81,
      [SAYS_NAME, SAYS_KIND, '这个渠道不是本事项的发布渠道'],
    ],
    [
      'the number of a document under another kind, and too early',
      policy,
      { title: '关于公布名单的通知', text: NUMBER },
      { kind: 'other' },
      98,
      [`文号${NUMBER}一致`, '标题看上去是另一类公告'],
    ],
    [
      'the number of a document at another time',
      policy,
      { title: POLICY, text: NUMBER, displayedOn: '2025-09-02' },
      { kind: 'silent' },
      98,
      [`文号${NUMBER}一致`, `标题含“${POLICY}”`, '日期与本事项的时间不符'],
    ],
    [
      'a code in another round',
      coded,
      { title: `${ROAD}（第二次）招标公告`, text: PROJECT },
      { kind: 'silent' },
      118,
      [SAYS_CODE, SAYS_NAME, '标题的次数与登记的不一致'],
    ],
  ])('%s', (_, of, parts, beside, score, evidence) => {
    const { ranked } = compare(comparedOf(of, parts, beside))
    expect(ranked).toMatchObject({ score, evidence })
  })

  it.each([
    [
      'the parcel whose number the notice carries',
      auction(),
      { title: 'KZ2026-99号地块出让公告', displayedOn: '2026-10-12' },
      'parcelNo:KZ2026-99',
    ],
    [
      'its lots',
      tender({ facts: { projectName: ROAD, lot: '2' } }),
      { title: `${ROAD}一、二标段招标公告` },
      'lot:2',
    ],
    ['nothing where neither names lots', road, { title: TITLE }, undefined],
    [
      'nothing where only the event names one',
      tender({ facts: { projectName: ROAD, lot: '2' } }),
      { title: TITLE },
      undefined,
    ],
    ['no project code', coded, numbered(PROJECT), undefined],
  ])('is answered as a part by %s', (_, of, parts, part) => {
    expect(compare(comparedOf(of, parts)).ranked?.part).toBe(part)
  })
})
