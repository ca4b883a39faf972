import type { ChannelList } from '../../lib/domain/watch/channel.ts'
import { type ListProof, type ProvenRow, WEB_LISTS } from './card-proof.ts'

type Row = Readonly<Record<string, unknown>>

/** How a site wraps its rows: rows of the page, rows of the whole list, number of the page from 1. */
type Wrap = (rows: readonly Row[], total: number, page: number) => unknown

interface JsonSite {
  readonly structure: string
  readonly lists: readonly string[]
  readonly rows: readonly (readonly ProvenRow[])[]
  readonly size: number
  /** A row as the site sends it; `id` is unlike that of any other row. */
  readonly rowOf: (proven: ProvenRow, id: string, list: ChannelList) => Row
  readonly wrap: Wrap
  readonly asks: (list: ChannelList) => readonly string[]
  /** How the answer's text is made of its value. */
  readonly print?: ((value: unknown) => string) | undefined
  readonly isCut?: true | undefined
}

const listsOf = (channel: string) =>
  WEB_LISTS.flatMap(({ name, channel: { id }, list }) =>
    id === channel && list.reader.family === 'json-list' ? [name] : [],
  )

/** A page of `size` rows, for which those of the proof are repeated, and a last page with the proof's rows alone. */
function proofOf({ rows, size, rowOf, wrap, print = JSON.stringify, ...site }: JsonSite): ListProof {
  const total = size * (rows.length - 1) + (rows.at(-1)?.length ?? 0)
  const pageOf = (list: ChannelList, at: number) => {
    const proven = rows[at] ?? []
    const count = at === rows.length - 1 ? proven.length : size
    const made = Array.from({ length: count }, (_, index) =>
      rowOf(proven[index % proven.length] ?? ['', ''], `${at}-${index}`, list),
    )
    return wrap(made, total, at + 1)
  }
  return {
    ...site,
    rows,
    size,
    pages: (list) => rows.map((_, at) => print(pageOf(list, at))),
    // The names of all fields are new.
    reshaped: (list) => print(pageOf(list, 0)).replace(/"([A-Za-z]\w*)":/g, '"new_$1":'),
  }
}

const PURCHASES: readonly (readonly ProvenRow[])[] = [
  [
    ['样例中学教学设备采购公开招标公告', '2026-11-20'],
    ['样例医院彩超采购竞争性磋商公告', '2026-11-16'],
    ['样例局办公楼物业服务采购公告', '2026-11-10'],
  ],
  [['样例镇垃圾清运服务采购公告', '2026-10-29']],
]

const purchasing = proofOf({
  structure: 'the purchasing site of the province',
  lists: listsOf('ccgp-liaoning'),
  rows: PURCHASES,
  size: 100,
  rowOf: ([title, on], id) => ({
    id: `ff80${id}`,
    title,
    releaseDate: `${on} 09:30:00`,
    infoTypeName: '采购公告',
    districtName: '喀喇沁左翼蒙古族自治县',
    infoPath: `/cggg/${id}.html`,
  }),
  wrap: (rows, total) => ({ code: 200, message: '', data: { total, data: rows } }),
  asks: (list) => [
    `"releaseDateStart":"2026-10-25","releaseDateEnd":"2026-11-24","infoTypeCode":"${typeCodeOf(list)}","current":2,"rowCount":100}`,
  ],
})

function typeCodeOf({ id }: ChannelList): string {
  return { 'purchase-notice': '1001', 'result-notice': '1002' }[id] ?? '1003'
}

const EPOINT_ROWS: readonly ProvenRow[] = [
  ['样例学校建设工程招标公告', '2026-11-19'],
  ['样例道路改造工程中标候选人公示', '2026-11-13'],
  ['样例公园绿化工程中标结果公告', '2026-11-06'],
]

const epoint = proofOf({
  structure: 'Epoint, of which one page is read',
  lists: listsOf('ggzy-chaoyang'),
  rows: [EPOINT_ROWS],
  size: 100,
  rowOf: ([title, on], id) => ({
    title: title.replace('样例', '<font color="red">样例</font>'),
    infodate: on,
    infourl: `/jyxx/003001/${on.replaceAll('-', '')}/5f0a-${id}.html`,
    infoid: `5f0a-${id}`,
  }),
  wrap: (rows) => ({ custom: { infodata: rows }, status: { code: 200, text: '' } }),
  asks: () => [],
  isCut: true,
})

const STAGES: readonly (readonly ProvenRow[])[] = [
  [
    ['样例小学教学设备采购项目合同', '2026-11-18'],
    ['样例县国有建设用地使用权挂牌出让公告', '2026-11-12'],
    ['样例河道治理工程施工招标公告', '2026-11-05'],
  ],
  [['样例国有资产转让公告', '2026-10-28']],
]

const national = proofOf({
  structure: 'the national platform',
  lists: listsOf('ggzy-national'),
  rows: STAGES,
  size: 20,
  rowOf: ([title, on], id, list) => {
    const stage = stageOf(list)
    const url = `/information/deal/html/a/210000/${stage}/${on.replaceAll('-', '')}/0021${id}.html`
    const place = { province: '210000', provinceText: '辽宁省', city: null, cityText: null }
    return { id: `0021${id}`, publishTime: on, title, url, informationType: stage, ...place }
  },
  wrap: (records, total, current) => ({
    code: 200,
    message: 'success',
    data: { records, total, size: 20, current, pages: 2 },
  }),
  asks: (list) => [
    `TIMEBEGIN=2026-10-25&TIMEEND=2026-11-24&DEAL_CLASSIFY=${stageOf(list).slice(0, 2)}&DEAL_STAGE=${stageOf(list)}&DEAL_PROVINCE=210000&DEAL_CITY=211300&FINDTXT=&PAGENUMBER=2`,
  ],
})

