import type { Judged } from '../../domain/judge/judge-county.ts'
import type { County } from '../../domain/tell/county.ts'
import type { Digest, Week } from '../../domain/tell/digest.ts'
import type { UnclaimedWords } from '../../messages/digest/digest-unclaimed.ts'
import type { DetailFrom } from '../../messages/digest/workbook/detail-sheets.ts'
import {
  type DigestWorkbook,
  digestWorkbook,
  mostWanted,
} from '../../messages/digest/workbook/digest-workbook.ts'
import { workbookBytes, XLSX_TYPE } from '../../messages/digest/workbook/workbook-bytes.ts'
import type { ComposeFrom } from '../composed.ts'
import type { Mail } from '../ports.ts'

type Attachment = NonNullable<Mail['attachments']>[number]

export interface Attached {
  readonly attachments: readonly Attachment[]
  /** A line each for the mail. */
  readonly files: readonly string[]
  readonly rowOf: DigestWorkbook['rowOf']
}

interface AttachedFrom extends DetailFrom {
  readonly county: County
  readonly week: Week
  readonly compose: ComposeFrom
  readonly unclaimed: UnclaimedWords
}

/** Mail carries three bytes as four, and many servers take no mail of more than 10 MB. */
const LEDGER_BYTES_MAX = 4_000_000
/** Rows of the ledger: about 3 MB. */
const LEDGER_ROWS_MAX = 2_500
const WORKBOOK_BYTES_MAX = 2_500_000

/** What travels with a digest, within what a mail may weigh; what is left out is said. */
export async function attached(
  judged: readonly Judged[],
  digest: Digest,
  from: AttachedFrom,
): Promise<Attached> {
  const { week } = from
  const { workbook, body } = await workbookWithin(judged, digest, from)
  const left = workbook.leftOut === 0 ? '' : `（“明细”另有较早的${workbook.leftOut}项没有列出）`
  const file = { name: `公开周报-${week.id}.xlsx`, contentType: XLSX_TYPE, body }
  const words = `${file.name}：总表和明细，每个数字都可以在“明细”中筛选出来；口径在最后一张表。${left}`
  const ledger = await ledgerWithin(judged, digest, from)
  return {
    attachments: [...(ledger === undefined ? [] : [ledger.file]), file],
    files: [...(ledger === undefined ? [] : [ledger.words]), words, EVIDENCE_WORDS],
    rowOf: workbook.rowOf,
  }
}

const EVIDENCE_WORDS = '存证编号是当时网页的校验值，技术人员可用 duban evidence show 编号 调出当时的网页。'

async function workbookWithin(judged: readonly Judged[], digest: Digest, from: AttachedFrom) {
  for (let rows = DETAIL_ROWS_MAX; ; rows = Math.floor(rows / 2)) {
    const workbook = digestWorkbook(judged, digest, {
      ...from,
      rowsMax: { detail: rows, other: Math.min(rows, OTHER_ROWS_MAX) },
    })
    const body = await workbookBytes(workbook.sheets)
    if (body.length <= WORKBOOK_BYTES_MAX || rows <= 1) return { workbook, body }
  }
}

const DETAIL_ROWS_MAX = 10_000
const OTHER_ROWS_MAX = 3_000

async function ledgerWithin(
  judged: readonly Judged[],
  digest: Digest,
  from: AttachedFrom,
): Promise<{ readonly file: Attachment; readonly words: string } | undefined> {
  const { compose, county, lists, evidenceLink, now, week } = from
  for (let max = LEDGER_ROWS_MAX; ; max = Math.floor(max / 2)) {
    const rows = mostWanted(judged, digest, max)
    const page = await compose.ledger?.(rows, {
      catalogue: compose.catalogue,
      county,
      lists,
      evidenceLink,
      now,
    })
    if (page === undefined) return undefined
    const body = new TextEncoder().encode(page)
    if (body.length > LEDGER_BYTES_MAX && max > 1) continue
    const left = judged.length - rows.length
    const cut = left === 0 ? '' : `（另有已办结的较早事项${left}项没有列出）`
    const file = { name: `公开台账-${week.id}.html`, contentType: 'text/html; charset=utf-8', body }
    return { file, words: `${file.name}：按单位逐项列出履行状态、依据和存证，用浏览器打开。${cut}` }
  }
}
