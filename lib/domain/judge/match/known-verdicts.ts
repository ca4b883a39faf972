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

/** By what the events and their dues are, not by which objects they are: the last ones that were asked for. */
const known = new Map<ReadonlyMap<string, Item>, Map<string, KnownIndex>>()

/**
 * The verdicts of notices against events, in order. A county is judged every ten minutes, and hardly a notice or event
 * has changed since: a verdict follows from the words of the notice and the events alone, so that equal ones have it again.
 */
export function verdictsOf(
  notices: readonly Notice[],
  answerables: readonly Answerable[],
  items: ReadonlyMap<string, Item>,
): readonly Verdict[] {
  const { index, verdicts } = indexOf(answerables, items)
  return notices.map((notice) => {
    const key = JSON.stringify(notice)
    const before = verdicts.get(key)
    if (before) return { ...before, notice }
    const verdict = index.verdictOf(notice)
    if (verdicts.size < VERDICTS_MAX) verdicts.set(key, verdict)
    return verdict
  })
}

function indexOf(answerables: readonly Answerable[], items: ReadonlyMap<string, Item>): KnownIndex {
  const ofItems = known.get(items) ?? new Map<string, KnownIndex>()
  if (!known.has(items)) known.clear()
  known.set(items, ofItems)
  const key = JSON.stringify(answerables.map(({ event, obligations }) => [event, obligations.map(duesOf)]))
  const found = ofItems.get(key) ?? {
    index: new MatchIndex(answerables, [...items.values()]),
    verdicts: new Map<string, Verdict>(),
  }
  ofItems.delete(key)
  ofItems.set(key, found)
  const [oldest] = ofItems.keys()
  if (ofItems.size > INDEXES_MAX && oldest !== undefined) ofItems.delete(oldest)
  return found
}

function duesOf({ id, due }: Answerable['obligations'][number]) {
  return [id, due]
}
