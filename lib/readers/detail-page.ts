import type { CheerioAPI } from 'cheerio/slim'
import type { LocalDate } from '../domain/time/local-date.ts'
import type { DetailReader } from '../domain/watch/channel.ts'
import type { NoticePage } from '../domain/watch/notice.ts'
import { addressDate, dateNearAddress } from './address-date.ts'
import { attachmentsIn } from './attachments.ts'
import { bodyFileIn, withBodyFile } from './detail/body-file.ts'
import { DATE_LINES_MAX, type DateLine, dateLineIn } from './detail/date-line.ts'
import { stagesIn } from './detail/project-stages.ts'
import { isStubPage } from './detail/stub-page.ts'
import { readDate } from './displayed-date.ts'
import { readIdentifiers } from './identifiers.ts'
import { parseJson, wordAt } from './json-path.ts'
import { mainText, TEXT_CHARACTERS_MAX } from './main-text.ts'
import { plainLine } from './matching-text.ts'
import { nameInTitle, noticeTitle } from './notice-title.ts'
import { absoluteUrl, elementsOf, loadPage, type PageElement, type PageNode, textOf } from './page-tree.ts'

interface DetailAnswer {
  readonly text: string
  readonly url: string
  readonly detail: DetailReader
}

/** Where the platforms of the channels put the text of a notice, the surest first. */
const MAIN_PARTS: readonly ((element: PageElement, classes: readonly string[]) => boolean)[] = [
  ({ attribs: { id } }) => id === 'Zoom' || id === 'zoom',
  ({ attribs }, classes) =>
    classes.includes('TRS_Editor') ||
    classes.includes('trs_editor_view') ||
    attribs.id === 'UCAP-CONTENT' ||
    attribs.class?.startsWith('ExternalClass') === true,
  ({ name, attribs: { id } }, classes) =>
    id === 'mycontent' ||
    id === 'template' ||
    (name === 'div' && (classes.includes('ewb-show-con') || classes.includes('zf_mainconlist1'))) ||
    (name === 'table' && id === 'tblInfo'),
  ({ name, attribs: { id } }, classes) =>
    name === 'article' ||
    id === 'articleContent' ||
    ['article-content', 'article_content', 'content-article'].some((word) => classes.includes(word)),
]
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4'])
const HEADING_CLASS = /(?:^|\s)(?:article-title|dlist_title)(?:\s|$)/
const FONT_LINE = /字体\s*[:：]\s*[[【]?\s*大\s*[\]】]?\s*[[【]?\s*中/
const BELOW_TEXT = /^(?:【?(?:打印|关闭)|上一[篇条]|下一[篇条]|主办单位|版权所有|分享到)/

/** Reads a notice's own page; `url` is the address that it was fetched from. */
export function readDetailPage(answer: DetailAnswer): NoticePage {
  const page =
    answer.detail.format === 'json' ? readJsonDetail(answer) : readHtmlDetail(answer, loadPage(answer.text))
  return isStubPage(page) ? { ...page, isStub: true } : page
}

function readHtmlDetail(answer: DetailAnswer, $: CheerioAPI): NoticePage {
  const { detail, url } = answer
  const elements = elementsOf($)
  const meta = metaOf(elements)
  const body = bodyLines(elements.find(({ name }) => name === 'body') ?? $.root()[0])
  const part = partAt($, detail.text) ?? mainPart(elements)
  const text = part ? mainText(part) : textOfLines(body())
  const title =
    noticeTitle(meta.get('articletitle') ?? '') ||
    noticeTitle(textAt($, detail.title)) ||
    headingOf(elements, body().above)
  const metaOn = dateIn(meta.get('pubdate'), url)
  const metaUrl = absoluteUrl(meta.get('url'), url)
  const stages = stagesIn($, detail.stages, url)
  const misfits = [detail.title, detail.date, detail.text].flatMap((selector) =>
    selector !== undefined && $(selector).length === 0 ? [selector] : [],
  )
  return {
    title,
    url: metaUrl ?? url,
    ...given('displayedOn', dateIn(textAt($, detail.date), url) ?? dateOnLine(body(), url) ?? metaOn),
    ...given('urlOn', addressDate(url) ?? addressDate(metaUrl ?? '')),
    ...given('metaOn', metaOn),
    ...wordsIn(meta),
    text,
    attachments: attachmentsIn(elements, url),
    identifiers: readIdentifiers(`${title}\n${text}`),
    ...(misfits.length > 0 && { misfits }),
    ...(stages.length > 0 && { stages }),
  }
}

interface BodyLines {
  readonly lines: readonly string[]
  /** The line with the day of publication. */
  readonly date: DateLine | undefined
  readonly above: string | undefined
}

/** The lines of the whole page, made once and only when a page needs them: it is the longest part of reading it. */
function bodyLines(page: PageNode | undefined): () => BodyLines {
  let made: BodyLines | undefined
  return () => {
    if (made) return made
    const lines = mainText(page).split('\n')
    const date = dateLineIn(lines)
    made = { lines, date, above: date && lines[date.at - 1] }
    return made
  }
}

function readJsonDetail({ text, url, detail }: DetailAnswer): NoticePage {
  const value = parseJson(text)
  const $ = loadPage(jsonText(text, detail))
  const elements = elementsOf($)
  const words = mainText($.root()[0])
  const title = noticeTitle(detail.title === undefined ? '' : (wordAt(value, detail.title) ?? ''))
  const heading = title || headingOf(elements, words.split('\n', 1)[0])
  return {
    title: heading,
    url,
    ...given('displayedOn', detail.date === undefined ? undefined : dateIn(wordAt(value, detail.date), url)),
    ...given('urlOn', addressDate(url)),
    text: words,
    attachments: withBodyFile(bodyFileIn(value, detail.file), attachmentsIn(elements, url)),
    identifiers: readIdentifiers(`${heading}\n${words}`),
  }
}

function given<Name extends string>(name: Name, date: LocalDate | undefined) {
  return date === undefined ? {} : ({ [name]: date } as { [key in Name]: LocalDate })
}

/** Meta tags of government sites (GB/T 42147), names in lower case: ArticleTitle, PubDate, Url and others. */
function metaOf(elements: readonly PageElement[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const { name: tag, attribs } of elements) {
    if (tag !== 'meta' || attribs.name === undefined) continue
    const name = attribs.name.toLowerCase()
    const content = plainLine(attribs.content ?? '')
    if (content && !values.has(name)) values.set(name, content)
  }
  return values
}

/** More is no name. */
const META_CHARACTERS_MAX = 100

function wordsIn(meta: ReadonlyMap<string, string>): Pick<NoticePage, 'column' | 'source'> {
  const [column, source] = [meta.get('columnname'), meta.get('contentsource')]
  return {
    ...(column && column.length <= META_CHARACTERS_MAX && { column }),
    ...(source && source.length <= META_CHARACTERS_MAX && { source }),
  }
}

function textAt($: CheerioAPI, selector: string | undefined): string {
  return selector === undefined ? '' : textOf($(selector)[0])
}

/** A day on a notice's page; one without a year is taken near the one that the address states. */
export function dateIn(text: string | undefined, url: string): LocalDate | undefined {
  return text ? readDate(plainLine(text), { zone: 'china', madeNear: dateNearAddress(url) }) : undefined
}

function dateOnLine({ lines, date }: BodyLines, url: string): LocalDate | undefined {
  return date && dateIn(lines[date.at]?.slice(date.from), url)
}

/**
 * The heading that the page's own title repeats; else the line above the date line, since old sites head their notices
 * by a table cell; else the first heading; else the first part of the page's title.
 */
function headingOf(elements: readonly PageElement[], lineAboveDate: string | undefined): string {
  const pageTitle = plainLine(textOf(elements.find(({ name }) => name === 'title')))
  const headings = elements
    .filter(isHeading)
    .map((node) => noticeTitle(textOf(node)))
    .filter((text) => text.length >= 4)
  const repeated = headings.find((heading) => pageTitle.includes(heading))
  const above = lineAboveDate && lineAboveDate.length >= 6 ? noticeTitle(lineAboveDate) : ''
  return repeated || above || headings[0] || noticeTitle(nameInTitle(pageTitle))
}

function isHeading({ name, attribs: { class: words, id } }: PageElement): boolean {
  if (HEADINGS.has(name) || (id === 'tdTitle' && name === 'td')) return true
  return words !== undefined && HEADING_CLASS.test(words)
}

/** Pictures that belong to a page's form and not to what it says: icons of files, codes to scan, counters. */
const ORNAMENT = /icon|ico[_/.]|logo|filetype|qr_?code|ewm|spacer|blank|\.gif(?:$|[?#])|\.ico(?:$|[?#])/i

/** True when a picture stands in the text of a notice, which may say there what the text does not. */
export function hasPictureInText({ text, detail }: DetailAnswer): boolean {
  const $ = loadPage(detail.format === 'json' ? jsonText(text, detail) : text)
  const parts: readonly PageNode[] =
    detail.format === 'json'
      ? $.root().toArray()
      : [...$(detail.text ?? '').toArray(), ...mainParts(elementsOf($)).flat()]
  return parts.some((part) =>
    $(part)
      .find('img')
      .toArray()
      .some(({ attribs }) => attribs.src !== undefined && !ORNAMENT.test(attribs.src)),
  )
}

function jsonText(text: string, detail: DetailReader): string {
  return detail.text === undefined ? '' : (wordAt(parseJson(text), detail.text) ?? '')
}

function partAt($: CheerioAPI, selector: string | undefined): PageNode | undefined {
  return selector === undefined ? undefined : longestOf($(selector).toArray())
}

function mainPart(elements: readonly PageElement[]): PageNode | undefined {
  for (const parts of mainParts(elements)) {
    const part = longestOf(parts)
    if (part) return part
  }
  return undefined
}

/** Elements where platforms put the text of a notice, by how sure that is. */
function mainParts(elements: readonly PageElement[]): readonly (readonly PageElement[])[] {
  const found: PageElement[][] = MAIN_PARTS.map(() => [])
  for (const element of elements) {
    const { class: words, id } = element.attribs
    if (words === undefined && id === undefined && element.name !== 'article') continue
    const classes = words?.split(/[ \t\n\f\r]+/) ?? []
    for (const [rank, fits] of MAIN_PARTS.entries()) if (fits(element, classes)) found[rank]?.push(element)
  }
  return found
}

/** The longest of the parts that a selector finds: editors nest their boxes, and empty ones stand before full ones. */
function longestOf(parts: readonly PageNode[]): PageNode | undefined {
  const lengths = parts.map((part) => textOf(part).trim().length)
  const longest = Math.max(0, ...lengths)
  return longest > 0 ? parts[lengths.indexOf(longest)] : undefined
}

/** Without a known part: what stands between the line of date and font size, and the site's foot. */
function textOfLines({ lines, date }: BodyLines): string {
  const fontAt = lines.slice(0, DATE_LINES_MAX).findIndex((line) => FONT_LINE.test(line))
  const from = Math.max(date?.at ?? -1, fontAt) + 1
  const below = lines.findIndex((line, at) => at > from && BELOW_TEXT.test(line))
  return lines
    .slice(from, below === -1 ? undefined : below)
    .join('\n')
    .slice(0, TEXT_CHARACTERS_MAX)
}
