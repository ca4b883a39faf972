import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMail } from '../../../lib/adapters/imap/read-mail.ts'
import { mailTokens } from '../../../lib/adapters/mail-token.ts'
import type { ReceivedMail } from '../../../lib/jobs/ports/mailbox.ts'
import { messageIdOf } from '../../../lib/jobs/send.ts'
import { COUNTY, START_AT } from '../send-fixture.ts'

export const DOMAIN = 'county.example'
export const tokens = mailTokens('a key of the tests')
export const messageId = (key: string): string => messageIdOf(key, { digest: tokens.digest, domain: DOMAIN })
/** Key of the message that every sample is about. */
export const KEY = `${COUNTY}/an/mail/2026-11-23`

const addressFor = (purpose: 'return' | 'answer', key: string) =>
  tokens.addressFor(`duban+*@${DOMAIN}`, purpose, messageId(key))

/** A stored sample as it would come back of the message of that key. */
export function sampleBytes(name: string, key = KEY): Uint8Array {
  const text = readFileSync(join(import.meta.dirname, 'samples', `${name}.eml`), 'latin1')
  const values: Readonly<Record<string, string>> = {
    'MESSAGE-ID': messageId(key),
    RETURN: addressFor('return', key),
    ANSWER: addressFor('answer', key),
    FORGED: addressFor('return', key).replace(/[\da-f]@/, (end) => (end === '0@' ? '1@' : '0@')),
  }
  return Buffer.from(
    text.replace(/\{\{([A-Z-]+)\}\}/g, (_, value: string) => values[value] ?? ''),
    'latin1',
  )
}

export async function sampleMail(name: string, key = KEY): Promise<ReceivedMail> {
  const mail = await readMail({ bytes: sampleBytes(name, key), at: START_AT, isCut: false })
  if (!mail) throw new Error(`${name} cannot be read`)
  return mail
}
