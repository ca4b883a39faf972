import { mainText, TEXT_CHARACTERS_MAX } from '../../main-text.ts'
import { loadPage, type PageNode } from '../../page-tree.ts'
import type { PlacedTexts } from './placed-text.ts'

const HIDDEN_STYLE = /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i
/** Shown in part, but not as the text of a page. */
const BESIDE = new Set('script template noscript head nav header footer select button textarea'.split(' '))
/** Attributes in which pages keep what they do not show. */
const KEPT = /^(?:value|title|alt|content|href|data-.{1,60})$/i
const CHARACTERS_MAX = 2_000_000

/** A page as people read it, and what its markup holds beside that: hidden parts, comments, values of forms, scripts. */
export function pageTexts(html: string): PlacedTexts {
  const $ = loadPage(html)
  const root = $.root()[0]
  const text = mainText(root)
  const beside = root ? besideText(root) : ''
  const isCut = text.length >= TEXT_CHARACTERS_MAX || $('page').attr('cut') !== undefined
  return {
    texts: [
      { place: '', text },
      ...(beside === ''
        ? []
        : [{ place: '网页正文以外或隐藏的内容', text: beside, isHidden: true as const }]),
    ],
    unread: isCut ? [{ place: '', reason: '网页太长，只看了前面的部分' }] : [],
  }
}

/** Walked without recursion, since broken pages nest deeply. */
function besideText(root: PageNode): string {
  const texts: string[] = []
  let left = CHARACTERS_MAX
  const waiting: { node: PageNode; isBeside: boolean }[] = [{ node: root, isBeside: false }]
  for (let next = waiting.pop(); next && left > 0; next = waiting.pop()) {
    const { node } = next
    const isBeside = next.isBeside || standsBeside(node)
    const found = node.type === 'comment' || (isBeside && node.type === 'text') ? [node.data] : keptIn(node)
    for (const one of found.map((words) => words.trim()).filter(Boolean)) {
      texts.push(one)
      left -= one.length
    }
    if (!('children' in node)) continue
    for (const child of node.children.toReversed()) waiting.push({ node: child, isBeside })
  }
  return texts.join('\n').slice(0, CHARACTERS_MAX)
}

function standsBeside(node: PageNode): boolean {
  if (!('attribs' in node)) return false
  const { hidden, style = '' } = node.attribs
  return hidden !== undefined || BESIDE.has(node.name) || HIDDEN_STYLE.test(style)
}

function keptIn(node: PageNode): readonly string[] {
  if (!('attribs' in node)) return []
  return Object.entries(node.attribs).flatMap(([name, value]) => (KEPT.test(name) ? [value] : []))
}
