import type { KindRules, Sector } from './kind-rules.ts'
import { folding } from './title-parts.ts'
import { WordIndex } from './word-index.ts'

const POINTS = { words: 2, hints: 1, openings: 3, inText: 1 } as const
/** Openings are looked for this far into a title: a buyer's name stands at its beginning. */
const OPENING_UNITS = 30
/** UTF-16 units of a text in which sector words are counted. */
const SECTOR_TEXT_UNITS = 2_000
/** What the item's own word is worth: it decides between sectors that nothing else speaks for. */
const OWN_POINTS = 0.5
/** What a sector must lead by where the word of kind is common to several: 中标结果公告. */
const SHARED_MARGIN = 2

interface Weighted {
  readonly sector: Sector
  readonly points: number
  readonly isOpening: boolean
}

export interface SectorScore {
  readonly points: number
  readonly words: readonly string[]
}

/** Sectors by the words that speak for them. */
export class SectorWords {
  readonly #title = new WordIndex<Weighted>()
  readonly #text = new WordIndex<Weighted>()
  readonly #sectors: readonly Sector[]

  constructor({ sectors }: KindRules) {
    this.#sectors = sectors
    for (const sector of sectors) {
      for (const list of ['words', 'hints', 'openings'] as const) {
        const weighted = { sector, points: POINTS[list], isOpening: list === 'openings' }
        for (const word of sector[list]) this.#title.add(folding(word), weighted)
      }
      const inText = { sector, points: POINTS.inText, isOpening: false }
      for (const word of sector.inText) this.#text.add(folding(word), inText)
    }
  }

  /** Points of each sector in a folded title and the beginning of a folded text; every word counts once. */
  scoresOf(title: string, text: string): ReadonlyMap<Sector, SectorScore> {
    const hits = [
      ...this.#title.hitsIn(title),
      ...this.#text.hitsIn(text.slice(0, SECTOR_TEXT_UNITS)),
    ].toSorted((a, b) => b.word.length - a.word.length)
    const scores = new Map<Sector, { points: number; words: string[] }>()
    for (const { word, from, values } of hits) {
      for (const { sector, points, isOpening } of values) {
        if (isOpening && from > OPENING_UNITS) continue
        const score = scores.get(sector) ?? { points: 0, words: [] }
        scores.set(sector, score)
        // 采购 inside 采购项目 has spoken already.
        if (score.words.some((known) => known.includes(word))) continue
        score.points += points
        score.words.push(word)
      }
    }
    return scores
  }

  sectorOf(itemId: string): Sector | undefined {
    return this.#sectors.find(({ items }) => items.includes(itemId))
  }
}

export interface SectorQuestion {
  /** Sectors between which to choose, and those of the items that the word of kind names itself. */
  readonly among: readonly Sector[]
  readonly own: readonly Sector[]
  readonly scores: ReadonlyMap<Sector, SectorScore>
}

export interface SectorChoice {
  readonly sectors: readonly Sector[]
  /** Points between the best and the next; a choice between one is sure. */
  readonly margin: number
  readonly words: readonly string[]
}

/** The sector that the words speak for most, with those that stand beside it and are named; none on a tie. */
export function chosenSectors({ among, own, scores }: SectorQuestion): SectorChoice {
  const isOwnClear = own.filter(({ isNamedOnly }) => !isNamedOnly).length === 1
  const pointsOf = (sector: Sector) =>
    (scores.get(sector)?.points ?? 0) + (isOwnClear && own.includes(sector) ? OWN_POINTS : 0)
  const [best, next] = among
    .filter(({ isNamedOnly }) => !isNamedOnly)
    .map((sector) => ({ sector, points: pointsOf(sector) }))
    .toSorted((a, b) => b.points - a.points)
  const margin = next === undefined ? Number.POSITIVE_INFINITY : (best?.points ?? 0) - next.points
  if (margin < (isOwnClear || own.length === 0 ? Number.MIN_VALUE : SHARED_MARGIN))
    return { sectors: [], margin, words: [] }
  const named = among.filter(
    (sector) =>
      sector.isNamedOnly && (best === undefined || best.sector.id === sector.beside) && scores.has(sector),
  )
  const sectors = [...(best ? [best.sector] : []), ...named]
  return { sectors, margin, words: sectors.flatMap((sector) => scores.get(sector)?.words ?? []) }
}
