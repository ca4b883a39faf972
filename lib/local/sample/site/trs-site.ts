import { addressDigits } from './site-clock.ts'
import {
  type Ask,
  encodeUtf8,
  escapeHtml,
  type NumberedNotice,
  type PageAsked,
  paragraphsOf,
  type RowsShown,
  type SiteFamily,
  type SiteList,
} from './site-family.ts'

const ROWS_A_PAGE = 15

/** Static lists of the trading platform: `index_1.html` is the second page, articles are named by their day. */
export const trsSite: SiteFamily = {
  contentType: 'text/html',
  isStatic: true,
  sizeOf: () => ROWS_A_PAGE,
  encode: encodeUtf8,

  pageAsked(site: SiteList, { url }: Ask): PageAsked | undefined {
    if (!url.pathname.startsWith(site.url.pathname)) return undefined
    const name = url.pathname.slice(site.url.pathname.length)
    if (name === '' || name === 'index.html') return { page: 1 }
    const page = /^index_(\d+)\.html$/.exec(name)
    return page ? { page: Number(page[1]) + 1 } : undefined
  },

  listPage(site: SiteList, { rows, page, pages }: RowsShown): string {
    const items = rows.map((row) => {
      const path = this.addressOf(site, row).slice(site.url.href.length)
      return `<li><a href="./${path}" title="${escapeHtml(row.title)}">${escapeHtml(row.title.slice(0, 30))}</a><span>${row.displayedOn}</span></li>`
    })
    return `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${site.list.name}</title></head>
<body><div class="dlist_nav">${site.channel.name} &gt; ${site.list.name}</div>
<ul class="dlist_rul">
${items.join('\n')}
</ul>
<script>createPageHTML(${Math.max(pages, 1)}, ${page - 1}, "index", "html");</script></body></html>`
  },

  addressOf(site: SiteList, notice: NumberedNotice): string {
    const { day } = addressDigits(notice)
    return `${site.url.href}${day.slice(0, 6)}/t${day}_${5_000_000 + notice.number}.html`
  },

  detailPage(site: SiteList, notice: NumberedNotice): string {
    const title = escapeHtml(notice.title)
    return `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${title}</title></head>
<body><div class="dlist_nav">${site.channel.name} &gt; ${site.list.name}</div>
<div class="dlist_title">${title}</div>
<div class="dlist_time">发布时间：${notice.displayedOn}</div>
<div id="Zoom">${paragraphsOf(notice)}</div></body></html>`
  },
}
