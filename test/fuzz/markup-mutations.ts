import type { Chance } from './chance.ts'

/**
 * What a mutation makes of a page, and what the page then deserves. `damage`: the list behind it is the same, so that no
 * row may vanish without a sign; `edit`: another page may look like this.
 */
export interface Mutated {
  readonly text: string
  readonly nature: 'damage' | 'edit'
}

export type MarkupMutation = (text: string, chance: Chance) => Mutated

const damage = (text: string): Mutated => ({ text, nature: 'damage' })
const edit = (text: string): Mutated => ({ text, nature: 'edit' })

const TAG = /<\/?[a-z][^<>]*>/gi
const NESTING = 10_000
const DEEP_TAGS = ['div', 'span', 'b', 'table', 'ul', 'li', 'a', 'font', 'p', 'tr', 'td', 'object']
const SWALLOWING = [
  '<!--',
  '<script>',
  '<style>',
  '<textarea>',
  '<title>',
  '<![CDATA[',
  '<a href="',
  '<!DOCTYPE [',
]
const BOMBS = [
  '&#x0;',
  '&#xd800;',
  '&#1114112;',
  '&#99999999999999;',
  '&amp;amp;',
  '&nbsp',
  '&lt;p&gt;',
  '&;',
  '&#x;',
]
const ODD = [
  '\0',
  '\ud800',
  '\udc00',
  '\ufeff',
  '\u202e',
  '\u200b',
  '\ufffd',
  '\ue000',
  '\u2028',
  '\x0c',
  '\x1a',
]

/** Places between tags, where damage does not change what a tag says. */
function placesBetween(text: string): readonly number[] {
  const places = [0, text.length]
  for (const tag of text.matchAll(TAG)) places.push(tag.index, tag.index + tag[0].length)
  return places
}

function insertedAt(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at)
}

function randomTag(text: string, chance: Chance): { at: number; tag: string } {
  const tags = [...text.matchAll(TAG)]
  const found = tags[chance.below(tags.length)]
  return { at: found?.index ?? 0, tag: found?.[0] ?? '' }
}

const cut: MarkupMutation = (text, chance) => damage(text.slice(0, chance.below(text.length)))

const cutAtTag: MarkupMutation = (text, chance) => damage(text.slice(0, chance.of(placesBetween(text))))

const cutMiddle: MarkupMutation = (text, chance) => {
  const [from = 0, to = 0] = [chance.below(text.length), chance.below(text.length)].sort((a, b) => a - b)
  return edit(text.slice(0, from) + text.slice(to))
}

const nested: MarkupMutation = (text, chance) => {
  const tag = chance.of(DEEP_TAGS)
  const isClosed = chance.onceIn(2)
  const at = chance.of(placesBetween(text))
  const depth = chance.of([300, 2100, NESTING, 30_000])
  const inside = `<${tag}>`.repeat(depth) + text.slice(at) + (isClosed ? `</${tag}>`.repeat(depth) : '')
  // A closed list element around all of a page is another page; opened tags alone do not hide its rows.
  return damage(text.slice(0, at) + inside)
}

const eachNested: MarkupMutation = (text, chance) => {
  const tag = chance.of(DEEP_TAGS)
  return damage(text.replace(/<(?:li|tr|dd)\b/g, (row) => `<${tag}>`.repeat(chance.of([1, 3, 300])) + row))
}

const withoutTag: MarkupMutation = (text, chance) => {
  const { at, tag } = randomTag(text, chance)
  return edit(text.slice(0, at) + text.slice(at + tag.length))
}

const withoutClosings: MarkupMutation = (text, chance) => {
  const name = chance.of([
    'li',
    'a',
    'ul',
    'tr',
    'td',
    'table',
    'span',
    'div',
    'p',
    'script',
    'title',
    'body',
  ])
  return {
    text: text.replaceAll(`</${name}>`, ''),
    nature: ['script', 'title'].includes(name) ? 'edit' : 'damage',
  }
}

