import { TABLE } from '../../contract.ts'
import type { Answer } from '../../domain/tell/answer.ts'
import { type Receipt, weightOf } from '../../domain/tell/receipt.ts'
import type { ReceiptStore } from '../../jobs/ports/receipt-store.ts'
import { type ItemKey, joinKey, partitionOf } from './keys.ts'
import { messageKeyOf } from './outbox-store.ts'
import { peopleStore } from './people-store.ts'
import type { Change, SingleTable } from './single-table.ts'

const THERE = `attribute_exists(${TABLE.partitionKey})`
const LIGHTER = '(attribute_not_exists(receiptWeight) OR receiptWeight < :weight)'

const strayKeyOf = (county: string, ref: string): ItemKey => ({
  pk: partitionOf(county, 'stray-receipt'),
  sk: joinKey(ref),
})

/**
 * Receipts, marks and answers. `putReceipt` and `putStray`: one request, two when nothing changes. `placeStray` and
 * `putAnswer`: one. Lists: one for each 1 MB.
 */
export function receiptStore(table: SingleTable): ReceiptStore {
  const { markUnreachable, liftUnreachable } = peopleStore(table)
  return {
    async putReceipt(key, receipt) {
      const place = messageKeyOf(key)
      if (await table.change(place, heavier(receipt, THERE))) return 'stored'
      return (await table.get(place)) ? 'known' : 'absent'
    },
    async putStray(county, { ref, receipt }) {
      const key = strayKeyOf(county, ref)
      const isNew = await table.putNew({
        place: key,
        body: { ref },
        attributes: { receipt, receiptWeight: weightOf(receipt) },
      })
      // A heavier one is placed anew, since the message may carry the lighter one by now.
      if (!isNew) await table.change(key, { ...heavier(receipt, THERE), clauses: 'REMOVE placed' })
    },
    async strayReceipts(county) {
      const items = await table.items({ partition: partitionOf(county, 'stray-receipt') })
      return items
        .filter(({ placed }) => placed === undefined)
        .map(({ body, receipt }) => ({
          ref: (JSON.parse(body as string) as { ref: string }).ref,
          receipt: receipt as Receipt,
        }))
    },
    async placeStray(county, ref) {
      await table.change(strayKeyOf(county, ref), { set: { placed: true }, condition: THERE })
    },
    markUnreachable,
    liftUnreachable,
    putAnswer: (answer) =>
      table.put({
        place: { pk: partitionOf(answer.county, 'answer'), sk: joinKey(answer.id) },
        body: answer,
      }),
    answers: (county) => table.bodies<Answer>({ partition: partitionOf(county, 'answer') }),
  }
}

function heavier(receipt: Receipt, isThere: string): Change {
  const weight = weightOf(receipt)
  return {
    set: { receipt, receiptWeight: weight },
    condition: `${isThere} AND ${LIGHTER}`,
    values: { ':weight': weight },
  }
}
