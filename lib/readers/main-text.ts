import { plainLine } from './matching-text.ts'
import { loadPage, type PageNode, textOf } from './page-tree.ts'

/** Text beyond this length is left out. */
export const TEXT_CHARACTERS_MAX = 200_000
/** Broken pages nest without end; what lies deeper than this is taken as one run of text. */
const DEPTH_MAX = 400
/** A cell with more text or lines than this is layout, not a field of a form. */
const CELL_CHARACTERS_MAX = 600
const CELL_LINES_MAX = 8

const LEFT_OUT = new Set(
  'script style noscript template head title nav header footer select button input textarea svg iframe object'.split(
    ' ',
  ),
)
const NAVIGATION =
  /(?:^|\s)(?:nav|navbar|menu|header|footer|foot|location|breadcrumb|crumbs|position|sidebar|share|bdsharebuttonbox|copyright|pagination)(?:\s|$)/i
const BLOCKS = new Set(
  'address article aside blockquote body br caption dd div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 hr li main ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const ESCAPED_MARKUP = /<\/(?:p|div|td|span|table)>/i

/**
 * Text of a part of a page, as people read it: scripts, hidden parts and navigation left out, a line for each block,
 * the cells of a table row separated by ` | `. A page that carries its text as escaped HTML is read through.
 */
export function mainText(root: PageNode | undefined): string {
  if (!root) return ''
  const text = linesOf(renderAll([root], 0, true)).join('\n')
  if (!ESCAPED_MARKUP.test(text)) return text.slice(0, TEXT_CHARACTERS_MAX)
  const inner = loadPage(text.replaceAll('\n', '<br>')).root().contents().toArray()
  return linesOf(renderAll(inner, 0)).join('\n').slice(0, TEXT_CHARACTERS_MAX)
}

function renderAll(nodes: readonly PageNode[], depth: number, isRoot = false): string {
  let text = ''
  for (const node of nodes) text += render(node, depth, isRoot)
  return text
}

function render(node: PageNode, depth: number, isRoot: boolean): string {
  // Line ends of the markup are blanks; only blocks end a line.
  if (node.type === 'text') return node.data.replace(/[\r\n]+/g, ' ')
  if (!('children' in node)) return ''
  if (!('name' in node)) return renderAll(node.children, depth + 1)
  if (!isRoot && isLeftOut(node)) return ''
  if (depth > DEPTH_MAX) return textOf(node)
  if (node.name === 'tr') return `\n${renderRow(node.children, depth + 1)}\n`
  const inside = renderAll(node.children, depth + 1)
  return BLOCKS.has(node.name) ? `\n${inside}\n` : inside
}

function renderRow(nodes: readonly PageNode[], depth: number): string {
  const cells = nodes
    .filter((node) => 'name' in node && (node.name === 'td' || node.name === 'th') && !isLeftOut(node))
    .map((cell) => linesOf('children' in cell ? renderAll(cell.children, depth + 1) : ''))
  const isLayout = cells.some(
    (lines) => lines.length > CELL_LINES_MAX || lines.join('').length > CELL_CHARACTERS_MAX,
  )
  if (isLayout || cells.length < 2) return cells.map((lines) => lines.join('\n')).join('\n')
  const filled = cells.findLastIndex((lines) => lines.length > 0)
  return cells
    .slice(0, filled + 1)
    .map((lines) => lines.join(' '))
    .join(' | ')
}

function isLeftOut(node: PageNode): boolean {
  if (!('name' in node)) return false
  if (LEFT_OUT.has(node.name)) return true
  if (!('attribs' in node)) return false
  const { style, class: classes, id } = node.attribs
  if (style && /display\s*:\s*none/i.test(style)) return true
  return (classes !== undefined && NAVIGATION.test(classes)) || (id !== undefined && NAVIGATION.test(id))
}

function linesOf(text: string): string[] {
  return text.split('\n').map(plainLine).filter(Boolean)
}
