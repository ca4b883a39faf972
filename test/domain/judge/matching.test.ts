import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DutyEvent } from '../../../lib/domain/duty/event.ts'
import { isIdentifiable } from '../../../lib/domain/judge/event-keys.ts'
import { MatchIndex } from '../../../lib/domain/judge/matching.ts'
import { NO_IDENTIFIERS, type Notice } from '../../../lib/domain/watch/notice.ts'
import { readIdentifiers } from '../../../lib/readers/identifiers.ts'
import { auction, CATALOGUE, event, mustBe, notice, obligations, tender } from '../../fixtures/cast.ts'

const items = [...CATALOGUE.items.values()]

function indexOf(events: readonly DutyEvent[]): MatchIndex {
  const answerables = events.map((of) => ({
    event: of,
    item: mustBe(CATALOGUE.items.get(of.item)),
    obligations: obligations(of),
  }))
  return new MatchIndex(answerables, items)
}

/** `clear: t1`, `ambiguous: t1 t2`, `none`; identifiers are read from title and text as the crawler does. */
function verdict(events: readonly DutyEvent[], parts: Parameters<typeof notice>[0]): string {
  const posted = notice({ displayedOn: '2026-09-02', seen: '2026-09-02 08:30', ...parts })
  const text = `${posted.title}\n${posted.text}`
  const found = indexOf(events).verdictOf({ ...posted, identifiers: readIdentifiers(text) })
  const ids = (candidates: typeof found.answers) =>
    candidates
      .map((one) => one.event)
      .sort()
      .join(' ')
  if (found.kind === 'none') return 'none'
  if (found.kind === 'ambiguous') return `ambiguous: ${ids(found.doubts)}`
  return `clear: ${ids(found.answers)}${found.doubts.length > 0 ? `, in doubt: ${ids(found.doubts)}` : ''}`
}

const ROAD = '老城街道示例道路改造工程'
const road = tender()
const named = (id: string, projectName: string, parts: Parameters<typeof tender>[0] = {}) =>
  tender({ ...parts, id, facts: { ...parts?.facts, projectName } })
const candidates = (id: string, parts: Parameters<typeof tender>[0] = {}) =>
  tender({ ...parts, id, item: '21' })
const report = (id: string) =>
  candidates(id, { trigger: 'evaluation_report_received', track: undefined as unknown as string })
const land = auction()

type Row = readonly [
  says: string,
  events: readonly DutyEvent[],
  notice: Parameters<typeof notice>[0],
  verdict: string,
]

