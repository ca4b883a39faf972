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

/** The notice of a site that has renamed its parts; what they hold is found all the same. */
const REBUILT = `<title>${ROWS[0]?.[0]}</title><div class="head"><h1 class="headline">${ROWS[0]?.[0]}</h1>
<div class="info">发布时间：<span>2026-07-13</span> 来源：县住建局</div></div>
<article class="article-content">现将分配结果公示如下。公示期为五个工作日，有异议的请向县住建局反映。</article>`

export const PAGES: Readonly<Record<string, string>> = {
  'http://fits.sample.localhost/list/': AS_CARDED,
  'http://fits.sample.localhost/n/0.html': NOTICE,
  'http://fits.sample.localhost/stale/': AS_CARDED.replaceAll('2026-07', '2025-01'),
  'http://fits.sample.localhost/empty-notice/': AS_CARDED.replaceAll('/n/', '/hollow/'),
  'http://fits.sample.localhost/hollow/0.html':
    '<title>公示公告</title><body><h1>喀左县公共租赁住房分配结果公示</h1><div class="x"></div></body>',
  'http://fits.sample.localhost/rebuilt/': AS_CARDED.replaceAll('/n/', '/rebuilt/'),
  'http://fits.sample.localhost/rebuilt/0.html': REBUILT,
  'http://fits.sample.localhost/other/': AS_CARDED.replaceAll('/n/', '/other/'),
  'http://fits.sample.localhost/other/0.html': NOTICE.replaceAll('租赁住房', '墓地价格'),
  'http://fits.sample.localhost/file/': AS_CARDED.replaceAll('/n/', '/file/'),
  'http://fits.sample.localhost/file/0.html': '%PDF-1.7 and so on',
  'http://fits.sample.localhost/app/': AS_CARDED.replaceAll('/n/', '/app/'),
  'http://fits.sample.localhost/api/0':
    '{"data":{"body":"<p>喀左县公共租赁住房分配结果公示</p><p>现将结果公示。</p><a href=\\"f.pdf\\">附件</a>"}}',
  'http://fits.sample.localhost/upkeep/': '<title>系统维护</title><p>网站升级维护中，请稍后访问</p>',
  'http://reshaped.sample.localhost/list/': RESHAPED,
  'http://slow.sample.localhost/robots.txt': 'User-agent: *\nCrawl-delay: 8',
  'http://slow.sample.localhost/list/': AS_CARDED,
  'http://slow.sample.localhost/n/0.html': NOTICE,
  'http://closed.sample.localhost/robots.txt': 'User-agent: *\nDisallow: /',
  'http://closed.sample.localhost/list/': AS_CARDED,
}
