import type { EventFace } from './event-face.ts'

/** Pairs of characters that stand in more names than this say nothing. */
const POSTINGS_MAX = 200
/** The rarest pairs of a title are looked up, no more. */
const PAIRS_MAX = 6
const CANDIDATES_MAX = 16
/** Of the pairs that are looked up, a name has to share this part. */
const SHARED_MIN = 1 / 3

/** Events by the pairs of characters in their skeletons: bounded, so that a lookup does not grow with their number. */
export class SimilarIndex {
  readonly #byPair = new Map<string, EventFace[]>()

  constructor(faces: readonly EventFace[]) {
    for (const face of faces) {
      for (const pair of new Set(face.skeletons.flatMap(pairsOf))) {
        const posted = this.#byPair.get(pair)
        if (posted) posted.push(face)
        else this.#byPair.set(pair, [face])
      }
    }
  }

  /** Those that share the most of the title's rarest pairs, and those that share as many as the last of them. */
  near(skeleton: string): readonly EventFace[] {
    const postings = [...new Set(pairsOf(skeleton))]
      .flatMap((pair) => {
        const posted = this.#byPair.get(pair)
        return posted && posted.length <= POSTINGS_MAX ? [posted] : []
      })
      .toSorted((a, b) => a.length - b.length)
    const shared = new Map<EventFace, number>()
    // Ties at the bound are all taken, so that the order of the events decides nothing.
    const bound = postings[PAIRS_MAX - 1]?.length ?? POSTINGS_MAX
    let lookedUp = 0
    for (const posted of postings) {
      if (posted.length > bound) break
      lookedUp += 1
      for (const face of posted) shared.set(face, (shared.get(face) ?? 0) + 1)
    }
    const counts = [...shared.values()].toSorted((a, b) => b - a)
    const countMin = Math.max(counts[CANDIDATES_MAX - 1] ?? 1, lookedUp * SHARED_MIN)
    return [...shared].flatMap(([face, count]) => (count >= countMin ? [face] : []))
  }
}

function pairsOf(skeleton: string): string[] {
  return Array.from({ length: Math.max(0, skeleton.length - 1) }, (_, at) => skeleton.slice(at, at + 2))
}
