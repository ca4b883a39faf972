import { createHmac, timingSafeEqual } from 'node:crypto'
import type { MailToken } from '../jobs/ports/mailbox.ts'

/** 48 bits: each guess costs a mail, and is seen. */
const MAC_LENGTH = 12
const LOCAL_PART_MAX = 64
const LETTERS = { return: 'b', answer: 'a' } as const satisfies Record<MailToken['purpose'], string>
const PURPOSES = { b: 'return', a: 'answer' } as const

export interface MailTokens {
  /**
   * The address with the token in place of its `*`: `bounce+*@county.example`. An address without `*` stays as it is.
   * Throws when it would be longer than mail servers take.
   */
  addressFor(pattern: string, purpose: MailToken['purpose'], messageId: string): string
  /** The token in an address, where this program signed it; undefined for every other address. */
  read(address: string): MailToken | undefined
  /** Keyed digest of a text in lower-case hex: Message-IDs made with it are known to nobody but their readers. */
  digest(text: string): string
}

/** Tokens in addresses that mails come back to, signed so that only a reader of a mail can answer or bounce it. */
export function mailTokens(key: string): MailTokens {
  const digest = (text: string) => createHmac('sha256', key).update(text).digest('hex')
  const macOf = (letter: string, id: string) => digest(`${letter}:${id}`).slice(0, MAC_LENGTH)
  return {
    digest,
    addressFor(pattern, purpose, messageId) {
      const id = localPartOf(messageId)
      if (!pattern.includes('*') || id === undefined) return pattern
      const letter = LETTERS[purpose]
      const address = pattern.replace('*', `${letter}${id}${macOf(letter, id)}`)
      if (address.indexOf('@') > LOCAL_PART_MAX)
        throw new Error(`${pattern} leaves no room for a token: shorten what is before the *`)
      return address
    },
    read(address) {
      const found = /([ab])([\da-f]{32})([\da-f]{12})(?![\da-z])/i.exec(address)
      if (!found) return undefined
      const [, letter = '', id = '', mac = ''] = found.map((part) => part.toLowerCase())
      if (!timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(letter, id)))) return undefined
      return { purpose: PURPOSES[letter as 'a' | 'b'], id }
    },
  }
}

function localPartOf(messageId: string): string | undefined {
  return /^<([\da-f]{32})@/.exec(messageId)?.[1]
}
