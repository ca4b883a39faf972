import { attributeOf, loadPage, type PageNode } from '../page-tree.ts'

const SHAPE_CHARACTERS_MAX = 300
const LEVELS = 3

/** How the links of a page stand in it: the commonest ways, tags and classes without any text, 300 characters at most. */
export function pageShape(text: string): string {
  const $ = loadPage(text)
  const counts = new Map<string, number>()
  for (const link of $('a[href]').toArray()) {
    const way = wayTo(link)
    counts.set(way, (counts.get(way) ?? 0) + 1)
  }
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([way, count]) => `${way} ×${count}`)
  return common.slice(0, 4).join('; ').slice(0, SHAPE_CHARACTERS_MAX)
}

function wayTo(link: PageNode): string {
  const names: string[] = []
  let node: PageNode | null = link
  for (let level = 0; level <= LEVELS && node && 'name' in node; level++) {
    names.unshift(nameOf(node))
    node = node.parent
  }
  return names.join('>')
}

/** Digits in a class number rows or pages; they say nothing about the shape. */
function nameOf(node: PageNode): string {
  const tag = 'name' in node ? node.name : ''
  const [first] = (attributeOf(node, 'class') ?? '').trim().split(/\s+/)
  return first && /^[\w-]{1,40}$/.test(first) ? `${tag}.${first.replace(/\d+/g, '')}` : tag
}
