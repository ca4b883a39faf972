import { event, tender } from '../../../fixtures/cast.ts'
import { candidates, named, ROAD, type Row, road } from './matching-names.ts'

const PROJECT = '2609-211324-04-01-225421'
const BRIDGE = '喀左县公营子镇示例桥梁工程'
const purchase = event({
  id: 'p1',
  item: '12',
  trigger: 'announcement_published',
  unit: 'procurement-office',
  facts: { projectName: '喀左县示例医院设备采购项目', creditCode: '91211324MA0UXYT50L', amount: '1234567' },
})

/** What is near an event without answering it, and what answers it in other words. */
export const CHANGE_ROWS: readonly Row[] = [
  // Changes.
  ['a correction answers nothing but itself', [road], { title: `${ROAD}招标公告的更正公告` }, 'none'],
  [
    'a correction of candidates is not the candidates',
    [candidates('t1')],
    { title: `${ROAD}中标候选人公示更正公告` },
    'none',
  ],
  ['a failed tender', [road], { title: `${ROAD}流标公告` }, 'none'],
  [
    'a correction that has an event of its own',
    [purchase, event({ ...purchase, id: 'p2', item: '14' })],
    { title: '喀左县示例医院设备采购项目更正公告' },
    'clear: p2',
  ],
  // More words than the name.
  ['supervision of the works is another tender', [road], { title: `${ROAD}监理招标公告` }, 'ambiguous: t1'],
  [
    'and never answers the event of the works',
    [named('t1', `${ROAD}施工`)],
    { title: `${ROAD}监理招标公告` },
    'none',
  ],
  ['a part of a project', [road], { title: `${ROAD}配套供电招标公告` }, 'ambiguous: t1'],
  [
    'a town in front of a name that has none',
    [named('t1', '示例灌区节水改造工程')],
    { title: '公营子镇示例灌区节水改造工程招标公告' },
    'ambiguous: t1',
  ],
  ['a contract is another kind', [purchase], { title: '喀左县示例医院设备采购项目合同' }, 'none'],
  [
    'one lot of a project that was entered as a whole',
    [road],
    { title: `${ROAD}二标段招标公告` },
    'ambiguous: t1',
  ],
  [
    'lots that are named each answer their own event',
    [1, 2].map((lot) => tender({ id: `t${lot}`, facts: { projectName: ROAD, lot: String(lot) } })),
    { title: `${ROAD}一、二标段招标公告` },
    'clear: t1 t2',
  ],
  [
    'the same name three quarters of a year later',
    [road],
    { title: `${ROAD}招标公告`, displayedOn: '2027-06-01', seen: '2027-06-01 08:30' },
    'ambiguous: t1',
  ],
  [
    'the code of a project under the name of another tender',
    [tender({ facts: { projectName: ROAD, projectCode: PROJECT } })],
    { title: '示例广场照明工程招标公告', text: PROJECT },
    'ambiguous: t1',
  ],
  [
    'a project mentioned in the text of another',
    [road],
    { title: '示例广场照明工程招标公告', text: `与${ROAD}同步` },
    'ambiguous: t1',
  ],
  // Other words for the name.
  [
    'the name without its county',
    [named('t1', BRIDGE)],
    { title: '公营子镇示例桥梁工程招标公告' },
    'clear: t1',
  ],
  [
    'but not in another county',
    [named('t1', BRIDGE)],
    { title: '建平县公营子镇示例桥梁工程招标公告' },
    'none',
  ],
  [
    'nor of a city that is not said',
    [named('t1', BRIDGE)],
    { title: '凌源市公营子镇示例桥梁工程招标公告' },
    'ambiguous: t1',
  ],
  [
    'without county and town a person decides',
    [named('t1', '喀左县示例桥梁工程')],
    { title: '示例桥梁工程招标公告' },
    'ambiguous: t1',
  ],
  [
    'common words are left out at will',
    [named('t1', '喀左县公营子镇示例桥梁建设项目')],
    { title: '喀左县公营子镇示例桥梁工程施工招标公告' },
    'clear: t1',
  ],
  [
    'a name written shorter',
    [named('t1', '公营子镇养老服务中心改造工程')],
    { title: '公营子镇养老中心改造工程招标公告' },
    'ambiguous: t1',
  ],
  [
    'one wrong character',
    [named('t1', '公营子镇示例桥梁改造工程')],
    { title: '公营子镇示列桥梁改造工程招标公告' },
    'ambiguous: t1',
  ],
  [
    'another number is another project',
    [named('t1', '公营子镇示例小区三期改造工程')],
    { title: '公营子镇示例小区二期改造工程招标公告' },
    'none',
  ],
  [
    'a round that is only said to be repeated',
    [tender({ facts: { projectName: ROAD, round: '2' } })],
    { title: `${ROAD}重新招标公告` },
    'clear: t1',
  ],
  [
    'a number in brackets that no word announces',
    [tender({ facts: { projectName: '别的名称工程', procurementNo: 'KZCG[2026]00123' } })],
    { title: `${ROAD}招标公告（KZCG[2026]00123）` },
    'clear: t1',
  ],
  [
    'credit code and amount together',
    [purchase],
    { title: '采购公告', text: '供应商 91211324MA0UXYT50L，1,234,567.00元' },
    'clear: p1',
  ],
  // Stages.
  [
    'candidates are not announced before the tender',
    [tender({ on: '2026-09-20 09:00' }), candidates('t2', { on: '2026-09-01 09:00' })],
    { title: `${ROAD}中标候选人公示` },
    'none',
  ],
]
