import { continueAt, nextLinkIn } from '../families/next-page.ts'
import { type ListAnswer, type ListPage, ROWS_MAX } from '../list-answer.ts'
import { loadPage } from '../page-tree.ts'
import { repeatedRows } from './repeated-rows.ts'

/**
 * Reads a list that no card describes: the rows of links with dates that repeat most. What it finds is there; what it
 * does not find may be there as well, so that the page always counts as cut. `empty` when no link has a date.
 */
export function readGenericList(answer: ListAnswer): ListPage {
  const $ = loadPage(answer.text)
  const notices = repeatedRows($, answer).map(({ notice }) => notice)
  if (notices.length === 0) return { kind: 'empty' }
  const link = nextLinkIn($, answer.url)
  const { next } = link === undefined ? {} : continueAt(answer, { url: link, knownBy: 'link' })
  return { kind: 'list', notices: notices.slice(0, ROWS_MAX), ...(next && { next }), isCut: true }
}
