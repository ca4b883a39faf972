import { attributesOf, tagOf } from '../generic/bounded-walk.ts'
import type { PageNode } from '../page-tree.ts'

/** A row and what holds it. */
interface RowPlace {
  readonly row: PageNode
  readonly list: PageNode
}

const PARENTS_MAX = 10
const ROW_TAGS = new Set(['li', 'tr', 'dd', 'p'])

/** Tells whether a link stands as one of `links` does: in a row of their kind, in their list or in one of its kind beside it. */
export function placesOf(links: readonly PageNode[]): (link: PageNode) => boolean {
  const known = new Map<PageNode, Set<string>>()
  const note = (node: PageNode, shape: string) =>
    known.set(node, (known.get(node) ?? new Set<string>()).add(shape))
  for (const { row, list } of links.flatMap(placesOfLink)) {
    note(list, rowShape(row))
    if (list.parent) note(list.parent, `${shapeOf(list)}>${rowShape(row)}`)
  }
  return (link) =>
    placesOfLink(link).some(
      ({ row, list }) =>
        known.get(list)?.has(rowShape(row)) ||
        (list.parent !== null && known.get(list.parent)?.has(`${shapeOf(list)}>${rowShape(row)}`)),
    )
}

/** The row around a link; where no element says which that is, the link itself or its parent may be it. */
function placesOfLink(link: PageNode): readonly RowPlace[] {
  const rows = rowTagAround(link) ?? [link, link.parent]
  return rows.flatMap((row) => (row?.parent ? [{ row, list: row.parent }] : []))
}

function rowTagAround(link: PageNode): readonly PageNode[] | undefined {
  let small: PageNode | undefined
  let node = link.parent
  for (let steps = 0; node && steps < PARENTS_MAX; steps++, node = node.parent) {
    if (['li', 'tr'].includes(tagOf(node))) return [node]
    if (['dd', 'p'].includes(tagOf(node))) small ??= node
  }
  return small && [small]
}

function shapeOf(node: PageNode): string {
  return `${tagOf(node)}.${attributesOf(node).class ?? ''}`
}

/** Every other row, or the last one, may have a class of its own. */
function rowShape(node: PageNode): string {
  return ROW_TAGS.has(tagOf(node)) ? tagOf(node) : shapeOf(node)
}
