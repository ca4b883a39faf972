import {
  type Decision,
  type DecisionDraft,
  decisionId,
  WITHHOLD_GROUNDS,
  type WithholdGround,
} from '../../domain/duty/decision.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { daysBetween, type LocalDate } from '../../domain/time/local-date.ts'
import type { Complaint } from '../fault.ts'

export type DecisionKind = Decision['kind']

/** What the office calls the kinds of decisions. */
export const DECISION_LABELS: Readonly<Record<DecisionKind, string>> = {
  extend: '延期',
  'stop-clock': '停计',
  withhold: '不予公开',
  withdraw: '撤回',
  forward: '转办',
  match: '认定对应',
  lift: '撤销决定',
}

/** What a decision says, before it counts as one. A part that is not given or could not be read is left out. */
export interface StatedDecision {
  readonly kind: DecisionKind
  readonly county: string
  readonly event: string
  readonly basis: string
  readonly approver: string
  readonly at: Instant
  readonly until?: LocalDate | undefined
  readonly fromOn?: LocalDate | undefined
  readonly toOn?: LocalDate | undefined
  readonly ground?: WithholdGround | undefined
  readonly toUnit?: string | undefined
  readonly notice?: string | undefined
  readonly isAnswer?: boolean | undefined
  readonly undoes?: string | undefined
}

/** Fields of which each belongs to some kinds only. */
export type DecisionField =
  | 'until'
  | 'fromOn'
  | 'toOn'
  | 'ground'
  | 'toUnit'
  | 'notice'
  | 'isAnswer'
  | 'undoes'

/** A fault of one field; each reader knows the field by the name of its own form. */
export interface StatedFault extends Complaint {
  readonly field: DecisionField | 'basis'
}

const FIELDS: Readonly<Record<DecisionKind, readonly DecisionField[]>> = {
  extend: ['until'],
  'stop-clock': ['fromOn', 'toOn'],
  withhold: ['ground'],
  withdraw: [],
  forward: ['toUnit'],
  match: ['notice', 'isAnswer'],
  lift: ['undoes'],
}

/** What each field is called in a fault, and what it may be left out of. */
const WORDS: Readonly<
  Record<DecisionField, { readonly missing: string; readonly mend: string; readonly name: string }>
> = {
  until: { name: '延期日期', missing: '延期没有写到哪一天', mend: '写明延期到哪一天' },
  fromOn: { name: '停计日期', missing: '停计没有写从哪一天起', mend: '写明从哪一天起停止计算期限' },
  toOn: { name: '停计日期', missing: '', mend: '' },
  ground: {
    name: '不公开理由',
    missing: '没有写明不予公开的理由',
    mend: `写其中之一：${Object.values(WITHHOLD_GROUNDS)
      .map(({ name }) => name)
      .join('；')}`,
  },
  toUnit: { name: '转交单位', missing: '转办没有写明由哪个单位办理', mend: '写明转交的单位' },
  notice: { name: '公告编号', missing: '没有写明是哪一条公告', mend: '写明公告编号，见台账' },
  isAnswer: { name: '是否对应', missing: '没有写明是否对应', mend: '写明“是”或者“否”' },
  undoes: {
    name: '所撤销的决定',
    missing: '没有写明撤销哪一个决定',
    mend: '写明决定的编号，见 duban decision list',
  },
}

const OPTIONAL: ReadonlySet<DecisionField> = new Set<DecisionField>(['toOn'])
/** Longer than this is a slip of the pen, or no stop. */
const STOP_DAYS_MAX = 731
const ARTICLE = /第[一二三四五六七八九十百零〇\d]{1,8}条/

/** What is wrong with a decision, whichever way it came. */
export function* decisionFaults(stated: StatedDecision): Iterable<StatedFault> {
  const own = FIELDS[stated.kind]
  for (const field of Object.keys(WORDS) as DecisionField[]) {
    const { name, missing, mend } = WORDS[field]
    const isGiven = stated[field] !== undefined
    if (own.includes(field) && !isGiven && !OPTIONAL.has(field)) yield { field, message: missing, mend }
    if (!own.includes(field) && isGiven) {
      yield { field, message: `“${DECISION_LABELS[stated.kind]}”没有${name}`, mend: '删去这一项' }
    }
  }
  yield* stopFaults(stated)
  if (stated.kind === 'withhold' && stated.basis !== '' && !ARTICLE.test(stated.basis.normalize('NFKC'))) {
    const mend = '写明法律名称和条款，如“政府信息公开条例第十五条”'
    yield { field: 'basis', message: '不予公开的依据没有写明条款', mend }
  }
}

function* stopFaults({ fromOn, toOn }: StatedDecision): Iterable<StatedFault> {
  if (fromOn === undefined || toOn === undefined) return
  if (toOn < fromOn) yield { field: 'toOn', message: '停计的末日早于首日', mend: '核对两个日期' }
  else if (daysBetween(fromOn, toOn) >= STOP_DAYS_MAX)
    yield { field: 'toOn', message: '停计超过两年', mend: '核对两个日期的年份' }
}

/** The ground that is written in the basis, where it is not given by itself: 涉及商业秘密（…第十五条）. */
export function groundIn(basis: string): WithholdGround | undefined {
  const grounds = Object.entries(WITHHOLD_GROUNDS) as [WithholdGround, { name: string }][]
  const named = grounds.filter(([, { name }]) => basis.includes(name))
  return named.length === 1 ? named[0]?.[0] : undefined
}

/** The decision that was stated; undefined where something that its kind needs is missing. */
export function decisionFrom(stated: StatedDecision): Decision | undefined {
  const { county, event, basis, approver, at } = stated
  const draft = draftOf(stated, { county, event, basis, approver, at })
  return draft && ({ ...draft, id: decisionId(draft) } as Decision)
}

type Base = Pick<StatedDecision, 'county' | 'event' | 'basis' | 'approver' | 'at'>

function draftOf(stated: StatedDecision, base: Base): DecisionDraft | undefined {
  const { until, fromOn, toOn, ground, toUnit, notice, isAnswer, undoes } = stated
  switch (stated.kind) {
    case 'extend':
      return until && { ...base, kind: 'extend', until }
    case 'stop-clock':
      return fromOn && { ...base, kind: 'stop-clock', fromOn, ...(toOn && { toOn }) }
    case 'withhold':
      return ground && { ...base, kind: 'withhold', ground }
    case 'withdraw':
      return { ...base, kind: 'withdraw' }
    case 'forward':
      return toUnit === undefined ? undefined : { ...base, kind: 'forward', toUnit }
    case 'match':
      return notice === undefined || isAnswer === undefined
        ? undefined
        : { ...base, kind: 'match', notice, isAnswer }
    case 'lift':
      return undoes === undefined ? undefined : { ...base, kind: 'lift', undoes }
  }
}
