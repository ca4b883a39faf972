import type { OutboxMessage } from '../../domain/tell/outbox.ts'
import type { OutboxStore } from '../ports.ts'

/** Finds messages by the local part of their Message-ID, which begins with the county. */
export interface SentMessages {
  /** Undefined for a county that is not served. */
  countyOf(id: string): string | undefined
  find(id: string): Promise<OutboxMessage | undefined>
}

/** The outbox of a county is read when the first mail is about it, and once more for a message that is not in it. */
export function sentMessages(from: {
  readonly store: OutboxStore
  readonly counties: readonly string[]
  messageId(key: string): string
}): SentMessages {
  const { store, counties, messageId } = from
  const outboxes = new Map<string, { byId: Promise<ReadonlyMap<string, OutboxMessage>>; isSecond: boolean }>()
  const readOutbox = async (county: string) => {
    const messages = await store.messages(county)
    return new Map(messages.map((message) => [localPartOf(messageId(message.key)), message]))
  }
  const countyOf = (id: string) => counties.find((county) => id.startsWith(county))
  return {
    countyOf,
    async find(id) {
      const county = countyOf(id)
      if (county === undefined) return undefined
      const known = outboxes.get(county)
      const found = (await known?.byId)?.get(id)
      if (found || known?.isSecond) return found
      const byId = readOutbox(county)
      outboxes.set(county, { byId, isSecond: known !== undefined })
      return (await byId).get(id)
    },
  }
}

function localPartOf(messageId: string): string {
  return messageId.slice(1, messageId.indexOf('@'))
}
