import { plainLine } from '../matching-text.ts'
import type { PageNode } from '../page-tree.ts'

/** Links that are never closed hold all that follows: looking into each of them whole costs the square of the page. */
const NODES_MAX = 80
const CHILDREN_MAX = 2 * NODES_MAX
const CHARACTERS_MAX = 2000

/** The first nodes below a node in order, itself first, without scripts, styles and blanks. */
export function firstNodes(node: PageNode, nodesMax = NODES_MAX): readonly PageNode[] {
  const found: PageNode[] = []
  const waiting: PageNode[] = [node]
  for (let next = waiting.pop(); next && found.length < nodesMax; next = waiting.pop()) {
    if (next.type === 'script' || next.type === 'style' || isBlank(next)) continue
    found.push(next)
    if (!('children' in next)) continue
    for (let at = Math.min(next.children.length, CHILDREN_MAX) - 1; at >= 0; at--) {
      const child = next.children[at]
      if (child) waiting.push(child)
    }
  }
  return found
}

/** True for a node that holds more than `firstNodes` gives of it. */
export function isLargerThanLooked(node: PageNode, nodesMax = NODES_MAX): boolean {
  const nodes = firstNodes(node, nodesMax)
  return (
    nodes.length === nodesMax || nodes.some((one) => 'children' in one && one.children.length > CHILDREN_MAX)
  )
}

function isBlank(node: PageNode): boolean {
  return node.type === 'text' && node.data.length < NODES_MAX && node.data.trim() === ''
}

/** The first texts below a node, each on one line, empty ones left out. */
export function firstTexts(node: PageNode, nodesMax = NODES_MAX): readonly string[] {
  const texts: string[] = []
  let characters = 0
  for (const next of firstNodes(node, nodesMax)) {
    if (next.type !== 'text' || characters > CHARACTERS_MAX) continue
    const text = plainLine(next.data.slice(0, CHARACTERS_MAX))
    if (text === '') continue
    characters += text.length
    texts.push(text)
  }
  return texts
}

export function attributesOf(node: PageNode): Readonly<Record<string, string>> {
  return 'attribs' in node ? node.attribs : {}
}

export function tagOf(node: PageNode): string {
  return 'name' in node ? node.name : ''
}

const PARTS_MAX = 1000

/** True for what has more children than a row of any list: to select among them costs their square. */
export function hasManyParts(node: PageNode): boolean {
  return 'children' in node && node.children.length > PARTS_MAX
}
