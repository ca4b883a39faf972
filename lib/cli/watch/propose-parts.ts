import type { NoticePage } from '../../domain/watch/notice.ts'
import { dateIn, readDetailPage } from '../../readers/detail-page.ts'
import { firstTexts } from '../../readers/generic/bounded-walk.ts'
import { mainText } from '../../readers/main-text.ts'
import { noticeTitle } from '../../readers/notice-title.ts'
import {
  attributeOf,
  elementsOf,
  loadPage,
  type PageElement,
  type PageNode,
} from '../../readers/page-tree.ts'
import type { CardPart, DetailAnswer } from './card-parts.ts'

type LoadedPage = ReturnType<typeof loadPage>

export type ProposedParts = Readonly<Partial<Record<CardPart, string>>>

/** Each trial reads the whole page. */
const TRIALS_MAX = 12
const ANCESTORS_MAX = 4
const ELEMENTS_MAX = 5000
const DEPTH_MAX = 60
/** Longer than a title and longer than a date with what stands beside it. */
const CHARACTERS_MAX = { title: 600, date: 60 } as const
/** Names with digits are made by a program and change with the next edition of the page. */
const STABLE_NAME = /^[A-Za-z][A-Za-z_-]{1,29}$/
const HEADING = /^h[1-4]$/

/**
 * Selectors for the parts of a notice that the card's own do not find, by id, class and tag of where the reader found
 * them without the card. Each is proved by reading the page again with it; a part for which none is proved is left out.
 */
export function proposeParts(
  answer: DetailAnswer,
  page: NoticePage,
  parts: readonly CardPart[],
): ProposedParts {
  const $ = loadPage(answer.text)
  const proposed: Partial<Record<CardPart, string>> = {}
  for (const part of parts) {
    const element = elementOf($, { part, page, url: answer.url })
    const selectors = element ? selectorsOf(element).slice(0, TRIALS_MAX) : []
    const proved = selectors.find((selector) => {
      if (part !== 'text' && $(selector)[0] !== element) return false
      return isSame(readDetailPage({ ...answer, detail: { ...answer.detail, [part]: selector } }), page)
    })
    if (proved !== undefined) proposed[part] = proved
  }
  return proposed
}

/** Fragment of a card. */
export function partsYaml(parts: ProposedParts): string {
  const lines = Object.entries(parts).map(([part, selector]) => `  ${part}: ${JSON.stringify(selector)}`)
  return ['detail:', ...lines].join('\n')
}

function isSame(again: NoticePage, page: NoticePage): boolean {
  return again.title === page.title && again.displayedOn === page.displayedOn && again.text === page.text
}

interface Sought {
  readonly part: CardPart
  readonly page: NoticePage
  readonly url: string
}

/** The smallest element that shows what the reader found. */
function elementOf($: LoadedPage, { part, page, url }: Sought): PageElement | undefined {
  if (part === 'text') return elementWithText($, page.text)
  const shows = (text: string) =>
    part === 'title'
      ? noticeTitle(text) === page.title
      : page.displayedOn !== undefined && dateIn(text, url) === page.displayedOn
  // Elements come in the order of the page, the outer ones first: the first that fits, and then inwards.
  let smallest: PageElement | undefined
  for (const element of elementsOf($).slice(0, ELEMENTS_MAX)) {
    if (smallest && !isInside(element, smallest)) return smallest
    if (element.name === 'title') continue
    const text = firstTexts(element).join('')
    if (text.length <= CHARACTERS_MAX[part] && shows(text)) smallest = element
  }
  return smallest
}

function isInside(element: PageElement, outer: PageElement): boolean {
  for (let node = element.parent; node; node = node.parent) if (node === outer) return true
  return false
}

function elementWithText($: LoadedPage, text: string): PageElement | undefined {
  if (text === '') return undefined
  let element: PageElement | undefined
  // Old pages have no body of their own.
  let inside: PageNode[] = $($('body')[0] ?? 'page').toArray()
  for (let depth = 0; depth < DEPTH_MAX; depth++) {
    const next = inside.find((child) => mainText(child).includes(text))
    if (!next || !('attribs' in next)) break
    element = next
    inside = $(next).children().toArray()
  }
  return element
}

/** Its own names, then those of what it stands in before its tag; a bare tag only of a heading. */
function selectorsOf(element: PageElement): readonly string[] {
  const own = namesOf(element)
  const around: string[] = []
  let node = element.parent
  for (let steps = 0; node && 'attribs' in node && steps < ANCESTORS_MAX; steps++, node = node.parent)
    for (const name of namesOf(node))
      for (const inner of [...own, element.name]) around.push(`${name}${steps === 0 ? ' > ' : ' '}${inner}`)
  return [...own, ...around, ...(HEADING.test(element.name) ? [element.name] : [])]
}

function namesOf(element: PageElement): readonly string[] {
  const id = attributeOf(element, 'id') ?? ''
  const classes = (attributeOf(element, 'class') ?? '').split(/\s+/).filter((name) => STABLE_NAME.test(name))
  return [
    ...(STABLE_NAME.test(id) ? [`#${id}`] : []),
    ...classes.slice(0, 2).map((name) => `${element.name}.${name}`),
  ]
}
