import { randomUUID } from 'node:crypto'
import { TABLE } from '../../contract.ts'
import type { OutboxMessage } from '../../domain/tell/outbox.ts'
import type { MessageKey, OutboxStore, Outcome } from '../../jobs/ports.ts'
import { type ItemKey, joinKey, openPartitionOf, type Place, partitionOf } from './keys.ts'
import type { SingleTable } from './single-table.ts'

const { open } = TABLE.indexes

const keyOf = ({ county, key }: MessageKey): ItemKey => ({
  pk: partitionOf(county, 'message'),
  sk: joinKey(key),
})

function unsettledPlace(message: OutboxMessage): Place {
  const key = keyOf(message)
  return { ...key, gsi1pk: openPartitionOf(message.county, 'message'), gsi1sk: key.sk }
}

/** `state` and `until` are reserved words of expressions. */
const NAMES = { '#state': 'state', '#until': 'until' }
const MAY_BE_CLAIMED =
  '(body.#state.kind = :planned AND (attribute_not_exists(body.retryAt) OR body.retryAt <= :now))' +
  ' OR (body.#state.kind = :claimed AND body.#state.#until <= :now)'

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
      return (await table.putNew({ place: unsettledPlace(message), body: message, asMap: true }))
        ? 'planned'
        : 'known'
    },
    async message(county, key) {
      return (await table.get(keyOf({ county, key })))?.body as OutboxMessage | undefined
    },
    messages: (county) => table.bodies<OutboxMessage>({ partition: partitionOf(county, 'message') }),
    unsettled: (county) =>
      table.bodies<OutboxMessage>({ index: 'open', partition: openPartitionOf(county, 'message') }),
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
  const before = await table.change(keyOf(key), {
    copies: ['claimedFrom = body.#state', 'body.attempts = body.attempts + :one'],
    set: { 'body.#state': { kind: 'claimed', claim: claim.id, until: claim.until }, claimedBy },
    condition: MAY_BE_CLAIMED,
    names: NAMES,
    values: { ':planned': 'planned', ':claimed': 'claimed', ':now': claim.now, ':one': 1 },
  })
  if (before) return before.body as OutboxMessage
  // This very call may have won in a first try whose answer was lost. The id is of the call, not of the claim: two
  // runs that were handed the same work must not both believe that they hold the message.
  const stored = await table.get(keyOf(key))
  if (stored?.claimedBy !== claimedBy) return undefined
  const body = stored.body as OutboxMessage
  return { ...body, state: stored.claimedFrom as OutboxMessage['state'], attempts: body.attempts - 1 }
}

async function settleMessage(
  table: SingleTable,
  key: MessageKey,
  { claim, outcome }: { claim: string; outcome: Outcome },
): Promise<boolean> {
  const settledBy = randomUUID()
  const isRetry = outcome.kind === 'retry'
  const before = await table.change(keyOf(key), {
    set: isRetry
      ? {
          'body.#state': { kind: 'planned' },
          'body.retryAt': outcome.retryAt,
          lastReason: outcome.reason,
          settledBy,
        }
      : { 'body.#state': outcome, settledBy },
    ...(isRetry ? {} : { clauses: `REMOVE ${open.partitionKey}, ${open.sortKey}` }),
    condition: 'body.#state.kind = :claimed AND body.#state.claim = :claim',
    names: { '#state': 'state' },
    values: { ':claimed': 'claimed', ':claim': claim },
  })
  if (before) return true
  return (await table.get(keyOf(key)))?.settledBy === settledBy
}
