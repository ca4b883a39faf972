import type { CheerioAPI } from 'cheerio/slim'
import type { LocalDate } from '../domain/time/local-date.ts'
import type { DetailReader } from '../domain/watch/channel.ts'
import type { NoticePage } from '../domain/watch/notice.ts'
import { addressDate } from './address-date.ts'
import { attachmentsIn } from './attachments.ts'
import { type DateReading, readDate } from './displayed-date.ts'
import { readIdentifiers } from './identifiers.ts'
import { parseJson, wordAt } from './json-path.ts'
import { mainText, TEXT_CHARACTERS_MAX } from './main-text.ts'
import { plainLine } from './matching-text.ts'
import { noticeTitle } from './notice-title.ts'
import { absoluteUrl, elementsOf, loadPage, type PageElement, type PageNode, textOf } from './page-tree.ts'

interface DetailAnswer {
  readonly text: string
  readonly url: string
  readonly detail: DetailReader
}

const CHINA: DateReading = { zone: 'china' }
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
const HEADINGS = 'h1, .article-title, .dlist_title, td#tdTitle, h2, h3, h4'
const DATE_LABEL =
  /(?:(?:发布|发文|公布|公示|公告|信息|更新|签署|成文)(?:时间|日期)|^(?:时间|日期))\s*[:：]?\s*(?=[\d[(【（])/
const FONT_LINE = /字体\s*[:：]\s*[[【]?\s*大\s*[\]】]?\s*[[【]?\s*中/
const BELOW_TEXT = /^(?:【?(?:打印|关闭)|上一[篇条]|下一[篇条]|主办单位|版权所有|分享到)/
const DATE_LINES_MAX = 120

/** Reads a notice's own page; `url` is the address that it was fetched from. */
export function readDetailPage(answer: DetailAnswer): NoticePage {
  if (answer.detail.format === 'json') return readJsonDetail(answer)
  return readHtmlDetail(answer, loadPage(answer.text))
}

function readHtmlDetail(answer: DetailAnswer, $: CheerioAPI): NoticePage {
  const { detail, url } = answer
  const elements = elementsOf($)
  const meta = metaOf(elements)
  const body = bodyLines($)
  const part = partAt($, detail.text) ?? mainPart(elements)
  const text = part ? mainText(part) : textOfLines(body())
  const title =
    noticeTitle(meta.get('articletitle') ?? '') ||
    noticeTitle(textAt($, detail.title)) ||
    headingOf($, body().above)
  const metaOn = dateIn(meta.get('pubdate'))
  const metaUrl = absoluteUrl(meta.get('url'), url)
  return {
    title,
    url: metaUrl ?? url,
    ...given('displayedOn', dateIn(textAt($, detail.date)) ?? dateOnLine(body().dateLine) ?? metaOn),
    ...given('urlOn', addressDate(url) ?? addressDate(metaUrl ?? '')),
    ...given('metaOn', metaOn),
    text,
    attachments: attachmentsIn($, url),
    identifiers: readIdentifiers(`${title}\n${text}`),
  }
}

interface BodyLines {
  readonly lines: readonly string[]
  /** Index of the line with the date of publication; -1 when there is none near the top. */
  readonly dateAt: number
  readonly dateLine: string | undefined
  readonly above: string | undefined
}

/** The lines of the whole page, made once and only when a page needs them: it is the longest part of reading it. */
function bodyLines($: CheerioAPI): () => BodyLines {
  let made: BodyLines | undefined
  return () => {
    if (made) return made
    const lines = mainText($('body')[0] ?? $.root()[0]).split('\n')
    const dateAt = lines.slice(0, DATE_LINES_MAX).findIndex((line) => DATE_LABEL.test(line))
    made = { lines, dateAt, dateLine: lines[dateAt], above: lines[dateAt - 1] }
    return made
  }
}

function readJsonDetail({ text, url, detail }: DetailAnswer): NoticePage {
  const value = parseJson(text)
  const content = detail.text === undefined ? '' : (wordAt(value, detail.text) ?? '')
  const $ = loadPage(content)
  const words = mainText($.root()[0])
  const title = noticeTitle(detail.title === undefined ? '' : (wordAt(value, detail.title) ?? ''))
  const heading = title || headingOf($, words.split('\n', 1)[0])
  return {
    title: heading,
    url,
    ...given('displayedOn', detail.date === undefined ? undefined : dateIn(wordAt(value, detail.date))),
    ...given('urlOn', addressDate(url)),
    text: words,
    attachments: attachmentsIn($, url),
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

function textAt($: CheerioAPI, selector: string | undefined): string {
  return selector === undefined ? '' : textOf($(selector)[0])
}

function dateIn(text: string | undefined): LocalDate | undefined {
  return text ? readDate(plainLine(text), CHINA) : undefined
}

function dateOnLine(line: string | undefined): LocalDate | undefined {
  const label = DATE_LABEL.exec(line ?? '')
  return label && line ? dateIn(line.slice(label.index + label[0].length)) : undefined
}

/**
 * The heading that the page's own title repeats; else the line above the date line, since old sites head their notices
 * by a table cell; else the first heading; else the first part of the page's title.
 */
function headingOf($: CheerioAPI, lineAboveDate: string | undefined): string {
  const pageTitle = plainLine(textOf($('title')[0]))
  const headings = $(HEADINGS)
    .toArray()
    .map((node) => noticeTitle(textOf(node)))
    .filter((text) => text.length >= 4)
  const repeated = headings.find((heading) => pageTitle.includes(heading))
  const above = lineAboveDate && lineAboveDate.length >= 6 ? noticeTitle(lineAboveDate) : ''
  return repeated || above || headings[0] || noticeTitle(pageTitle.split(/[_|]|\s-+\s?/, 1)[0] ?? '')
}

function partAt($: CheerioAPI, selector: string | undefined): PageNode | undefined {
  return selector === undefined ? undefined : longestOf($(selector).toArray())
}

function mainPart(elements: readonly PageElement[]): PageNode | undefined {
  const found: PageElement[][] = MAIN_PARTS.map(() => [])
  for (const element of elements) {
    const { class: words, id } = element.attribs
    if (words === undefined && id === undefined && element.name !== 'article') continue
    const classes = words?.split(/[ \t\n\f\r]+/) ?? []
    for (const [rank, fits] of MAIN_PARTS.entries()) if (fits(element, classes)) found[rank]?.push(element)
  }
  for (const parts of found) {
    const part = longestOf(parts)
    if (part) return part
  }
  return undefined
}

/** The longest of the parts that a selector finds: editors nest their boxes, and empty ones stand before full ones. */
function longestOf(parts: readonly PageNode[]): PageNode | undefined {
  const lengths = parts.map((part) => textOf(part).trim().length)
  const longest = Math.max(0, ...lengths)
  return longest > 0 ? parts[lengths.indexOf(longest)] : undefined
}

/** Without a known part: what stands between the line of date and font size, and the site's foot. */
function textOfLines({ lines, dateAt }: BodyLines): string {
  const fontAt = lines.slice(0, DATE_LINES_MAX).findIndex((line) => FONT_LINE.test(line))
  const from = Math.max(dateAt, fontAt) + 1
  const below = lines.findIndex((line, at) => at > from && BELOW_TEXT.test(line))
  return lines
    .slice(from, below === -1 ? undefined : below)
    .join('\n')
    .slice(0, TEXT_CHARACTERS_MAX)
}
