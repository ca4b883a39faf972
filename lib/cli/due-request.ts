import type { Catalogue } from '../domain/catalogue.ts'
import type { Anchor, DueError } from '../domain/duty/due.ts'
import type { DueRule, ReportLevel } from '../domain/duty/due-rule.ts'
import { type Instant, parseInstant } from '../domain/time/instant.ts'
import { parseLocalDate } from '../domain/time/local-date.ts'

/** What a person or a program asks for, not checked yet. Absent and null mean the same. */
export interface DueFields {
  readonly rule?: unknown
  readonly anchor?: unknown
  readonly verifiedAt?: unknown
  readonly level?: unknown
  readonly reportYear?: unknown
  readonly extended?: unknown
}

export interface DueRequest {
  readonly rule: DueRule
  readonly anchor: Anchor
}

const INSTANT_FORM = '应为带时区的时间，如 2018-09-28T10:30:00+08:00'

/** The rule and anchor asked for, or what to mend. */
export function dueRequest(fields: DueFields, catalogue: Catalogue): DueRequest | DueError {
  const rule = ruleOf(fields.rule, catalogue)
  if ('code' in rule) return rule
  const anchor = anchorOf(fields)
  if ('code' in anchor) return anchor
  return isHourMissing(rule, fields) ? hourMissing(fields.anchor) : { rule, anchor }
}

/** A bare date would stand for midnight, from which no hours were meant to run. */
function isHourMissing({ period }: DueRule, { anchor }: DueFields): boolean {
  return period.kind === 'within-hours' && parseLocalDate(String(anchor).trim()) !== undefined
}

function hourMissing(anchor: unknown): DueError {
  const message = `anchor 只有日期（${shortened(anchor)}），这条规则按小时计算：${INSTANT_FORM}`
  return dueError('unreadable-anchor', message)
}

export function dueError(code: DueError['code'], message: string): DueError {
  return { kind: 'error', code, message }
}

function ruleOf(id: unknown, catalogue: Catalogue): DueRule | DueError {
  if (isAbsent(id)) return dueError('missing-field', '缺少 rule：请写规则编号，如 R20.A')
  if (typeof id !== 'string') return dueError('wrong-field', 'rule 应为文字，如 "R20.A"')
  const rule = catalogue.rules.get(id)
  if (rule) return rule
  const undated = catalogue.undated.get(id)
  if (undated !== undefined) return dueError('undated', `${id} 没有期限，不能推算日期：${undated}`)
  return dueError('unknown-rule', `没有规则 ${shortened(id)}：${suggestion(id, catalogue)}`)
}

/** Rules of the same row, for somebody who left out the track or the case of a letter. */
function suggestion(id: string, catalogue: Catalogue): string {
  const stem = id.trim().toUpperCase().split('.')[0] ?? ''
  const near = [...catalogue.rules.keys()].filter((known) => known.toUpperCase().split('.')[0] === stem)
  return near.length > 0
    ? `是不是 ${near.join('、')}？`
    : '请核对编号，编号见 catalogue/items 和 catalogue/duties.yaml'
}

function anchorOf(fields: DueFields): Anchor | DueError {
  if (isAbsent(fields.anchor)) return dueError('missing-field', `缺少 anchor（起算时间）：${INSTANT_FORM}`)
  const at = instantOf(fields.anchor)
  if (at === undefined) return unreadable('anchor', fields.anchor)
  const verifiedAt = isAbsent(fields.verifiedAt) ? undefined : instantOf(fields.verifiedAt)
  if (!isAbsent(fields.verifiedAt) && verifiedAt === undefined)
    return unreadable('verifiedAt', fields.verifiedAt)
  const wrong = wrongField(fields)
  if (wrong !== undefined) return dueError('wrong-field', wrong)
  return {
    at,
    verifiedAt,
    level: isAbsent(fields.level) ? undefined : (fields.level as ReportLevel),
    reportYear: isAbsent(fields.reportYear) ? undefined : Number(fields.reportYear),
    extended: fields.extended === true,
  }
}

function instantOf(text: unknown): Instant | undefined {
  return typeof text === 'string' ? parseInstant(text) : undefined
}

function unreadable(field: string, given: unknown): DueError {
  return dueError('unreadable-anchor', `${field} 读不懂（${shortened(given)}）：${INSTANT_FORM}`)
}

function wrongField({ level, reportYear, extended }: DueFields): string | undefined {
  if (!isAbsent(level) && level !== 'department' && level !== 'county') {
    return `level 应为 department（部门）或者 county（县），不能是 ${shortened(level)}`
  }
  if (!isAbsent(reportYear) && !isYear(reportYear)) {
    return `reportYear 应为四位年份，如 2018，不能是 ${shortened(reportYear)}`
  }
  if (!isAbsent(extended) && typeof extended !== 'boolean') {
    return `extended 应为 true 或者 false，不能是 ${shortened(extended)}`
  }
  return undefined
}

/** A number in a line, digits on the command line. */
function isYear(year: unknown): boolean {
  return typeof year === 'number'
    ? Number.isInteger(year) && year >= 1000 && year <= 9999
    : /^\d{4}$/.test(String(year))
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

const SHOWN_CHARACTERS_MAX = 40

function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text
}
