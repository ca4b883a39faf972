import type { SendResult } from '../../jobs/ports.ts'

/** Steps whose refusal is about this mail; refusals of greeting, TLS or login are about the gateway as a whole. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE'])

/**
 * What an error of nodemailer means for the mail. `isDataSent`: every byte was handed to the connection, so that the
 * final dot may have arrived. The error alone cannot tell: a connection lost before and after the data has the same
 * code and command.
 *
 * A reply of 4xx or 5xx is the server's word that it did not take the mail. Without one, a mail that was not handed
 * over in full cannot have been taken, since its end was never said.
 */
export function failureOf(error: unknown, { isDataSent }: { isDataSent: boolean }): SendResult {
  const { code, responseCode, message } = fieldsOf(error)
  const reason = message.replace(/\s+/g, ' ').trim()
  if (responseCode !== undefined && responseCode >= 400 && responseCode <= 599) {
    // 503 is about the order of commands, and a login that fails today does not make the address a bad one.
    const isPermanent = responseCode >= 500 && responseCode !== 503 && ABOUT_THE_MAIL.has(code)
    return { kind: 'refused', permanent: isPermanent, reason }
  }
  if (isDataSent) return { kind: 'unknown', reason }
  // Refused by the client itself before a word to the server: a malformed address, or larger than the server takes.
  return { kind: 'refused', permanent: ABOUT_THE_MAIL.has(code), reason }
}

interface ErrorFields {
  readonly code: string
  readonly responseCode: number | undefined
  readonly message: string
}

function fieldsOf(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { code: '', responseCode: undefined, message: String(error) }
  const { code, responseCode } = error as Error & { code?: unknown; responseCode?: unknown }
  return {
    code: typeof code === 'string' ? code : '',
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    message: error.message,
  }
}
