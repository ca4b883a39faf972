import type { Notice } from '../../watch/notice.ts'
import type { Relation } from './comparing/relation.ts'
import type { MatchedText } from './notice-face.ts'

/** One event that a notice may answer, with the evidence in words and the score by which it is ranked. */
export interface Candidate {
  readonly event: string
  readonly item: string
  readonly score: number
  readonly evidence: readonly string[]
}

/**
 * `clear`: one event is ahead by a margin. `ambiguous`: several are close, or the one whose number or name it carries
 * does not fit in time, round or kind, and a person decides.
 */
export interface Verdict<N extends MatchedText = Notice> {
  readonly notice: N
  readonly kind: 'clear' | 'ambiguous' | 'none'
  readonly candidates: readonly Candidate[]
  /** What it answers when clear: the best event, and those of other kinds that make the same publication due. */
  readonly answers: readonly Candidate[]
  /** Events among which a person decides. */
  readonly doubts: readonly Candidate[]
  /** Events that it does not answer, but changes: 更正, 终止, 流标 of what was announced, or another round of it. */
  readonly relatesTo: readonly Relation[]
}

const MARGIN = 10
const CANDIDATES_MAX = 5

/** A candidate with what decides between several. */
export interface Ranked extends Candidate {
  readonly trigger: string
  /** Nothing contradicts, but a person has to look: another number of the same pattern, more words than the name. */
  readonly isDoubtful: boolean
  /** Numbers of its own, `<kind>:<code>`, that the notice carries. */
  readonly ownCodes: readonly string[]
  /** It carries the event's own number or name, but another round or kind, or a day at which it answers nothing. */
  readonly isMisfit: boolean
  /** Its lot or parcel where the notice names it: such a notice answers each that it names. */
  readonly part?: string | undefined
}

/** Ranks the candidates of one notice and says whether one of them is ahead. */
export function verdictFrom<N extends MatchedText>(
  notice: N,
  found: readonly Ranked[],
  relatesTo: readonly Relation[] = [],
): Verdict<N> {
  const ranked = found.toSorted((a, b) => b.score - a.score || (a.event < b.event ? -1 : 1))
  const fitting = ranked.filter(({ isMisfit }) => !isMisfit)
  const [best] = fitting
  if (ranked.length === 0) {
    return { notice, kind: 'none', candidates: [], answers: [], doubts: [], relatesTo }
  }
  const isDoubtful = !best || best.isDoubtful || hasRival(best, fitting)
  const { answers, doubts: close } = best
    ? (isDoubtful ? doubted : decided)(best, fitting)
    : { answers: [], doubts: [] }
  const doubts = [...close, ...unexplained(ranked, [...answers, ...close])]
  return {
    notice,
    kind: isDoubtful ? 'ambiguous' : 'clear',
    candidates: ranked.slice(0, CANDIDATES_MAX).map(candidateOf),
    answers: answers.map(candidateOf),
    doubts: doubts.map(candidateOf),
    relatesTo,
  }
}

interface Decided {
  readonly answers: readonly Ranked[]
  readonly doubts: readonly Ranked[]
}

/** One publication may be made due by several kinds of event: receipt of the text, and the report behind it. */
function isSamePublication(one: Ranked, best: Ranked): boolean {
  return one.item === best.item && one.trigger !== best.trigger
}

/** Lots or parcels of one notice: each is named, so each is answered. */
function isBeside(one: Ranked, best: Ranked): boolean {
  const isOfKind = one.item === best.item && one.trigger === best.trigger && !one.isDoubtful
  return isOfKind && one.part !== undefined && best.part !== undefined && one.part !== best.part
}

const isClose = (one: Ranked, best: Ranked) => best.score - one.score < MARGIN

function hasRival(best: Ranked, ranked: readonly Ranked[]): boolean {
  return ranked.some(
    (one) => one !== best && isClose(one, best) && !isSamePublication(one, best) && !isBeside(one, best),
  )
}

function doubted(best: Ranked, ranked: readonly Ranked[]): Decided {
  return { answers: [], doubts: ranked.filter((one) => isClose(one, best) || isSamePublication(one, best)) }
}

/** The best event, and of each other kind of event the one that is ahead of its like; without one, a person decides. */
function decided(best: Ranked, ranked: readonly Ranked[]): Decided {
  const others = ranked.filter((one) => isSamePublication(one, best))
  const tops = others.filter((one, at) => others.findIndex(({ trigger }) => trigger === one.trigger) === at)
  const groups = tops.map((top) => others.filter((one) => one.trigger === top.trigger && isClose(one, top)))
  return {
    answers: [
      best,
      ...ranked.filter((one) => isClose(one, best) && isBeside(one, best)),
      ...groups.filter((group) => group.length === 1).flat(),
    ],
    doubts: groups.filter((group) => group.length > 1).flat(),
  }
}

/**
 * Events that the notice may answer for all that does not fit, where it answers no other: those whose number it carries
 * for no other event, those whose name it has, and those of another kind that make the same publication due. Dropping
 * them would call missing what may stand there.
 */
function unexplained(ranked: readonly Ranked[], explained: readonly Ranked[]): readonly Ranked[] {
  const codes = new Set(explained.flatMap(({ ownCodes }) => ownCodes))
  return ranked.filter((one) => {
    if (explained.includes(one)) return false
    if (explained.some((best) => isSamePublication(one, best))) return true
    return one.ownCodes.length > 0 ? !one.ownCodes.some((code) => codes.has(code)) : explained.length === 0
  })
}

function candidateOf({ event, item, score, evidence }: Ranked): Candidate {
  return { event, item, score, evidence }
}