const swappedTags: MarkupMutation = (text, chance) => {
  const [one, other] = [randomTag(text, chance), randomTag(text, chance)].sort((a, b) => a.at - b.at)
  if (!one || !other || one.at === other.at) return edit(text)
  const between = text.slice(one.at + one.tag.length, other.at)
  return edit(text.slice(0, one.at) + other.tag + between + one.tag + text.slice(other.at + other.tag.length))
}

const duplicatedAttributes: MarkupMutation = (text) =>
  damage(text.replace(/<([a-z]+)((?:\s+[\w-]+="[^"]*")+)/gi, '<$1$2$2 href="/x" class="x" title="x"'))

const hugeAttribute: MarkupMutation = (text, chance) => {
  const value = chance.of(['a', '公', '&amp;', 'a b ', '1-', '2026-01-01 ']).repeat(chance.of([1000, 50_000]))
  const name = chance.of(['title', 'class', 'style', 'data-x', 'href'])
  const { at, tag } = randomTag(text, chance)
  const widened = tag.replace(/^(<[a-z][\w-]*)/i, `$1 ${name}="${value}"`)
  return edit(text.slice(0, at) + widened + text.slice(at + tag.length))
}

const hugeText: MarkupMutation = (text, chance) => {
  const piece = chance.of([
    '公',
    '1',
    '2026',
    '(',
    '[',
    ' ',
    '\n',
    '年',
    '第1号',
    '〔2026〕1号',
    '编号：A1',
    '共1页',
    '-',
  ])
  return edit(insertedAt(text, chance.of(placesBetween(text)), piece.repeat(chance.of([1000, 100_000]))))
}

/** An address or a declaration that goes on into the next tag hides it from browsers as well. */
const swallowed: MarkupMutation = (text, chance) => {
  const opening = chance.of(SWALLOWING)
  const mutated = insertedAt(text, chance.of(placesBetween(text)), opening)
  return /["[]$/.test(opening) && !opening.includes('CDATA') ? edit(mutated) : damage(mutated)
}

const bombs: MarkupMutation = (text, chance) =>
  damage(
    insertedAt(text, chance.of(placesBetween(text)), chance.of(BOMBS).repeat(chance.of([1, 100, 20_000]))),
  )

const odd: MarkupMutation = (text, chance) => {
  let mutated = text
  for (let count = chance.of([1, 20, 200]); count > 0; count--)
    mutated = insertedAt(mutated, chance.below(mutated.length), chance.of(ODD))
  return edit(mutated)
}

const oddBetween: MarkupMutation = (text, chance) =>
  damage(insertedAt(text, chance.of(placesBetween(text)), chance.of(ODD).repeat(chance.of([1, 1000]))))

const otherNumbers: MarkupMutation = (text, chance) =>
  edit(
    text.replace(/\d+/g, (digits) =>
      chance.onceIn(8) ? chance.of(['0', '-1', '99999999999999999999', '1e9', '00', '２０２６', '']) : digits,
    ),
  )

/** A row that an earlier mutation made large would fill the memory of the lane itself. */
const ROW_CHARACTERS_MAX = 10_000

const repeatedRows: MarkupMutation = (text, chance) => {
  const row = /<(li|tr)\b[^>]*>[\s\S]*?<\/\1>/i.exec(text)?.[0] ?? ''
  const at = text.indexOf(row)
  return damage(insertedAt(text, at, row.slice(0, ROW_CHARACTERS_MAX).repeat(chance.of([2, 600, 3000]))))
}

const doubled: MarkupMutation = (text) => damage(text + text)

/** By name, as findings tell them. */
export const MARKUP_MUTATIONS: Readonly<Record<string, MarkupMutation>> = {
  cut,
  cutAtTag,
  cutMiddle,
  nested,
  eachNested,
  withoutTag,
  withoutClosings,
  swappedTags,
  duplicatedAttributes,
  hugeAttribute,
  hugeText,
  swallowed,
  bombs,
  odd,
  oddBetween,
  otherNumbers,
  repeatedRows,
  doubled,
}
