import type { ChannelList, ListReader } from '../../domain/watch/channel.ts'
import { readGenericList } from '../generic/generic-list.ts'
import { pageShape } from '../generic/page-shape.ts'
import { parseJson, shapeOfKeys, wordAt } from '../json-path.ts'
import type { ListAnswer, ListPage } from '../list-answer.ts'
import { loadPage, textOf } from '../page-tree.ts'
import { pageCountOf } from './next-page.ts'
import { recordTotalOf } from './record-pager.ts'

type MarkupReader = Exclude<ListReader, { family: 'json-list' | 'generic' }>

interface MarkupAnswer {
  readonly answer: ListAnswer & { readonly list: ChannelList }
  readonly reader: MarkupReader
}

/** Words with which a list says itself that it holds nothing. */
const SAYS_EMPTY =
  /暂无|暂时没有|没有(?:找到|查到|相关|任何|符合)?[^。<]{0,8}(?:记录|数据|信息|内容|公告)|无相关(?:记录|数据|信息|内容)|共\s*0\s*[条页]|<totalrecord>\s*0\s*</i

/**
 * Where the card's selectors fit a first page no more, the rows that repeat on it are found without them. They are
 * there; that others are not is not said, so that the page stays unreadable.
 */
export function orReshaped({ answer, reader }: MarkupAnswer, read: ListPage): ListPage {
  if ((read.kind !== 'empty' && read.kind !== 'unreadable') || (answer.request?.page ?? 1) > 1) return read
  const markup = markupOf(answer, reader)
  const container = read.kind === 'empty' ? containerOf(reader) : undefined
  const held = container === undefined ? undefined : loadPage(markup)(container).toArray()
  if (read.kind === 'empty' && held?.some((node) => SAYS_EMPTY.test(textOf(node)))) return read
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
  if (held === undefined || held.length > 0 || SAYS_EMPTY.test(markup)) return read
  return { kind: 'unreadable', reason: `列表为空：页面上没有 ${container}，可能已改版或由脚本填入`, ...shape }
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
  const site = siteOf(url)
  return found.kind === 'list' ? found.notices.filter((notice) => siteOf(notice.url) === site) : []
}

/** The part of a host under which an organisation registers in China: `www.kazuo.gov.cn` → `kazuo.gov.cn`. */
function siteOf(url: string): string {
  const hostname = new URL(url).hostname.replace(/^www\./, '')
  if (/^[\d.]+$|^\[/.test(hostname)) return hostname
  return hostname.split('.').slice(-3).join('.')
}

/**
 * What holds the rows: `ul.list` of `ul.list > li`. Undefined where the card names only the rows themselves, since then a
 * page without rows cannot be told from one with another shape.
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
      return container === '' || /[,+~]/.test(container) ? undefined : container
    }
  }
  return undefined
}
