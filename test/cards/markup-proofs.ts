import type { ChannelList } from '../../lib/domain/watch/channel.ts'
import { type ListProof, type ProvenRow, reshapedPage, storedPage, WEB_LISTS } from './card-proof.ts'

const listsOf = (...channels: readonly string[]) =>
  WEB_LISTS.flatMap(({ name, channel }) => (channels.includes(channel.id) ? [name] : []))
const folderOf = ({ url }: ChannelList) => new URL('.', url).pathname

/** Two stored pages called `<stem>-1.html` and `<stem>-2.html`. */
function stored(stem: string, valuesOf: (list: ChannelList) => Record<string, string> = () => ({})) {
  const page = (list: ChannelList, at: number) => storedPage(`${stem}-${at}.html`, valuesOf(list))
  return {
    pages: (list: ChannelList) => [page(list, 1), page(list, 2)],
    reshaped: (list: ChannelList) => reshapedPage(page(list, 1)),
  }
}

const glist: ListProof = {
  structure: 'glist',
  lists: listsOf('county-site'),
  ...stored('glist'),
  rows: [
    [
      ['关于公布第三批公共租赁住房分配结果的公示', '2026-11-18'],
      ['样例镇农村危房改造补助对象公示', '2026-11-12'],
      ['关于样例河治理工程招标公告', '2026-11-05'],
    ],
    [
      ['关于申报保障性住房的通知', '2026-10-30'],
      ['样例乡道路维修工程中标结果公告', '2026-10-27'],
    ],
  ],
  asks: () => ['cms.chaoyang.gov.cn/html/page.xhtml?s=KZXZF&o=1&p=162063350188546&c=162063350188546'],
  reshaped: () => storedPage('glist-reshaped.html'),
}

const eportal: ListProof = {
  structure: 'index.shtml with the pager in tagname',
  lists: listsOf('zrzy-ln', 'gzw-ln', 'jtt-ln', 'lyt-ln'),
  ...stored('eportal', (list) => ({ path: folderOf(list) })),
  rows: [
    [
      ['样例县铁矿采矿权挂牌出让公告', '2026-11-16'],
      ['关于公布公路养护企业信用评价结果的通知', '2026-11-09'],
      ['样例国有企业产权转让公告', '2026-11-03'],
    ],
    [
      ['样例水库湿地占用审批结果公示', '2026-10-29'],
      ['样例线路客运许可决定公示', '2026-10-26'],
    ],
  ],
  asks: (list) => [`${folderOf(list)}82b3ff1c-2.shtml`],
}

const dlist: ListProof = {
  structure: 'TRS static pages with cut titles',
  lists: listsOf('yphc-ln'),
  ...stored('yphc'),
  rows: [
    [
      ['关于公布第四批集中采购药品中选结果的通知（样例）', '2026-11-17'],
      ['关于开展医用耗材集中带量采购报名工作的公告（样例）', '2026-11-10'],
      ['关于疫苗采购配送企业变更的通知（样例项目）', '2026-11-02'],
    ],
    [['关于暂停部分药品挂网采购资格的公告（样例）', '2026-10-28']],
  ],
  asks: (list) => [`${list.url}index_1.html`],
}

const mining: ListProof = {
  structure: 'TRS static pages of the ministry',
  lists: listsOf('ky-mnr'),
  ...stored('ky-mnr'),
  rows: [
    [
      ['样例县石灰岩矿采矿权挂牌出让公告', '2026-11-19'],
      ['样例市萤石矿探矿权拍卖出让公告', '2026-11-15'],
      ['样例省膨润土矿采矿权出让结果公示', '2026-11-13'],
    ],
    [['样例州建筑用砂采矿权挂牌出让公告', '2026-11-01']],
  ],
  asks: (list) => [`${list.url}index_1.htm`],
}