function stageOf({ reader }: ChannelList): string {
  const body = reader.family === 'json-list' ? reader.body : ''
  return new URLSearchParams(body).get('DEAL_STAGE') ?? ''
}

const LAND: readonly (readonly ProvenRow[])[] = [
  [
    ['样例县2026年度国有建设用地供应计划', '2026-11-17'],
    ['喀左自然资告字〔2026〕9号地块', '2026-11-11'],
    ['样例镇工业用地', '2026-11-02'],
  ],
  [['样例街道住宅用地', '2026-10-27']],
]

/** Names of the id and of the title in each of the four lists. */
const LAND_FIELDS: Readonly<Record<string, readonly [id: string, title: string]>> = {
  'supply-plan': ['gyjhGuid', 'biaoti'],
  'transfer-notice': ['gyggGuid', 'gyggBt'],
  'deal-notice': ['cjgsGuid', 'gsbt'],
  'supply-result': ['gdGuid', 'tdZl'],
}

const land = proofOf({
  structure: 'the land market',
  lists: listsOf('landchina'),
  rows: LAND,
  size: 40,
  rowOf: ([title, on], id, list) => {
    const [idField = '', titleField = ''] = LAND_FIELDS[list.id] ?? []
    const place = { xzqDm: '211324', xzqFullName: '辽宁省朝阳市喀喇沁左翼蒙古族自治县' }
    return { [idField]: `8bdb62a3-${id}`, [titleField]: title, fbSj: `${on}T10:05:00`, ...place }
  },
  wrap: (list, total, pageNum) => ({
    code: 200,
    msg: '操作成功',
    data: { list, total, pageNum, pageSize: 40 },
  }),
  asks: () => [
    '{"pageNum":2,"pageSize":40,"xzqDm":"211324","startDate":"2026-10-25 00:00:00","endDate":"2026-11-24 23:59:59"}',
  ],
})

const credit = proofOf({
  structure: '双公示',
  lists: ['lncredit/penalties'],
  rows: [
    [
      ['样例商店未按规定明码标价案', '2026-11-17'],
      ['样例餐馆未按规定公示许可证案', '2026-11-09'],
    ],
    [['样例建筑公司未办理施工许可案', '2026-10-30']],
  ],
  size: 20,
  rowOf: ([punishname, on], id) => ({ id: `c7${id}`, punishname, uploadtime: `${on} 08:00:00` }),
  wrap: (rows, total) => ({ total, rows }),
  asks: () => ['ln211324/wsreportingdoublepublicityquery/getPenaltyPage pageNumber=2&pageSize=20'],
})

const tenders = proofOf({
  structure: 'the tender supervision site, whose times are UTC',
  lists: listsOf('lntb'),
  rows: [
    [
      ['样例河道治理工程施工招标公告', '2026-11-19'],
      ['样例村道工程中标候选人公示', '2026-11-12'],
      ['样例学校改造工程中标结果公告', '2026-11-03'],
    ],
    [['样例管网工程资格预审公告', '2026-10-27']],
  ],
  size: 50,
  // Published at a quarter to one in the night in China, which is the day before in UTC.
  rowOf: ([title, on], id) => {
    const time = new Date(Date.parse(`${on}T00:45:00+08:00`)).toISOString().replace('Z', '+0000')
    return { id: `a91${id}`, title, time }
  },
  wrap: (list, total) => ({ code: '200', data: { list, total, size: 50 }, message: '成功' }),
  asks: (list) => [
    `"noticeType":"${noticeTypeOf(list)}","noticeIndex":"","time":"30","creditShow":"","number":2,"size":50`,
  ],
})

function noticeTypeOf({ id }: ChannelList): string {
  const types: Readonly<Record<string, string>> = {
    'tender-notice': 'c_tender_notice',
    prequalification: 'c_tender_notice_p',
    'candidate-notice': 'c_win_candidate_publicity',
    'result-notice': 'c_wid_bidder_publicity',
    'written-report': 'c_written_exception_record',
  }
  return types[id] ?? ''
}

const search = proofOf({
  structure: 'TRS WAS5 in JSONP',
  lists: listsOf('ggzy-ln-chaoyang'),
  rows: PURCHASES,
  size: 20,
  rowOf: ([DOCTITLE, on], id) => ({
    DOCTITLE,
    DOCPUBURL: `http://ggzy.ln.gov.cn/jyfb/zfcg/202611/t${on.replaceAll('-', '')}_48110${id}.html`,
    DOCRELTIME: `${on} 09:30:00`,
  }),
  wrap: (datas) => ({ datas }),
  print: (value) => `null(${JSON.stringify(value)});`,
  asks: ({ url }) => [
    `/was5/web/search?page=2&perpage=20&channelid=211892&docchannel=${/docchannel=(\d+)/.exec(url)?.[1]}`,
  ],
})

/** Lists whose answer is JSON. */
export const JSON_PROOFS: readonly ListProof[] = [purchasing, epoint, national, land, credit, tenders, search]
