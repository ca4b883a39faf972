import type { Decision } from '../../domain/duty/decision.ts'
import { WITHHOLD_GROUNDS, type WithholdGround } from '../../domain/duty/decision.ts'
import { chinaDateOf } from '../../domain/time/instant.ts'
import type { LocalDate } from '../../domain/time/local-date.ts'
import {
  DECISION_LABELS,
  type DecisionField,
  decisionFaults,
  decisionFrom,
  groundIn,
} from '../decision/decision-draft.ts'
import { countyOf, unitOf } from './known-words.ts'
import type { SheetRow, SheetShape } from './sheet-rows.ts'
import { eventOf, type StatementContext, wordOf } from './statement-rows.ts'

export const DECISION_SHEET: SheetShape = {
  sheet: '处理决定',
  headings: [
    '行政区划代码',
    '事件编号',
    '决定',
    '延期至',
    '停计自',
    '停计至',
    '不公开理由',
    '转交单位',
    '公告编号',
    '是否对应',
    '撤销的决定',
    '依据',
    '批准人',
    '决定时间',
  ],
  needed: ['事件编号', '决定', '依据', '批准人'],
}

const HEADINGS: Readonly<Record<DecisionField | 'basis', string>> = {
  until: '延期至',
  fromOn: '停计自',
  toOn: '停计至',
  ground: '不公开理由',
  toUnit: '转交单位',
  notice: '公告编号',
  isAnswer: '是否对应',
  undoes: '撤销的决定',
  basis: '依据',
}

export const GROUND_LABELS = Object.fromEntries(
  Object.entries(WITHHOLD_GROUNDS).map(([ground, { name }]) => [ground, name]),
) as Readonly<Record<WithholdGround, string>>

export const ANSWER_LABELS = { yes: '是', no: '否' } as const

/** What somebody with the power to do so decided about an event's publications. */
export function decisionOfRow(row: SheetRow, context: StatementContext): Decision | undefined {
  const county = countyOf(row, context.catalogue)
  const event = eventOf(row, context)
  const kind = wordOf(row, '决定', DECISION_LABELS)
  const basis = row.neededText('依据')
  const approver = row.neededText('批准人')
  const at = row.moment('决定时间')?.at ?? context.recordedAt
  if (!kind) return undefined
  const answer = row.text('是否对应') === '' ? undefined : wordOf(row, '是否对应', ANSWER_LABELS)
  const ground = row.text('不公开理由') === '' ? undefined : wordOf(row, '不公开理由', GROUND_LABELS)
  const stated = {
    kind,
    county: county ?? '',
    event: event ?? '',
    basis,
    approver,
    at,
    until: dayOf(row, '延期至'),
    fromOn: dayOf(row, '停计自'),
    toOn: dayOf(row, '停计至'),
    ground: ground ?? (kind === 'withhold' ? groundIn(basis) : undefined),
    toUnit:
      county === undefined || row.text('转交单位') === ''
        ? undefined
        : unitOf(row, '转交单位', { county, catalogue: context.catalogue }),
    notice: textOf(row, '公告编号'),
    isAnswer: answer === undefined ? undefined : answer === 'yes',
    undoes: textOf(row, '撤销的决定'),
  }
  const faulty = new Set(row.faults.map(({ column }) => column))
  for (const { field, ...complaint } of decisionFaults(stated)) {
    if (!faulty.has(HEADINGS[field])) row.fault(HEADINGS[field], complaint)
  }
  return row.faults.length > 0 || !county || !event ? undefined : decisionFrom(stated)
}

function dayOf(row: SheetRow, heading: string): LocalDate | undefined {
  const moment = row.moment(heading)
  return moment && chinaDateOf(moment.at)
}

function textOf(row: SheetRow, heading: string): string | undefined {
  const text = row.text(heading)
  return text === '' ? undefined : text
}
