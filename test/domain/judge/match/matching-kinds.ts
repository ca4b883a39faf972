import { auction, event, tender } from '../../../fixtures/cast.ts'
import { candidates, land, named, ROAD, type Row, report, road } from './matching-names.ts'

export const KIND_ROWS: readonly Row[] = [
  [
    'a name with another kind behind it is never cleared by the words in front of it',
    [candidates('c1')],
    { title: `中标候选人公示${ROAD}招标公告` },
    'ambiguous: c1',
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
    'a week early may belong to an event that was entered late',
    [road],
    { title: `${ROAD}招标公告`, displayedOn: '2026-08-25' },
    'ambiguous: t1',
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
    { title: 'KZ2026-99号地块挂牌出让公告', displayedOn: '2026-05-10', seen: '2026-05-10 08:30' },
    'none',
  ],
  [
    'before-type: after the auction is another auction',
    [land],
    {
      title: 'KZ2026-99号地块挂牌出让公告',
      displayedOn: '2026-11-20',
      seen: '2026-11-20 08:30',
      absent: '2026-11-19 08:30',
    },
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
