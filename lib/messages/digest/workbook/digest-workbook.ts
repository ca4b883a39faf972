import type { Judged } from '../../../domain/judge/judge-county.ts'
import type { Digest } from '../../../domain/tell/digest.ts'
import { dueOnOf } from '../../../domain/tell/figures/county-figures.ts'
import type { OutboxMessage } from '../../../domain/tell/outbox.ts'
import type { UnclaimedWords } from '../digest-unclaimed.ts'
import { type DetailFrom, detailSheet, overdueSheet, unverifiableSheet } from './detail-sheets.ts'
import { addressesSheet, answersSheet, messagesSheet, personalSheet } from './other-sheets.ts'
import type { Sheet } from './sheet.ts'
import { formulaSheet, summarySheet } from './summary-sheets.ts'
import { unclaimedSheet } from './unclaimed-sheet.ts'

const NOTHING_UNCLAIMED: UnclaimedWords = { proposals: [], expectations: [] }

export interface DigestWorkbook {
  readonly sheets: readonly Sheet[]
  /** The row of 明细 that holds an obligation, as Excel numbers it, by its id. */
  readonly rowOf: ReadonlyMap<string, number>
  /** Obligations that 明细 had no room for. */
  readonly leftOut: number
}

/** The workbook of a digest: the same figures as the mail, and the rows behind each of them. */
export function digestWorkbook(
  judged: readonly Judged[],
  digest: Digest,
  from: DetailFrom & {
    readonly unclaimed?: UnclaimedWords | undefined
    readonly rowsMax: { readonly detail: number; readonly other: number }
  },
): DigestWorkbook {
  const { rowsMax } = from
  const rows = mostWanted(judged, digest, rowsMax.detail).toSorted(byUnitAndDue)
  const leftOut = judged.length - rows.length
  const sheets = [
    detailSheet(rows, from),
    overdueSheet(digest.overdue.toSorted(oldestFirst), from),
    unverifiableSheet([...digest.notVerifiable, ...digest.toDecide], from),
    personalSheet(digest.personalData, from),
    messagesSheet(messagesOf(digest)),
    answersSheet(digest.answers),
    addressesSheet(digest.unreachable, from.unitNames),
    unclaimedSheet(from.unclaimed ?? NOTHING_UNCLAIMED, from.unitNames),
  ]
  const bounded = sheets.map((sheet, index) => (index === 0 ? sheet : cutSheet(sheet, rowsMax.other)))
  const notes = [
    ...(leftOut > 0
      ? [`“明细”最多列${rowsMax.detail}项，已办结的较早事项有${leftOut}项没有列出，可在系统中查询。`]
      : []),
    ...sheets
      .slice(1)
      .flatMap(({ name, rows: all }) =>
        all.length > rowsMax.other ? [`“${name}”共${all.length}行，只列出前${rowsMax.other}行。`] : [],
      ),
  ]
  return {
    sheets: [summarySheet(digest, from.unitNames), ...bounded, formulaSheet(digest, notes)],
    rowOf: new Map(rows.map(({ obligation }, index) => [obligation.id, index + 2])),
    leftOut,
  }
}

/** The messages of the sheet 提醒, in its order. */
export function messagesOf({ messagesUnsettled, messagesInWeek }: Digest): readonly OutboxMessage[] {
  return [
    ...new Map([...messagesUnsettled, ...messagesInWeek].map((message) => [message.key, message])).values(),
  ]
}

function cutSheet(sheet: Sheet, rowsMax: number): Sheet {
  return sheet.rows.length <= rowsMax ? sheet : { ...sheet, rows: sheet.rows.slice(0, rowsMax) }
}

/** What somebody must still look at first, then what the figures of the year count, then the newest. */
export function mostWanted(
  judged: readonly Judged[],
  { figures }: Pick<Digest, 'figures'>,
  max: number,
): readonly Judged[] {
  if (judged.length <= max) return judged
  const rank = (one: Judged) => {
    if (isUnsettled(one)) return 0
    return dueOnOf(one)?.startsWith(`${figures.year}-`) ? 1 : 2
  }
  return judged
    .toSorted((a, b) => rank(a) - rank(b) || -compare(dueOnOf(a) ?? '', dueOnOf(b) ?? ''))
    .slice(0, max)
}

function isUnsettled({ standing, warnings }: Judged): boolean {
  return (
    (standing.kind !== 'published' && standing.kind !== 'withheld' && standing.kind !== 'withdrawn') ||
    warnings !== undefined
  )
}

function byUnitAndDue(a: Judged, b: Judged): number {
  return (
    compare(a.obligation.event.unit, b.obligation.event.unit) ||
    compare(dueOnOf(a) ?? '~', dueOnOf(b) ?? '~') ||
    compare(a.obligation.id, b.obligation.id)
  )
}

function oldestFirst(a: Judged, b: Judged): number {
  return sinceOf(a) - sinceOf(b) || compare(a.obligation.id, b.obligation.id)
}

export function sinceOf({ standing }: Judged): number {
  return standing.kind === 'overdue' ? standing.since : 0
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