const ROWS: readonly Row[] = [
  // Codes.
  [
    'a project code is proof by itself',
    [tender({ facts: { projectName: ROAD, projectCode: '2609-211324-04-01-225421' } })],
    { title: '招标公告', text: '项目代码：2609-211324-04-01-225421' },
    'clear: t1',
  ],
  [
    'width and case do not matter',
    [tender({ facts: { projectName: ROAD, procurementNo: 'ｊｈ26-211324-00012' } })],
    { title: '某工程招标公告', text: '招标编号：JH26-211324-00012' },
    'clear: t1',
  ],
  [
    'brackets of one number are written in many ways',
    [auction({ facts: { parcelNo: 'KZ2026-99', announcementNo: '喀土告字[2026]9号' } })],
    {
      channel: 'landchina',
      title: '国有建设用地使用权挂牌出让公告（喀土告字〔2026〕9号）',
      displayedOn: '2026-10-12',
    },
    'clear: a1',
  ],
  [
    'a parcel number in the title',
    [land],
    { title: '喀左县KZ2026-99号地块国有建设用地使用权挂牌出让公告', displayedOn: '2026-10-12' },
    'clear: a1',
  ],
  [
    'the code decides between two of one name',
    [
      tender({ facts: { projectName: ROAD, procurementNo: 'JH26-211324-00012' } }),
      tender({ id: 't2', facts: { projectName: ROAD, procurementNo: 'JH26-211324-00034' } }),
    ],
    { title: `${ROAD}招标公告`, text: '招标编号：JH26-211324-00034' },
    'clear: t2',
  ],
  [
    'one name, another number of the same pattern: a person decides',
    [tender({ facts: { projectName: ROAD, procurementNo: 'JH26-211324-00012' } })],
    { title: `${ROAD}招标公告`, text: '招标编号：JH26-211324-00034' },
    'ambiguous: t1',
  ],
  [
    'a number of another pattern contradicts nothing',
    [tender({ facts: { projectName: ROAD, procurementNo: 'KZCG-2026-7' } })],
    { title: `${ROAD}招标公告`, text: '招标编号：JH26-211324-00034' },
    'clear: t1',
  ],
  [
    'a credit code without the kind is not enough',
    [tender({ facts: { projectName: '另一个完全不同的工程', creditCode: '91211324MA0UXYT50X' } })],
    { title: '某公司相关情况', text: '统一社会信用代码：91211324MA0UXYT50X' },
    'none',
  ],
  // Names.
  ['the name with the kind', [road], { title: `${ROAD}施工招标公告` }, 'clear: t1'],
  ['the bare name', [road], { title: ROAD }, 'clear: t1'],
  [
    'brackets, blanks and dashes in the name',
    [named('t1', '老城街道（示例）道路 改造工程')],
    { title: '老城街道(示例)道路改造工程-招标公告' },
    'clear: t1',
  ],
  ['an agency around the name', [road], { title: `示例咨询有限公司关于${ROAD}的招标公告` }, 'clear: t1'],
  [
    'the long name of the county for the short one',
    [named('t1', '喀左县示例中学教学楼工程')],
    { title: '喀喇沁左翼蒙古族自治县示例中学教学楼工程招标公告' },
    'clear: t1',
  ],
  [
    'the slip of the pen in the county’s name',
    [named('t1', '喀左县示例中学教学楼工程')],
    { title: '嘎左县示例中学教学楼工程招标公告' },
    'clear: t1',
  ],
  [
    'a longer name is another project',
    [road, named('t2', `${ROAD}监理`)],
    { title: `${ROAD}监理招标公告` },
    'clear: t2',
  ],
  [
    'two events of one name are two possibilities',
    [road, tender({ id: 't2' })],
    { title: `${ROAD}招标公告` },
    'ambiguous: t1 t2',
  ],
  [
    'of two of one name, the one whose time it is',
    [tender({ on: '2026-05-01 09:00' }), tender({ id: 't2', on: '2026-09-02 09:00' })],
    { title: `${ROAD}招标公告` },
    'clear: t2',
  ],
  [
    'a short name counts with the kind only',
    [named('t1', '老城小学')],
    { title: '老城小学招标公告' },
    'clear: t1',
  ],
  ['and not without it', [named('t1', '老城小学')], { title: '老城小学举行开学典礼' }, 'none'],
  [
    'a party with the kind',
    [
      event({
        item: '32.1',
        trigger: 'decision_made',
        unit: 'water-bureau',
        facts: { partyName: '示例矿业有限公司' },
      }),
    ],
    { title: '关于示例矿业有限公司取水许可的决定' },
    'clear: e1',
  ],
  [
    'a party in news about it',
    [
      event({
        item: '32.1',
        trigger: 'decision_made',
        unit: 'water-bureau',
        facts: { partyName: '示例矿业有限公司' },
      }),
    ],
    { title: '示例矿业有限公司捐资助学' },
    'none',
  ],
  [
    'the name in the text and the kind in the title',
    [road],
    { title: '招标公告', text: `项目名称：${ROAD}，招标人：示例` },
    'clear: t1',
  ],
  [
    'the name in the text and no kind',
    [road],
    { title: '我县召开项目调度会', text: `会议听取了${ROAD}情况` },
    'none',
  ],
  // Kind.
  ['the kind alone is nothing', [road], { title: '招标公告' }, 'none'],
  [
    'the kind alone is nothing, in the right column too',
    [road],
    { title: '某工程', column: '招标公告' },
    'none',
  ],
  ['another kind of the same project', [road], { title: `${ROAD}中标候选人公示` }, 'none'],
  [
    'three stages of one project, each its own',
    [road, candidates('t2'), tender({ id: 't3', item: '22' })],
    { title: `${ROAD}中标候选人公示` },
    'clear: t2',
  ],
  [
    'three stages and a bare name: a person decides',
    [road, candidates('t2')],
    { title: ROAD },
    'ambiguous: t1 t2',
  ],
  [
    'three stages, a bare name, and the column',
    [road, candidates('t2')],
    { title: ROAD, column: '中标候选人公示' },
    'clear: t2',
  ],
  ['a suspension answers nothing', [road], { title: `关于终止${ROAD}的公告` }, 'none'],
  [
    'a suspension in the column of announcements answers nothing',
    [road],
    { title: `关于终止${ROAD}的公告`, column: '招标公告' },
    'none',
  ],
  [
    'a word of another kind inside the project’s own name',
    [named('t1', '示例市场中标路面修复工程')],
    { title: '示例市场中标路面修复工程招标公告' },
    'clear: t1',
  ],
  [
    'the text received and the report behind it make one publication due',
    [candidates('t1'), report('t2')],
    { title: `${ROAD}中标候选人公示` },
    'clear: t1 t2',
  ],
  [
    'but two receipts of one text are a doubt',
    [candidates('t1'), candidates('t2'), report('t3')],
    { title: `${ROAD}中标候选人公示` },
    'clear: t3, in doubt: t1 t2',
  ],
  // Round and lot.
  ['a second round does not answer the first', [road], { title: `${ROAD}（第二次）招标公告` }, 'none'],
  [
    'a second round finds its own event',
    [road, tender({ id: 't2', facts: { projectName: ROAD, round: '2' } })],
    { title: `${ROAD}（二次）招标公告` },
    'clear: t2',
  ],
  [
    'the first finds the first',
    [road, tender({ id: 't2', facts: { projectName: ROAD, round: '第二次' } })],
    { title: `${ROAD}招标公告` },
    'clear: t1',
  ],
  [
    '二次供水 is no second round',
    [named('t1', '示例小区二次供水改造工程')],
    { title: '示例小区二次供水改造工程招标公告' },
    'clear: t1',
  ],
  [
    'and has second rounds of its own',
    [named('t1', '示例小区二次供水改造工程')],
    { title: '示例小区二次供水改造工程（二次）招标公告' },
    'none',
  ],
  [
    'a census is counted, not repeated',
    [named('t1', '第三次全国国土调查示例项目', { facts: { round: '1' } })],
    { title: '第三次全国国土调查示例项目招标公告' },
    'clear: t1',
  ],
  [
    'a lot finds its lot',
    [
      tender({ facts: { projectName: ROAD, lot: '1' } }),
      tender({ id: 't2', facts: { projectName: ROAD, lot: '二标段' } }),
    ],
    { title: `${ROAD}二标段招标公告` },
    'clear: t2',
  ],
  [
    'a notice of all lots is a doubt between them',
    [
      tender({ facts: { projectName: ROAD, lot: '1' } }),
      tender({ id: 't2', facts: { projectName: ROAD, lot: '2' } }),
    ],
    { title: `${ROAD}招标公告` },
    'ambiguous: t1 t2',
  ],
  [
    'a list of lots holds each',
    [tender({ facts: { projectName: ROAD, lot: '1' } })],
    { title: `${ROAD}一、二标段招标公告` },
    'clear: t1',
  ],
  [
    'a range of lots holds each',
    [tender({ facts: { projectName: ROAD, lot: '2' } })],
    { title: `${ROAD}1-3标段招标公告` },
    'clear: t1',
  ],
  [
    'and no other',
    [tender({ facts: { projectName: ROAD, lot: '4' } })],
    { title: `${ROAD}1-3标段招标公告` },
    'none',
  ],
  // Time and place.
  [
    'three days early is a slip of the pen',
    [road],
    { title: `${ROAD}招标公告`, displayedOn: '2026-08-29' },
    'clear: t1',
  ],
  [
    'a week early is about something else',
    [road],
    { title: `${ROAD}招标公告`, displayedOn: '2026-08-25' },
    'none',
  ],
  [
    'late still answers',
    [road],
    { title: `${ROAD}招标公告`, displayedOn: '2026-10-25', seen: '2026-10-25 08:30' },
    'clear: t1',
  ],
  [
    'before-type: weeks before the auction',
    [land],
    { title: 'KZ2026-99号地块挂牌出让公告', displayedOn: '2026-09-10' },
    'clear: a1',
  ],
  [
    'before-type: half a year before is another auction',
    [land],
    { title: 'KZ2026-99号地块挂牌出让公告', displayedOn: '2026-05-10' },
    'none',
  ],
  [
    'before-type: after the auction is another auction',
    [land],
    { title: 'KZ2026-99号地块挂牌出让公告', displayedOn: '2026-11-20' },
    'none',
  ],
  [
    'before-type over a year end, where the due date is a range',
    [auction({ on: '2027-01-20 09:00' })],
    { title: 'KZ2026-99号地块挂牌出让公告', displayedOn: '2026-12-10' },
    'clear: a1',
  ],
  [
    'a yearly date: a notice of January answers an event that was dated in April',
    [
      event({
        item: '06',
        trigger: 'each_year',
        on: '2026-04-05 09:00',
        facts: { documentTitle: '喀左县2026年度国有建设用地供应计划' },
      }),
    ],
    { title: '喀左县2026年度国有建设用地供应计划', displayedOn: '2026-01-20' },
    'clear: e1',
  ],
  ['another site is another obligation', [road], { title: `${ROAD}招标公告`, channel: 'landchina' }, 'none'],
]

