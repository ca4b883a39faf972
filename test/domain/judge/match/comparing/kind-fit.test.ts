import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import { evidenceOf } from '../../../../../lib/domain/judge/match/comparing/evidence.ts'
import {
  type KindFit,
  KindWords,
  NoticeKinds,
} from '../../../../../lib/domain/judge/match/comparing/kind-fit.ts'
import { event, tender } from '../../../../fixtures/cast.ts'
import { faceOf, ITEMS, noticeFace, type Posted } from '../match-cast.ts'
import { candidates, named, ROAD, road } from '../matching-names.ts'

const words = new KindWords(ITEMS)

function fitOf(of: DutyEvent, parts: Posted): KindFit {
  const [face, notice] = [faceOf(of), noticeFace(parts)]
  const span = evidenceOf(face, notice).find((one) => one.span && !one.name?.isWeak)?.span
  return new NoticeKinds(notice, words).fitOf(face, span)
}

const BOARD = '示例中标候选人公示栏改造工程'
const RESULTS = '示例中标结果公示栏改造工程'
const board = named('t1', BOARD)
const ofResults = candidates('t1', { facts: { projectName: RESULTS } })
const CONTRACTS = '喀左县合同示范平台建设项目'
const contracts = tender({ facts: { projectName: CONTRACTS, documentTitle: '示例平台工作方案' } })
const contract = event({
  item: 'N4.C',
  trigger: 'contract_signed',
  unit: 'procurement-office',
  facts: { projectName: ROAD },
})

describe('the kind that a notice names', () => {
  it.each<[string, DutyEvent, Posted, KindFit]>([
    ['is that behind the name', road, { title: `${ROAD}招标公告` }, 'named'],
    ['is another', road, { title: `${ROAD}中标候选人公示` }, 'other'],
    ['is none', road, { title: ROAD }, 'silent'],
    ['is that of its like in another trade', candidates('t1'), { title: `${ROAD}中标候选人公示` }, 'named'],
    ['is not in the name, which says another', board, { title: `${BOARD}招标公告` }, 'named'],
    ['is not in the name, with more in front', board, { title: `示例公司关于${BOARD}招标公告` }, 'named'],
    ['is in front of the name, which ends the title', board, { title: `招标公告：${BOARD}` }, 'named'],
    ['is another in front of the name', ofResults, { title: `招标公告：${RESULTS}` }, 'other'],
    ['is none where only the name says one', ofResults, { title: RESULTS }, 'silent'],
    [
      'behind the name comes before that in front',
      candidates('t1'),
      { title: `中标候选人公示${ROAD}招标公告` },
      'other',
    ],
    ['is refused by what stands in front of the name', road, { title: `更正公告：${ROAD}招标公告` }, 'other'],
    [
      'is not refused by a word inside the name',
      named('t1', '示例市场中标路面修复工程'),
      { title: '示例市场中标路面修复工程招标公告' },
      'named',
    ],
    ['is refused where it says none', candidates('t1'), { title: `关于终止某公示的公告` }, 'other'],
    ['is that of the column', candidates('t1'), { title: ROAD, column: '中标候选人公示' }, 'named'],
    ['is another by the column', candidates('t1'), { title: '某公示', column: '招标公告' }, 'other'],
    ['is none by an unknown column', road, { title: '某公示', column: '动态' }, 'silent'],
    ['is a contract, which few items have words for', road, { title: `${ROAD}合同公示` }, 'other'],
    ['is an intention', road, { title: `${ROAD}采购意向公开` }, 'other'],
    [
      'is a contract where the title only comes close to the name',
      road,
      { title: '老城街道示例路改造合同公示' },
      'other',
    ],
    ['is the contract of an item about contracts', contract, { title: `${ROAD}合同公示` }, 'silent'],
    [
      'is no contract where a name has the word',
      contracts,
      { title: '喀左合同示范平台工程招标公告' },
      'named',
    ],
    ['is a contract behind a name that has the word', contracts, { title: `${CONTRACTS}合同公告` }, 'other'],
    ['is not what is past', road, { title: `${ROAD}流标后重新招标公告` }, 'named'],
    ['is not what is past, in front of the name', road, { title: `流标后重新招标公告：${ROAD}` }, 'named'],
  ])('%s', (_, of, parts, expected) => expect(fitOf(of, parts)).toBe(expected))
})

describe('words behind a name', () => {
  it('are looked up once, and forgotten when there are too many', () => {
    const few = new KindWords(ITEMS)
    const first = few.namedBy('招标公告')
    for (let n = 1; n < 5_000; n += 1) few.namedBy(`公告${n}`)
    expect(few.namedBy('招标公告')).toBe(first)
    few.namedBy('中标公告')
    expect(few.namedBy('招标公告')).not.toBe(first)
    expect(few.namedBy('招标公告')).toEqual(first)
  })
})
