import { isEnd, type Line, linesTold, type OutboxMessage } from '../outbox.ts'
import { isBouncedForGood } from '../receipt.ts'
import type { Medium } from '../unit.ts'
import { isPersonalLine, noticeOfLine, personalTrail } from './personal-trail.ts'

/** A line is sent once more after each new address, or on the day after a mailbox was full, and not without end. */
const BOUNCES_MAX = 3

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
  readonly #bounces = new Map<string, number>()

  constructor(sent: readonly OutboxMessage[]) {
    for (const message of sent.toSorted((a, b) => a.plannedAt - b.plannedAt)) {
      const { person, medium } = message
      const heard = this.#lines.get(person) ?? { mail: new Set(), sms: new Set() }
      this.#lines.set(person, heard)
      if (isBouncedForGood(message.receipt)) this.#countBounce(message)
      for (const line of linesTold(message)) {
        heard[medium].add(line.key)
        if (medium === 'mail') this.#follow(person, line)
      }
    }
  }

  #countBounce({ person, medium, lines }: OutboxMessage): void {
    for (const { key } of lines) {
      const name = `${person}\n${medium}\n${key}`
      this.#bounces.set(name, (this.#bounces.get(name) ?? 0) + 1)
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

  /** The `from`th word of a kind to a person, or the first after it that was not said: one that came back is not counted. */
  firstUnsaid(person: string, from: number, lineOf: (n: number) => Line): Line {
    for (let n = from; ; n += 1) {
      const line = lineOf(n)
      if (!this.has(person, 'mail', line.key)) return line
    }
  }

  /** The same of a line; what was told last of its obligation is found without looking through all that was told. */
  hasLine(person: string, medium: Medium, line: Line): boolean {
    const isLast = medium === 'mail' && this.#trails.get(line.obligation)?.get(person)?.last.key === line.key
    return isLast || this.has(person, medium, line.key)
  }

  /** True when it came back so often that one more try is for people to decide: an address may pass mail on to a bad one. */
  isGivenUp(person: string, medium: Medium, key: string): boolean {
    if (this.#bounces.size === 0) return false
    return (this.#bounces.get(`${person}\n${medium}\n${key}`) ?? 0) >= BOUNCES_MAX
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
