import type { Tally } from './tally.ts'

/** One rate of the county: its name and formula as the digest prints them, and the two counts it is made of. */
export interface Rate {
  readonly name: string
  readonly formula: string
  readonly partOf: (tally: Tally) => number
  readonly wholeOf: (tally: Tally) => number
}

/**
 * 已核查: obligations of which it is proved whether and when they were met, on time + late + overdue. What could not be
 * looked at, waits for an attestation, or was published at a time that cannot be told is in no rate but 可核查率.
 */
export function judgedOf({ onTime, late, overdue }: Tally): number {
  return onTime + late + overdue
}

/** 按时率 = on time ÷ judged. What was on time and taken down early later is on time here. */
export const PUNCTUALITY: Rate = {
  name: '按时率',
  formula: '按时÷已核查',
  partOf: ({ onTime }) => onTime,
  wholeOf: judgedOf,
}

/** 迟报率 = published after the due moment ÷ judged. What is still missing is not late but omitted. */
export const LATENESS_RATE: Rate = {
  name: '迟报率',
  formula: '迟报÷已核查',
  partOf: ({ late }) => late,
  wholeOf: judgedOf,
}

/**
 * 瞒报率 (漏报) = (overdue: proved not to be published + published of an event that nobody reported, once a person has
 * accepted it) ÷ judged. The second kind is on time or late as well, so that the three rates may come to more than one.
 * A notice on the designated medium is itself what makes the other channels of its row due, so that what is missing there
 * is omitted whether or not anybody recorded the event (rows 12 to 16, reading A).
 */
export const OMISSION_RATE: Rate = {
  name: '瞒报率',
  formula: '（逾期未见公开＋确认的漏报）÷已核查',
  partOf: ({ overdue, unreported }) => overdue + unreported,
  wholeOf: judgedOf,
}

/**
 * 合规率 = on time, no element absent, no personal data found, not taken down early, not possibly back-dated ÷ judged.
 * Elements that could not be checked are not absent.
 */
export const COMPLIANCE_RATE: Rate = {
  name: '合规率',
  formula: '按时且要素齐全、未泄露个人信息、未提前撤下、无倒签疑点÷已核查',
  partOf: ({ compliant }) => compliant,
  wholeOf: judgedOf,
}

/** 可核查率 = judged ÷ fell due. Low means that we could not look, never that a unit did not publish. */
export const VERIFIABILITY: Rate = {
  name: '可核查率',
  formula: '已核查÷应公开',
  partOf: judgedOf,
  wholeOf: ({ due }) => due,
}

/** In the order in which the office reads them. */
export const RATES: readonly Rate[] = [
  PUNCTUALITY,
  LATENESS_RATE,
  OMISSION_RATE,
  COMPLIANCE_RATE,
  VERIFIABILITY,
]

/** From 0 to 1; undefined where there is nothing to divide by: no rate is then said, not 0 and not 100 %. */
export function rateOf({ partOf, wholeOf }: Rate, tally: Tally): number | undefined {
  const whole = wholeOf(tally)
  return whole === 0 ? undefined : partOf(tally) / whole
}
