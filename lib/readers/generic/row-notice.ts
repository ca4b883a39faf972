import type { LocalDate } from '../../domain/time/local-date.ts'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import { dateNearAddress } from '../address-date.ts'
import { type DateReading, dateOf, datesIn, readDate } from '../displayed-date.ts'
import { plainLine } from '../matching-text.ts'
import { noticeTitle } from '../notice-title.ts'
import { attributeOf, type PageNode } from '../page-tree.ts'
import { attributesOf, firstNodes, firstTexts, tagOf } from './bounded-walk.ts'

/** A link with the part of the page that speaks about it, and the texts that stand between it and the next link. */
export interface LinkRow {
  readonly row: PageNode
  readonly link: PageNode
  readonly url: string
  /** Texts of the link. */
  readonly own: readonly string[]
  readonly after: readonly string[]
}

const TITLE_CHARACTERS_MIN = 4
const DATE_CHARACTERS_MAX = 32
/** 发布时间, 更新日期 and the like. */
const DATE_LABEL_CHARACTERS_MAX = 6
const EMPTY_WORDS = /^(?:点击)?(?:查看|详情|更多|下载|进入|阅读|打开|more|view)/i
/** `13` above `2026-07`, or below it: the day in large type, as on calendars. */
const DAY_FIRST = /(?<![\d-])(\d{1,2})日?\s+((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})月?(?!\d|\s*[-./]\d)/
const DAY_LAST = /(?<!\d)((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})月?\s+(\d{1,2})(?![\d:：.-])/
/** Old sites put the facts of a notice into the tooltip of its link, one a line. */
const TOOLTIP_TITLE = /(?:文章|信息)?标题\s*[:：]\s*([^\n\r]+)/

/** What a row says about its notice; undefined when it holds nothing that could be a title. */
export function noticeOfRow(found: LinkRow, untilOn: LocalDate | undefined): ListedNotice | undefined {
  const { row, link, url, own, after } = found
  const reading: DateReading = { zone: 'china', near: untilOn, madeNear: dateNearAddress(url) }
  const tooltip = attributeOf(link, 'title')
  const around = row === link ? after : aroundOf(firstTexts(row), after)
  const title = titleOf({ link, own, around, tooltip, reading })
  if (title.length < TITLE_CHARACTERS_MIN) return undefined
  const displayedOn = dateOfTexts({ own, around, title, tooltip, reading })
  return { title, url, ...(displayedOn && { displayedOn }) }
}

/** Search pages wrap each letter of a long title, so that the first texts of the row end before its date. */
function aroundOf(inRow: readonly string[], after: readonly string[]): readonly string[] {
  const beyond = after.filter((text) => !inRow.includes(text))
  return beyond.length === 0 ? inRow : [...inRow, ...beyond]
}

interface RowTexts {
  readonly own: readonly string[]
  readonly around: readonly string[]
  readonly tooltip: string | undefined
  readonly reading: DateReading
}

function titleOf(texts: RowTexts & { link: PageNode }): string {
  const { link, own, around, tooltip, reading } = texts
  const full = TOOLTIP_TITLE.exec(tooltip ?? '')?.[1] ?? tooltip
  const heading = headingIn(link)
  const dateAt = own.findIndex((text, at) => at > 0 && isDateAlone(text, reading))
  const words = dateAt > 0 ? own.slice(0, dateAt) : own.filter((text) => !isDateAlone(text, reading))
  const [first = ''] = words
  const goesOn = full !== undefined && full !== first && full.startsWith(first) && words.length > 1
  const displayed = heading || (goesOn ? full : words.join(''))
  const title = noticeTitle(displayed, full)
  if (title.length >= TITLE_CHARACTERS_MIN && !EMPTY_WORDS.test(title)) return title
  const others = around.filter((text) => !isDateAlone(text, reading) && !own.includes(text))
  return noticeTitle(others.sort((a, b) => b.length - a.length)[0] ?? '')
}

/** A part of the link that is marked as its title, where a summary and a date stand in the link as well. */
function headingIn(link: PageNode): string {
  for (const node of firstNodes(link))
    if (node !== link && (/^h[1-6]$/.test(tagOf(node)) || /tit/i.test(attributesOf(node).class ?? '')))
      return plainLine(firstTexts(node).join(''))
  return ''
}

/** A date that stands alone counts before one inside other words, and the words of the title last. */
function dateOfTexts(texts: RowTexts & { title: string }): LocalDate | undefined {
  const { own, around, title, tooltip, reading } = texts
  for (const text of [...own, ...around]) if (isDateAlone(text, reading)) return readDate(text, reading)
  const others = around.filter((text) => !own.includes(text)).join(' ')
  const trailing = own.join('')
  return (
    datesIn(others, reading).at(-1) ??
    dayApart(around.join(' ')) ??
    (trailing.length > title.length && trailing.startsWith(title.slice(0, TITLE_CHARACTERS_MIN))
      ? datesIn(trailing.slice(title.length), reading).at(-1)
      : undefined) ??
    (TOOLTIP_TITLE.test(tooltip ?? '') ? datesIn(tooltip ?? '', reading).at(-1) : undefined)
  )
}

function dayApart(text: string): LocalDate | undefined {
  const first = DAY_FIRST.exec(text)
  if (first) return dateOf(first[2], first[3], first[1])
  const last = DAY_LAST.exec(text)
  return last ? dateOf(last[1], last[2], last[3]) : undefined
}

/** A date with its brackets, clock time and a short label, and nothing else. */
export function isDateAlone(text: string, reading: DateReading): boolean {
  if (text.length > DATE_CHARACTERS_MAX || !/\d/.test(text)) return false
  const label = text.replace(/[\d\s:：\-/.年月日T+Z[\]()（）【】〔〕［］]/g, '')
  return label.length <= DATE_LABEL_CHARACTERS_MAX && readDate(text, reading) !== undefined
}
