import { event, tender } from '../../../fixtures/cast.ts'
import { named, ROAD, type Row, road } from './matching-names.ts'

const policy = event({ facts: { documentTitle: '喀左县公共租赁住房管理办法' } })
const cleaning = (item: string) =>
  event({
    id: 'p1',
    item,
    trigger: 'announcement_published',
    unit: 'procurement-office',
    facts: { projectName: '喀左县城区保洁服务采购项目' },
  })
const lot = (label: string) => tender({ facts: { projectName: ROAD, lot: label } })
const second = tender({ facts: { projectName: `${ROAD}（第二次）` } })
const TOWN = '喀左县公营子镇示例桥梁改造工程'
const OFFICE = named('t1', '喀左县办公楼维修改造工程')

/** How the people who post write names: an honest notice never ends as none, a doubtful one never as clear. */
export const WRITTEN_ROWS: readonly Row[] = [
  ...[
    ['喀左县示例园一期工程', '喀左县示例园Ⅰ期工程', 'a stage is counted in Roman digits'],
    ['喀左县第三高级中学宿舍楼建设项目', '喀左三高宿舍楼', 'a school has a short name'],
    [TOWN, '喀左县公茔子镇示列桥梁改造工程', 'two characters are wrong'],
    [TOWN, '喀左县公营子镇示例梁桥改造工程', 'two characters are changed round'],
    [
      '2026年喀左县高标准农田建设项目（公营子镇）',
      '喀左县公营子镇2026年高标准农田建设项目',
      'the town moves to the front',
    ],
    ['喀左县示例路（府前街至中心路）改造工程', '喀左县示例路改造工程', 'brackets are left out'],
    ['喀左县示例路改造工程', '喀左县示例路（府前街至中心路）改造工程', 'brackets are put in'],
    ['喀左县大城子街道红旗社区改造工程', '喀左县大城子红旗社区改造工程', '红旗 is no banner of its own'],
  ].map(
    ([own = '', title = '', says = '']): Row => [
      `${says}: a person decides`,
      [named('t1', own)],
      { title: `${title}招标公告` },
      'ambiguous: t1',
    ],
  ),
  [
    'digits are Chinese or Arabic',
    [named('t1', '喀左县第3中学教学楼工程')],
    { title: '喀左县第三中学教学楼工程招标公告' },
    'clear: t1',
  ],
  [
    'and so are years',
    [named('t1', '喀左县二〇二六年示例公路养护工程')],
    { title: '喀左县2026年示例公路养护工程招标公告' },
    'clear: t1',
  ],
  [
    'the same works in another town',
    [named('t1', '喀左县白塔子镇2026年高标准农田建设项目')],
    { title: '喀左县公营子镇2026年高标准农田建设项目招标公告' },
    'none',
  ],
  [
    'a name that comes close, in a title without a kind',
    [named('t1', '公营子镇养老服务中心改造工程')],
    { title: '公营子镇养老中心改造工程' },
    'ambiguous: t1',
  ],
  [
    'a word of procedure is left out',
    [cleaning('12')],
    { title: '喀左县城区保洁竞争性磋商公告' },
    'ambiguous: p1',
  ],
  [
    'the name in the text only, not quite the same',
    [cleaning('13')],
    { title: '成交公告', text: '一、项目编号：X1 二、项目名称：喀左县城区保洁服务项目 三、成交信息' },
    'ambiguous: p1',
  ],
  [
    'a text about another project, which mentions this one',
    [cleaning('13')],
    { title: '成交公告', text: '项目名称：喀左县第九中学课桌采购项目\n业绩：喀左县城区保洁服务采购项目' },
    'ambiguous: p1',
  ],
  [
    'the whole county is no other county',
    [named('t1', '喀左县农村公路养护工程')],
    { title: '喀左县交通运输局关于全县农村公路养护工程的招标公告' },
    'clear: t1',
  ],
  [
    'an extension that is what is built',
    [named('t1', '喀左县示例公交线路延长工程')],
    { title: '喀左县示例公交路线延长项目招标公告' },
    'ambiguous: t1',
  ],
  // What looks like the same.
  ...['实施细则', '政策解读', '（征求意见稿）'].map(
    (more): Row => [
      `${more} is not the document itself`,
      [policy],
      { title: `关于《喀左县公共租赁住房管理办法${more}》的通知` },
      'ambiguous: e1',
    ],
  ),
  ['works that any unit has', [OFFICE], { title: '喀左县水利局办公楼维修改造工程招标公告' }, 'ambiguous: t1'],
  [
    'and which a unit announces',
    [OFFICE],
    { title: '喀左县水利局关于喀左县办公楼维修改造工程的招标公告' },
    'clear: t1',
  ],
  // Lots and rounds.
  ...['一至三标段', '一标段至三标段', '第一、第二标段', '1#、2#标段', '一二三标段'].map(
    (lots): Row => [`${lots} hold the second`, [lot('2')], { title: `${ROAD}${lots}招标公告` }, 'clear: t1'],
  ),
  ['a lot by its sign', [lot('2#')], { title: `${ROAD}二标段招标公告` }, 'clear: t1'],
  ['and no other', [lot('2#')], { title: `${ROAD}一标段招标公告` }, 'none'],
  ['repeated, in brackets', [second], { title: `${ROAD}（重新）招标公告` }, 'clear: t1'],
  [
    'repeated after a failure, which is past',
    [second],
    { title: `${ROAD}流标后重新招标公告` },
    'ambiguous: t1',
  ],
  ['and a failure itself', [road], { title: `${ROAD}流标公告` }, 'none'],
]
