import type { Item } from '../../duty/item.ts'
import type { KindRules, OtherKind, Sector, Stage } from './kind-rules.ts'

/** Items that a word of kind or a column names, with the step of a procedure to which they belong. */
export interface Step {
  readonly items: readonly Item[]
  readonly stage: Stage | undefined
}

/** How items of one step stand in the sectors. */
export class Steps {
  readonly #items: ReadonlyMap<string, Item>
  readonly #rules: KindRules

  constructor(items: ReadonlyMap<string, Item>, rules: KindRules) {
    this.#items = items
    this.#rules = rules
  }

  /** The step that most of the items belong to. */
  stageOf(items: readonly Item[]): Stage | undefined {
    const count = (stage: Stage) => items.filter(({ id }) => stage.items.includes(id)).length
    const [most] = this.#rules.stages.toSorted((a, b) => count(b) - count(a))
    return most && count(most) > 0 ? most : undefined
  }

  /** The step of corrections that a kind stands for outside purchasing. */
  changeOf(kind: OtherKind): Stage | undefined {
    return this.#rules.stages.find(({ otherwise }) => otherwise === kind.id)
  }

  otherwiseOf(stage: Stage | undefined): OtherKind | undefined {
    return this.#rules.kinds.find(({ id }) => id === stage?.otherwise)
  }

  sectorsOf(items: readonly Item[]): readonly Sector[] {
    return this.#rules.sectors.filter((sector) => items.some(({ id }) => sector.items.includes(id)))
  }

  /** Those of the items that are of the sector, else the sector's items of the same step. */
  inSector({ items, stage }: Step, sector: Sector): readonly Item[] {
    const own = items.filter(({ id }) => sector.items.includes(id))
    if (own.length > 0) return own
    const ids = stage?.items.filter((id) => sector.items.includes(id)) ?? []
    return ids.flatMap((id) => this.#items.get(id) ?? [])
  }

  /**
   * Sectors that are in question for a word of kind: those of the family that have an item of the step, or for a
   * correction any of the family; only its own where the word itself leaves no doubt.
   */
  among({ items, stage }: Step, word: string): readonly Sector[] {
    const own = this.sectorsOf(items)
    if (!stage) return own
    const deciding = own.filter(({ decides }) => decides.some((part) => word.includes(part)))
    if (deciding.length > 0) return deciding
    const families = new Set(own.map(({ family }) => family))
    return this.#rules.sectors.filter(
      (sector) =>
        (families.has(sector.family) || sector.isNamedOnly) &&
        (sector.items.some((id) => stage.items.includes(id)) || (stage.isChange && !sector.isNamedOnly)),
    )
  }
}
