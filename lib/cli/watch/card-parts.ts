import { dateIn, type readDetailPage } from '../../readers/detail-page.ts'
import { parseJson, valueAt } from '../../readers/json-path.ts'
import { noticeTitle } from '../../readers/notice-title.ts'
import { loadPage, textOf } from '../../readers/page-tree.ts'

export type CardPart = 'title' | 'date' | 'text'

export const CARD_PARTS: Readonly<Record<CardPart, string>> = { title: '标题', date: '日期', text: '正文' }

export type DetailAnswer = Parameters<typeof readDetailPage>[0]

/** A selector of the card, or a path into an answer in JSON, and what it does on the page. */
export interface PartFault {
  readonly part: CardPart | 'stages'
  readonly selector: string
  /** `invalid`: it is no selector at all. */
  readonly fault: 'invalid' | 'finds-nothing'
}

type LoadedPage = ReturnType<typeof loadPage>

/** What holds a notice that is no text: a scanned page, a file shown in a frame, a file to be fetched. */
const NO_TEXT = 'img, iframe, embed, object, a[href]'

/**
 * Selectors of the card that find nothing on a notice's page. The reader then finds title, date and text without them,
 * as well as it can, so that nothing else shows that the card fits no more.
 */
export function partFaults(answer: DetailAnswer): readonly PartFault[] {
  const { detail, text } = answer
  if (detail.format === 'json') return pathFaults(answer)
  const $ = loadPage(text)
  return (['title', 'date', 'text', 'stages'] as const).flatMap((part): PartFault[] => {
    const selector = detail[part]
    if (selector === undefined) return []
    try {
      // Not every project has other stages.
      const finds = part === 'stages' ? $(selector).length >= 0 : findsPart($, { part, selector }, answer.url)
      return finds ? [] : [{ part, selector, fault: 'finds-nothing' }]
    } catch {
      return [{ part, selector, fault: 'invalid' }]
    }
  })
}

interface SoughtPart {
  readonly part: CardPart
  readonly selector: string
}

/** Throws for what is no selector. */
function findsPart($: LoadedPage, { part, selector }: SoughtPart, url: string): boolean {
  const found = $(selector)
  const first = textOf(found[0])
  if (part === 'title') return noticeTitle(first) !== ''
  if (part === 'date') return dateIn(first, url) !== undefined
  return found.toArray().some((node) => textOf(node).trim() !== '' || $(node).find(NO_TEXT).length > 0)
}

/** A place that an answer leaves empty is there: not every notice has a text beside its file. */
function pathFaults({ text, detail }: DetailAnswer): readonly PartFault[] {
  const value = parseJson(text)
  return (['title', 'date', 'text'] as const).flatMap((part): PartFault[] => {
    const selector = detail[part]
    if (selector === undefined || valueAt(value, selector) !== undefined) return []
    return [{ part, selector, fault: 'finds-nothing' }]
  })
}

/** `标题选择器 h1.old 在正文页上找不到内容`, one after the other. */
export function faultsInWords(faults: readonly PartFault[]): string {
  return faults
    .map(({ part, selector, fault }) => {
      const name = part === 'stages' ? '其他环节' : CARD_PARTS[part]
      return `卡片的${name}选择器 ${selector} ${fault === 'invalid' ? '写法不对' : '找不到内容'}`
    })
    .join('，')
}
