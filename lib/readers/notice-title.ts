import { isCutTitle, titleBeginning } from '../domain/watch/cut-title.ts'
import { plainLine } from './matching-text.ts'

const TITLE_CHARACTERS_MAX = 500
const BULLETS = /^[·•▪■◆●○>»\s]+/
/** A numeric date at the end belongs to the list's layout; one with 年月日, or after a hyphen, to the title. */
const TRAILING_DATE =
  /[\s（(［[【]*(?<![\d-])(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[\s）)］\]】]*$/

/**
 * A notice's title as displayed, on one line; one that is cut by …, or in the middle of a character, is completed from the
 * full text of an attribute.
 */
export function noticeTitle(displayed: string, full?: string): string {
  const title = cleanTitle(displayed)
  const whole = cleanTitle(full ?? '')
  if (title === '') return whole
  const isCut = isCutTitle(title)
  const [beginning = ''] = titleBeginning(title).split('\ufffd', 1)
  if (!isCut && (!title.includes('\ufffd') || beginning === '')) return title
  return whole.length > beginning.length && whole.startsWith(beginning) ? whole : title
}

/** What a page is called, before the names of its column and its site. */
export function nameInTitle(pageTitle: string): string {
  return pageTitle.split(/[_|]|\s-+\s?/, 1)[0] ?? ''
}

function cleanTitle(text: string): string {
  const line = plainLine(text.slice(0, 4 * TITLE_CHARACTERS_MAX)).replace(BULLETS, '')
  const title = line.replace(TRAILING_DATE, '').trim()
  // One that we cut is as unknown as one that its list cut.
  return title.length > TITLE_CHARACTERS_MAX ? `${title.slice(0, TITLE_CHARACTERS_MAX - 1)}…` : title
}
