import { isEnd, type Line, linesTold, type OutboxMessage } from '../outbox.ts'
import type { Medium } from '../unit.ts'
import { isPersonalLine, noticeOfLine, personalTrail } from './personal-trail.ts'

/** What one person was told by mail of one obligation. */
export interface Trail {
  /** Close-out lines so far. */
  readonly closings: number
  /** Something was said since the last close-out. */
  readonly isOpen: boolean
  /** Since the last close-out it was said that the notice is missing or was taken down. */
  readonly isReproached: boolean
  readonly last: Line
}

/** What people were told, by line and by obligation; drawn from the outbox once for each run. */
export class Told {
  /** By person, then medium. */
  readonly #lines = new Map<string, Readonly<Record<Medium, Set<string>>>>()
  readonly #trails = new Map<string, Map<string, Trail>>()

  constructor(sent: readonly OutboxMessage[]) {
    for (const message of sent.toSorted((a, b) => a.plannedAt - b.plannedAt)) {
      const { person, medium } = message
      const heard = this.#lines.get(person) ?? { mail: new Set(), sms: new Set() }
      this.#lines.set(person, heard)
      for (const line of linesTold(message)) {
        heard[medium].add(line.key)
        if (medium === 'mail') this.#follow(person, line)
      }
    }
  }

  #follow(person: string, line: Line): void {
    const matter = trailOf(line)
    const trails = this.#trails.get(matter) ?? new Map<string, Trail>()
    const before = trails.get(person)
    const isClosing = isEnd(line)
    trails.set(person, {
      closings: (before?.closings ?? 0) + (isClosing ? 1 : 0),
      isOpen: !isClosing,
      isReproached: !isClosing && (line.kind !== 'warn' || before?.isReproached === true),
      last: line,
    })
    this.#trails.set(matter, trails)
  }

  has(person: string, medium: Medium, key: string): boolean {
    return this.#lines.get(person)?.[medium].has(key) ?? false
  }

  /** True when anybody at all heard it, such as a stand-in. */
  hasAnybody(medium: Medium, key: string): boolean {
    return [...this.#lines.values()].some((heard) => heard[medium].has(key))
  }

  /** By person, of an obligation; of the personal data of a notice under `personalTrail`. */
  trailsOf(matter: string): ReadonlyMap<string, Trail> {
    return this.#trails.get(matter) ?? NO_TRAILS
  }

  /** Every matter that anybody was told of. */
  matters(): IterableIterator<[string, ReadonlyMap<string, Trail>]> {
    return this.#trails.entries()
  }
}

const NO_TRAILS: ReadonlyMap<string, Trail> = new Map()

/** Personal data has an end of its own, whatever becomes of the obligation that the notice answers. */
export function trailOf(line: Line): string {
  return isPersonalLine(line) ? personalTrail(noticeOfLine(line)) : line.obligation
}
