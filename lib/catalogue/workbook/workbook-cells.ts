import type { Catalogue } from '../../domain/catalogue.ts'
import type { Decision } from '../../domain/duty/decision.ts'
import type { DutyEvent } from '../../domain/duty/event.ts'
import { FACT_LABELS } from '../../domain/duty/trigger.ts'
import type { Person } from '../../domain/tell/unit.ts'
import { chinaInstant, HOUR_MS, type Instant } from '../../domain/time/instant.ts'
import type { LocalDate } from '../../domain/time/local-date.ts'
import type { Attestation } from '../../domain/watch/attestation.ts'
import { DECISION_LABELS } from '../decision/decision-draft.ts'
import { ANSWER_LABELS, GROUND_LABELS } from './decision-row.ts'
import { FACT_NAMES, LEVEL_LABELS, TRACK_LABELS } from './event-rows.ts'
import type { SheetShape } from './sheet-rows.ts'
import { ROLE_LABELS } from './statement-rows.ts'

/** A cell to be written: a text, or a date with the clock of China. */
export interface WrittenCell {
  readonly value: string | Date
  readonly type: StringConstructor | DateConstructor
  readonly format: string
}

export type CellsByHeading = Readonly<Record<string, WrittenCell | undefined>>

export function eventCells(event: DutyEvent, catalogue: Catalogue): CellsByHeading {
  const facts = FACT_NAMES.map((name) => [FACT_LABELS[name], textCell(event.facts[name])])
  return {
    编号: textCell(event.id),
    行政区划代码: textCell(event.county),
    公开事项编号: textCell(event.item),
    触发事件: textCell(catalogue.triggers.get(event.trigger)?.name ?? event.trigger),
    发生时间: momentCell(event.occurredAt),
    核验时间: momentCell(event.verifiedAt),
    '提交方式/交易类型': textCell(event.track && (TRACK_LABELS[event.track] ?? event.track)),
    责任单位: textCell(catalogue.units.get(event.county)?.get(event.unit)?.name ?? event.unit),
    层级: textCell(event.level && LEVEL_LABELS[event.level]),
    ...Object.fromEntries(facts),
    录入时间: momentCell(event.recordedAt),
  }
}

export function attestationCells(attestation: Attestation, catalogue: Catalogue): CellsByHeading {
  return {
    行政区划代码: textCell(attestation.county),
    事件编号: textCell(attestation.event),
    渠道: textCell(catalogue.channels.get(attestation.channel)?.name ?? attestation.channel),
    张贴日期: dayCell(attestation.postedOn),
    撤下日期: dayCell(attestation.removedOn),
    证明人: textCell(attestation.by),
    照片校验值: textCell(attestation.photoSha256),
    证明时间: momentCell(attestation.at),
  }
}

export function decisionCells(decision: Decision, catalogue: Catalogue): CellsByHeading {
  return {
    行政区划代码: textCell(decision.county),
    事件编号: textCell(decision.event),
    决定: textCell(DECISION_LABELS[decision.kind]),
    ...ownCells(decision, catalogue),
    依据: textCell(decision.basis),
    批准人: textCell(decision.approver),
    决定时间: momentCell(decision.at),
  }
}

/** What only decisions of its kind say. */
function ownCells(decision: Decision, catalogue: Catalogue): CellsByHeading {
  switch (decision.kind) {
    case 'extend':
      return { 延期至: dayCell(decision.until) }
    case 'stop-clock':
      return { 停计自: dayCell(decision.fromOn), 停计至: dayCell(decision.toOn) }
    case 'withhold':
      return { 不公开理由: textCell(decision.ground && GROUND_LABELS[decision.ground]) }
    case 'withdraw':
      return {}
    case 'forward': {
      const unit = catalogue.units.get(decision.county)?.get(decision.toUnit)
      return { 转交单位: textCell(unit?.name ?? decision.toUnit) }
    }
    case 'match':
      return {
        公告编号: textCell(decision.notice),
        是否对应: textCell(ANSWER_LABELS[decision.isAnswer ? 'yes' : 'no']),
      }
    case 'lift':
      return { 撤销的决定: textCell(decision.undoes) }
  }
}

export function personCells(person: Person, catalogue: Catalogue): CellsByHeading {
  return {
    行政区划代码: textCell(person.county),
    姓名: textCell(person.name),
    单位: textCell(catalogue.units.get(person.county)?.get(person.unit)?.name ?? person.unit),
    角色: textCell(ROLE_LABELS[person.role]),
    邮箱: textCell(person.email),
    手机: textCell(person.phone),
  }
}

/** The sheet for the writer: bold headings, one row a value. */
export function writtenSheet(shape: SheetShape, rows: readonly CellsByHeading[]) {
  return {
    sheet: shape.sheet,
    stickyRowsCount: 1,
    columns: shape.headings.map((heading) => ({ width: widthOf(heading) })),
    data: [
      shape.headings.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map((row) => shape.headings.map((heading) => row[heading] ?? null)),
    ],
  }
}

function widthOf(heading: string): number {
  return /名称|标题|依据|校验值|邮箱/.test(heading) ? 36 : 18
}

function textCell(value: string | undefined): WrittenCell | undefined {
  return value === undefined || value === '' ? undefined : { value, type: String, format: '@' }
}

/** Excel knows no zones: the clock of China goes in as it is shown. */
function momentCell(at: Instant | undefined): WrittenCell | undefined {
  if (at === undefined) return undefined
  return { value: new Date(at + 8 * HOUR_MS), type: Date, format: 'yyyy-mm-dd hh:mm' }
}

function dayCell(on: LocalDate | undefined): WrittenCell | undefined {
  if (on === undefined) return undefined
  return { value: new Date(chinaInstant(on) + 8 * HOUR_MS), type: Date, format: 'yyyy-mm-dd' }
}
