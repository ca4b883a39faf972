import { Readable } from 'node:stream'
import { createTransport, type SMTPPoolOptions } from 'nodemailer'
import type { Mail, Mailer, SendResult } from '../../jobs/ports.ts'
import { contentOf, isMailAddress, isMessageId, type MailAddress } from './mail-content.ts'
import { failureOf } from './send-failure.ts'

export interface MailerOptions {
  /** `smtp://user:password@host:port`, `smtps://` for TLS from the first byte. Anything after `?` is not read. */
  readonly url: string
  readonly from: MailAddress
  /** Where answers go; with a token of the mail where it is given as a function of the Message-ID. */
  readonly replyTo?: string | ((messageId: string) => string) | undefined
  /** Where bounces of this mail go; the sender's address without it. */
  readonly envelopeFrom?: ((messageId: string) => string) | undefined
  /** False only for the loopback: the connection then may stay without TLS. */
  readonly requireTls: boolean
  readonly timeouts?: Partial<MailTimeouts> | undefined
  /** Issuers to be trusted instead of the usual ones, in PEM: for a gateway with a certificate of its own. */
  readonly issuers?: string | undefined
}

/** `totalMs` bounds one mail from queue to final reply, and must stay well below the lease of a claim. */
export interface MailTimeouts {
  readonly connectMs: number
  readonly idleMs: number
  readonly totalMs: number
}

export interface SmtpMailer extends Mailer {
  /** Ends idle connections; a mail that is under way is finished first. */
  close(): void
}

const TIMEOUTS: MailTimeouts = { connectMs: 15_000, idleMs: 60_000, totalMs: 120_000 }

const SLICE_BYTES = 16 * 1024

/** Sends each mail to one recipient over one pool of connections. It never throws: every end is a SendResult. */
export function createMailer(options: MailerOptions): SmtpMailer {
  const timeouts = { ...TIMEOUTS, ...options.timeouts }
  const transport = createTransport({ ...poolOptionsOf(options, timeouts), pool: true })
  const sending = new Map<string, Readable[]>()
  transport.use('stream', (mail, done) => {
    // The last stage before the connection, which reads it only after the server has asked for the data.
    mail.message?.processFunc((stream) => {
      const slices = Readable.from(slicesOf(stream as Readable), { objectMode: false })
      sending.get(mail.data.messageId ?? '')?.push(slices)
      return slices
    })
    done()
  })
  return {
    async send(mail) {
      const fault = faultOf(mail, sending)
      if (fault !== undefined) return fault
      const streams: Readable[] = []
      sending.set(mail.messageId, streams)
      try {
        const { response } = await transport.sendMail({
          ...contentOf(mail, { from: options.from, replyTo: replyToOf(options, mail.messageId) }),
          envelope: { from: envelopeFromOf(options, mail.messageId), to: [mail.to.address] },
          signal: AbortSignal.timeout(timeouts.totalMs),
        })
        return { kind: 'accepted', reply: response }
      } catch (error) {
        return failureOf(error, { isDataSent: streams.some((stream) => stream.readableEnded) })
      } finally {
        sending.delete(mail.messageId)
      }
    },
    close: () => transport.close(),
  }
}

/**
 * Small pieces, so that the end of a mail is read only when the server has taken nearly all of what is before it; but not
 * as small as the library makes them, since each is a packet.
 */
async function* slicesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  for await (const chunk of stream) {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      const piece = chunk.subarray(start, start + SLICE_BYTES)
      if (waitingBytes + piece.length > SLICE_BYTES) {
        yield Buffer.concat(waiting)
        waiting = []
        waitingBytes = 0
      }
      waiting.push(piece)
      waitingBytes += piece.length
    }
  }
  if (waitingBytes > 0) yield Buffer.concat(waiting)
}

function faultOf(mail: Mail, sending: ReadonlyMap<string, unknown>): SendResult | undefined {
  if (!isMailAddress(mail.to.address))
    return { kind: 'refused', permanent: true, reason: 'the address of the recipient is not a mail address' }
  if (!isMessageId(mail.messageId))
    return { kind: 'refused', permanent: true, reason: 'the Message-ID is not well formed' }
  // Two at once under one Message-ID would be the double that the Message-ID is there to prevent.
  if (sending.has(mail.messageId))
    return { kind: 'refused', permanent: false, reason: 'a mail of this Message-ID is being sent' }
  return undefined
}

function replyToOf({ replyTo }: MailerOptions, messageId: string): string | undefined {
  return typeof replyTo === 'function' ? replyTo(messageId) : replyTo
}

function envelopeFromOf({ envelopeFrom, from }: MailerOptions, messageId: string): string {
  return envelopeFrom?.(messageId) ?? from.address
}

function poolOptionsOf({ url, requireTls, issuers }: MailerOptions, timeouts: MailTimeouts): SMTPPoolOptions {
  const { protocol, hostname, port, username, password } = new URL(url)
  if (protocol !== 'smtp:' && protocol !== 'smtps:')
    throw new Error('the mail gateway needs an smtp:// or smtps:// URL')
  const isTlsFromStart = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isTlsFromStart ? 465 : 587) : Number(port),
    secure: isTlsFromStart,
    requireTLS: requireTls && !isTlsFromStart,
    ...(issuers === undefined ? {} : { tls: { ca: issuers } }),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    maxConnections: 1,
    // Once, and only a mail of which no byte has left: the pool's answer to a connection that the server had dropped.
    maxRequeues: 1,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.idleMs,
  }
}
