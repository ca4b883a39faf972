import type { SendMailOptions } from 'nodemailer'
import type { Mail } from '../../jobs/ports.ts'

export interface MailAddress {
  readonly name: string
  readonly address: string
}

export interface MailSender {
  readonly from: MailAddress
  readonly replyTo: string | undefined
}

/**
 * The mail as nodemailer takes it. Everything that the library would choose by chance or by content is fixed, so that
 * the same mail has the same bytes each time it is sent.
 */
export function contentOf(mail: Mail, { from, replyTo }: MailSender): SendMailOptions {
  const attachments = (mail.attachments ?? []).map(({ name, contentType, body }) => ({
    filename: oneLine(name),
    contentType: oneLine(contentType),
    content: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    contentTransferEncoding: 'base64',
  }))
  return {
    from: { name: oneLine(from.name), address: from.address },
    to: { name: oneLine(mail.to.name), address: mail.to.address },
    ...(replyTo === undefined ? {} : { replyTo }),
    subject: oneLine(mail.subject),
    messageId: mail.messageId,
    date: new Date(mail.at),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: mail.text,
    html: mail.html,
    attachments,
    encoding: 'base64',
    textEncoding: 'base64',
    baseBoundary: boundaryOf(mail.messageId),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** One address of ASCII characters; what SMTP carries without extensions, and no way to smuggle in a second line. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(\.[a-z\d-]+)*$/i.test(text)
}

export function isMessageId(text: string): boolean {
  return /^<[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+>$/.test(text) && text.length <= 200
}

/**
 * Line breaks and other control characters would start a header of their own; embeddings and overrides of direction
 * would show another name than the one that stands there. Isolates stay: they keep a piece apart.
 */
function oneLine(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/[\u200e\u200f\u202a-\u202e]/g, '')
      // Words that were encoded by whoever wrote the title would be decoded by the reader's program.
      .replaceAll('=?', '= ?')
      .trim()
  )
}

function boundaryOf(messageId: string): string {
  return messageId.replace(/[^\da-z]/gi, '').slice(0, 40)
}
