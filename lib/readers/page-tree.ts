import { type CheerioAPI, load } from 'cheerio/slim'
import { markupBound } from './generic/markup-bounds.ts'

export type PageNode = Parameters<CheerioAPI['contains']>[1]
export type PageElement = Extract<PageNode, { readonly attribs: unknown }>

/** Hanweb's lists travel as XML with their rows in CDATA, sent on their own or inside a script of the page. */
const XML_SCRIPT = /<script[^>]{0,200}type\s*=\s*["']text\/xml["'][^>]{0,200}>/gi
const CDATA_MARKS = /<!\[CDATA\[|\]\]>/g

/** Unclosed tags nest a page by its number of rows; hostile ones without end. */
const NESTING_MAX = 1000

/** Larger than any page. */
const CHARACTERS_MAX = 5_000_000
const OPTIONS = { xmlMode: false, withEndIndices: true } as const

/**
 * The tree of a page, read by htmlparser2. All of it hangs below one element: selectors compare the nodes at the top
 * with each other, which takes seconds for a fragment of ten thousand paragraphs.
 */
export function loadPage(text: string): CheerioAPI {
  const bounded = text.slice(0, CHARACTERS_MAX)
  const open = bounded.includes('<![CDATA[') ? withoutWrapping(bounded) : bounded
  const { tags, end } = markupBound(open)
  const isCut = text.length > CHARACTERS_MAX || end < open.length
  const markup = `<page>${open.slice(0, end)}</page>`
  const $ = load(markup, OPTIONS)
  const page = $.root()[0]?.children[0]
  // A tag, comment or script that never ends takes the end tag for a part of itself.
  const isSwallowed = page?.endIndex !== markup.length - 1
  if (isCut || isSwallowed) $('page').attr('cut', '')
  if (tags >= NESTING_MAX - 1) flattenBelow($, NESTING_MAX)
  return $
}

/** The rows that stand in CDATA, as markup; the scripts that hold them become plain elements. */
function withoutWrapping(text: string): string {
  return text.replace(XML_SCRIPT, '<div>').replace(CDATA_MARKS, '')
}

/** Selectors cost the square of a tree's depth: below a depth that no page needs, only the text is kept. */
function flattenBelow($: CheerioAPI, depthMax: number): void {
  const tooDeep: PageNode[] = []
  const root: PageNode | undefined = $.root()[0]
  let node: PageNode | null = root ?? null
  for (let depth = 0; node; ) {
    const child: PageNode | null = 'children' in node ? (node.children[0] ?? null) : null
    if (depth === depthMax && child) tooDeep.push(node)
    if (child && depth < depthMax) {
      depth++
      node = child
      continue
    }
    while (node && node !== root && !node.next) {
      depth--
      node = node.parent
    }
    node = !node || node === root ? null : node.next
  }
  for (const deep of tooDeep) $(deep).text(textOf(deep))
  if (tooDeep.length > 0) $('page').attr('cut', '')
}

/** Elements that HTML lets end without an end tag. */
const CLOSED_BY_THEMSELVES = new Set('li p td th tr tbody tfoot thead dd dt option colgroup'.split(' '))
const TAIL_CHARACTERS = 20_000
const END_OF_PAGE = /<\/(?:body|html)\s*>/gi

interface PageEnd {
  readonly last?: PageNode | undefined
  readonly mayStayOpen?: ReadonlySet<string>
}

/**
 * True when a page shows that not all of it is there: it was cut by the bounds above, ends inside a tag, a comment or a
 * script, or leaves the parts around `last` (its last row; else what stands last) open without ending the page itself.
 * Elements named in `mayStayOpen` say nothing by being open.
 */
export function isCutShort($: CheerioAPI, text: string, end: PageEnd = {}): boolean {
  const page = $.root()[0]?.children[0]
  if (!page || !('attribs' in page)) return false
  if (page.attribs.cut !== undefined) return true
  if (endsItself(text)) return false
  const { last, mayStayOpen = CLOSED_BY_THEMSELVES } = end
  return [deepestLast(page), last?.parent].some((node) => isLeftOpen(node, { page, mayStayOpen }))
}

/** True when an element from `node` up to the page ends only where the page does. */
function isLeftOpen(
  from: PageNode | null | undefined,
  { page, mayStayOpen }: { page: PageElement; mayStayOpen: ReadonlySet<string> },
): boolean {
  for (let node = from; node && node !== page; node = node.parent) {
    if (!('name' in node) || node.endIndex !== page.endIndex) continue
    if (!CLOSED_BY_THEMSELVES.has(node.name) && !mayStayOpen.has(node.name)) return true
  }
  return false
}

/** True when the end tag of the page stands below all of its links. */
function endsItself(text: string): boolean {
  const tail = text.slice(-TAIL_CHARACTERS)
  const end = [...tail.matchAll(END_OF_PAGE)].at(-1)
  return end !== undefined && !/<a\b/i.test(tail.slice(end.index))
}

function deepestLast(page: PageNode): PageNode {
  let node = page
  while ('children' in node && node.lastChild) node = node.lastChild
  return node
}

/** Elements of a page in its order: one walk, where each selector would be another. */
export function elementsOf($: CheerioAPI): readonly PageElement[] {
  const elements: PageElement[] = []
  const waiting: PageNode[] = $.root().toArray()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ('attribs' in next) elements.push(next)
    if (!('children' in next)) continue
    for (let at = next.children.length - 1; at >= 0; at--) {
      const child = next.children[at]
      if (child && 'children' in child) waiting.push(child)
    }
  }
  return elements
}

/** Texts below a node, in order, without scripts and styles; walked without recursion, since broken pages nest deeply. */
export function textsOf(node: PageNode): readonly string[] {
  const texts: string[] = []
  const waiting: PageNode[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'text') texts.push(next.data)
    if (next.type === 'script' || next.type === 'style' || !('children' in next)) continue
    for (let at = next.children.length - 1; at >= 0; at--) {
      const child = next.children[at]
      if (child) waiting.push(child)
    }
  }
  return texts
}

export function textOf(node: PageNode | undefined): string {
  return node ? textsOf(node).join('') : ''
}

export function attributeOf(node: PageNode | undefined, name: string): string | undefined {
  return node && 'attribs' in node ? node.attribs[name.toLowerCase()] : undefined
}

/** Longer than any server takes. */
const ADDRESS_CHARACTERS_MAX = 8000

/**
 * Absolute http address of a link; undefined for scripts, anchors in the page and what is no address. What stands after
 * `#` is left out, unless it is a path, as in pages that scripts make.
 */
export function absoluteUrl(link: string | undefined, base: string): string | undefined {
  const address = addressWithHash(link, base)
  const hashAt = address?.indexOf('#') ?? -1
  return hashAt < 0 || address?.startsWith('#/', hashAt) ? address : address?.slice(0, hashAt)
}

/** The same with all that stands after `#`. */
export function addressWithHash(link: string | undefined, base: string): string | undefined {
  const trimmed = link?.trim()
  if (!trimmed || trimmed.startsWith('#') || trimmed.length > ADDRESS_CHARACTERS_MAX) return undefined
  if (!URL.canParse(trimmed, base)) return undefined
  const url = new URL(trimmed, base)
  if (url.href.length > ADDRESS_CHARACTERS_MAX) return undefined
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
}
