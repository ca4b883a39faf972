import type { CheerioAPI } from 'cheerio/slim'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import { type ListAnswer, windowOf } from '../list-answer.ts'
import { absoluteUrl, attributeOf, type PageNode } from '../page-tree.ts'
import { attributesOf, firstNodes, firstTexts, tagOf } from './bounded-walk.ts'
import { type LinkRow, noticeOfRow } from './row-notice.ts'
import { siteOfAddress } from './site-of-address.ts'

/** A row of a list as it stands in the page, and its notice. */
export interface FoundRow {
  readonly row: PageNode
  readonly link: PageNode
  readonly notice: ListedNotice
}

interface PageLink {
  readonly link: PageNode
  readonly url: string
  readonly own: readonly string[]
  readonly after: readonly string[]
  /** Length of its words. */
  readonly characters: number
  /** The link and the elements around it, the nearest first. */
  readonly path: readonly PageNode[]
}

const LINKS_MAX = 4000
const PATH_ELEMENTS_MAX = 10
const KEY_STEPS = 6
/** Broken pages nest each row into the one before: equal steps in a row count once, as far up as this. */
const KEY_ELEMENTS_MAX = 200
const TITLE_CHARACTERS_OF_WEIGHT = 30
const TEXTS_AFTER_MAX = 8
const NOT_A_NOTICE = /^(?:\d{1,4}|[<>«»‹›]+|首页|尾页|末页|[上下]一?[页篇条]|更多.*|more.*|返回.*)$/i
/** Rows differ by these without being other rows. */
const STATE_CLASS = /^(?:odd|even|first|last|on|cur|current|active|hover|line|bg|clearfix|fl|fr|left|right)$/i
const PLACE_OF_NO_LIST =
  /(?:^|[\s_-])(?:nav|navbar|menu|foot|footer|crumbs?|breadcrumb|calendar|copyright|friend-?links?|links|pager?|pagination)(?:$|[\s_-])/i
const ROW_TAGS = new Set(['li', 'tr', 'dd', 'dl'])

/** The rows of links with dates that repeat most on a page; none when no link has a date beside it. */
export function repeatedRows($: CheerioAPI, answer: ListAnswer): readonly FoundRow[] {
  const groups = new Map<string, PageLink[]>()
  for (const link of linksOf($, answer)) {
    const key = keyOf(link.link)
    const group = groups.get(key)
    if (group) group.push(link)
    else groups.set(key, [link])
  }
  const host = siteOfAddress(answer.url)
  let best: { score: number; rows: readonly FoundRow[] } = { score: 0, rows: [] }
  for (const group of groups.values()) {
    for (const rows of [rowsAlone(group), rowsOfTags(group)]) {
      const found = noticesOf(rows, answer)
      const score = scoreOf(found, host)
      if (score > best.score) best = { score, rows: found }
    }
  }
  return best.rows
}

function linksOf($: CheerioAPI, answer: ListAnswer): readonly PageLink[] {
  const nodes = $('a[href]').toArray().slice(0, LINKS_MAX)
  const links: PageLink[] = []
  for (const link of nodes) {
    const url = absoluteUrl(attributeOf(link, 'href'), answer.url)
    if (!url || url === answer.url) continue
    const own = firstTexts(link)
    const words = own.join('')
    if (NOT_A_NOTICE.test(words)) continue
    links.push({ link, url, own, characters: words.length, after: textsAfter(link), path: pathOf(link) })
  }
  return links
}

function pathOf(link: PageNode): readonly PageNode[] {
  const path: PageNode[] = []
  for (let node: PageNode | null = link; node && path.length < PATH_ELEMENTS_MAX; node = node.parent) {
    if (['', 'body', 'page'].includes(tagOf(node))) break
    path.push(node)
  }
  return path
}

/** Texts between a link and the next one: rows of old sites are parted by `<br>` alone. */
function textsAfter(link: PageNode): readonly string[] {
  const texts: string[] = []
  for (let node = link.next; node && texts.length < TEXTS_AFTER_MAX; node = node.next) {
    if (firstNodes(node).some((inner) => tagOf(inner) === 'a')) break
    texts.push(...firstTexts(node))
  }
  return texts.slice(0, TEXTS_AFTER_MAX)
}

