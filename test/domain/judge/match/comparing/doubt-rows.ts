import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import { event, tender } from '../../../../fixtures/cast.ts'
import type { Posted } from '../match-cast.ts'
import { named, ROAD, road } from '../matching-names.ts'
import { type Beside, owedFrom } from './compared-cast.ts'

export const PROJECT = '2503-411481-04-01-225421'
const TITLE = `${ROAD}招标公告`
export const coded = tender({ facts: { projectName: ROAD, projectCode: PROJECT } })
export const POLICY = '喀左县公共租赁住房管理办法'
const LATE = '比登记的日期晚半年以上，可能是后来的另一件事'
export const LOOSE = '名称不完全一致，请核对是否同一项目'
const OTHER = '正文的项目名称是另一项目'
const MENTIONED = `标题没有出现“${ROAD}”，像是另一项目`
export const before = (words: string) => `名称之前还有“${words}”，可能是另一项目`
const LATER = { displayedOn: '2027-06-01' }

export interface Inside extends Beside {
  readonly isInside?: boolean
}

export type DoubtRow = readonly [
  says: string,
  event: DutyEvent,
  notice: Posted,
  beside: Inside,
  doubts: readonly string[],
]

const announced = event({
  item: '12',
  trigger: 'announcement_published',
  unit: 'procurement-office',
  facts: { announcementNo: '喀采告字〔2026〕9号' },
})
const bid = tender({ facts: { projectName: ROAD, projectCode: PROJECT, procurementNo: 'JH26-211324-00012' } })
const OTHER_BID = '招标编号：JH26-211324-00034'
export const BRIDGE = named('t1', '喀左县公营子镇示例桥梁建设项目')
export const LOOSELY = '喀左县公营子镇示例桥梁工程'

export const TIME_ROWS: readonly DoubtRow[] = [
  ['a name half a year later may be next year’s', road, { title: TITLE, ...LATER }, {}, [LATE]],
  ['a document is issued once, whenever it is shown', event(), { title: POLICY, ...LATER }, {}, []],
  ['a code half a year later is the project’s', coded, { title: TITLE, text: PROJECT, ...LATER }, {}, []],
  [
    'a number of its own half a year later is its own',
    announced,
    { title: '采购公告（喀采告字〔2026〕9号）', ...LATER },
    {},
    [],
  ],
  [
    'late for one of two publications is late',
    road,
    { title: TITLE, ...LATER },
    { obligations: [owedFrom(road, '2026-09-01', '2026-09-29'), owedFrom(road, '2027-05-01', '2027-06-29')] },
    [LATE],
  ],
]

export const NAME_ROWS: readonly DoubtRow[] = [
  [
    'another number of one pattern contradicts a name',
    bid,
    { title: TITLE, text: OTHER_BID },
    {},
    ['编号与登记的不一致'],
  ],
  ['and a title that is the name', bid, { title: ROAD, text: OTHER_BID }, {}, ['编号与登记的不一致']],
  ['but not the project’s code', bid, { title: TITLE, text: `${PROJECT} ${OTHER_BID}` }, {}, []],
  [
    'one lot of an event without lots',
    road,
    { title: `${ROAD}二、三标段招标公告` },
    {},
    ['标题只说第2、3标段（包），登记的事件没有标段'],
  ],
  [
    'a name but for common words, with the kind, in two months',
    BRIDGE,
    { title: `${LOOSELY}招标公告`, displayedOn: '2026-10-31' },
    {},
    [],
  ],
  ['and a day later', BRIDGE, { title: `${LOOSELY}招标公告`, displayedOn: '2026-11-01' }, {}, [LOOSE]],
  [
    'which is in time where more time is given',
    BRIDGE,
    { title: `${LOOSELY}招标公告`, displayedOn: '2026-11-01' },
    { isInside: true },
    [],
  ],
  ['a name but for common words, without the kind', BRIDGE, { title: LOOSELY }, { kind: 'silent' }, [LOOSE]],
  ['a name but for common words, and more', BRIDGE, { title: `${LOOSELY}亮化照明招标公告` }, {}, [LOOSE]],
  [
    'a name that only comes close',
    named('t1', '公营子镇养老服务中心改造工程'),
    { title: '公营子镇养老中心改造工程招标公告' },
    {},
    [LOOSE],
  ],
]

export const TEXT_ROWS: readonly DoubtRow[] = [
  [
    'a code in a text about another project',
    coded,
    { title: '招标公告', text: `${PROJECT} 项目名称：某镇绿化工程` },
    {},
    [OTHER],
  ],
  [
    'a name of five characters says too little',
    coded,
    { title: '招标公告', text: `${PROJECT} 项目名称：某绿化工程` },
    {},
    [],
  ],
  [
    'a text that says part of the name',
    tender({ facts: { projectName: '公营子镇示例桥梁新建及配套绿化亮化给排水管网', projectCode: PROJECT } }),
    { title: '招标公告', text: `${PROJECT} 项目名称：公营子镇示例` },
    {},
    [],
  ],
  [
    'a text that says more than the name',
    tender({ facts: { projectName: '示例大桥梁', projectCode: PROJECT } }),
    { title: '招标公告', text: `${PROJECT} 项目名称：示例大桥梁新建及配套绿化亮化给排水管网` },
    {},
    [],
  ],
  [
    'a text that says one of two names',
    tender({ facts: { projectName: ROAD, documentTitle: '公营子镇示例广场绿化方案', projectCode: PROJECT } }),
    { title: '招标公告', text: `${PROJECT} 项目名称：${ROAD}` },
    {},
    [],
  ],
  [
    'a text that writes one of two names shorter',
    tender({
      facts: {
        projectName: '公营子镇养老服务中心改造',
        documentTitle: '示例广场绿化亮化方案',
        projectCode: PROJECT,
      },
    }),
    { title: '招标公告', text: `${PROJECT} 项目名称：公营子镇养老中心改造` },
    {},
    [],
  ],
  [
    'a project mentioned in the text of a title of its own',
    road,
    { title: '某镇绿化公告', text: `与${ROAD}同步` },
    {},
    [MENTIONED],
  ],
  ['a title with less than that', road, { title: '某绿化公告', text: `与${ROAD}同步` }, {}, []],
  ['a title with nothing but its number', coded, { title: `招标公告（${PROJECT}）` }, {}, []],
  [
    'a title with the name',
    coded,
    { title: `某镇绿化及${ROAD}招标公告`, text: PROJECT },
    {},
    [before('某镇绿化及')],
  ],
]
