import type { OutboxMessage } from '../outbox.ts'

/** Keys of the outbox by what they are named for; a key is used up also by what was given up, or left out a line. */
export class UsedKeys {
  readonly #byName: Map<string, OutboxMessage[]>
  readonly #given = new Map<string, number>()

  constructor(sent: readonly OutboxMessage[]) {
    this.#byName = Map.groupBy(sent, ({ key }) => key.replace(/\/\d+$/, ''))
    // A name may end in a number itself.
    for (const message of sent) if (/\/\d+$/.test(message.key)) this.#add(message.key, message)
  }

  #add(name: string, message: OutboxMessage): void {
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), message])
  }

  /** Messages of one name: it, and it with a number after it. */
  named(name: string): readonly OutboxMessage[] {
    return this.#byName.get(name) ?? []
  }

  /** A key of that name that no message has, nor was given before. */
  next(name: string): string {
    const earlierCount = this.named(name).length + (this.#given.get(name) ?? 0)
    this.#given.set(name, (this.#given.get(name) ?? 0) + 1)
    return earlierCount === 0 ? name : `${name}/${earlierCount + 1}`
  }
}
