import { type FamilyPages, html, page } from './family-page.ts'

const webFormsRow = (id: string, title: string, on: string) =>
  `<tr style="height:22px"><td>1</td><td><a href="/lnzbtb/InfoDetail/Default.aspx?InfoID=${id}">${title}</a></td><td>${on}</td></tr>`
const webFormsPage = (row: string, calls: readonly number[], state: string) =>
  page(
    `<form method="post" action="zbggmore.aspx?categorynum=003001003" id="Form1"><input type="hidden" name="__VIEWSTATE" value="${state}"><input type="hidden" name="__EVENTTARGET"><table id="zbgg_more2_DataGrid1">${row}</table>${calls.map((n) => `<a href="javascript:__doPostBack('zbgg_more2$Pager','${n}')">${n}</a>`).join('')}</form>`,
  )

const webForms: FamilyPages = {
  family: 'Epoint on WebForms',
  list: html('http://www.lnzb.cn/lnzbtb/ShowInfo/zbggmore.aspx?categorynum=003001003', {
    row: 'table[id*=more2_DataGrid] tr',
    link: 'td:nth-child(2) a',
    date: { selector: 'td:last-child' },
    pager: { kind: 'postback', target: 'zbgg_more2$Pager', argument: '{n}' },
  }),
  pages: [
    webFormsPage(webFormsRow('a3', '施工招标公告', '2026-07-09'), [2, 3], 'first'),
    webFormsPage(webFormsRow('a2', '监理招标公告', '2026-07-04'), [1, 3], 'second'),
    webFormsPage(webFormsRow('a1', '设计招标公告', '2026-07-01'), [1, 2], 'third'),
  ],
  asks: ['__VIEWSTATE=first&__EVENTTARGET=zbgg_more2%24Pager&__EVENTARGUMENT=2', '__VIEWSTATE=second'],
  titles: ['施工招标公告', '监理招标公告', '设计招标公告'],
}

const countedForm = (row: string, at: number) =>
  webFormsPage(row, [1, 2], `s${at}`).replace('</form>', `<td class="huifont" nowrap>${at}/2</td></form>`)

const countedForms: FamilyPages = {
  ...webForms,
  family: 'Epoint on WebForms that states 1/2',
  pages: [
    countedForm(webFormsRow('a3', '施工招标公告', '2026-07-09'), 1),
    countedForm(webFormsRow('a2', '监理招标公告', '2026-07-04'), 2),
  ],
  asks: ['__EVENTARGUMENT=2'],
  titles: ['施工招标公告', '监理招标公告'],
}

const sharePointCall = (row: number, id: number) =>
  `<a href="javascript:" onclick="javascript:__doPostBack('ctl00$m$g_7','dvt_firstrow={${row}};dvt_startposition={Paged=TRUE\\u0026p_ID=${id}}');return false;">页</a>`
const sharePointPage = (row: string, calls: string) =>
  page(
    `<form method="post" action="AfficheListAll1.aspx"><input type="hidden" name="__VIEWSTATE" value="s"><div class="infoArea"><ul>${row}</ul></div>${calls}</form>`,
  )
const sharePointRow = (id: number, title: string, on: string) =>
  `<li><span class="listDate">${on}</span><span><a href="/oa/bs/SitePages/a.aspx?FormID=${id}">${title}</a></span></li>`

const sharePoint: FamilyPages = {
  family: 'SharePoint',
  list: html('http://www.lnzc.gov.cn/SitePages/AfficheListAll1.aspx', {
    row: 'div.infoArea ul > li',
    link: 'a',
    date: { selector: 'span.listDate' },
    pager: { kind: 'postback', target: 'ctl00$m$g_7', argument: 'dvt_firstrow={firstrow}' },
  }),
  pages: [
    sharePointPage(sharePointRow(90, '公开招标公告', '2026-07-09'), sharePointCall(31, 60)),
    sharePointPage(
      sharePointRow(60, '竞争性谈判公告', '2026-07-05'),
      sharePointCall(1, 0) + sharePointCall(61, 30),
    ),
    sharePointPage(sharePointRow(30, '询价公告', '2026-07-01'), sharePointCall(31, 60)),
  ],
  asks: [
    `__EVENTARGUMENT=${encodeURIComponent('dvt_firstrow={31};dvt_startposition={Paged=TRUE&p_ID=60}')}`,
    encodeURIComponent('dvt_firstrow={61}'),
  ],
  titles: ['公开招标公告', '竞争性谈判公告', '询价公告'],
}

export const FORMS: readonly FamilyPages[] = [webForms, countedForms, sharePoint]
