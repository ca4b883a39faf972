import { isBrokenTitle } from '../../lib/domain/watch/broken-title.ts'
import { isCutTitle } from '../../lib/domain/watch/cut-title.ts'
import { parseJson, valueAt, wordAt } from '../../lib/readers/json-path.ts'
import type { ListPage } from '../../lib/readers/list-answer.ts'
import type { Sample } from './samples.ts'

/** A page was read as proof of more than it holds. */
export interface Overclaim {
  readonly rule: 'rows-lost' | 'empty' | 'end-lost' | 'garbled' | 'rows-dropped' | 'total-below-rows'
  readonly detail: string
}

export interface Judged {
  readonly sample: Sample
  /** What the page says as it was. */
  readonly original: ListPage
  readonly read: ListPage
  /** The mutated page, decoded. */
  readonly text: string
  readonly nature: 'damage' | 'edit' | 'as-it-was'
  readonly isCutShort: boolean
}

/** True when the reading says that the rows it gives are all that there are on this page. */
export function claimsAllRows(read: ListPage): boolean {
  return (read.kind === 'list' && !read.isCut) || read.kind === 'empty'
}

/** In which way a reading says more than its page can prove; undefined when it does not. */
export function overclaimOf(judged: Judged): Overclaim | undefined {
  const { original, read, sample } = judged
  if (!claimsAllRows(read)) return undefined
  if (sample.list?.reader.family === 'json-list') return jsonOverclaim(judged)
  if (original.kind !== 'list' || original.notices.length === 0) return undefined
  // After the first page, an empty one ends the look as cut.
  if (read.kind === 'empty' && (sample.request?.page ?? 1) > 1) return undefined
  return rowsOverclaim(judged, original)
}

function rowsOverclaim(judged: Judged, original: Extract<ListPage, { kind: 'list' }>): Overclaim | undefined {
  const { read, text, nature, isCutShort } = judged
  const notices = read.kind === 'list' ? read.notices : []
  const seen = visibleText(text)
  const visible = original.notices.filter(({ title }) => isCutShort || seen.includes(title))
  if (notices.length === 0) {
    const [first] = visible
    return first && { rule: 'empty', detail: `read as ${read.kind} without a row, but shows ${first.title}` }
  }
  if (nature !== 'damage') return undefined
  const found = new Map(notices.map((notice) => [notice.url, notice]))
  const lost = visible.filter(({ url }) => !found.has(url))
  if (lost.length > 0)
    return { rule: 'rows-lost', detail: `${lost.length} of ${visible.length}: ${lost[0]?.title}` }
  const garbled = original.notices.filter(({ url, title }) => isAnother(found.get(url)?.title, title))
  if (garbled.length * 2 > original.notices.length) {
    const [first] = garbled
    return {
      rule: 'garbled',
      detail: `${garbled.length}: ${first && found.get(first.url)?.title.slice(0, 40)}`,
    }
  }
  const hasNext = read.kind === 'list' && read.next !== undefined
  if (original.next && !hasNext && judged.sample.kind === 'markup')
    return { rule: 'end-lost', detail: 'the next page is not asked for' }
  return undefined
}

/** What a person sees of a page: nothing of its comments and scripts. */
function visibleText(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|title|textarea)\b[^>]*>[\s\S]*?<\/\1>/gi, '')
}

/** An answer in JSON says itself how many rows it holds. */
function jsonOverclaim({ sample, text, read }: Judged): Overclaim | undefined {
  const reader = sample.list?.reader
  if (reader?.family !== 'json-list') return undefined
  const value = parseJson(text)
  const rows = valueAt(value, reader.list)
  const notices = read.kind === 'list' ? read.notices.length : 0
  if (Array.isArray(rows) && rows.length > notices)
    return { rule: 'rows-dropped', detail: `${notices} of ${rows.length} rows` }
  const total = Number(wordAt(value, reader.total ?? '') ?? Number.NaN)
  const before = ((sample.request?.page ?? 1) - 1) * reader.size
  if (read.kind === 'list' && !read.next && notices > 0 && total < before + notices)
    return { rule: 'total-below-rows', detail: `${total} in all, but ${before + notices} so far` }
  return undefined
}

/** True when two titles have not even one pair of characters in common, as after a wrong charset; one that says itself that it is not whole claims nothing. */
function isAnother(title: string | undefined, original: string): boolean {
  if (title === undefined || title.length < 2 || isCutTitle(title) || isBrokenTitle(title)) return false
  return !Array.from(title, (_, at) => title.slice(at, at + 2)).some(
    (pair) => pair.length > 1 && original.includes(pair),
  )
}
