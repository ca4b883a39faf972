import type { MailToken, ReceivedMail } from '../ports/mailbox.ts'
import { type Bounce, reportedBounce, wordedBounce } from './bounce.ts'

/**
 * What a mail that came in is. `about`: the local part of the Message-ID of the mail of ours that it is about.
 * `isSigned`: by an address that we signed, so that there was such a mail even where it is not in the outbox.
 */
export type MailKind =
  | { readonly kind: 'bounce'; readonly about: string; readonly isSigned: boolean; readonly bounce: Bounce }
  | { readonly kind: 'answer'; readonly about: string }
  /** Out of office, read receipts, newsletters: nobody said anything. */
  | { readonly kind: 'automatic' }
  | { readonly kind: 'unknown' }

export interface KindFrom {
  /** Domain of our Message-IDs. */
  readonly domain: string
  readToken(address: string): MailToken | undefined
}

const AUTOMATIC_SUBJECT =
  /^(?:(?:re|回复|答复)\s*[:：]\s*)?[【[(（]?\s*(?:自动(?:回复|答复|应答)|休假(?:自动)?回复|automatic reply|auto[- ]?reply|auto[- ]?response|out of (?:the )?office|autoreply|已读\s*[:：]|read\s*:)/i
const AUTOMATIC_END = /[(（【[]\s*自动(?:回复|答复)\s*[)）】\]]\s*$/
const AUTOMATIC_PRECEDENCE = /^(?:bulk|junk|list|auto[_-]reply)$/i
const AUTOMATIC_HEADERS = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'list-id']

/** Tells the kinds apart: reports first, since they are written by machines for machines, people last. */
export function kindOf(mail: ReceivedMail, from: KindFrom): MailKind {
  const tokens = mail.to.flatMap((address) => from.readToken(address) ?? [])
  const signedFor = (purpose: MailToken['purpose']) => tokens.find((token) => token.purpose === purpose)?.id
  const named = mail.names.flatMap((id) => ourId(id, from.domain))[0]
  const bounce = reportedBounce(mail) ?? (hasAutomaticSubject(mail) ? undefined : wordedBounce(mail))
  if (bounce) {
    const signed = signedFor('return')
    const about = signed ?? named ?? idInText(mail, from.domain)
    if (about === undefined) return { kind: 'unknown' }
    return { kind: 'bounce', about, isSigned: signed !== undefined, bounce }
  }
  if (mail.reportType !== undefined || isAutomatic(mail)) return { kind: 'automatic' }
  const about = signedFor('answer') ?? named
  return about === undefined ? { kind: 'unknown' } : { kind: 'answer', about }
}

/** An answer that a program gave for a person who is away; its words may well be those of a bounce. */
function hasAutomaticSubject({ subject }: ReceivedMail): boolean {
  return AUTOMATIC_SUBJECT.test(subject) || AUTOMATIC_END.test(subject)
}

function isAutomatic(mail: ReceivedMail): boolean {
  const { headers } = mail
  const submitted = headers.get('auto-submitted')?.toLowerCase() ?? 'no'
  return (
    hasAutomaticSubject(mail) ||
    !submitted.startsWith('no') ||
    AUTOMATIC_PRECEDENCE.test(headers.get('precedence') ?? '') ||
    AUTOMATIC_HEADERS.some((name) => headers.has(name))
  )
}

function ourId(messageId: string, domain: string): string[] {
  const [, id, at] = /^<([\da-f]{32})@([^>]+)>$/.exec(messageId) ?? []
  return id !== undefined && at?.toLowerCase() === domain.toLowerCase() ? [id] : []
}

/** Servers that return the head of a mail as mere text. */
function idInText({ text }: ReceivedMail, domain: string): string | undefined {
  const end = `@${domain.toLowerCase()}`
  const found = [...text.matchAll(/(?<![\da-z])([\da-f]{32})(@[\w.-]+)/gi)]
  return found.find(([, , at]) => at?.toLowerCase() === end)?.[1]?.toLowerCase()
}
