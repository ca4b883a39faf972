import { event, tender } from '../../../../fixtures/cast.ts'
import { named, ROAD, road } from '../matching-names.ts'
import { before, coded, type DoubtRow, POLICY, PROJECT } from './doubt-rows.ts'

const TITLE = `${ROAD}招标公告`
const DERIVED = '标题说的是细则、解读、征求意见等，可能不是文件本身'
const NO_PLACE = '标题没有县名，可能是别县的项目'
const behind = (words: string) => `名称之后还有“${words}”，可能是另一项目`

/** What stands beside a name in a title. */
export const BESIDE_ROWS: readonly DoubtRow[] = [
  [
    'more words behind the name',
    road,
    { title: `${ROAD}配套供电招标公告` },
    {},
    [behind('配套供电招标公告')],
  ],
  ['more words behind the title of a document', event(), { title: `${POLICY}及配套表格` }, {}, []],
  ['more words in front of it', road, { title: `公营子镇${TITLE}` }, {}, [before('公营子镇')]],
  [
    'but not what a portal puts there in brackets',
    road,
    { title: `【公营子专区】2026年${TITLE}` },
    {},
    [before('2026年')],
  ],
  [
    'nor a name of its own',
    tender({ facts: { projectName: ROAD, documentTitle: '示例广场照明改造' } }),
    { title: `${ROAD}示例广场照明改造招标公告` },
    {},
    [],
  ],
  [
    'a trade that the event does not say',
    road,
    { title: `${ROAD}监理招标公告` },
    {},
    [behind('监理招标公告')],
  ],
  [
    'of which the code says that it is the same',
    coded,
    { title: `${ROAD}监理招标公告`, text: PROJECT },
    {},
    [],
  ],
  ['what is made of a document', event(), { title: `${POLICY}政策解读` }, {}, [DERIVED]],
  [
    'what is on the way to it',
    event(),
    { title: `关于公开征求意见：${POLICY}` },
    {},
    [before('关于公开征求意见'), DERIVED],
  ],
  [
    'a document that is itself a set of rules',
    event({ facts: { documentTitle: `${POLICY}实施细则` } }),
    { title: `${POLICY}实施细则` },
    {},
    [],
  ],
  [
    'works of any unit, right behind another',
    named('t1', '喀左县办公楼维修改造工程'),
    { title: '喀左县水利局办公楼维修改造工程招标公告' },
    {},
    ['名称之前是“喀左水利局”，可能是这个单位的另一项目'],
  ],
  [
    'a name without county and town',
    named('t1', '喀左县示例桥梁工程'),
    { title: '示例桥梁工程招标公告' },
    {},
    [NO_PLACE],
  ],
  [
    'or without its county, with its town',
    named('t1', '喀左县公营子镇示例桥梁工程'),
    { title: '公营子镇示例桥梁工程招标公告' },
    {},
    [],
  ],
  [
    'or with the county in front, of who publishes',
    named('t1', '喀左县示例桥梁工程'),
    { title: '喀左县交通局关于示例桥梁工程的招标公告' },
    {},
    [],
  ],
  [
    'its city in front of it',
    named('t1', '辽宁省朝阳市喀左县示例桥梁工程'),
    { title: '朝阳市示例桥梁工程招标公告' },
    {},
    [],
  ],
  [
    'another city in front of it',
    named('t1', '辽宁省朝阳市喀左县示例桥梁工程'),
    { title: '沈阳市示例桥梁工程招标公告' },
    {},
    [NO_PLACE],
  ],
  [
    'its city beside another',
    named('t1', '辽宁省朝阳市喀左县示例桥梁工程'),
    { title: '沈阳市朝阳市示例桥梁工程招标公告' },
    {},
    [],
  ],
  [
    'a party is beside many words',
    event({ facts: { partyName: '示例矿业有限公司' } }),
    { title: '公营子镇示例矿业有限公司尾矿库许可公告' },
    {},
    [],
  ],
]
