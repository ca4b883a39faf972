import { isEnd, type Line, linesTold, type OutboxMessage } from './outbox.ts'
import type { Medium } from './unit.ts'

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
  readonly #lines = new Set<string>()
  readonly #trails = new Map<string, Map<string, Trail>>()

  constructor(sent: readonly OutboxMessage[]) {
    for (const message of sent.toSorted((a, b) => a.plannedAt - b.plannedAt)) {
      const { person, medium } = message
      for (const line of linesTold(message)) {
        this.#lines.add(lineOf(person, medium, line.key))
        if (medium === 'mail') this.#follow(person, line)
      }
    }
  }

  #follow(person: string, line: Line): void {
    const trails = this.#trails.get(line.obligation) ?? new Map<string, Trail>()
    const { closings = 0, isReproached = false } = trails.get(person) ?? {}
    const isClosing = isEnd(line)
    trails.set(person, {
      closings: closings + (isClosing ? 1 : 0),
      isOpen: !isClosing,
      isReproached: !isClosing && (isReproached || line.kind !== 'warn'),
      last: line,
    })
    this.#trails.set(line.obligation, trails)
  }

  has(person: string, medium: Medium, key: string): boolean {
    return this.#lines.has(lineOf(person, medium, key))
  }

  trailsOf(obligation: string): ReadonlyMap<string, Trail> {
    return this.#trails.get(obligation) ?? NO_TRAILS
  }
}

const NO_TRAILS: ReadonlyMap<string, Trail> = new Map()

function lineOf(person: string, medium: Medium, key: string): string {
  return `${person}\n${medium}\n${key}`
}
