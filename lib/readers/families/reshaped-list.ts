import type { ChannelList, ListReader } from '../../domain/watch/channel.ts'
import { datesIn } from '../displayed-date.ts'
import { firstTexts, hasManyParts } from '../generic/bounded-walk.ts'
import { readGenericList } from '../generic/generic-list.ts'
import { pageShape } from '../generic/page-shape.ts'
import { siteOfAddress } from '../generic/site-of-address.ts'
import { parseJson, shapeOfKeys, wordAt } from '../json-path.ts'
import type { ListAnswer, ListPage } from '../list-answer.ts'
import { mainText } from '../main-text.ts'
import { plainLine } from '../matching-text.ts'
import { loadPage } from '../page-tree.ts'
import { idsInScript } from './glist.ts'
import { pageCountOf } from './next-page.ts'
import { recordTotalOf } from './record-pager.ts'

type MarkupReader = Exclude<ListReader, { family: 'json-list' | 'generic' }>

interface MarkupAnswer {
  readonly answer: ListAnswer & { readonly list: ChannelList }
  readonly reader: MarkupReader
}

/** Words with which a list says itself that it holds nothing. */
const SAYS_EMPTY =
  /暂无|暂时没有|没有(?:找到|查到|相关|任何|符合)?[^。<]{0,8}(?:记录|数据|信息|内容|公告)|无相关(?:记录|数据|信息|内容)|共\s*0\s*[条页]/i

/** Words in a page that a script has yet to fill in say nothing. */
const TEMPLATE =
  /\s(?:v-(?:if|else|for|show|html)|ng-(?:if|show|repeat)|x-(?:if|for|show))\s*=|\s:(?:key|class)\s*=|\{\{[^{}]{1,200}\}\}|<%[=-]?/
