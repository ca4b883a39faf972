import { createHash } from 'node:crypto'
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
/** A site whose articles have ids without a date in them. */
const WITHOUT_DATES: ReadonlySet<string> = new Set(['lyt-ln'])

/** Departments of the province: `index.shtml` lists, the next page in `tagname`, articles in folders named by moment. */
export const eportalSite: SiteFamily = {
  contentType: 'text/html; charset=utf-8',
  isStatic: true,
  sizeOf: () => ROWS_A_PAGE,
  encode: encodeUtf8,

  pageAsked(site: SiteList, { url }: Ask): PageAsked | undefined {
    if (url.pathname === site.url.pathname) return { page: 1 }
    const folder = folderOf(site)
    const page =
      url.pathname.startsWith(folder) && /^index-(\d+)\.shtml$/.exec(url.pathname.slice(folder.length))
    return page ? { page: Number(page[1]) } : undefined
  },

  listPage(site: SiteList, { rows, page, pages }: RowsShown): string {
    const items = rows.map((row) => {
      const path = new URL(this.addressOf(site, row)).pathname
      return `<li><a href="${path}" target="_blank" title="${escapeHtml(row.title)}"><span>${escapeHtml(cut(row.title))}</span><span>[${row.displayedOn}]</span></a></li>`
    })
    const next = `<a title="下一页" tagname="${folderOf(site)}index-${page + 1}.shtml" href="javascript:void(0)">下一页</a>`
    return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${site.list.name}_${site.channel.name}</title></head>
<body><div class="location">您的位置：首页 &gt; ${site.list.name}</div>
<ul class="list_box">
${items.join('\n')}
</ul>
<div class="page">第${page}页 共${Math.max(pages, 1)}页 ${page < pages ? next : ''}</div>
<div class="foot">${site.channel.name}（样例网站）</div></body></html>`
  },

  addressOf(site: SiteList, notice: NumberedNotice): string {
    const counter = String(notice.number).padStart(5, '0')
    const id = WITHOUT_DATES.has(site.channel.id)
      ? createHash('md5').update(`${site.channel.id}/${notice.number}`).digest('hex').toUpperCase()
      : `${addressDigits(notice).second}${counter}`
    return `${site.url.origin}${folderOf(site)}${id}/index.shtml`
  },

  detailPage(site: SiteList, notice: NumberedNotice): string {
    const title = escapeHtml(notice.title)
    return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${title}_${site.channel.name}</title></head>
<body><div class="location">您的位置：首页 &gt; ${site.list.name}</div>
<h1>${title}</h1>
<div class="xx">发布时间：${notice.displayedOn}　来源：${site.channel.name}</div>
<div class="TRS_Editor">${paragraphsOf(notice)}</div>
<div class="foot">${site.channel.name}（样例网站）</div></body></html>`
  },
}

function folderOf(site: SiteList): string {
  return site.url.pathname.replace(/[^/]*$/, '')
}

/** Long titles are cut on the list and stand whole in the attribute. */
function cut(title: string): string {
  return title.length > 40 ? `${title.slice(0, 38)}…` : title
}
