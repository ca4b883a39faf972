import type { SmsSender } from '../../jobs/ports/text-messages.ts'

/** Where no gateway is connected a text message ends as refused, and the digest says so; the mail still goes out. */
export const noSmsGateway: SmsSender = {
  send: async () => ({ kind: 'refused', permanent: true, reason: 'no SMS gateway is connected' }),
}
