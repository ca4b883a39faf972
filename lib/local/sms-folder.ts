import { mkdir } from 'node:fs/promises'
import { smsTextOf } from '../domain/tell/sms/sms-template.ts'
import { formatChinaInstant } from '../domain/time/instant.ts'
import type { SmsSender } from '../jobs/ports/text-messages.ts'
import { writeNumbered } from './mail-catcher.ts'

/**
 * Text messages as files instead of a paid gateway: `<key>.json`, a second one of the same key `<key>.2.json`. The
 * number is never written: the folder is there to be looked at.
 */
export function createSmsFolder({ dir }: { dir: string }): SmsSender {
  return {
    async send({ key, at, ...words }) {
      // Keys of messages are `<county>/<person>/<medium>/…`.
      const person = key.split('/')[1] ?? ''
      const content = { key, person, to: '***', text: smsTextOf(words), at: formatChinaInstant(at) }
      try {
        await mkdir(dir, { recursive: true })
        const file = writeNumbered(`${JSON.stringify(content, null, 2)}\n`, {
          dir,
          name: key,
          extension: '.json',
        })
        return { kind: 'accepted', reply: `written to ${file}` }
      } catch (error) {
        // The file appears whole or not at all, so a failure means that nothing went out.
        return {
          kind: 'refused',
          permanent: false,
          reason: error instanceof Error ? error.message : String(error),
        }
      }
    },
  }
}
