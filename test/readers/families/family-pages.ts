import { GLIST, listOf } from '../sample-pages.ts'
import { type FamilyPages, html, page } from './family-page.ts'
import { FORMS } from './form-pages.ts'

const glistRow = (id: number, title: string, on: string) =>
  `<li><a href="/html/KZXZF/202607/01783985869763${id}.html">${title}<span>${on}</span></a></li>`

const glistNumbered: FamilyPages = {
  family: 'glist with numbered pages',
  list: GLIST,
  pages: [
    page(
      `<ul>${glistRow(75, '公租房分配结果公示', '2026-07-13')}</ul><a href="glist.html">1</a><a href="glist_2.html">2</a><a href="glist_3.html">3</a>`,
    ),
    page(
      `<ul>${glistRow(74, '危房改造对象公示', '2026-07-06')}</ul><a href="glist.html">1</a><a href="glist_3.html">3</a>`,
    ),
    page(
      `<ul>${glistRow(73, '停水公告', '2026-07-01')}</ul><a href="glist.html">1</a><a href="glist_2.html">2</a>`,
    ),
  ],
  asks: ['/kzxzf/zwgk/ggzypz/glist_2.html', '/kzxzf/zwgk/ggzypz/glist_3.html'],
  titles: ['公租房分配结果公示', '危房改造对象公示', '停水公告'],
}

const trsPage = (call: string, row: string) =>
  page(`<ul class="dlist_rul">${row}</ul><script>${call}</script>`)
const trsRow = (id: number, title: string, on: string) =>
  `<li><a href="./202607/t${on.replaceAll('-', '')}_${id}.html">${title}</a><span>${on}</span></li>`

/** `counted`: the call on the page of that number, from 0. */
function trs(family: string, counted: (at: number) => string): FamilyPages {
  return {
    family,
    list: html('https://ggzy.ln.gov.cn/jyfb/zfcg/cggg/index.html', {
      row: 'ul.dlist_rul > li',
      link: 'a',
      date: { selector: 'span' },
      pager: { kind: 'numbered', url: 'index_{n}.html', second: 1 },
    }),
    pages: [
      trsPage(counted(0), trsRow(3, '教学设备采购公告', '2026-07-09')),
      trsPage(counted(1), trsRow(2, '更正公告', '2026-07-02')),
      trsPage(counted(2), trsRow(1, '中标结果公告', '2026-07-01')),
    ],
    asks: ['/cggg/index_1.html', '/cggg/index_2.html'],
    titles: ['教学设备采购公告', '更正公告', '中标结果公告'],
  }
}

const webplusRow = (id: number, title: string, on: string) =>
  `<li id="line_u9_0"><a href="info/1026/${id}.htm" target="_blank" title="${title}">${title}</a><span>${on}</span></li>`
const webplusPager = (at: number, links: string) =>
  `<div class="pb_sys_common"><span class="p_t">共5条</span>&nbsp;&nbsp;${at}/3&nbsp;${links}</div>`

const webplus: FamilyPages = {
  family: '博达 WebPlus, whose pages count backwards',
  list: html('http://jyj.site.example/gsgg.htm', {
    row: 'ul.list > li',
    link: 'a',
    pager: { kind: 'next-link', selector: 'a:contains(下页)', attribute: 'href' },
  }),
  pages: [
    page(
      `<ul class="list">${webplusRow(25266, '学区划分公示', '2026-07-10')}</ul>${webplusPager(1, '<a href="gsgg/2.htm">下页</a><a href="gsgg/1.htm">尾页</a>')}`,
    ),
    // One pager on this site shows numbers alone; the address goes down as the number goes up.
    page(
      `<ul class="list">${webplusRow(25260, '招生公告', '2026-07-08').replaceAll('info/', '../info/')}</ul>${webplusPager(2, '<a href="../gsgg.htm">1</a><a href="1.htm">3</a>')}`,
    ),
    page(
      `<ul class="list">${webplusRow(25251, '采购结果公示', '2026-07-02').replaceAll('info/', '../info/')}</ul>${webplusPager(3, '<a href="2.htm">上页</a>')}`,
    ),
  ],
  asks: ['/gsgg/2.htm', '/gsgg/1.htm'],
  titles: ['学区划分公示', '招生公告', '采购结果公示'],
}

const eportal = (pager: string, row: string) => page(`<ul class="news">${row}</ul>${pager} 共2页`)
const eportalRow = (folder: string, title: string, on: string) =>
  `<li><a href="/slt/zfxxgk/gsgg/${folder}/index.shtml"><span>${title}</span><span>[${on}]</span></a></li>`

