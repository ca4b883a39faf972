import type { CatalogueChange } from '../../catalogue/diff/entry-changes.ts'
import type { MovedDue } from '../../catalogue/diff/moved-dues.ts'
import { formatChinaInstant } from '../../domain/time/instant.ts'
import { dueInWords } from '../due-in-words.ts'

/** A change as a line of JSON: `kind`, `id`, `change`, and for a changed field `field`, `before` and `after`. */
export function changeJson(change: CatalogueChange): string {
  return JSON.stringify(change, (_, value: unknown) => (value === undefined ? null : value))
}

/** A moved due as a line of JSON; `before` and `after` are as `duban due` gives them, null where there is none. */
export function movedJson({ owner, before, after }: MovedDue): string {
  return JSON.stringify({ kind: 'due', ...owner, before: dueFields(before), after: dueFields(after) })
}

function dueFields(due: MovedDue['before']) {
  if (due === undefined) return null
  return 'dueAt' in due ? { ...due, dueAt: formatChinaInstant(due.dueAt) } : due
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  item: '事项',
  rule: '规则',
  undated: '没有日期的要求',
  trigger: '触发事件',
  channel: '渠道',
  county: '县',
  unit: '单位',
  'notice-kinds': '公告种类',
  'follow-up': '后续公开',
  calendar: '工作日历',
  'holiday-notice': '放假通知',
  'calendar-day': '日历',
}

/** `规则 R07 period.workdays：15 → 20`. */
export function changeWords(change: CatalogueChange): string {
  const name = [KIND_WORDS[change.kind] ?? change.kind, change.id].filter((part) => part !== '').join(' ')
  if (change.change !== 'changed') return `${name}：${change.change === 'added' ? '新增' : '删去'}`
  if (change.kind === 'calendar-day') return `${name}：${dayWords(change.before)} → ${dayWords(change.after)}`
  return `${name} ${change.field}：${valueWords(change.before)} → ${valueWords(change.after)}`
}

const DAY_WORDS: Readonly<Record<string, string>> = {
  workday: '工作日',
  weekend: '周末',
  rest: '放假',
  'make-up': '调休上班',
  statutory: '法定假日（安排未公布）',
}

function dayWords(reason: unknown): string {
  const { kind, name, notice } = reason as { kind: string; name?: string; notice?: string }
  const why = [name, notice].filter((part) => part !== undefined).join('，')
  return `${DAY_WORDS[kind] ?? kind}${why === '' ? '' : `（${why}）`}`
}

const SHOWN_CHARACTERS_MAX = 60

function valueWords(value: unknown): string {
  if (value === undefined) return '（无）'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text
}

/** `e1 R07 landchina：2026-12-16 → 2026-12-17`; what else of the due differs is named where the day does not. */
export function movedWords({ owner, before, after }: MovedDue): string {
  const whose =
    'event' in owner
      ? `${owner.event} ${owner.rule} ${owner.channel}`
      : `${owner.rule}${owner.level === 'county' ? '（县）' : ''} 从 ${owner.anchor.slice(0, 10)} 起`
  const [was, is] = [dayOf(before), dayOf(after)]
  return was === is ? `${whose}：${was}，${otherWords(before, after)}` : `${whose}：${was} → ${is}`
}

function dayOf(due: MovedDue['before']): string {
  if (due === undefined) return '（无）'
  if (due.kind === 'kept-until') return `保留至 ${due.lastOn}`
  const { date, note } = dueInWords(due)
  return date === '' ? note : date
}

function otherWords(before: MovedDue['before'], after: MovedDue['after']): string {
  if (!before || !after || before.kind === 'kept-until' || after.kind === 'kept-until') return ''
  const [was, is] = [dueInWords(before), dueInWords(after)]
  return was.remind === is.remind ? `${was.note} → ${is.note}` : `提醒日 ${was.remind} → ${is.remind}`
}
