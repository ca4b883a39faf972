import type { CheerioAPI } from 'cheerio/slim'
import type { TextFrom } from '../../domain/watch/channel.ts'
import { type DateReading, readDate } from '../displayed-date.ts'
import { type PageNode, textOf } from '../page-tree.ts'
import { attributesOf, firstNodes, hasManyParts, tagOf } from './bounded-walk.ts'
import type { FoundRow } from './repeated-rows.ts'

/** Names with digits are made by a program and change with the next edition of the page. */
const STABLE_NAME = /^[A-Za-z][A-Za-z_-]{1,29}$/
const STATE_NAME = /^(?:odd|even|first|last|on|cur|current|active|hover|line|bg|clearfix|fl|fr)$/i
const ANCESTORS_MAX = 6
const ROWS_COMPARED = 20
const CANDIDATES_MAX = 4
const DATE_CHARACTERS_MAX = 60

/** Selectors that give the found rows and no other row with a link (a line between them does no harm), stable names first. */
export function rowSelectors($: CheerioAPI, rows: readonly FoundRow[]): readonly string[] {
  const [first] = rows
  if (!first) return []
  const own = namesOf(first.row)
  const around: string[] = []
  let node = first.row.parent
  for (let steps = 0; node && steps < ANCESTORS_MAX; steps++, node = node.parent) {
    const near = steps === 0 ? ' > ' : ' '
    for (const name of namesOf(node)) for (const row of own) around.push(`${name}${near}${row}`)
  }
  const wanted = new Set(rows.map(({ row }) => row))
  const fits = (selector: string) => {
    const found = $(selector).toArray()
    const others = found.filter((row) => !wanted.has(row))
    return (
      found.length - others.length === wanted.size &&
      others.every((row) => !hasManyParts(row) && $(row).find('a').length === 0)
    )
  }
  const named = [...own.filter((name) => /[.#]/.test(name)), ...around.filter((name) => /[.#]/.test(name))]
  const chosen: string[] = []
  for (const selector of [...named, ...own, ...around]) {
    if (chosen.length === CANDIDATES_MAX) break
    if (!chosen.includes(selector) && fits(selector)) chosen.push(selector)
  }
  return chosen
}

/** Ways to name an element: by id, by class, by its tag alone. */
function namesOf(node: PageNode): readonly string[] {
  const tag = tagOf(node)
  if (!/^[a-z][a-z0-9]*$/.test(tag) || tag === 'page') return []
  const { id, class: classes = '' } = attributesOf(node)
  const stable = classes.split(/\s+/).filter((name) => STABLE_NAME.test(name) && !STATE_NAME.test(name))
  const byId = id !== undefined && STABLE_NAME.test(id) ? [`#${id}`] : []
  return [...byId, ...stable.slice(0, 3).map((name) => `${tag}.${name}`), tag]
}

/** Selectors that give each row its link first. */
export function linkSelectors($: CheerioAPI, rows: readonly FoundRow[]): readonly string[] {
  const [first] = rows
  if (!first) return []
  if (first.row === first.link) return ['a']
  const inCell = cellsAround(first.row, first.link).map((cell) => `${cell} a`)
  const candidates = ['a', ...namesOf(first.link), 'a[title]', 'a:last-of-type', ...inCell]
  return candidates
    .filter((selector) =>
      rows.slice(0, ROWS_COMPARED).every(({ row, link }) => $(row).find(selector)[0] === link),
    )
    .slice(0, CANDIDATES_MAX)
}

/** Where each row's date stands; the row as a whole last, in which the last date counts. */
export function dateSources(
  $: CheerioAPI,
  rows: readonly FoundRow[],
  reading: DateReading,
): readonly TextFrom[] {
  const first = rows.find(({ notice }) => notice.displayedOn)
  if (!first) return []
  const candidates: string[] = []
  for (const node of firstNodes(first.row)) {
    if (node === first.row || tagOf(node) === '' || $.contains(node, first.link)) continue
    const words = textOf(node)
    if (words.length > DATE_CHARACTERS_MAX || readDate(words, reading) !== first.notice.displayedOn) continue
    candidates.push(...namesOf(node), ...cellsAround(first.row, node))
  }
  const fits = (selector: string) =>
    rows.slice(0, ROWS_COMPARED).every(({ row, notice }) => {
      const day = $(row).find(selector)[0]
      return (
        readDate(textOf(day), { ...reading, near: notice.displayedOn ?? reading.near }) === notice.displayedOn
      )
    })
  const selectors = [...new Set(candidates)].filter((selector) => selector !== 'a' && fits(selector))
  const inTooltip = attributesOf(first.link).title !== undefined
  return [
    ...selectors.slice(0, CANDIDATES_MAX).map((selector) => ({ selector })),
    {},
    ...(inTooltip ? [{ selector: 'a', attribute: 'title', pattern: '时间[:：]\\s*(\\S+)' }] : []),
  ]
}

/** Where each row's title stands when it is not the link's own text. */
export function titleSources(rows: readonly FoundRow[]): readonly TextFrom[] {
  const [first] = rows
  if (!first) return []
  const parts: TextFrom[] = []
  for (const node of firstNodes(first.link)) {
    const isTitle = node !== first.link && textOf(node).trim().startsWith(first.notice.title.slice(0, 6))
    if (isTitle) parts.push(...namesOf(node).map((selector) => ({ selector })))
  }
  const whole = attributesOf(first.link).title
  if (whole?.includes('标题')) parts.push({ attribute: 'title', pattern: '标题[:：]\\s*([^\\n\\r]+)' })
  else if (whole) parts.push({ attribute: 'title' })
  return [{}, ...parts.slice(0, CANDIDATES_MAX)]
}

/** Cells of a table have no names: their place in the row. */
function cellsAround(row: PageNode, inner: PageNode): readonly string[] {
  for (let node: PageNode | null = inner; node && node !== row; node = node.parent) {
    if (tagOf(node) !== 'td') continue
    const cells = (node.parent?.children ?? []).filter((cell) => tagOf(cell) === 'td')
    const at = cells.indexOf(node as (typeof cells)[number])
    return [...(at === cells.length - 1 ? ['td:last-child'] : []), `td:nth-child(${at + 1})`]
  }
  return []
}
