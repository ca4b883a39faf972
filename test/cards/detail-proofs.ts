import { expect } from 'vitest'
import { storedPage } from './card-proof.ts'

/** A notice's own page, and what the card that leads to it reads from it. */
export interface DetailProof {
  /** `channel/list` whose card reads the page. */
  readonly list: string
  /** Address of the notice, as its list gives it. */
  readonly url: string
  readonly page: string
  /** What is asked for instead of that address. */
  readonly asks?: string | undefined
  readonly expected: Readonly<Record<string, unknown>>
}

const KAZUO = 'https://www.kazuo.gov.cn/html/KZXZF/202611/0179496720000046.html'
const GGZY_LN = 'http://ggzy.ln.gov.cn/jyfb/zfcg/202611/t20261117_4810231.html'
const GGZY = 'https://www.ggzy.gov.cn/information/deal/html'

const lntb = (list: string, page: string, api: string): DetailProof => ({
  list: `lntb/${list}`,
  url: `https://www.lntb.gov.cn/#/${page}?id=a91f2`,
  page: storedPage('lntb-notice.json'),
  asks: `POST https://www.lntb.gov.cn/mhback/api/${api}/a91f2`,
  expected: {
    text: '',
    attachments: [
      { name: 'a91f2.pdf', url: 'https://www.lntb.gov.cn/upload/notice/2026/11/a91f2.pdf', isBody: true },
    ],
    isStub: true,
  },
})

const stage = (kind: string, column: string, page: string) => ({
  title: `样例小学教学设备采购项目${kind}`,
  url: `${GGZY}/b/210000/${page}.html`,
  displayedOn: page.replace(/^.*\/(\d{4})(\d\d)(\d\d)\/.*$/, '$1-$2-$3'),
  column,
})