const provincial: ListProof = {
  structure: "TRS static pages of the province's purchases",
  lists: ['purchase', 'correction', 'result'].map((kind) => `ggzy-ln-chaoyang/province-${kind}`),
  ...stored('cggg'),
  rows: [
    [
      ['样例中学计算机设备采购公开招标公告', '2026-11-20'],
      ['样例单位办公家具采购竞争性磋商公告', '2026-11-14'],
      ['样例医院设备采购更正公告', '2026-11-06'],
    ],
    [['样例局物业服务采购结果公告', '2026-10-31']],
  ],
  asks: (list) => [`${list.url}index_1.html`],
}

const FORM_ROWS: readonly (readonly ProvenRow[])[] = [
  [
    ['样例小区保障性安居工程基础设施配套项目施工招标公告', '2026-11-19'],
    ['样例学校教学楼监理招标公告', '2026-11-11'],
    ['样例道路改造工程设计招标公告', '2026-11-04'],
  ],
  [
    ['样例医院材料设备招标公告', '2026-10-30'],
    ['样例广场招标公告', '2026-10-27'],
  ],
]

/** The three kinds of list differ in the name of their control, which is that of their page. */
function formPages(list: ChannelList): readonly string[] {
  const control = /\/(\w+)more\.aspx/.exec(list.url)?.[1] ?? ''
  const category = new URL(list.url).searchParams.get('categorynum') ?? ''
  return ['lnzb-1.html', 'lnzb-2.html'].map((name) =>
    storedPage(name, { category }).replaceAll('zbggmore', `${control}more`),
  )
}

const webForms: ListProof = {
  structure: 'Epoint on WebForms',
  lists: listsOf('lnzb-tenders'),
  pages: formPages,
  rows: FORM_ROWS,
  asks: (list) => {
    const control = /\/(\w+)\.aspx/.exec(list.url)?.[1]
    return [
      `${list.url} __EVENTTARGET=${control}2%24Pager&__EVENTARGUMENT=2&__VIEWSTATE=%2FwEPDwUKfirst%2BA%3D%3D&__EVENTVALIDATION=`,
    ]
  },
  reshaped: (list) => reshapedPage(formPages(list)[0] ?? ''),
}

const blacklist: ListProof = {
  structure: 'table with numbered pages',
  lists: ['lncredit/blacklist'],
  ...stored('blacklist'),
  rows: [
    [
      ['样例建筑工程有限公司', '2026-11-12'],
      ['样例商贸有限公司', '2026-11-06'],
    ],
    [['样例运输有限公司', '2026-10-28']],
  ],
  asks: () => ['http://218.60.146.14:8082/xyln_badList/fenye.html?pageNum=2'],
  reshaped: () => reshapedPage(storedPage('blacklist-1.html')).replaceAll('xybsm=', 'code='),
}

/** Lists whose answer is markup. */
export const MARKUP_PROOFS: readonly ListProof[] = [
  glist,
  eportal,
  dlist,
  mining,
  provincial,
  webForms,
  blacklist,
]

/** A site that most likely is gone and so has no card, read as it was; its card would be this one. */
export const OLD_PURCHASING: { readonly list: ChannelList; readonly proof: ListProof } = {
  list: {
    id: 'tenders',
    name: '招标公告',
    url: 'http://www.lnzc.gov.cn/SitePages/AfficheListAll1.aspx',
    reader: {
      family: 'html-list',
      row: 'div.infoArea ul > li',
      link: 'a[href^="/oa/bs/"]',
      title: { selector: 'a' },
      date: { selector: 'span.listDate' },
      pager: { kind: 'postback', target: 'ctl00$m$g_7e5a', argument: 'dvt_firstrow={firstrow}' },
    },
    detail: { format: 'html', title: 'h1 > a', date: 'div.subinfo', text: 'div[class^=ExternalClass]' },
  },
  proof: {
    structure: 'SharePoint list',
    lists: [],
    ...stored('lnzc'),
    rows: [
      [
        ['样例学校课桌椅采购公开招标公告', '2015-12-14'],
        ['样例局车辆采购竞争性谈判公告', '2015-12-10'],
      ],
      [['样例单位空调采购询价公告', '2015-11-20']],
    ],
    asks: () => [encodeURIComponent('dvt_firstrow={31};dvt_startposition={Paged=TRUE&p_ID=60}')],
  },
}
