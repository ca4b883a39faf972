import { type CheerioAPI, load } from 'cheerio/slim'

export type PageNode = Parameters<CheerioAPI['contains']>[1]
export type PageElement = Extract<PageNode, { readonly attribs: unknown }>

/** Hanweb's lists travel as XML with their rows in CDATA, sent on their own or inside a script of the page. */
const XML_SCRIPT = /<script[^>]{0,200}type\s*=\s*["']text\/xml["'][^>]{0,200}>/gi
const CDATA_MARKS = /<!\[CDATA\[|\]\]>/g

/** Unclosed tags nest a page by its number of rows; hostile ones without end. */
const NESTING_MAX = 2000

/** Deeper markup is cut off before it is parsed: opening a tag costs the parser its depth. */
const OPEN_TAGS_MAX = 20_000
const TAG = /<(\/?)([a-z][a-z0-9]*)/gi
/** Tags that hold nothing, or that the next one of their kind closes. */
const TAGS_WITHOUT_DEPTH = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source td th tr wbr'.split(' '),
)

/**
 * The tree of a page, read by htmlparser2. All of it hangs below one element: selectors compare the nodes at the top
 * with each other, which takes seconds for a fragment of ten thousand paragraphs.
 */
export function loadPage(text: string): CheerioAPI {
  const open = text.includes('<![CDATA[') ? withoutWrapping(text) : text
  const $ = load(`<page>${open.slice(0, depthEnd(open))}</page>`, { xmlMode: false })
  flattenBelow($, NESTING_MAX)
  return $
}

/** The rows that stand in CDATA, as markup; the scripts that hold them become plain elements. */
function withoutWrapping(text: string): string {
  return text.replace(XML_SCRIPT, '<div>').replace(CDATA_MARKS, '')
}

/** Where the markup nests deeper than any page; its length when it never does. */
function depthEnd(markup: string): number {
  // A tag takes two characters at least: a shorter page cannot nest so deeply.
  if (markup.length <= 2 * OPEN_TAGS_MAX) return markup.length
  let depth = 0
  for (const tag of markup.matchAll(TAG)) {
    if (TAGS_WITHOUT_DEPTH.has((tag[2] ?? '').toLowerCase())) continue
    depth = Math.max(0, depth + (tag[1] ? -1 : 1))
    if (depth > OPEN_TAGS_MAX) return tag.index
  }
  return markup.length
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

/** Absolute http address of a link; undefined for scripts, anchors in the page and what is no address. */
export function absoluteUrl(link: string | undefined, base: string): string | undefined {
  const trimmed = link?.trim()
  if (!trimmed || trimmed.startsWith('#') || !URL.canParse(trimmed, base)) return undefined
  const url = new URL(trimmed, base)
  url.hash = url.hash.startsWith('#/') ? url.hash : ''
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
}
