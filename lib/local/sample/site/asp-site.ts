import { encodeGbk } from './gbk.ts'
import { displayedText } from './site-clock.ts'
import {
  type Ask,
  escapeHtml,
  type NumberedNotice,
  type PageAsked,
  paragraphsOf,
  type RowsShown,
  type SiteFamily,
  type SiteList,
} from './site-family.ts'

const ROWS_A_PAGE = 15
const META = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'

/** The old tender site: ASP, GBK without a charset in the header, whole title and date only in the link's `title`. */
export const aspSite: SiteFamily = {
  contentType: 'text/html',
  isStatic: false,
  sizeOf: () => ROWS_A_PAGE,
  encode: encodeGbk,

  pageAsked(site: SiteList, { url }: Ask): PageAsked | undefined {
    const isList = url.pathname === site.url.pathname
    if (!isList || url.searchParams.get('ClassID') !== site.url.searchParams.get('ClassID')) return undefined
    return { page: Number(url.searchParams.get('page') ?? 1) }
  },

  listPage(site: SiteList, { rows, page, pages }: RowsShown): string {
    const links = rows.map((row) => {
      const tip = `文章标题：${row.title}\r\n招标代码：${100_000 + row.number}\r\n作    者：样例\r\n更新时间：${displayedText(row)}\r\n点击次数：${row.number % 300}`
      const { pathname, search } = new URL(this.addressOf(site, row))
      return `<tr><td>·<a href="${pathname.slice(1)}${search}" title="${escapeHtml(tip)}" target="_blank">${escapeHtml(row.title.slice(0, 24))}</a></td></tr>`
    })
    const next = new URL(site.url)
    next.searchParams.set('page', String(page + 1))
    const nextLink = `<a title="下一页" href="${escapeHtml(next.pathname.slice(1) + next.search)}">下一页</a>`
    return `<html><head>${META}<title>辽宁省招投标监管网--${site.list.name}</title></head>
<body><table><tr><td height="200" valign="top"><table>
${links.join('\n')}
</table></td></tr></table>
<div>共 <b>${Math.max(pages, 1)}</b> 页 ${page < pages ? nextLink : ''}</div></body></html>`
  },

  addressOf(site: SiteList, notice: NumberedNotice): string {
    return `${site.url.origin}/Article_Show.asp?ArticleID=${200_000 + notice.number}`
  },

  detailPage(site: SiteList, notice: NumberedNotice): string {
    const title = escapeHtml(notice.title)
    return `<html><head>${META}<title>${title}</title></head>
<body><table><tr><td>${site.channel.name} &gt;&gt; ${site.list.name}</td></tr>
<tr><td align="center"><b>${title}</b></td></tr>
<tr><td>更新时间：${displayedText(notice)}</td></tr>
<tr><td id="ArticleText">${paragraphsOf(notice)}</td></tr></table></body></html>`
  },
}
