import { event, tender } from '../../../fixtures/cast.ts'
import { candidates, land, ROAD, type Row } from './matching-names.ts'

const TITLE = '喀左县公共租赁住房管理办法'
const NUMBER = '喀政办发〔2026〕7号'
const PROJECT = '2609-211324-04-01-225421'
const TENDER = 'JH26-211324-00012'

const policy = event({ facts: { documentTitle: TITLE, documentNo: NUMBER } })
const bid = tender({ facts: { projectName: ROAD, procurementNo: TENDER } })
const bridge = tender({ id: 't2', facts: { projectName: '示例河示例桥梁工程', procurementNo: TENDER } })
const coded = (id: string, parts: Parameters<typeof tender>[0] = {}) =>
  tender({ ...parts, id, facts: { projectName: ROAD, projectCode: PROJECT, ...parts?.facts } })

/** A notice that carries the event's own number is never dropped in silence: a person decides what does not fit. */
export const OWN_NUMBER_ROWS: readonly Row[] = [
  // The day.
  [
    'the same number, dated a year early by a slip of the pen',
    [policy],
    { title: `${TITLE}（${NUMBER}）`, displayedOn: '2025-09-02' },
    'ambiguous: e1',
  ],
  [
    'the same name alone, dated a year early, is of that year',
    [event()],
    { title: TITLE, displayedOn: '2025-09-02' },
    'none',
  ],
  [
    'the same name alone, some days before an event that was entered late',
    [event()],
    { title: `关于印发《${TITLE}》的通知`, displayedOn: '2026-08-20', seen: '2026-08-20 15:30' },
    'ambiguous: e1',
  ],
  [
    'the same name alone, more than a month before the event',
    [event()],
    { title: TITLE, displayedOn: '2026-07-20', seen: '2026-08-20 15:30' },
    'none',
  ],
  [
    'the same name some days before the event, of another kind',
    [event({ facts: { documentTitle: ROAD } })],
    { title: `${ROAD}招标公告`, displayedOn: '2026-08-20', seen: '2026-08-20 15:30' },
    'none',
  ],
  [
    'an event that was dated three weeks too late',
    [policy],
    { title: `${TITLE}（${NUMBER}）`, displayedOn: '2026-08-10', seen: '2026-08-10 15:30' },
    'ambiguous: e1',
  ],
  [
    'a number that was seen long before the event is about something else',
    [policy],
    { title: `${TITLE}（${NUMBER}）`, displayedOn: '2026-05-10', seen: '2026-05-10 15:30' },
    'none',
  ],
  [
    'a parcel that was seen in time, with a day after its auction',
    [land],
    { title: 'KZ2026-99号地块挂牌出让公告', displayedOn: '2026-11-20', seen: '2026-10-12 08:30' },
    'ambiguous: a1',
  ],
  [
    'of two months of one project, the day says whose it is',
    [coded('t1', { on: '2026-09-02 09:00' }), coded('t2', { on: '2026-09-20 09:00' })],
    { title: `${ROAD}招标公告`, text: PROJECT },
    'clear: t1',
  ],
  [
    'but of a month that nobody entered a person decides',
    [coded('t2', { on: '2026-09-20 09:00' })],
    { title: `${ROAD}招标公告`, text: PROJECT },
    'ambiguous: t2',
  ],
  // The round.
  [
    'the same number, a round that was not entered',
    [bid],
    { title: `${ROAD}（第二次）招标公告`, text: `招标编号：${TENDER}` },
    'ambiguous: t1',
  ],
  [
    'a round that was entered explains the number',
    [bid, tender({ id: 't2', facts: { projectName: ROAD, procurementNo: TENDER, round: '2' } })],
    { title: `${ROAD}（第二次）招标公告`, text: `招标编号：${TENDER}` },
    'clear: t2',
  ],
  [
    'another round and another time are two contradictions',
    [bid],
    { title: `${ROAD}（第二次）招标公告`, text: `招标编号：${TENDER}`, displayedOn: '2026-08-20' },
    'none',
  ],
  [
    'another lot is another matter',
    [tender({ facts: { projectName: ROAD, procurementNo: TENDER, lot: '1' } })],
    { title: `${ROAD}二标段招标公告`, text: `招标编号：${TENDER}` },
    'none',
  ],
  // Other events and kinds.
  [
    'one notice of two projects, each known by another kind of number',
    [coded('t1'), bridge],
    { title: '两个工程招标公告', text: `项目代码：${PROJECT}；招标编号：${TENDER}` },
    'clear: t1, in doubt: t2',
  ],
  [
    'of two projects, the one with the lesser number in another round',
    [
      coded('t1'),
      tender({ id: 't2', facts: { projectName: '示例桥梁工程', procurementNo: TENDER, round: '2' } }),
    ],
    { title: '两个工程招标公告', text: `项目代码：${PROJECT}；招标编号：${TENDER}` },
    'clear: t1, in doubt: t2',
  ],
  [
    'a number in a title that names another kind',
    [bid],
    { title: `${ROAD}（第二次）中标结果公告`, text: `招标编号：${TENDER}` },
    'none',
  ],
  [
    'the number of the document itself, under a title that names another kind',
    [policy],
    { title: '关于公布农村危房改造补助对象名单的通知', text: `${NUMBER}。现将名单公布如下。` },
    'ambiguous: e1',
  ],
  [
    'the number of the document, another kind and another time are two contradictions',
    [policy],
    { title: '关于公布农村危房改造补助对象名单的通知', text: NUMBER, displayedOn: '2025-09-02' },
    'none',
  ],
  [
    'a later stage of one project does not claim the notice of an earlier one',
    [
      coded('t1'),
      candidates('t2', { facts: { projectName: ROAD, projectCode: PROJECT }, on: '2026-09-20 09:00' }),
    ],
    { title: ROAD, text: PROJECT },
    'clear: t1',
  ],
  [
    'a number on another site is no doubt on this one',
    [bid],
    { title: `${ROAD}（第二次）招标公告`, text: `招标编号：${TENDER}`, channel: 'landchina' },
    'none',
  ],
]
