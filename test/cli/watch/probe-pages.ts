/** A number as long as that of a person, which must not get into a report. */
export const LONG_NUMBER = '998877665544332200'

const ROWS = [
  ['喀左县公共租赁住房分配结果公示', '2026-07-13'],
  [`喀左县危房改造补助对象${LONG_NUMBER}公示`, '2026-07-09'],
]
const AS_CARDED = `<title>公示公告</title><ul class="news">${ROWS.map(
  ([title, day], at) => `<li><a href="/n/${at}.html">${title}</a><span>${day}</span></li>`,
).join('')}</ul>`
const RESHAPED = `<title>公示公告</title><div class="cards">${ROWS.map(
  ([title, day], at) =>
    `<div class="card"><h3><a href="/n/${at}.html">${title}</a></h3><em class="time">${day}</em></div>`,
).join('')}</div>`
const NOTICE = `<title>公示</title><h1>${ROWS[0]?.[0]}</h1><p>发布时间：2026-07-13</p><div id="Zoom">现将分配结果公示如下。<a href="/f/1.xls">名单.xls</a></div>`

export const PAGES: Readonly<Record<string, string>> = {
  'http://fits.sample.localhost/list/': AS_CARDED,
  'http://fits.sample.localhost/n/0.html': NOTICE,
  'http://fits.sample.localhost/stale/': AS_CARDED.replaceAll('2026-07', '2025-01'),
  'http://fits.sample.localhost/empty-notice/': AS_CARDED.replaceAll('/n/', '/hollow/'),
  'http://fits.sample.localhost/hollow/0.html':
    '<title>公示公告</title><body><h1>喀左县公共租赁住房分配结果公示</h1><div class="x"></div></body>',
  'http://fits.sample.localhost/upkeep/': '<title>系统维护</title><p>网站升级维护中，请稍后访问</p>',
  'http://reshaped.sample.localhost/list/': RESHAPED,
  'http://closed.sample.localhost/robots.txt': 'User-agent: *\nDisallow: /',
  'http://closed.sample.localhost/list/': AS_CARDED,
}
