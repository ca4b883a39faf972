/** Lists as the platforms write them, cut down to their structure, with invented notices. */
export const BASE = 'https://www.kazuo.gov.cn/zwgk/gggs/index.html'

export const WEB_FORMS = `<form action="zbggmore.aspx?categorynum=003001003"><input type="hidden" name="__VIEWSTATE" value="x">
<table id="MoreInfoList1_more2_DataGrid1">
<tr><td>1</td><td><a href="ZBGG_Detail.aspx?InfoID=a1" target="_blank">喀左县城区供热管网改造工程施工招标公告</a></td><td>2018-09-07</td></tr>
<tr><td>2</td><td><a href="ZBGG_Detail.aspx?InfoID=a2" target="_blank">喀左县农村饮水安全工程施工招标公告</a></td><td>2018-09-05</td></tr>
<tr><td>3</td><td><a href="ZBGG_Detail.aspx?InfoID=a3" target="_blank">喀左县乡镇卫生院改扩建工程施工招标公告</a></td><td>2018-09-03</td></tr>
</table><a href="javascript:__doPostBack('MoreInfoList1$Pager','2')">下一页</a></form>`

export const SHARE_POINT = `<ul class="infoList">
<li><span class="listDate">2015-12-14</span><span><a href="/oa/bs/a1.aspx">喀左县公安局办公设备采购公告</a></span></li>
<li><span class="listDate">2015-12-11</span><span><a href="/oa/bs/a2.aspx">喀左县教育局图书采购公告</a></span></li></ul>`

export const WEB_PLUS = `<ul class="list1"><li id="line_u7_0"><a href="../info/1026/25266.htm">喀左县保障性住房申请登记公告</a><span>2026-05-08</span></li>
<li id="line_u7_1"><a href="../info/1026/25260.htm">喀左县公租房配租方案公示</a><span>2026-05-06</span></li></ul>
<a href="gggs/11.htm">下页</a>`

export const FLAT = `<td class="huifont"><a href="a.asp?id=1">喀左县土地出让公告第一批</a> (2018-5-8)<br>
<a href="a.asp?id=2">喀左县土地出让公告第二批</a> (2018-5-7)<br><a href="a.asp?id=3">喀左县土地出让公告第三批</a> (2018-5-4)<br></td>`

export const DAY_APART = `<div class="item"><a href="/a/1.html"><div class="day"><b>13</b><i>2026-07</i></div><h3>喀左县公共租赁住房分配结果公示</h3><p>现将2026年第二批结果公示如下</p></a></div>
<div class="item odd"><a href="/a/2.html"><div class="day"><b>09</b><i>2026-07</i></div><h3>喀左县危房改造补助对象公示</h3><p>名单见附件</p></a></div>`

export const WITH_COLUMN = `<ul><li>[<a href="/zbgg/">招标公告</a>]<a href="/zbgg/1.html">喀左县堤防工程施工招标公告</a><i>2026-07-02</i></li>
<li>[<a href="/zbhx/">候选人公示</a>]<a href="/zbhx/2.html">喀左县堤防工程监理中标候选人公示</a><i>2026-07-01</i></li></ul>`

export const LOOK_LINKS = `<table><tr><td>喀左县取水许可决定书第一号</td><td>2026-06-02</td><td><a href="/x/1.html">查看</a></td></tr>
<tr><td>喀左县取水许可决定书第二号</td><td>2026-06-01</td><td><a href="/x/2.html">查看</a></td></tr></table>`

export const TWO_DATES = `<table><tr><td><a href="/x/1.html">喀左县招标公告甲</a></td><td>2026-06-02</td><td>2026-06-22</td></tr>
<tr><td><a href="/x/2.html">喀左县招标公告乙</a></td><td>2026-06-01</td><td>2026-06-21</td></tr></table>`

const LONG_TITLE =
  '喀左县教育局2026年全县义务教育薄弱环节改善与能力提升项目第一标段教学设备及信息化设施采购公开招标公告'

/** A search page that marks the words sought letter by letter. */
export const LETTERS_APART = `<div><div class="item"><h4><a href="/zbgg/1.html" title="${LONG_TITLE}">${LONG_TITLE.split(
  '',
)
  .map((letter) => `<b></b>${letter}`)
  .join('')}</a><i>2026-07-02</i></h4><p>辽宁省</p></div>
<div class="item"><h4><a href="/zbgg/2.html" title="喀左县堤防工程">喀左县堤防工程</a><i>2026-07-01</i></h4><p>辽宁省</p></div></div>`

export const UNCLOSED = `<div class="news"><div class="r"><a href="/a/1.html">喀左县行政许可公示第一期</a><em>2026-06-08</em>
<div class="r"><a href="/a/2.html">喀左县行政许可公示第二期</a><em>2026-06-05</em><div class="r"><a href="/a/3.html">喀左县行政许可公示第三期</a><em>2026-06-01</em>`

/** A page of a real site around its list: menus, a calendar, latest news of another column, friends at the foot. */
export const WHOLE_PAGE = `<html><head><title>公示公告</title></head><body class="page">
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开栏目 2026-07-14</a></li><li><a href="/hdjl/">互动交流栏目 2026-07-14</a></li></ul></div>
<table class="calendar"><tr><td><a href="/d/2026-07-01">1</a></td><td><a href="/d/2026-07-02">2</a></td></tr></table>
<div class="main"><ul class="list"><li><a href="/zwgk/gggs/202607/t20260713_1.html" title="喀左县2026年第二批公共租赁住房分配结果公示">喀左县2026年第二批公共租赁…</a><span>07-13</span></li>
<li><a href="/zwgk/gggs/202607/t20260709_2.html">关于2026年6月1日停水的公告</a><span>07-09</span></li>
<li><a href="/zwgk/gggs/202606/t20260608_3.html">喀左县农村危房改造补助对象公示</a><span>06-08</span></li></ul>
<div class="pager">共3页 <a href="index_1.html" title="下一页">&gt;</a></div></div>
<div class="side"><ul><li><a href="/ywdt/1.html">县政府召开会议</a><span>07-12</span></li><li><a href="/ywdt/2.html">全县安全生产</a><span>07-11</span></li></ul></div>
<div class="footer"><a href="https://www.ln.gov.cn/">辽宁省人民政府 2026-07-14</a></div></body></html>`

export const NAVIGATION = `<body><ul class="menu"><li><a href="/a/">政务公开目录</a></li><li><a href="/b/">办事服务大厅</a></li></ul><p>更新时间：2026-07-14</p></body>`