describe('matching', () => {
  it.each(ROWS)('%s', (_, events, parts, expected) => {
    expect(verdict(events, parts)).toBe(expected)
  })

  it('says in words what agrees', () => {
    const { candidates: found } = indexOf([road]).verdictOf(notice({ title: `${ROAD}招标公告` }))
    expect(found[0]?.evidence).toEqual([`标题含“${ROAD}”`, '标题或栏目表明是资格预审公告和招标公告'])
  })

  it('knows which events no notice could ever answer', () => {
    expect(isIdentifiable(event({ facts: {} }))).toBe(false)
    expect(isIdentifiable(event({ facts: { reportYear: '2026', village: '李村' } }))).toBe(false)
    expect(isIdentifiable(event({ facts: { village: '南公营子村' } }))).toBe(true)
    expect(isIdentifiable(land)).toBe(true)
  })
})

describe('the cost of matching', () => {
  afterEach(() => vi.restoreAllMocks())

  const titled = (title: string): Notice =>
    notice({ title, identifiers: { ...NO_IDENTIFIERS, projectCodes: ['2609-211324-04-01-225421'] } })

  function lookUps(count: number, title: string): number {
    const events = Array.from({ length: count }, (_, n) => named(`t${n}`, `喀左县2026年示例工程第${n}号项目`))
    const index = indexOf(events)
    const spy = vi.spyOn(Map.prototype, 'get')
    index.verdictOf(titled(title))
    return spy.mock.calls.length
  }

  it.each([
    ['that answers one of many', '喀左县2026年示例工程第7号项目招标公告'],
    ['that begins like all of them', '喀左县2026年示例工程汇总招标公告'],
    ['about something else', '朝阳市某示例大桥维修项目招标公告'],
  ])('does not grow with the number of events for a notice %s', (_, title) => {
    // Names get one or two digits longer; that adds a length to look up, not an event.
    expect(lookUps(5_000, title)).toBeLessThan(2 * lookUps(20, title) + 50)
  })
})
