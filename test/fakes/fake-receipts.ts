import type { Answer } from '../../lib/domain/tell/answer.ts'
import type { OutboxMessage } from '../../lib/domain/tell/outbox.ts'
import { type Receipt, weightOf } from '../../lib/domain/tell/receipt.ts'
import { addressOf, type Person } from '../../lib/domain/tell/unit.ts'
import type { ReceiptStore } from '../../lib/jobs/ports/receipt-store.ts'
import { type Shelf, shelf } from './shelf.ts'

const isHeavier = (next: Receipt, known: Receipt | undefined) =>
  known === undefined || weightOf(next) > weightOf(known)

export function fakeReceipts(shelves: {
  readonly people: Shelf<Person>
  readonly messages: Shelf<OutboxMessage>
}): ReceiptStore {
  const { people, messages } = shelves
  const strays = shelf<{ ref: string; receipt: Receipt; isPlaced: boolean }>()
  const answers = shelf<Answer>()
  return {
    async putReceipt({ county, key }, receipt) {
      const message = messages.get(county, key)
      if (!message) return 'absent'
      if (!isHeavier(receipt, message.receipt)) return 'known'
      messages.put(county, key, { ...message, receipt })
      return 'stored'
    },
    async putStray(county, { ref, receipt }) {
      const isNews = isHeavier(receipt, strays.get(county, ref)?.receipt)
      if (isNews) strays.put(county, ref, { ref, receipt, isPlaced: false })
    },
    strayReceipts: async (county) =>
      strays
        .all(county)
        .filter(({ isPlaced }) => !isPlaced)
        .map(({ ref, receipt }) => ({ ref, receipt })),
    async placeStray(county, ref) {
      const stray = strays.get(county, ref)
      if (stray) strays.put(county, ref, { ...stray, isPlaced: true })
    },
    async markUnreachable(county, id, { medium, address, at, reason }) {
      const person = people.get(county, id)
      if (!person || addressOf(person, medium) !== address) return 'gone'
      if (person.unreachable?.[medium]) return 'known'
      const unreachable = { ...person.unreachable, [medium]: { at, reason } }
      people.put(county, id, { ...person, unreachable })
      return 'marked'
    },
    async liftUnreachable(county, id, { medium, at }) {
      const person = people.get(county, id)
      if (!person || person.unreachable?.[medium]?.at !== at) return 'gone'
      const { unreachable, ...rest } = person
      const { [medium]: _, ...others } = unreachable
      people.put(county, id, Object.keys(others).length === 0 ? rest : { ...rest, unreachable: others })
      return 'lifted'
    },
    putAnswer: async (answer) => answers.put(answer.county, answer.id, answer),
    answers: async (county) => answers.all(county),
  }
}

/** The person as put, with the marks of addresses that stayed the same, and the absence that nobody ended. */
export function withMarks({ unreachable: _, ...put }: Person, people: Shelf<Person>): Person {
  const before = people.get(put.county, put.id)
  const away = put.away ?? before?.away
  const person = away === undefined ? put : { ...put, away }
  const kept = (['mail', 'sms'] as const).flatMap((medium) => {
    const mark = before?.unreachable?.[medium]
    const isSame = before && addressOf(before, medium) === addressOf(person, medium)
    return mark && isSame ? [[medium, mark] as const] : []
  })
  return kept.length === 0 ? person : { ...person, unreachable: Object.fromEntries(kept) }
}
