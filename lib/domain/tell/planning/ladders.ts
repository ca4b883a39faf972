import { overdueAfter, remindOnOf } from '../../duty/due.ts'
import type { Judged } from '../../judge/judge-county.ts'
import type { Rung, RungMoment } from '../ladder.ts'
import { type LadderRules, ladderFor, ladderOf } from '../line.ts'

/** The ladders of one run. Many obligations share their days, and then the moments of all rungs. */
export class Ladders {
  readonly #known = new Map<readonly Rung[], Map<string, readonly RungMoment[]>>()
  readonly #rules: LadderRules

  constructor(rules: LadderRules) {
    this.#rules = rules
  }

  of(judged: Judged): readonly RungMoment[] {
    const { due, event } = judged.obligation
    const ladder = ladderFor(judged, this.#rules.county)
    // Rungs by share of time begin with the event; all others know the due date alone.
    const start = ladder.some(({ at }) => at.kind === 'share-of-time') ? event.occurredAt : ''
    const key = `${remindOnOf(due)} ${overdueAfter(due)} ${start}`
    const ofLadder = this.#known.get(ladder) ?? new Map<string, readonly RungMoment[]>()
    const moments = ofLadder.get(key) ?? ladderOf(judged, this.#rules)
    this.#known.set(ladder, ofLadder.set(key, moments))
    return moments
  }
}
