import { randomUUID } from 'node:crypto'
import { TABLE } from '../../contract.ts'
import type { OutboxMessage } from '../../domain/tell/outbox.ts'
import type { Receipt } from '../../domain/tell/receipt.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MessageKey, OutboxStore, Outcome } from '../../jobs/ports.ts'
import { type ItemKey, joinKey, openPartitionOf, type Place, partitionOf } from './keys.ts'
import type { SingleTable, StoredItem } from './single-table.ts'

const { open } = TABLE.indexes

/** Where a message stands. */
export const messageKeyOf = ({ county, key }: MessageKey): ItemKey => ({
  pk: partitionOf(county, 'message'),
  sk: joinKey(key),
})

function unsettledPlace(message: OutboxMessage): Place {
  const key = messageKeyOf(message)
  return { ...key, gsi1pk: openPartitionOf(message.county, 'message'), gsi1sk: key.sk }
}

/** `state` and `until` are reserved words of expressions. */
const NAMES = { '#state': 'state', '#until': 'until' }
const MAY_BE_CLAIMED =
  '(#state.kind = :planned AND (attribute_not_exists(retryAt) OR retryAt <= :now))' +
  ' OR (#state.kind = :claimed AND #state.#until <= :now)'

/** What changes in a message's life stands beside its body, where conditions can see it. */
function storedMessage(message: OutboxMessage): StoredItem {
  const { state, attempts, retryAt, lastReason, receipt: _, ...body } = message
  return { place: unsettledPlace(message), body, attributes: { state, attempts, retryAt, lastReason } }
}

function messageOf(item: Readonly<Record<string, unknown>>): OutboxMessage {
  const { body, state, attempts, retryAt, lastReason, receipt } = item
  const fixed = JSON.parse(body as string) as Omit<
    OutboxMessage,
    'state' | 'attempts' | 'retryAt' | 'lastReason'
  >
  return {
    ...fixed,
    state: state as OutboxMessage['state'],
    attempts: attempts as number,
    ...(retryAt === undefined ? {} : { retryAt: retryAt as Instant }),
    ...(lastReason === undefined ? {} : { lastReason: lastReason as string }),
    ...(receipt === undefined ? {} : { receipt: receipt as Receipt }),
  }
}

/**
 * Messages. `plan`: one request, two when the key is known. `claim` and `settle`: one, two when the condition fails.
 * `message`: one. Lists: one for each 1 MB; `unsettled` reads only what is unsettled.
 *
 * `claim` gives the message as it was before: a state of `claimed` says that an earlier claim ran out, `attempts` how
 * many claims there were before this one. `attempts` counts claims, so that one whose sender died counts too.
 */
export function outboxStore(table: SingleTable): OutboxStore {
  return {
    async plan(message) {
      return (await table.putNew(storedMessage(message))) ? 'planned' : 'known'
    },
    async message(county, key) {
      const item = await table.get(messageKeyOf({ county, key }))
      return item && messageOf(item)
    },
    messages: async (county) =>
      (await table.items({ partition: partitionOf(county, 'message') })).map(messageOf),
    unsettled: async (county) =>
      (await table.items({ index: 'open', partition: openPartitionOf(county, 'message') })).map(messageOf),
    claim: (key, claim) => claimMessage(table, key, claim),
    settle: (key, claim, outcome) => settleMessage(table, key, { claim, outcome }),
  }
}

async function claimMessage(
  table: SingleTable,
  key: MessageKey,
  claim: Parameters<OutboxStore['claim']>[1],
): Promise<OutboxMessage | undefined> {
  const claimedBy = randomUUID()
  const before = await table.change(messageKeyOf(key), {
    copies: ['claimedFrom = #state', 'attempts = attempts + :one'],
    set: { '#state': { kind: 'claimed', claim: claim.id, until: claim.until }, claimedBy },
    condition: MAY_BE_CLAIMED,
    names: NAMES,
    values: { ':planned': 'planned', ':claimed': 'claimed', ':now': claim.now, ':one': 1 },
  })
  if (before) return messageOf(before)
  // This very call may have won in a first try whose answer was lost. The id is of the call, not of the claim: two
  // runs that were handed the same work must not both believe that they hold the message.
  const stored = await table.get(messageKeyOf(key))
  if (stored?.claimedBy !== claimedBy) return undefined
  const message = messageOf(stored)
  return { ...message, state: stored.claimedFrom as OutboxMessage['state'], attempts: message.attempts - 1 }
}

async function settleMessage(
  table: SingleTable,
  key: MessageKey,
  { claim, outcome }: { claim: string; outcome: Outcome },
): Promise<boolean> {
  const settledBy = randomUUID()
  const isRetry = outcome.kind === 'retry'
  const before = await table.change(messageKeyOf(key), {
    set: isRetry
      ? {
          '#state': { kind: 'planned' },
          retryAt: outcome.retryAt,
          lastReason: outcome.reason,
          settledBy,
        }
      : { '#state': outcome, settledBy },
    ...(isRetry ? {} : { clauses: `REMOVE ${open.partitionKey}, ${open.sortKey}` }),
    condition: '#state.kind = :claimed AND #state.claim = :claim',
    names: { '#state': 'state' },
    values: { ':claimed': 'claimed', ':claim': claim },
  })
  if (before) return true
  return (await table.get(messageKeyOf(key)))?.settledBy === settledBy
}
