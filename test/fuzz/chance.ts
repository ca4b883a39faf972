import { seededChance } from '../../lib/local/sample/seeded-chance.ts'

/** Chance that can be played again from its seed. */
export class Chance {
  readonly #next: (below: number) => number

  constructor(seed: string) {
    this.#next = seededChance(seed)
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return this.#next(Math.max(1, Math.floor(end)))
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T
  }

  /** True once in `times`. */
  onceIn(times: number): boolean {
    return this.below(times) === 0
  }
}
