import type { Mailer } from '../jobs/ports.ts'
import { readSecret } from './secrets/secret.ts'
import { type Environment, readOptionalSetting } from './settings.ts'
import type { MailAddress } from './smtp/mail-content.ts'
import { createMailer } from './smtp/mailer.ts'

export interface MailGateway {
  /** Domain of the address that mails come from. */
  readonly domain: string
  /**
   * Gives the mailer; its URL is read from the secret once. When the secret cannot be read this throws, and the next
   * call tries again: a run must find that out before it claims a message.
   */
  open(): Promise<Mailer>
}

type GatewaySettings = Readonly<Record<'DUBAN_SMTP_SECRET' | 'DUBAN_MAIL_FROM', string>>

/** The mail gateway that the settings name. No request is made before `open`. */
export function mailGateway(settings: GatewaySettings, env: Environment): MailGateway {
  const from = mailAddressOf(settings.DUBAN_MAIL_FROM)
  const replyTo = readOptionalSetting(env, 'DUBAN_MAIL_REPLY_TO')
  let opened: Promise<Mailer> | undefined
  return {
    domain: from.address.slice(from.address.indexOf('@') + 1),
    async open() {
      opened ??= readSecret(settings.DUBAN_SMTP_SECRET).then((url) =>
        createMailer({ url, from, replyTo, requireTls: new URL(url).hostname !== '127.0.0.1' }),
      )
      try {
        return await opened
      } catch (error) {
        opened = undefined
        throw error
      }
    },
  }
}

/** `name <address>`, or an address alone. */
export function mailAddressOf(text: string): MailAddress {
  const [, name = '', address = text] = /^(.*?)\s*<([^<>]+)>$/.exec(text.trim()) ?? []
  return { name: name.trim(), address: address.trim() }
}
