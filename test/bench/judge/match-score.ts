import { MatchIndex } from '../../../lib/domain/judge/match/matching.ts'
import { ITEMS, type MatchSet, type MatchTruth } from './match-set.ts'

const HALVES = ['tuned', 'held back'] as const
const OUTCOMES = ['clear, right', 'clear, wrong', 'ambiguous, holds it', 'ambiguous', 'none'] as const
type Outcome = (typeof OUTCOMES)[number]

export interface MatchScore {
  readonly half: (typeof HALVES)[number]
  /** Counts by outcome, of notices that answer an event and of those that answer none. */
  readonly answering: Readonly<Record<Outcome, number>>
  readonly others: Readonly<Record<Outcome, number>>
  readonly precision: number
  readonly recall: number
}

export function scoreMatching({ answerables, notices }: MatchSet): readonly MatchScore[] {
  const index = new MatchIndex(answerables, ITEMS)
  const judged = notices.map((truth) => ({ truth, outcome: outcomeOf(index, truth) }))
  return HALVES.map((half) => {
    const ofHalf = judged.filter(({ truth }) => truth.half === half)
    const counts = (isAnswering: boolean) =>
      Object.fromEntries(
        OUTCOMES.map((outcome) => [
          outcome,
          ofHalf.filter((one) => one.outcome === outcome && (one.truth.event !== undefined) === isAnswering)
            .length,
        ]),
      ) as Record<Outcome, number>
    const [answering, others] = [counts(true), counts(false)]
    const right = answering['clear, right']
    const clear = right + answering['clear, wrong'] + others['clear, wrong']
    const all = OUTCOMES.reduce((sum, outcome) => sum + answering[outcome], 0)
    return {
      half,
      answering,
      others,
      precision: right / clear,
      recall: (right + answering['ambiguous, holds it']) / all,
    }
  })
}

function outcomeOf(index: MatchIndex, { notice, event }: MatchTruth): Outcome {
  const { kind, answers, candidates } = index.verdictOf(notice)
  if (kind === 'none') return 'none'
  if (kind === 'clear') return answers.some((one) => one.event === event) ? 'clear, right' : 'clear, wrong'
  return event !== undefined && candidates.some((one) => one.event === event)
    ? 'ambiguous, holds it'
    : 'ambiguous'
}

export function printScores({ name, made }: MatchSet, scores: readonly MatchScore[]): void {
  console.log(`\nmatching, ${name}：${made}`)
  console.log(
    `${'half'.padEnd(10)} ${'truth'.padEnd(9)} ${OUTCOMES.map((outcome) => outcome.padStart(20)).join('')}`,
  )
  for (const { half, answering, others, precision, recall } of scores) {
    for (const [truth, counts] of [
      ['an event', answering],
      ['none', others],
    ] as const) {
      const cells = OUTCOMES.map((outcome) => String(counts[outcome]).padStart(20)).join('')
      console.log(`${half.padEnd(10)} ${truth.padEnd(9)} ${cells}`)
    }
    console.log(
      `${half.padEnd(10)} precision of clear ${precision.toFixed(4)}, right one clear or among the candidates ${recall.toFixed(4)}`,
    )
  }
}
