import { chinaDateOf } from '../../../domain/time/instant.ts'
import { addDays, type LocalDate } from '../../../domain/time/local-date.ts'
import type { ListedNotice, Notice } from '../../../domain/watch/notice.ts'
import { isOfColumn } from '../../../readers/generic/column-name.ts'
import type { ListPage } from '../../../readers/list-page.ts'
import { isAskedByDays, type KnownNotices, type Look } from '../look.ts'

/** Fewer known notices may all have been taken down. */
const EXPECTED_MIN = 2
/** So many days after its rows were first seen, a page that shows none of the known notices is taken for the list. */
const SETTLED_DAYS = 2

/** The first page of a list as it came. */
export interface FirstPage {
  readonly page: Pick<Extract<ListPage, { kind: 'list' }>, 'notices' | 'next' | 'isCut'>
  readonly rows: readonly { readonly id: string; readonly listed: Pick<ListedNotice, 'title'> }[]
  readonly text: string
}

/** Why a page may not be the list. `areRowsKept`: its rows are notices of the site all the same, unlisted ones. */
export interface PageDoubt {
  readonly reason: string
  readonly areRowsKept: boolean
}

/**
 * Why a first page may be another page than the list: a home page with news of its own has rows as well. Undefined when
 * it is the list.
 *
 * A list that was never read well, or not at its present address, has nothing to be known by. Its page must then say of
 * itself that it is the column, or be met on a second day with a row of the first one. Until then its rows are kept.
 *
 * A list that was read before shows something of what is known of it. One that was cleared, as some are at New Year, or
 * whose card names another column now, would be taken for another page for ever. So where the page says that it is the
 * column, its rows are kept, and half of them being there on the third day makes it the list. What was known goes on to
 * be looked for at its own addresses, and is not gone by it. A page that does not say so stays another one, which ops
 * is told of: the card's name or address of the list can then be corrected.
 */
export function pageDoubt(look: Look, page: FirstPage, known: KnownNotices): PageDoubt | undefined {
  const isNamed = saysItsName(look, page.text)
  const column = look.list.name
  if (look.state?.lastGoodAt === undefined) {
    if (isNamed || shareSeenBy(page, known, addDays(look.untilOn, -1)) > 0) return undefined
    return {
      reason: `首次查看，网页上没有写明是“${column}”栏目，须隔日再次查到相同公告，才能作为依据`,
      areRowsKept: true,
    }
  }
  if (showsKnown(look, page, known)) return undefined
  const reason = '列表上没有一条以前见过的公告，网站给的可能是别的页面'
  if (!isNamed) return { reason, areRowsKept: false }
  if (shareSeenBy(page, known, addDays(look.untilOn, -SETTLED_DAYS)) >= 0.5) return undefined
  return { reason, areRowsKept: true }
}

/** An interface answers for what it was asked: its address is the column. */
function saysItsName({ channel, list: { reader, name } }: Look, text: string): boolean {
  if (reader.family === 'json-list' || (reader.family === 'html-list' && reader.within)) return true
  return isOfColumn(text, { name, site: channel.name })
}

/** True when the page shows one of the notices that it should, or when hardly any is to be expected. */
function showsKnown(look: Look, { page, rows }: FirstPage, known: KnownNotices): boolean {
  const days = page.notices.flatMap(({ displayedOn }) => displayedOn ?? []).sort()
  const fromOn = page.next || page.isCut ? days[0] : isAskedByDays(look.list) ? look.fromOn : undefined
  const expected = [...known.values()].filter((notice) => isExpected(notice, fromOn))
  if (expected.length < EXPECTED_MIN) return true
  const shown = new Set(rows.flatMap(({ listed, id }) => [listed.title, id]))
  return expected.some(({ id, title }) => shown.has(id) || shown.has(title))
}

function isExpected(notice: Notice, fromOn: LocalDate | undefined): boolean {
  const { goneAt, supersededAt, isUnlisted, displayedOn } = notice
  if (goneAt !== undefined || supersededAt !== undefined || isUnlisted) return false
  return fromOn === undefined || (displayedOn !== undefined && displayedOn > fromOn)
}

/** The share of the page's rows that were seen on that day or before it. */
function shareSeenBy({ rows }: FirstPage, known: KnownNotices, on: LocalDate): number {
  const seen = rows.filter(({ id }) => {
    const notice = known.get(id)
    return notice !== undefined && chinaDateOf(notice.firstSeenAt) <= on
  })
  return seen.length / Math.max(1, rows.length)
}
