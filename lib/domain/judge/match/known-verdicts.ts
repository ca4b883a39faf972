import type { Item } from '../../duty/item.ts'
import type { Notice } from '../../watch/notice.ts'
import { type Answerable, MatchIndex } from './matching.ts'
import type { Verdict } from './verdict.ts'

/** As many as differ within one judgement (with derived events, and without), and those of another county. */
const INDEXES_MAX = 4
const VERDICTS_MAX = 5000

interface KnownIndex {
  readonly index: MatchIndex
  readonly verdicts: Map<string, Verdict>
}

/** What a verdict follows from beside the words of the notice and the events. */
export interface VerdictRules {
  readonly items: ReadonlyMap<string, Item>
  /** Names, in the form of name keys, of the unit that has to publish. */
  readonly unitNamesOf: (answerable: Answerable) => readonly string[]
}

/**
 * Verdicts that were given, by what the events and notices are, not by which objects they are. A county is judged every
 * ten minutes, and hardly a notice or event has changed since: equal ones have their verdict again. Keep one of these for
 * as long as the rules stay as they are; it is bounded.
 */
export class KnownVerdicts {
  readonly #byEvents = new Map<string, KnownIndex>()
  #items: ReadonlyMap<string, Item> | undefined

  /** The verdicts of notices against events, in order. */
  of(
    notices: readonly Notice[],
    answerables: readonly Answerable[],
    rules: VerdictRules,
  ): readonly Verdict[] {
    const { index, verdicts } = this.#indexOf(answerables, rules)
    return notices.map((notice) => {
      const key = keyOf(notice)
      const before = verdicts.get(key)
      if (before) return { ...before, notice }
      const verdict = index.verdictOf(notice)
      if (verdicts.size < VERDICTS_MAX) verdicts.set(key, verdict)
      return verdict
    })
  }

  #indexOf(answerables: readonly Answerable[], { items, unitNamesOf }: VerdictRules): KnownIndex {
    if (this.#items !== items) this.#byEvents.clear()
    this.#items = items
    const key = JSON.stringify(answerables.map(({ event, obligations }) => [event, obligations.map(duesOf)]))
    const found = this.#byEvents.get(key) ?? {
      index: new MatchIndex(answerables, [...items.values()], { unitNamesOf }),
      verdicts: new Map<string, Verdict>(),
    }
    this.#byEvents.delete(key)
    this.#byEvents.set(key, found)
    const [oldest] = this.#byEvents.keys()
    if (this.#byEvents.size > INDEXES_MAX && oldest !== undefined) this.#byEvents.delete(oldest)
    return found
  }
}

/** Every look sees the notices of a list again: when it did last is no part of what they are. */
function keyOf({ lastSeenAt: _, ...notice }: Notice): string {
  return JSON.stringify(notice)
}

function duesOf({ id, due }: Answerable['obligations'][number]) {
  return [id, due]
}