/** What rows of one list have in common: the elements around their links. */
function keyOf(link: PageNode): string {
  const steps: string[] = []
  let node: PageNode | null = link
  for (let seen = 0; node && seen < KEY_ELEMENTS_MAX && steps.length < KEY_STEPS; seen++) {
    const step = stepOf(node)
    if (step !== steps.at(-1)) steps.push(step)
    node = node.parent
  }
  return steps.join('<')
}

function stepOf(node: PageNode): string {
  const tag = tagOf(node)
  if (['a', 'li', 'tr', 'td', 'dd', 'span', 'tbody'].includes(tag)) return tag
  const kept = wordsOf(node)
    .split(/\s+/)
    .map((word) => word.replace(/\d+/g, '#'))
    .filter((word) => word && !STATE_CLASS.test(word))
  return [tag, ...kept].join('.')
}

/** Id and classes of an element. */
function wordsOf(node: PageNode): string {
  const { id = '', class: classes = '' } = attributesOf(node)
  return `${id} ${classes}`.slice(0, 200)
}

/** The largest part around each link that holds no other link of its group, as high up as in most rows. */
function rowsAlone(group: readonly PageLink[]): readonly LinkRow[] {
  const counts = new Map<PageNode, number>()
  for (const { path } of group) for (const node of path) counts.set(node, (counts.get(node) ?? 0) + 1)
  const heights = group.map(({ path }) => {
    const shared = path.findIndex((node) => (counts.get(node) ?? 0) > 1)
    if (shared > 0) return shared - 1
    const row = path.findIndex((node) => ROW_TAGS.has(tagOf(node)))
    return row > 0 ? row : Math.min(1, path.length - 1)
  })
  const usual = mostFrequent(heights)
  return group.map((found, at) => {
    const height = Math.min(heights[at] ?? 0, usual)
    return { ...found, row: found.path[height] ?? found.link }
  })
}

function mostFrequent(heights: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const height of heights) counts.set(height, (counts.get(height) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
}

/** Rows that hold several links, such as the column's name before the title: the one with the longest words counts. */
function rowsOfTags(group: readonly PageLink[]): readonly LinkRow[] {
  const rows = new Map<PageNode, PageLink & LinkRow>()
  for (const found of group) {
    const row = found.path.find((node) => ROW_TAGS.has(tagOf(node)))
    if (!row) continue
    const known = rows.get(row)
    if (!known || known.characters < found.characters) rows.set(row, { ...found, row })
  }
  return [...rows.values()]
}

function noticesOf(rows: readonly LinkRow[], answer: ListAnswer): readonly FoundRow[] {
  const untilOn = windowOf(answer)?.untilOn
  const found = new Map<string, FoundRow>()
  for (const row of rows) {
    const notice = noticeOfRow(row, untilOn)
    if (!notice) continue
    const known = found.get(notice.url)
    if (!known || (!known.notice.displayedOn && notice.displayedOn))
      found.set(notice.url, { row: row.row, link: row.link, notice })
  }
  return [...found.values()]
}

/** Dated rows count by the length of their titles; rows without a date, of other sites or of menus take from it. */
function scoreOf(rows: readonly FoundRow[], site: string): number {
  const dated = rows.filter(({ notice }) => notice.displayedOn)
  if (dated.length === 0 || dated.length * 2 < rows.length) return 0
  const weight = dated.reduce(
    (sum, { notice }) => sum + Math.min(notice.title.length, TITLE_CHARACTERS_OF_WEIGHT),
    0,
  )
  const own = dated.filter(({ notice }) => siteOfAddress(notice.url) === site).length / dated.length
  const [first] = rows
  const place = first && isPlaceOfNoList(first.row) ? 0.2 : 1
  return weight * (0.5 + own / 2) * (dated.length / rows.length) * place
}

function isPlaceOfNoList(row: PageNode): boolean {
  let node: PageNode | null = row
  for (let steps = 0; node && tagOf(node) !== 'body' && steps < PATH_ELEMENTS_MAX; steps++) {
    if (tagOf(node) === 'nav' || tagOf(node) === 'footer' || PLACE_OF_NO_LIST.test(wordsOf(node))) return true
    node = node.parent
  }
  return false
}
