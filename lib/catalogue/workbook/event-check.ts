import { type DueRule, isKeepPeriod, type ReportLevel } from '../../domain/duty/due-rule.ts'
import type { Item } from '../../domain/duty/item.ts'
import type { Facts } from '../../domain/duty/trigger.ts'
import { chinaDayOf, type Instant } from '../../domain/time/instant.ts'
import type { WorkCalendar } from '../../domain/time/work-calendar.ts'
import type { CellComplaint } from './row-fault.ts'

/** A moment, and whether an hour was named: rules counted in hours need one. */
export interface StatedMoment {
  readonly at: Instant
  readonly hasClock: boolean
}

/** What an event says of itself, before it counts as one. A part that could not be read is left out and not judged here. */
export interface EventDraft {
  readonly trigger?: string | undefined
  readonly track?: string | undefined
  readonly level?: ReportLevel | undefined
  readonly occurred?: StatedMoment | undefined
  readonly verifiedAt?: Instant | undefined
  readonly facts: Facts
}

/** A fault of one field; each reader of events knows the field by the name of its own form. */
export interface DraftFault extends CellComplaint {
  readonly field: 'occurredAt' | 'verifiedAt' | 'level' | 'reportYear' | 'amount'
}

/** What is wrong with an event whichever way it came: by workbook, CSV, bus or command line. */
export function* eventFaults(
  draft: EventDraft,
  item: Item | undefined,
  calendar: WorkCalendar,
): Iterable<DraftFault> {
  yield* momentFaults(draft, calendar)
  yield* factFaults(draft.facts)
  const rules = item ? rulesStarted(item, draft) : []
  if (draft.occurred?.hasClock === false && rules.some(({ period }) => period.kind === 'within-hours')) {
    const mend = '把时刻写到时分，如 09:30'
    yield { field: 'occurredAt', message: '按小时计算的时效要有时刻', mend }
  }
  if (draft.level === undefined && rules.some(({ period }) => period.kind === 'yearly-report')) {
    const mend = '写“部门”（department）或“县”（county）'
    yield { field: 'level', message: '部门和县的日期不同，要写明是哪一级', mend }
  }
}

/** Rules of publishing, which events start; keep periods run from the publication. */
export function publishRules(item: Item): readonly DueRule[] {
  return item.rules.filter(({ period }) => !isKeepPeriod(period))
}

/** The tracks among which an event of this kind must choose; none where it makes no difference. */
export function tracksOf(item: Item, trigger: string): readonly string[] {
  const rules = publishRules(item).filter((rule) => rule.anchor === trigger)
  const ofPublishing = rules.flatMap((rule) => rule.track ?? [])
  const isSplitByKeeping = ofPublishing.length === 0 && !rules.every((rule) => rule.warning)
  const ofKeeping = item.rules.flatMap((rule) => (isKeepPeriod(rule.period) ? (rule.track ?? []) : []))
  return [...new Set(isSplitByKeeping ? ofKeeping : ofPublishing)]
}

function rulesStarted(item: Item, { trigger, track }: EventDraft): readonly DueRule[] {
  return publishRules(item).filter(
    (rule) => rule.anchor === trigger && (rule.track === undefined || rule.track === track),
  )
}

function* momentFaults({ occurred, verifiedAt }: EventDraft, calendar: WorkCalendar): Iterable<DraftFault> {
  if (occurred && !isCounted(occurred.at, calendar)) yield outOfCalendar('occurredAt', calendar)
  if (verifiedAt === undefined) return
  if (occurred && verifiedAt < occurred.at) {
    yield { field: 'verifiedAt', message: '核验时间早于发生时间', mend: '核对两个时间' }
  } else if (!isCounted(verifiedAt, calendar)) yield outOfCalendar('verifiedAt', calendar)
}

function isCounted(at: Instant, calendar: WorkCalendar): boolean {
  const day = chinaDayOf(at)
  return day >= calendar.first && day <= calendar.anchorsUntil
}

function outOfCalendar(field: 'occurredAt' | 'verifiedAt', calendar: WorkCalendar): DraftFault {
  const range = `${calendar.dateOf(calendar.first)}至${calendar.dateOf(calendar.anchorsUntil)}`
  return { field, message: '日期超出工作日历的范围', mend: `核对年份，应在${range}之间` }
}

function* factFaults({ reportYear, amount }: Facts): Iterable<DraftFault> {
  if (reportYear !== undefined && !/^20\d{2}$/.test(reportYear)) {
    yield { field: 'reportYear', message: '报告年度不是四位年份', mend: '写成四位数字，如 2025' }
  }
  if (amount !== undefined && !/^\d+(\.\d{1,2})?$/.test(amount)) {
    const mend = '只写数字，如 1260000 或 1260000.50'
    yield { field: 'amount', message: '不是以元为单位的金额', mend }
  }
}