/** The whole title of a notice, whose link may be broken. */
const TITLED = /\stitle\s*=\s*["']?[^"'<>]{0,200}(?:公告|公示|公布|通知|名单|结果)/i
/** Longer than the heading of a column. */
const TITLE = /^(?=.{10}).{0,200}(?:公告|公示|公布|通知|名单|结果)/u
/** A link with less is one of a pager. */
const LINK_CHARACTERS_MIN = 6

/**
 * Where the card's selectors fit a first page no more, the rows that repeat on it are found without them. They are
 * there; that others are not is not said, so that the page stays unreadable.
 */
export function orReshaped({ answer, reader }: MarkupAnswer, read: ListPage): ListPage {
  if ((read.kind !== 'empty' && read.kind !== 'unreadable') || (answer.request?.page ?? 1) > 1) return read
  const markup = markupOf(answer, reader)
  const frame = frameOf(markup, reader)
  if (read.kind === 'empty' && frame.saysEmpty) return read
  const notices = rowsOfSite({ ...answer, text: markup }, answer.list.url)
  const selector = (read.kind === 'unreadable' && read.selector) || selectorOf(reader)
  const sample = markup === '' ? shapeOfKeys(parseJson(answer.text)) : pageShape(markup)
  const shape = { selector, ...(sample && { sample }) }
  if (notices.length > 0) {
    const fault = read.kind === 'unreadable' ? `${read.reason}；` : '页面可能已改版：'
    const reason = `${fault}卡片的选择器 ${selector} 已不适用，按通用方法找到 ${notices.length} 条`
    return { kind: 'unreadable', reason, ...shape, notices }
  }
  if (read.kind === 'unreadable') return { ...read, ...(read.selector && shape) }
  if (statesRows(answer.text, reader))
    return { kind: 'unreadable', reason: '列表为空，但页面写明还有内容，可能已改版', ...shape }
  if (frame.isThere || statesNoRow(answer.text, reader) || visiblySaysEmpty(markup)) return read
  const lack = frame.container === undefined ? '也没有写明没有内容' : `没有 ${frame.container}`
  return { kind: 'unreadable', reason: `列表为空：页面上${lack}，可能已改版或由脚本填入`, ...shape }
}

interface ListFrame {
  /** What holds the rows; undefined where the card names nothing of its own. */
  readonly container: string | undefined
  /** It is on the page, with nothing in it that could be a notice. */
  readonly isThere: boolean
  readonly saysEmpty: boolean
}

/** The card's own list on a page, without its rows: what a home page or the page of another list has not. */
function frameOf(markup: string, reader: MarkupReader): ListFrame {
  const container = containerOf(reader)
  const isFilledLater = TEMPLATE.test(markup)
  const isColumn =
    reader.family === 'glist' && !isFilledLater && !TITLED.test(markup) && idsInScript(markup) !== undefined
  if (container === undefined) return { container, isThere: isColumn, saysEmpty: false }
  const $ = loadPage(markup)
  const held = $(container).toArray()
  // To search among so many parts costs their square; no list is empty with them.
  const links = held.some(hasManyParts) ? [] : $(container).find('a').toArray()
  const isHollow =
    !held.some(hasManyParts) &&
    links.every((link) => plainLine(firstTexts(link).join('')).length < LINK_CHARACTERS_MIN) &&
    // The title of a notice, or the day beside it, whose link may be broken.
    !held.some((node) => firstTexts(node).some((words) => TITLE.test(words))) &&
    !held.some((node) => datesIn(firstTexts(node).join(' '), { zone: 'china' }).length > 0)
  return {
    container,
    isThere: held.length > 0 && isHollow && !isFilledLater,
    saysEmpty: !isFilledLater && held.some((node) => SAYS_EMPTY.test(mainText(node))),
  }
}

/** Words that a reader of the page sees: scripts hold such words for the case that they find nothing. */
function visiblySaysEmpty(markup: string): boolean {
  return !TEMPLATE.test(markup) && SAYS_EMPTY.test(mainText(loadPage(markup).root()[0]))
}

/** True when an answer without a row counts none. */
function statesNoRow(text: string, reader: MarkupReader): boolean {
  if (reader.family === 'html-list' && reader.within?.total !== undefined)
    return Number(wordAt(parseJson(text), reader.within.total) ?? Number.NaN) === 0
  return recordTotalOf(text) === 0
}

/** True when an answer without a row counts rows or further pages. */
function statesRows(text: string, reader: MarkupReader): boolean {
  if (reader.family === 'html-list' && reader.within?.total !== undefined)
    return Number(wordAt(parseJson(text), reader.within.total) ?? 0) > 0
  return (pageCountOf(text) ?? 0) > 1 || (recordTotalOf(text) ?? 0) > 0
}

function markupOf(answer: ListAnswer, reader: MarkupReader): string {
  if (reader.family === 'glist' || !reader.within) return answer.text
  return wordAt(parseJson(answer.text), reader.within.html) ?? ''
}

function selectorOf(reader: MarkupReader): string {
  return reader.family === 'html-list' ? reader.row : `a[href*="/html/${reader.siteCode}/"]`
}

function rowsOfSite(answer: ListAnswer, url: string) {
  const found = readGenericList(answer)
  const site = siteOfAddress(url)
  return found.kind === 'list' ? found.notices.filter((notice) => siteOfAddress(notice.url) === site) : []
}

/**
 * What holds the rows: `ul.list` of `ul.list > li`. Undefined where the card names only the rows themselves, or in
 * what any page has: then a page without rows cannot be told from another one.
 */
function containerOf(reader: MarkupReader): string | undefined {
  if (reader.family !== 'html-list' || reader.within || reader.pager.kind === 'records') return undefined
  const { row } = reader
  let depth = 0
  let quote = ''
  for (let at = row.length - 1; at > 0; at--) {
    const character = row[at] ?? ''
    if (quote) quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === ')' || character === ']') depth++
    else if (character === '(' || character === '[') depth--
    else if (depth === 0 && character === ',') return undefined
    else if (depth === 0 && /[\s>]/.test(character)) {
      const container = row.slice(0, at).replace(/[\s>]+$/, '')
      return /[,+~]/.test(container) || !/[.#[]/.test(container) ? undefined : container
    }
  }
  return undefined
}