export const DETAIL_PROOFS: readonly DetailProof[] = [
  {
    list: 'county-site/housing',
    url: KAZUO,
    page: storedPage('glist-notice.html'),
    expected: {
      title: '关于公布第三批公共租赁住房分配结果的公示',
      displayedOn: '2026-11-18',
      urlOn: '2026-11-18',
      text: expect.stringContaining('现将第三批公共租赁住房分配结果公示如下。'),
      attachments: [expect.objectContaining({ name: '分配结果名单.xls' })],
    },
  },
  {
    list: 'zrzy-ln/mining-transfer',
    url: 'https://zrzy.ln.gov.cn/zrzy/zfxxgk/fdzdgknr/kyqcrgg/2026111609301284218642/index.shtml',
    page: storedPage('eportal-notice.html'),
    expected: {
      title: '样例县铁矿采矿权挂牌出让公告',
      displayedOn: '2026-11-16',
      urlOn: '2026-11-16',
      text: '出让编号：辽采告字〔2026〕7号\n挂牌时间自2026年12月8日起。',
    },
  },
  {
    list: 'yphc-ln/drugs',
    url: GGZY_LN,
    page: storedPage('zoom-notice.html'),
    expected: {
      title: '关于公布第四批集中采购药品中选结果的通知（样例）',
      displayedOn: '2026-11-17',
      urlOn: '2026-11-17',
      text: expect.stringMatching(/^各有关单位：\n现将中选结果公布如下。/),
      attachments: [expect.objectContaining({ name: '中选结果.pdf' })],
      identifiers: expect.objectContaining({ procurementNos: ['JH26-211324-00088'] }),
    },
  },
  {
    list: 'ky-mnr/mining-right-transfer',
    url: 'https://ky.mnr.gov.cn/kyqcrgg/ckq/202611/t20261119_10171303.htm',
    page: storedPage('ky-mnr-notice.html'),
    expected: {
      title: '样例县石灰岩矿采矿权挂牌出让公告',
      displayedOn: '2026-11-20',
      urlOn: '2026-11-19',
      text: expect.stringMatching(/^一、矿区位置：样例镇/),
    },
  },
  {
    list: 'ccgp-liaoning/purchase-notice',
    url: 'http://www.ccgp-liaoning.gov.cn/gateway/complaint_core/homePage/viewPubInfo/ff8081',
    page: storedPage('ccgp-notice.json'),
    expected: {
      text: '一、项目编号：JH26-211324-00123\n二、项目名称：样例小学教学设备采购',
      identifiers: expect.objectContaining({ procurementNos: ['JH26-211324-00123'] }),
    },
  },
  {
    list: 'ggzy-chaoyang/construction',
    url: 'http://218.60.2.98/jyxx/003001/20261119/5f0a-1.html',
    page: storedPage('epoint-notice.html'),
    expected: {
      title: '样例学校建设工程招标公告',
      displayedOn: '2026-11-19',
      text: '招标人：样例局\n工期：90日历天',
    },
  },
  {
    list: 'ggzy-national/purchase-contract',
    url: `${GGZY}/a/210000/0203/20261118/0021cc.html`,
    page: storedPage('ggzy-project.html'),
    expected: {
      title: '样例小学教学设备采购项目合同',
      identifiers: expect.objectContaining({ procurementNos: ['JH26-211324-00123'] }),
      stages: [
        stage('竞争性磋商公告', '采购/资审公告', '0201/20261030/0021aa'),
        stage('成交结果公告', '中标公告', '0202/20261112/0021bb'),
        stage('合同', '采购合同', '0203/20261118/0021cc'),
      ],
    },
  },
  {
    list: 'ggzy-national/purchase-result',
    url: `${GGZY}/b/210000/0202/20261112/0021bb.html`,
    page: storedPage('ggzy-stage.html'),
    expected: {
      title: '样例小学教学设备采购项目成交结果公告',
      displayedOn: '2026-11-12',
      text: '一、项目编号：JH26-211324-00123\n二、项目名称：样例小学教学设备采购项目\n三、成交金额：986000元',
    },
  },
  {
    list: 'landchina/transfer-notice',
    url: 'https://www.landchina.com/#/landSupplyDetail?id=8bdb62a3-a1e4&type=%E5%87%BA%E8%AE%A9%E5%85%AC%E5%91%8A&path=0',
    page: storedPage('landchina-notice.json'),
    asks: 'POST https://api.landchina.com/tGygg/transfer/detail {"gyggGuid":"8bdb62a3-a1e4"}',
    expected: {
      title: '样例县自然资源局国有建设用地使用权挂牌出让公告',
      text: '宗地编号 | 样例-2026-09\n土地用途 | 工业用地',
    },
  },
  {
    list: 'lncredit/penalties',
    url: 'http://portal.lncredit.gov.cn/TestUsers/website/ln211324/wsreportingdoublepublicityquery/punishdetail?id=c71',
    page: storedPage('penalty-notice.html'),
    expected: {
      title: '样例商店未按规定明码标价案',
      displayedOn: '2026-11-17',
      identifiers: expect.objectContaining({ documentNos: ['喀市监罚〔2026〕31号'] }),
    },
  },
  {
    list: 'lncredit/blacklist',
    url: 'http://218.60.146.14:8082/xyln_badList/xxy.htm?xybsm=a0021',
    page: storedPage('blacklist-notice.html'),
    expected: {
      title: '样例建筑工程有限公司',
      displayedOn: '2026-11-12',
      text: expect.stringContaining('被列入黑名单原因 | 拖欠农民工工资'),
    },
  },
  lntb('tender-notice', 'notice', 'cTenderNoticeController/getDetail'),
  lntb('prequalification', 'prequalificationResult', 'cPrequalificationResult/getDetail'),
  lntb('candidate-notice', 'cWinCandidatePublicity', 'CWinCandidatePublicity/getDetail'),
  lntb('result-notice', 'bidderPublicity', 'CWinBidderPublicity/selectCWinBidderPublicityDetail'),
  lntb('written-report', 'writtenExceptionRecord', 'CWrittenExceptionRecord/getDetail'),
  {
    list: 'lnzb-tenders/tender-works',
    url: 'http://www.lnzb.cn/lnzbtb/GongGaoPersonalize/ZBGG_Detail.aspx?InfoID=8c1e10-5f0a&CategoryNum=003001003',
    page: storedPage('lnzb-notice.html'),
    expected: {
      title: '样例小区保障性安居工程基础设施配套项目施工招标公告',
      text: '1.招标条件\n本项目已由样例局批准建设，招标人为样例公司。',
    },
  },
  {
    list: 'ggzy-ln-chaoyang/purchase',
    url: GGZY_LN,
    page: storedPage('zoom-notice.html'),
    expected: { title: '关于公布第四批集中采购药品中选结果的通知（样例）', displayedOn: '2026-11-17' },
  },
]
