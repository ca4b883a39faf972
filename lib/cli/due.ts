import { once } from 'node:events'
import { faultText } from '../catalogue/fault.ts'
import { loadCatalogue } from '../catalogue/load.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Due } from '../domain/duty/due.ts'
import { dueOf } from '../domain/duty/due-of.ts'
import { formatChinaInstant } from '../domain/time/instant.ts'
import { dueInWords } from './due-in-words.ts'
import { type DueFields, dueError, dueRequest } from './due-request.ts'
import type { ExitCode, Terminal } from './terminal.ts'

type LineId = string | number | null

interface Answer {
  readonly id: LineId
  readonly fields: DueFields
  readonly due: Due
}

/** A line is read whole; one that is longer is no request but a mistake. */
const LINE_CHARACTERS_MAX = 1_048_576

/**
 * `duban due`: one line of JSON in, one answer out, in the same order. Lines are answered as they come, so a million
 * of them need no more memory than one.
 */
export async function due(options: { readonly json?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const loaded = loadCatalogue()
  if ('faults' in loaded) {
    for (const fault of loaded.faults) terminal.error(faultText(fault))
    return 2
  }
  if (!options.json) terminal.out(tableRow(['编号', '规则', '起算', '到期', '提醒', '说明']))
  let code: ExitCode = 0
  let lineNumber = 0
  for await (const line of terminal.lines) {
    lineNumber++
    if (line.trim() === '') continue
    const answer = answered(line, lineNumber, loaded.catalogue)
    if (answer.due.kind === 'error') code = 1
    terminal.out(options.json ? jsonLine(answer) : tableLine(answer))
    // A pipe whose reader is slow queues what is written, without bound; so wait until it has been taken.
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
  }
  return code
}

function answered(line: string, lineNumber: number, catalogue: Catalogue): Answer {
  const fields = line.length > LINE_CHARACTERS_MAX ? undefined : objectOf(line)
  if (!fields) {
    const message = `第${lineNumber}行不是 JSON 对象：请写成 {"id":"1","rule":"R20.A","anchor":"2018-09-28T10:30:00+08:00"}`
    return { id: null, fields: {}, due: dueError('malformed-line', message) }
  }
  const { id } = fields
  if (typeof id !== 'string' && typeof id !== 'number') {
    const message = `第${lineNumber}行缺少 id：请给每行一个编号，结果按它对应`
    return { id: null, fields, due: dueError('missing-field', message) }
  }
  const request = dueRequest(fields, catalogue)
  const result = 'code' in request ? request : dueOf(request.rule.period, request.anchor, catalogue.calendar)
  return { id, fields, due: result }
}

function objectOf(line: string): (DueFields & { readonly id?: unknown }) | undefined {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function jsonLine({ id, due }: Answer): string {
  return JSON.stringify(
    'dueAt' in due ? { id, ...due, dueAt: formatChinaInstant(due.dueAt) } : { id, ...due },
  )
}

function tableLine({ id, fields, due }: Answer): string {
  const { date, remind, note } = dueInWords(due)
  return tableRow([text(id), text(fields.rule), text(fields.anchor), date, remind, note])
}

const COLUMN_WIDTHS = [10, 8, 26, 20, 11]

/** Columns of a fixed width, since the lines to come are not known; Chinese characters are two wide. */
function tableRow(cells: readonly string[]): string {
  return cells
    .map((cell, index) => padded(cell, COLUMN_WIDTHS[index] ?? 0))
    .join(' ')
    .trimEnd()
}

function padded(cell: string, width: number): string {
  const shown = [...cell].reduce((sum, character) => sum + (character >= '\u2E80' ? 2 : 1), 0)
  return cell + ' '.repeat(Math.max(0, width - shown))
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
