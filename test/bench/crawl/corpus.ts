import { createHash } from 'node:crypto'
import iconv from 'iconv-lite'
import type { ChannelList } from '../../../lib/domain/watch/channel.ts'

/** One page as a site serves it. */
export interface BenchPage {
  readonly bytes: Buffer
  readonly etag: string
}

/** What a reader must find on a notice's page; `text` without blanks. */
export interface BenchTruth {
  readonly path: string
  readonly title: string
  readonly date: string
  readonly text: string
}

export interface BenchSite {
  readonly charset: 'utf-8' | 'gb2312'
  readonly body: string
  readonly pages: ReadonlyMap<string, BenchPage>
  readonly truths: readonly BenchTruth[]
}

export const FOLDER = '/zwgk/gsgg/'
export const NOTICES_A_LIST = 20
const KINDS = ['招标公告', '中标结果公告', '成交公示', '更正公告', '取水许可受理公示', '挂牌出让公告']
const NOUNS = ['高标准农田建设', '农村饮水安全巩固', '危桥改造', '医疗设备采购', '老旧小区改造', '河道治理']
const TOWNS = ['大城子', '南哨', '公营子', '白塔子', '水泉', '平房子', '甘招', '十二德堡']
const SENTENCES = [
  '根据有关法律法规的规定，现就本项目进行公告，欢迎符合条件的供应商参加。',
  '投标人须具备建设行政主管部门核发的相应资质，并在人员、设备、资金等方面具有相应的施工能力。',
  '供应商认为采购文件使自己的合法权益受到损害的，可以在七个工作日内以书面形式提出质疑。',
  '公示期间，任何单位和个人对公示内容有异议的，均可以书面形式实名向我单位反映。',
]
/** Where the three kinds of sites put the text. */
const BODIES = [
  'div class="TRS_Editor"',
  'div id="zoom"',
  'td id="tdContent" class="article-content"',
] as const

type Random = (below: number) => number

/** Numerical Recipes' generator: the same sites on every machine. */
function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Sites of three layouts, every second one in GBK; pages of 24 to 44 KB, written as their editors leave them. */
export function benchSites(hosts: number, lists: number): readonly BenchSite[] {
  return Array.from({ length: hosts }, (_, host) => siteOf(host, lists))
}

const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T

function siteOf(host: number, lists: number): BenchSite {
  const random = randomOf(host + 7)
  const charset = host % 2 ? 'gb2312' : 'utf-8'
  const body = BODIES[host % 3] ?? BODIES[0]
  const pages = new Map<string, BenchPage>()
  const truths: BenchTruth[] = []
  const menu = menuOf(random)
  const add = (path: string, title: string, inside: string) => {
    const html = `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${title}</title><style>.nav li{float:left}</style></head><body>${menu}${inside}<div class="footer"><p>主办单位：县人民政府</p></div></body></html>`
    const bytes = charset === 'gb2312' ? iconv.encode(html, 'gbk') : Buffer.from(html)
    pages.set(path, { bytes, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"` })
  }
  for (let list = 0; list < lists; list++) {
    let rows = ''
    for (let at = 0; at < NOTICES_A_LIST; at++) {
      const serial = list * NOTICES_A_LIST + at
      const date = `2026-${String(1 + (serial % 9)).padStart(2, '0')}-${String(1 + (serial % 28)).padStart(2, '0')}`
      const title = `喀左县${pick(random, TOWNS)}镇${pick(random, NOUNS)}项目第${serial}号${pick(random, KINDS)}`
      const path = `${FOLDER}t${date.replaceAll('-', '')}_${host * 100_000 + serial}.html`
      const { html, text } = noticeOf(random)
      truths.push({ path, title, date, text })
      rows += `<li><span class="date">[${date}]</span><a href="${path}" target="_blank" title="${title}">${title}</a></li>\n`
      const [tag = 'div'] = body.split(' ')
      const box = `<${body}>${html}</${tag}>`
      const main = `<h1>${title}</h1><div class="info">发布日期：${date}</div>${tag === 'td' ? `<table><tr>${box}</tr></table>` : box}`
      add(path, `${title}_公示公告`, main)
    }
    const counter = `<script>createPageHTML(${lists}, ${list}, "index", "html");</script>`
    add(`${FOLDER}index${list ? `_${list}` : ''}.html`, '公示公告', `<ul class="list">${rows}</ul>${counter}`)
  }
  return { charset, body: /"(.+?)"/.exec(body)?.[1] ?? '', pages, truths }
}

function menuOf(random: Random): string {
  let menu = '<div class="header"><ul class="nav">'
  for (let at = 0; at < 140; at++)
    menu += `<li class="nav_item" onmouseover="this.className='on'"><a href="/zwgk/${random(999)}/" target="_blank">${pick(random, NOUNS)}</a></li>\n`
  menu += '</ul></div><script>\n'
  for (let at = 0; at < 40; at++)
    menu += `$(".tab${at} li").each(function(i){ if (i < ${at}) { $(this).html("<a href='"+u[i]+"'>"+t[i]+"</a>") } });\n`
  return `${menu}</script>`
}

function noticeOf(random: Random): { html: string; text: string } {
  let html = '<style>.TRS_Editor P{line-height:1.5}</style>'
  let text = ''
  const end = 700 + random(1800)
  while (text.length < end) {
    if (random(8) === 0) {
      const cells = Array.from({ length: 4 }, () => `${pick(random, NOUNS)}${random(500)}`)
      html += `<table border="1" class="MsoTableGrid"><tbody><tr>${cells.map((cell) => `<td width="120" style="border:solid windowtext 1.0pt"><p align="center"><span style="font-family:仿宋_GB2312;font-size:12pt">${cell}</span></p></td>`).join('')}</tr></tbody></table>`
      text += cells.join('')
      continue
    }
    const words = pick(random, SENTENCES) + pick(random, SENTENCES)
    html += '<p style="text-indent:2em;line-height:150%;margin:0cm 0cm 0pt" class="MsoNormal">'
    for (let at = 0; at < words.length; ) {
      const size = 8 + random(40)
      html += `<span lang="ZH-CN" style="font-family:仿宋_GB2312;font-size:16pt">${words.slice(at, at + size)}</span>`
      at += size
    }
    html += random(10) ? '</p>\n' : '\n'
    text += words
  }
  return { html, text }
}

/** The card of a site's list. */
export function benchList(url: string): ChannelList {
  return {
    id: 'notices',
    name: '公示公告',
    url,
    detail: { format: 'html' },
    reader: {
      family: 'html-list',
      row: 'ul.list > li',
      link: 'a',
      title: {},
      date: { selector: 'span.date' },
      pager: { kind: 'numbered', url: 'index_{n}.html', second: 1 },
    },
  }
}
