import { addressDigits, displayedText } from './site-clock.ts'
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
const SITE_ID = '162063350188546'
const COLUMN_ID_FIRST = 162063350190000

/** The CMS of Chaoyang's sites: title and date in one link, further pages from another host, which the script names. */
export const glistSite: SiteFamily = {
  contentType: 'text/html;charset=UTF-8',
  isStatic: true,
  sizeOf: () => ROWS_A_PAGE,
  encode: encodeUtf8,

  pageAsked(site: SiteList, { url }: Ask): PageAsked | undefined {
    if (url.host === site.url.host) return url.pathname === site.url.pathname ? { page: 1 } : undefined
    const pager = pagerOf(site)
    const asked = url.searchParams
    if (url.host !== pager.host || url.pathname !== pager.pathname) return undefined
    if (asked.get('s') !== siteCodeOf(site) || asked.get('c') !== columnIdOf(site)) return undefined
    return { page: Number(asked.get('o') ?? 0) + 1 }
  },

  listPage(site: SiteList, { rows }: RowsShown): string {
    const items = rows.map(
      (row) => `<li><a href="${this.addressOf(site, row)}" target="_blank">
<p>${escapeHtml(row.title)}</p><span>${row.displayedOn}</span></a></li>`,
    )
    const code = siteCodeOf(site)
    return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${site.list.name}_喀左县人民政府</title>
<script src="/html/${code}/globalScript.js"></script></head>
<body><div class="nav"><a href="/kzxzf/">首页</a><a href="/kzxzf/zwgk/">政务公开</a></div>
<div class="location">当前位置：首页 &gt; ${site.list.name}</div>
<ul class="list">
${items.join('\n')}
</ul>
<div id="pager"></div>
<script>pager(function (offset) { return getDynamicPageUrl('${pagerOf(site).origin}', '${code}', offset, '${SITE_ID}', '${columnIdOf(site)}') })</script>
<div class="foot">主办单位：喀左县人民政府办公室（样例网站）</div></body></html>`
  },

  /** Sixteen digits: 0, epoch milliseconds of the making, two of a counter. */
  addressOf(site: SiteList, notice: NumberedNotice): string {
    const ms = notice.addressedAt + (notice.number % 1000)
    const id = `0${ms}${String(notice.number % 100).padStart(2, '0')}`
    return `${site.url.origin}/html/${siteCodeOf(site)}/${addressDigits(notice).day.slice(0, 6)}/${id}.html`
  },

  detailPage(site: SiteList, notice: NumberedNotice): string {
    const title = escapeHtml(notice.title)
    const shown = displayedText(notice)
    const url = this.addressOf(site, notice)
    return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${title}</title>
<meta name="SiteName" content="喀左县人民政府"><meta name="SiteDomain" content="${site.url.host}">
<meta name="ColumnName" content="${site.list.name}"><meta name="ColumnType" content="${site.list.name}">
<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${shown.slice(0, 16)}">
<meta name="ContentSource" content="喀左县人民政府"><meta name="Url" content="${url}"></head>
<body><div class="nav"><a href="/kzxzf/">首页</a></div>
<h1>${title}</h1>
<div class="info">发布时间：${notice.displayedOn} 【字体：大 中 小】</div>
<div class="article-content">${paragraphsOf(notice)}</div>
<div class="foot">主办单位：喀左县人民政府办公室（样例网站）</div></body></html>`
  },
}

/** Host from which further pages come. */
export function pagerOf({ list }: SiteList): URL {
  return new URL(list.reader.family === 'glist' ? list.reader.pager : list.url)
}

function siteCodeOf({ list }: SiteList): string {
  return list.reader.family === 'glist' ? list.reader.siteCode : ''
}

function columnIdOf(site: SiteList): string {
  return String(COLUMN_ID_FIRST + site.number)
}
