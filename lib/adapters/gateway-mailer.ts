import type { Mailer } from '../jobs/ports.ts'
import { domainOf, mailAddressOf } from './mail-address.ts'
import { type MailTokens, mailTokens } from './mail-token.ts'
import { readSecret } from './secrets/secret.ts'
import { type Environment, readOptionalSetting } from './settings.ts'
import { createMailer } from './smtp/mailer.ts'

export interface MailGateway {
  /** Domain of the address that mails come from. */
  readonly domain: string
  /**
   * Gives the mailer; its URL and the key are read from their secrets once. When one cannot be read this throws, and the
   * next call tries again: a run must find that out before it claims a message.
   */
  open(): Promise<OpenMailGateway>
}

export interface OpenMailGateway {
  readonly mailer: Mailer
  /** Keyed digest of which the Message-IDs are made: nobody but the reader of a mail can name it. */
  readonly digest: MailTokens['digest']
}

type GatewaySettings = Readonly<
  Record<'DUBAN_SMTP_SECRET' | 'DUBAN_SIGNING_SECRET' | 'DUBAN_MAIL_FROM', string>
>

/** The mail gateway that the settings name. No request is made before `open`. */
export function mailGateway(settings: GatewaySettings, env: Environment): MailGateway {
  const from = mailAddressOf(settings.DUBAN_MAIL_FROM)
  const replyTo = readOptionalSetting(env, 'DUBAN_MAIL_REPLY_TO')
  const returnPath = readOptionalSetting(env, 'DUBAN_MAIL_RETURN_PATH')
  let opened: Promise<OpenMailGateway> | undefined
  return {
    domain: domainOf(from),
    async open() {
      const secrets = [settings.DUBAN_SMTP_SECRET, settings.DUBAN_SIGNING_SECRET] as const
      opened ??= Promise.all(secrets.map(readSecret)).then(([url = '', key = '']) => {
        const { addressFor, digest } = mailTokens(key)
        const mailer = createMailer({
          url,
          from,
          replyTo: replyTo && ((messageId) => addressFor(replyTo, 'answer', messageId)),
          envelopeFrom: returnPath ? (messageId) => addressFor(returnPath, 'return', messageId) : undefined,
          requireTls: new URL(url).hostname !== '127.0.0.1',
        })
        return { mailer, digest }
      })
      try {
        return await opened
      } catch (error) {
        opened = undefined
        throw error
      }
    },
  }
}
