import { addDays, type LocalDate } from '../domain/time/local-date.ts'
import { dateOf, epochDate } from './displayed-date.ts'

/** Ids of the glist CMS: 0, thirteen digits of epoch milliseconds, two digits of a counter. */
const GLIST_ID = /\/0(1\d{12})\d{2}\.s?html?$/i
/** Ways in which an address holds a whole day, the surest first: TRS names, eportal folders, day folders, 大汉 folders. */
const DAY_FORMS = [
  /\/[tP]0?((?:19|20)\d{2})(\d{2})(\d{2})[_\d]/,
  /\/(20\d{2})(\d{2})(\d{2})\d{6,15}(?=[/._]|$)/,
  /\/((?:19|20)\d{2})(\d{2})(\d{2})(?=\/)/,
  /\/((?:19|20)\d{2})[-/]?(\d{1,2})[-/](\d{1,2})(?=\/)/,
  /\/((?:19|20)\d{2})(\d{2})(\d{2})(?=[_.-]|$)/,
]
const MONTH_FORM = /\/((?:19|20)\d{2})[-/]?(0[1-9]|1[0-2])(?=\/)/

/** The day that a notice's address or id states, independent of what the page displays; a bare month states none. */
export function addressDate(url: string): LocalDate | undefined {
  const path = pathOf(url)
  const id = GLIST_ID.exec(path)?.[1]
  if (id) return epochDate(id)
  for (const form of DAY_FORMS) {
    const match = form.exec(path)
    const date = match && dateOf(match[1], match[2], match[3])
    if (date) return date
  }
  return undefined
}

/** A day near which the notice was made: that of the address, or the middle of the month that the address names. */
export function dateNearAddress(url: string): LocalDate | undefined {
  const day = addressDate(url)
  if (day) return day
  const month = MONTH_FORM.exec(pathOf(url))
  const first = month && dateOf(month[1], month[2], '1')
  return first ? addDays(first, 14) : undefined
}

function pathOf(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').split('?', 1)[0] ?? ''
  return path.startsWith('/') ? path : `/${path}`
}