const lnGov: FamilyPages = {
  family: 'a department of the province, with its pager in tagname',
  list: html('https://slt.ln.gov.cn/slt/zfxxgk/gsgg/index.shtml', {
    row: 'ul.news > li',
    link: 'a',
    title: { selector: 'span:first-child' },
    pager: { kind: 'next-link', selector: 'a[title=下一页]', attribute: 'tagname' },
  }),
  pages: [
    eportal(
      '<a title="下一页" href="javascript:;" tagname="/slt/zfxxgk/gsgg/5a1b-2.shtml">下一页</a>',
      eportalRow('2026071016584218642', '取水许可公告', '2026-07-10'),
    ),
    eportal('', eportalRow('C9C31114C7C64756ADEB37D0A216A29A', '水利信用公示', '2026-07-02')),
  ],
  asks: ['/5a1b-2.shtml'],
  titles: ['取水许可公告', '水利信用公示'],
}

const jpageUrl =
  'http://www.dl.gov.cn/module/web/jpage/dataproxy.jsp?startrecord={start}&endrecord={end}&perpage={size}&unitid=7'
const jpageRecord = (id: number, title: string, on: string) =>
  `<record><![CDATA[<li><a href="/art/2026/7/8/art_1021_${id}.html">${title}</a><span>${on}</span></li>]]></record>`

const jpage: FamilyPages = {
  family: '大汉 jpage, first page in a script of the page',
  list: html('http://www.dl.gov.cn/col/col1021/index.html', {
    row: 'record li',
    link: 'a',
    date: { selector: 'span' },
    pager: { kind: 'records', url: jpageUrl, size: 1 },
  }),
  pages: [
    page(
      `<script>var totalRecord = 2;</script><script type="text/xml"><datastore><recordset>${jpageRecord(33, '挂牌出让公告', '2026-07-08')}</recordset></datastore></script>`,
    ),
    `<?xml version='1.0' encoding='UTF-8'?><datastore><totalrecord>2</totalrecord><recordset>${jpageRecord(32, '成交公示', '2026-07-06')}</recordset></datastore>`,
  ],
  asks: ['startrecord=2&endrecord=2&perpage=1'],
  titles: ['挂牌出让公告', '成交公示'],
}

const jpaasUrl =
  'http://www.site.example/api-gateway/jpaas-publish-server/front/page/build/unit?webId=1&pageNo={n}'
const jpaasAnswer = (row: string) =>
  JSON.stringify({ success: true, data: { count: 2, rows: 1, html: `<ul class="list">${row}</ul>` } })
const jpaasRow = (id: number, title: string, on: string) =>
  `<li><a href="/art/2026/7/8/art_9_${id}.html">${title}</a><i>${on}</i></li>`

const jpaas: FamilyPages = {
  family: '大汉 jpaas',
  list: html(jpaasUrl.replace('{n}', '1'), {
    within: { html: 'data.html', total: 'data.count', size: 1 },
    row: 'li',
    link: 'a',
    pager: { kind: 'numbered', url: jpaasUrl, second: 2 },
  }),
  pages: [
    jpaasAnswer(jpaasRow(2, '供水管网改造公示', '2026-07-08')),
    jpaasAnswer(jpaasRow(1, '供热价格公告', '2026-07-03')),
  ],
  asks: ['pageNo=2'],
  titles: ['供水管网改造公示', '供热价格公告'],
}

const was5Answer = (row: string) => `null({"count":"2","pageSize":1,"datas":[${row}]});`
const was5Row = (id: number, title: string, at: string) =>
  JSON.stringify({
    DOCTITLE: title,
    DOCPUBURL: `http://ggzy.ln.gov.cn/jyfb/t20260708_${id}.html`,
    DOCRELTIME: at,
  })

const was5: FamilyPages = {
  family: 'TRS WAS5, JSON inside of a call',
  list: listOf(
    'http://ggzy.ln.gov.cn/was5/web/search?page={page}&perpage={size}&docchannel=153086&channelid=211892',
    {
      family: 'json-list',
      method: 'GET',
      size: 1,
      list: 'datas',
      title: 'DOCTITLE',
      date: 'DOCRELTIME',
      url: '{DOCPUBURL}',
      zone: 'china',
      total: 'count',
    },
  ),
  pages: [
    was5Answer(was5Row(2, '<em>喀左县</em>采购公告', '2026-07-08 09:00:00')),
    was5Answer(was5Row(1, '履约信息公告', '2026-07-01 09:00:00')),
  ],
  asks: ['page=2&perpage=1'],
  titles: ['喀左县采购公告', '履约信息公告'],
}

export const FAMILIES: readonly FamilyPages[] = [
  glistNumbered,
  trs('TRS, pages before the current one', (at) => `createPageHTML(3, ${at}, "index", "html");`),
  trs('TRS, the current page before the pages', (at) => `createPageHTML(${at}, 3, "index", "html");`),
  trs(
    'TRS, after the name of an element',
    (at) => `createPageHTML('page-div',3, ${at + 1},'index','html',58);`,
  ),
  webplus,
  lnGov,
  jpage,
  jpaas,
  was5,
  ...FORMS,
]
