import * as z from 'zod'
import type { Catalogue } from '../../domain/catalogue.ts'
import { type Decision, inForce, WITHHOLD_GROUNDS, type WithholdGround } from '../../domain/duty/decision.ts'
import type { Unit } from '../../domain/tell/unit.ts'
import { type Instant, parseInstant } from '../../domain/time/instant.ts'
import { type Complaint, fieldText } from '../fault.ts'
import { day, text } from '../fields.ts'
import { complaintOf } from '../schema-complaint.ts'
import {
  DECISION_LABELS,
  type DecisionKind,
  decisionFaults,
  decisionFrom,
  groundIn,
} from './decision-draft.ts'

/** What is wrong with one field of a decision, in the words of the office. */
export interface DecisionFault extends Complaint {
  readonly field: string
}

export type DecisionRead = { readonly decision: Decision } | { readonly faults: readonly DecisionFault[] }

/** What the county knows already: decisions refer to it. */
export interface DecisionContext {
  readonly catalogue: Catalogue
  readonly county: string
  /** When decisions without a time of their own count as made. */
  readonly now: Instant
  readonly events: ReadonlySet<string>
  readonly notices: ReadonlySet<string>
  readonly decisions: readonly Decision[]
}

const wordsOf = <Word extends string>(words: Readonly<Record<Word, unknown>>) =>
  Object.keys(words) as [Word, ...Word[]]

const decisionSchema = z.strictObject({
  event: text.max(200),
  kind: z.enum(wordsOf<DecisionKind>(DECISION_LABELS)),
  until: day.optional(),
  fromOn: day.optional(),
  toOn: day.optional(),
  ground: z.enum(wordsOf<WithholdGround>(WITHHOLD_GROUNDS)).optional(),
  toUnit: text.max(100).optional(),
  notice: text.max(200).optional(),
  isAnswer: z.boolean().optional(),
  undoes: text.max(400).optional(),
  basis: text.max(500),
  approver: text.max(100),
  at: z
    .string()
    .transform((value) => parseInstant(value))
    .refine((at) => at !== undefined, '写成 2026-10-12T09:30:00+08:00 这样的时间，带时区')
    .transform((at) => at as Instant)
    .optional(),
})

/**
 * One decision as the office enters it, for example
 * `{"event":"e1","kind":"extend","until":"2026-12-15","basis":"…","approver":"…","at":"2026-11-10T09:30:00+08:00"}`.
 * A unit is given by id, name or alias. All faults are given at once.
 */
export function readDecisionJson(value: unknown, context: DecisionContext): DecisionRead {
  const parsed = decisionSchema.safeParse(value)
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map((issue) => {
        const { path, complaint } = complaintOf(issue, value)
        return { field: fieldText(path), ...complaint }
      }),
    }
  }
  const { data } = parsed
  const unit = unitOf(data.toUnit, context)
  const ground = data.ground ?? (data.kind === 'withhold' ? groundIn(data.basis) : undefined)
  const stated = {
    ...data,
    county: context.county,
    at: data.at ?? context.now,
    ground,
    toUnit: unit?.id ?? data.toUnit,
  }
  const faults = [...decisionFaults(stated), ...referenceFaults(stated, unit, context)]
  const decision = decisionFrom(stated)
  return faults.length > 0 || !decision ? { faults } : { decision }
}

function unitOf(name: string | undefined, { catalogue, county }: DecisionContext): Unit | undefined {
  const units = catalogue.units.get(county)
  if (name === undefined || !units) return undefined
  const isCalled = (unit: Unit) => [unit.name, ...unit.aliases.map((alias) => alias.name)].includes(name)
  return units.get(name) ?? [...units.values()].find(isCalled)
}

type Stated = Parameters<typeof decisionFaults>[0]

/** Whatever a decision names must be there: one about a slip of the pen would be silently without effect. */
function* referenceFaults(
  stated: Stated,
  unit: Unit | undefined,
  context: DecisionContext,
): Iterable<DecisionFault> {
  if (stated.at > context.now) {
    yield { field: 'at', message: '决定时间晚于现在', mend: '核对日期' }
  }
  if (!context.events.has(stated.event)) {
    yield {
      field: 'event',
      message: `没有登记过事件“${stated.event}”`,
      mend: '核对编号，见 duban event list',
    }
  }
  if (stated.toUnit !== undefined && !unit) {
    const names = [...(context.catalogue.units.get(context.county)?.values() ?? [])].map(({ name }) => name)
    yield {
      field: 'toUnit',
      message: `没有单位“${stated.toUnit}”`,
      mend: `改为其中之一：${names.join('、')}`,
    }
  }
  if (stated.notice !== undefined && !context.notices.has(stated.notice)) {
    yield {
      field: 'notice',
      message: `没有公告“${stated.notice}”`,
      mend: '核对编号，见 duban ledger --json 的 evidence',
    }
  }
  if (stated.undoes !== undefined) yield* liftFaults(stated, stated.undoes, context)
  if (stated.kind === 'extend') yield* extendFaults(stated, context)
}

/** The last ruling holds, so that more time given to what is not published at all would make it due without a word. */
function* extendFaults(stated: Stated, { decisions }: DecisionContext): Iterable<DecisionFault> {
  const earlier = decisions.filter(({ event, at }) => event === stated.event && at <= stated.at)
  const { ruling } = inForce(earlier)
  if (ruling === undefined || ruling.kind === 'extend') return
  yield {
    field: 'kind',
    message: `这个事件已决定${DECISION_LABELS[ruling.kind]}（${ruling.id}），延期会使它重新到期`,
    mend: '确要公开的，先撤销那个决定（lift），再登记延期',
  }
}

function* liftFaults(
  stated: Stated,
  undoes: string,
  { decisions }: DecisionContext,
): Iterable<DecisionFault> {
  const undone = decisions.find(({ id, event }) => id === undoes && event === stated.event)
  if (!undone) {
    yield {
      field: 'undoes',
      message: `这个事件没有决定“${undoes}”`,
      mend: '核对编号，见 duban decision list',
    }
  } else if (undone.at > stated.at) {
    yield { field: 'at', message: '撤销的时间早于所撤销的决定', mend: '核对日期' }
  }
}
