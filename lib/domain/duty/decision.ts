import type { Instant } from '../time/instant.ts'
import { chinaDateOf } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'

interface DecisionBase {
  /** `<event>-<kind>-<day>`, with what tells it from others of its kind (see `decisionId`). */
  readonly id: string
  readonly county: string
  readonly event: string
  /** Law and article, or reason. */
  readonly basis: string
  readonly approver: string
  readonly at: Instant
}

/** 延期: a later last day. */
export interface Extend extends DecisionBase {
  readonly kind: 'extend'
  readonly until: LocalDate
}

/** 停计: days that do not count, first and last included; without a last day the clock stands still until further notice. */
export interface StopClock extends DecisionBase {
  readonly kind: 'stop-clock'
  readonly fromOn: LocalDate
  readonly toOn?: LocalDate | undefined
}

/** 不予公开. */
export interface Withhold extends DecisionBase {
  readonly kind: 'withhold'
  /** Absent: entered before grounds were asked for. */
  readonly ground?: WithholdGround | undefined
}

/** 撤回: the event was recorded by mistake, or does not exist any more. */
export interface Withdraw extends DecisionBase {
  readonly kind: 'withdraw'
}

/** 转办: another unit is responsible from then on. */
export interface Forward extends DecisionBase {
  readonly kind: 'forward'
  readonly toUnit: string
}

/** 认定对应: a person who looked says that a notice answers the event, or does not. */
export interface Match extends DecisionBase {
  readonly kind: 'match'
  readonly notice: string
  readonly isAnswer: boolean
}

/** 撤销决定: an earlier decision on the same event does not hold any more. */
export interface Lift extends DecisionBase {
  readonly kind: 'lift'
  readonly undoes: string
}

/** 处理决定: what a person decided about an event's publications. A fact, with its legal basis and approver. */
export type Decision = Extend | StopClock | Withhold | Withdraw | Forward | Match | Lift

/** 政府信息公开条例（2019年修订）第十四条至第十六条. */
export type WithholdGround =
  | 'state-secret'
  | 'law-forbids'
  | 'public-safety'
  | 'commercial-secret'
  | 'personal-privacy'
  | 'internal-affairs'
  | 'in-process'
  | 'enforcement-file'

/** What a ground is called, with the article of the 条例 that it rests on. */
export const WITHHOLD_GROUNDS: Readonly<
  Record<WithholdGround, { readonly name: string; readonly article: string }>
> = {
  'state-secret': { name: '国家秘密', article: '第十四条' },
  'law-forbids': { name: '法律、行政法规禁止公开', article: '第十四条' },
  'public-safety': { name: '危及国家安全、公共安全、经济安全、社会稳定', article: '第十四条' },
  'commercial-secret': { name: '商业秘密', article: '第十五条' },
  'personal-privacy': { name: '个人隐私', article: '第十五条' },
  'internal-affairs': { name: '内部事务信息', article: '第十六条' },
  'in-process': { name: '过程性信息', article: '第十六条' },
  'enforcement-file': { name: '行政执法案卷信息', article: '第十六条' },
}

/** A decision before it has its id. */
export type DecisionDraft =
  | Omit<Extend, 'id'>
  | Omit<StopClock, 'id'>
  | Omit<Withhold, 'id'>
  | Omit<Withdraw, 'id'>
  | Omit<Forward, 'id'>
  | Omit<Match, 'id'>
  | Omit<Lift, 'id'>

/** The same decision entered twice has the same id; a second one of its kind on the same day has another where it says other things. */
export function decisionId(draft: DecisionDraft): string {
  if (draft.kind === 'lift') return `${draft.undoes}-lifted`
  const base = `${draft.event}-${draft.kind}-${compact(chinaDateOf(draft.at))}`
  switch (draft.kind) {
    case 'extend':
      return `${base}-until-${compact(draft.until)}`
    case 'stop-clock':
      return `${base}-from-${compact(draft.fromOn)}`
    case 'forward':
      return `${base}-to-${draft.toUnit}`
    case 'match':
      return `${base}-notice-${draft.notice}`
    default:
      return base
  }
}

function compact(on: LocalDate): string {
  return on.replaceAll('-', '')
}

/** What holds of the decisions on one event, whatever order they come in. */
export interface InForce {
  /** The last of those that say by when, or that nothing is to be published. */
  readonly ruling?: Extend | Withhold | Withdraw | undefined
  /** Of each first day the last word: a later one says when it ends. */
  readonly stops: readonly StopClock[]
  /** Oldest first: the last one names the unit that is responsible now. */
  readonly forwards: readonly Forward[]
  /** By notice, the last word on it. */
  readonly matches: ReadonlyMap<string, Match>
  readonly lifts: readonly Lift[]
}

export function inForce(decisions: readonly Decision[]): InForce {
  const held = notLifted(decisions)
  const matches = new Map<string, Match>()
  const stops = new Map<LocalDate, StopClock>()
  for (const one of held) {
    if (one.kind === 'match') matches.set(one.notice, one)
    if (one.kind === 'stop-clock') stops.set(one.fromOn, one)
  }
  return {
    ruling: held.findLast(
      (one) => one.kind === 'extend' || one.kind === 'withhold' || one.kind === 'withdraw',
    ),
    stops: [...stops.values()],
    forwards: held.filter((one) => one.kind === 'forward'),
    matches,
    lifts: held.filter((one) => one.kind === 'lift'),
  }
}

/** Oldest first. From the last one backwards: a lift that was lifted itself undoes nothing. */
function notLifted(decisions: readonly Decision[]): readonly Decision[] {
  const ordered = decisions.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const lifted = new Set<string>()
  const held: Decision[] = []
  for (const one of ordered.toReversed()) {
    if (lifted.has(one.id)) continue
    if (one.kind === 'lift') lifted.add(one.undoes)
    held.push(one)
  }
  return held.toReversed()
}
