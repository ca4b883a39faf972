import { leadingPlace } from './county-name.ts'
import { withArabicDigits } from './numeral.ts'

/** Words of procedure, in keys: what they leave of a title beside the project's name says what else it is about. */
const PROCEDURE =
  /电子化?|公开|邀请|竞争性|重新|再次|国内|框架协议|招标|招投标|投标|采购|磋商|谈判|询价|比选|竞价|单一来源|资格预审|资格|预审|代招标|中标|成交|入围|候选人|结果|评标|定标|更正|变更|澄清|补充|补遗|延期|终止|中止|暂停|流标|废标|异常|失败|公告|公示|公布|通告|通知|报告|备案|情况|书面|文件|文本|挂牌|拍卖|网上|出让|转让|协议|国有|建设用地|使用权|土地|地块|宗地|采矿权|探矿权|矿业权|取水|许可|行政|准予|决定书|决定|审批|批复|意见|名单|信息|发布|办理|实行|项目名称|编号|编码|代码|项目|工程|施工|总承包|epc|标段|标包|包|关于|印发|正在报名|进行|有关|事项|的|表|及|和|与|为|号|年|第|次/g
/** Who issues a notice, in front of the name: 示例咨询有限公司关于, 喀左县水利局. */
const ISSUER =
  /^.*(?:局|委员会|委|中心|公司|政府|办公室|办|院|学校|中学|小学|大学|幼儿园|所|站|队|处|会|厂|场|社|集团|部|厅|司法|馆|银行|关于|印发|发布|公布|转发|采购|招标|的)/
/** Words that a form says and a title leaves out, or the other way round. */
const GENERIC = /喀左|建设|实施|开展|省|市|县|度/g
const SKELETON_LENGTH_MIN = 4

/** Kinds of notices that few items have words for: behind a name they name another kind. */
export const OTHER_KINDS = ['合同', '意向'] as const

/** Works of one project that are tendered one by one. */
const TRADES = ['施工', '监理', '勘察', '设计'] as const

export function tradesIn(key: string): readonly string[] {
  return TRADES.filter((trade) => key.includes(trade))
}

/** 监理 does not answer 施工; a name without a trade may be either. */
export function isOtherTrade(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && other.length > 0 && !one.some((trade) => other.includes(trade))
}

/** What a part of a title says beside procedure; empty when it names nothing more. */
export function besideProcedure(part: string, known: readonly string[]): string {
  if (part === '' || known.includes(part)) return ''
  const rest = known.reduce((text, word) => (word === '' ? text : text.replaceAll(word, '')), part)
  return rest.replace(PROCEDURE, '')
}

const PROVINCE_OR_CITY = /^(?:[\u4e00-\u9fa5]{2,3}[省市])+$/
/** 平公资采2026223号, without a word that says what it is. */
const UNNAMED_NUMBER = /^[\u4e00-\u9fa5]{2,8}\d{5,12}号/

/** What stands in front of a name beside who issues the notice and where: a town, a year, another project. */
export function besideIssuer(prefix: string, known: readonly string[]): string {
  if (prefix === '') return ''
  const rest = prefix.replace(UNNAMED_NUMBER, '').replace(ISSUER, '')
  return besideProcedure(rest.slice(leadingPlace(rest).length), known).replace(PROVINCE_OR_CITY, '')
}

const OWNER = /(?:学|高中|幼儿园|医院|卫生院|保健院|局|委员会|政府|院|站|所|馆|银行|村|社区)$/
/** What every unit has built, bought and mended: 办公楼维修改造工程 may be that of any. */
const ANYBODYS =
  /^(?:\d{4}年?度?)?(?:办公|教学|综合|宿舍|食堂|餐厅|操场|运动场|校舍|门诊|病房|住院|实验|图书|档案|设备|家具|课桌|电脑|计算机|信息化|网络|监控|保洁|物业|车辆|公务|安保|保安|印刷|维修|装修|修缮|屋面|供暖|锅炉|厕所|围墙|路面|绿化)/

/** True for a name that anybody's works may have, right behind a unit that no 关于 makes the one that publishes. */
export function isOfOwner(name: string, prefix: string): boolean {
  return OWNER.test(prefix) && ANYBODYS.test(name.slice(leadingPlace(name).length))
}

/** What is made of a document, or on the way to it. */
export function madeOf(words: string): readonly string[] {
  return words.match(/细则|解读|图解|征求意见|意见稿|草案|起草|问答|修正案|补充规定/g) ?? []
}

export function hasTown(name: string): boolean {
  return /[镇乡村屯]|街道|社区|园区|开发区/.test(name)
}

/** Everything up to the authority that issues it, or up to 关于. */
const BEFORE_NAME = /^.{0,30}?(?:局|人民政府|委员会|管委会)(?=.{6})|^.{0,40}关于/

/** A key without procedure and the words that are left out at will; empty when too little is left to know a project by. */
export function skeletonOf(key: string): string {
  const named = withArabicDigits(key.replace(BEFORE_NAME, ''))
  const skeleton = besideProcedure(named, []).replace(GENERIC, '')
  return skeleton.length < SKELETON_LENGTH_MIN ? '' : skeleton
}

/** What changes an earlier notice instead of being it. */
export type Change = '更正' | '延期' | '终止' | '流标（废标）'

const CHANGES: readonly (readonly [Change, RegExp])[] = [
  ['流标（废标）', /(?:流标|废标)(?!后)|(?:采购|招标)失败(?!后)|异常公告/],
  ['终止', /终止(?!后)|中止|暂停|撤销|取消|废止|失效/],
  ['更正', /更正|变更公告|变更公示|澄清|补充公告|补充通知|补遗|答疑|修正公告|勘误/],
  ['延期', /延期|延长/],
]

const ANY_CHANGE = new RegExp(CHANGES.map(([, words]) => words.source).join('|'))

/** 流标后重新招标公告 announces anew. */
export function withoutPast(title: string): string {
  return title.replace(/(?:流标|废标|失败|终止)(?:以|之)?后/g, '')
}

/** How a title, without the project's own name, changes what was announced; undefined when it announces. */
export function changeOf(title: string): Change | undefined {
  if (!ANY_CHANGE.test(title)) return undefined
  return CHANGES.find(([, words]) => words.test(title))?.[0]
}
