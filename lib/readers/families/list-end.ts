import type { CheerioAPI } from 'cheerio/slim'
import { attributesOf, tagOf } from '../generic/bounded-walk.ts'
import { isCutShort, type PageNode, textOf } from '../page-tree.ts'

/** Where a list stands in its page, and what must come behind it in a page that does not end itself. */
export interface ListEnd {
  readonly rows: readonly PageNode[]
  /** The last node that belongs to the list, whether or not it is a row. */
  readonly last?: PageNode | undefined
  /** Looks for the pager in the markup behind the list. Absent: any part of the page with words in it will do. */
  readonly isPagerIn?: ((markup: string) => boolean) | undefined
}

/** HTML lets a page leave out the end tags of these two. */
const LEFT_OUT = new Set(['body', 'html'])
const INLINE = new Set('a abbr b em font i label small span strong u'.split(' '))
/** Positions in the tree count the element that a page hangs below. */
const OFFSET = '<page>'.length

/**
 * True when a page shows that not all of its list is there. One that leaves out `</body></html>` is whole where the
 * element around all of its rows is closed and a closed part, or the pager without which its end is not known, follows.
 */
export function isListCutShort($: CheerioAPI, text: string, end: ListEnd): boolean {
  const last = end.last ?? end.rows.at(-1)
  if (!isCutShort($, text, { last })) return false
  // Positions in the text are lost where CDATA is taken out of it.
  if (isCutShort($, text, { last, mayStayOpen: LEFT_OUT }) || text.includes('<![CDATA[')) return true
  const around = aroundAll(end.rows)
  const behind = partsBehind(around)
  if (!end.isPagerIn) return !behind.some((part) => textOf(part).trim() !== '')
  const from = (around[0]?.endIndex ?? 0) + 1 - OFFSET
  const until = Math.max(...behind.map(({ endIndex }) => endIndex ?? 0)) + 1 - OFFSET
  return behind.length === 0 || !end.isPagerIn(text.slice(from, until))
}

/** Elements below the body that hold all rows, the innermost first; of one row, only the outermost: it may hold no other. */
function aroundAll(rows: readonly PageNode[]): readonly PageNode[] {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return []
  if (first === last) return ancestorsOf(last).slice(-1)
  const others = new Set(ancestorsOf(first))
  return ancestorsOf(last).filter((node) => others.has(node))
}

function ancestorsOf(node: PageNode): readonly PageNode[] {
  const found: PageNode[] = []
  for (let around = node.parent; around?.parent; around = around.parent) {
    if (LEFT_OUT.has(tagOf(around)) || tagOf(around) === 'page') break
    found.push(around)
  }
  return found
}

/** Closed parts behind the list. One like a part before it may belong to it: a heading between two groups of rows. */
function partsBehind(around: readonly PageNode[]): readonly PageNode[] {
  return around.flatMap((node) => {
    const siblings = node.parent?.children ?? []
    const at = siblings.indexOf(node as (typeof siblings)[number])
    const before = new Set(siblings.slice(0, at + 1).map(shapeOf))
    const pageEnd = endOfPage(node)
    return siblings.slice(at + 1).filter((part) => {
      const isPart = tagOf(part) !== '' && !INLINE.has(tagOf(part)) && part.endIndex !== pageEnd
      return isPart && !before.has(shapeOf(part))
    })
  })
}

function endOfPage(node: PageNode): number | null | undefined {
  let top: PageNode = node
  while (top.parent && tagOf(top) !== 'page') top = top.parent
  return top.endIndex
}

function shapeOf(node: PageNode): string {
  return `${tagOf(node)}.${attributesOf(node).class ?? ''}`
}
