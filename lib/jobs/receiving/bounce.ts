import { impersonal } from '../../domain/tell/impersonal.ts'
import type { ReceivedMail } from '../ports/mailbox.ts'

/** What a server says of a mail that it was to deliver. */
export interface Bounce {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'passed-on'
  /** The same address will turn the next mail away as well. */
  readonly permanent: boolean
  /** The mailbox may take it on another day: what is wrong is neither its address nor the sender. */
  readonly isPassing: boolean
  /** Fit to be shown: no number or address stands in it. */
  readonly reason: string
  /** Addresses that it names as not reached, in lower case; empty when it names none. */
  readonly recipients: readonly string[]
}

const REASON_LENGTH_MAX = 300
/** Of RFC 3463: full, too long for the mailbox, system full, too big: of class 5, and passing all the same. */
const PASSING = /^5\.(?:2\.[23]|3\.[14])$/
const ENHANCED_CODE = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/
const REPLY_CODE = /(?:^|[\s:：(（"'“])([45][0-5]\d)(?=[\s:：\-）)]|$)/m
const NO_SUCH_ADDRESS =
  /不存在|无此用户|没有该用户|无效(?:的)?(?:收件人|地址|账号)|已(?:被)?(?:停用|注销|冻结)|user unknown|unknown user|no such (?:user|mailbox|recipient|address)|(?:does not|doesn['’]t) exist|user not found|mailbox unavailable|invalid (?:recipient|mailbox|address)|account (?:is )?disabled/i
const IS_FULL = /已满|空间不足|超过(?:容量|限额)|mailbox (?:is )?full|quota exceeded|over ?quota/i
/** About the server that sent it, or the words of the mail: no fault of the address, and every address would say it. */
const IS_ABOUT_SENDER =
  /\b(?:spf|dkim|dmarc|dnsbl|rbl|spam(?:haus|cop)?|virus)\b|(?:black|block|deny)[- ]?list|reputation|rate limit|黑名单|垃圾|病毒|信誉|发信频率|发送频率|发件(?:人)?IP/i
const BOUNCE_SENDER = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon)(?:@|$)/
const BOUNCE_SUBJECT =
  /退信|投递失败|发送失败|无法(?:投递|送达)|未送达|undeliver|delivery (?:status notification|failure|failed)|delivery.{0,20}fail|returned mail|failure notice|mail delivery/i

/** The bounce in a delivery report (RFC 3464); undefined for a mail that is none. */
export function reportedBounce(mail: ReceivedMail): Bounce | undefined {
  const { report, reportType, subject } = mail
  // People send on what they got, also reports that are about other mails.
  if (reportType === undefined && !isFromServer(mail)) return undefined
  const recipients = report.filter((group) => group.has('final-recipient') || group.has('action'))
  const actions = recipients.map((group) => group.get('action')?.toLowerCase() ?? '')
  const action = (['failed', 'delayed', 'delivered'] as const).find((one) => actions.includes(one))
  if (recipients.length === 0) return undefined
  if (action === undefined)
    return {
      action: 'passed-on',
      permanent: false,
      isPassing: false,
      reason: actions[0] ?? '',
      recipients: [],
    }
  const told = recipients.filter((_, index) => actions[index] === action)
  const [first] = told
  const code = ENHANCED_CODE.exec(first?.get('status') ?? '')?.[1] ?? ''
  const diagnostic = (first?.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '')
  const words = diagnostic === '' ? subject : diagnostic
  return {
    action,
    ...lastingOf(action, { code, words: diagnostic, about: diagnostic }),
    reason: reasonOf(code, words),
    recipients: told.flatMap(addressesOf),
  }
}

/** The bounce in the words of a mail without a report, as many Chinese and old servers write them. */
export function wordedBounce(mail: ReceivedMail): Bounce | undefined {
  const { from, subject, text, headers } = mail
  const isBounce =
    headers.has('x-failed-recipients') || BOUNCE_SENDER.test(from) || BOUNCE_SUBJECT.test(subject)
  if (!isBounce || !(isFromServer(mail) || headers.has('x-failed-recipients'))) return undefined
  // What follows is the mail that is returned, whose words are ours.
  const words = text.split(/-{3,}.{0,40}(?:original|copy of|原(?:始)?邮件|message)/i)[0] ?? ''
  const code = ENHANCED_CODE.exec(words)?.[1] ?? REPLY_CODE.exec(words)?.[1] ?? ''
  const isDelay = /delay|延迟|稍后(?:重试|再)|will (?:be retried|keep trying)/i.test(
    `${subject} ${words.slice(0, 500)}`,
  )
  if (isDelay && !code.startsWith('5'))
    return {
      action: 'delayed',
      permanent: false,
      isPassing: false,
      reason: reasonOf(code, subject),
      recipients: [],
    }
  const sentence = sentenceWith(code, words)
  return {
    action: 'failed',
    ...lastingOf('failed', { code, words, about: sentence ?? words }),
    reason: reasonOf(code, sentence ?? subject),
    recipients: failedIn(headers),
  }
}

function lastingOf(
  action: Bounce['action'],
  { code, words, about }: { readonly code: string; readonly words: string; readonly about: string },
): Pick<Bounce, 'permanent' | 'isPassing'> {
  const isOfMailbox = action === 'failed' && !isAboutSender(about)
  const isForGood = isPermanent(code, words)
  return { permanent: isOfMailbox && isForGood, isPassing: isOfMailbox && !isForGood }
}

function isFromServer({ from, headers }: ReceivedMail): boolean {
  return BOUNCE_SENDER.test(from) || headers.get('return-path') === '<>' || from === ''
}

/** Codes of RFC 3463 for a recipient that is not there, or words that say so; those for a bad sender are others. */
export function saysNoSuchAddress(words: string): boolean {
  return /(?<![\d.])5\.1\.(?:[1236]|10)(?![\d.])/.test(words) || NO_SUCH_ADDRESS.test(words)
}

/** A code decides; without one only words that say that there is no such address. */
function isPermanent(code: string, words: string): boolean {
  const enhanced = code.includes('.') ? code : (ENHANCED_CODE.exec(words)?.[1] ?? code)
  if (PASSING.test(enhanced) || (!/^5\.[1-7]/.test(enhanced) && IS_FULL.test(words))) return false
  if (enhanced === '') return NO_SUCH_ADDRESS.test(words)
  return enhanced.startsWith('5')
}

function isAboutSender(words: string): boolean {
  return IS_ABOUT_SENDER.test(words) && !saysNoSuchAddress(words)
}

function addressesOf(group: ReadonlyMap<string, string>): string[] {
  const fields = [group.get('original-recipient'), group.get('final-recipient')]
  return fields.flatMap((field) => {
    const address = field
      ?.replace(/^[^;]*;/, '')
      .replace(/[<>]/g, '')
      .trim()
      .toLowerCase()
    return address?.includes('@') ? [address] : []
  })
}

function failedIn(headers: ReadonlyMap<string, string>): string[] {
  const named = headers.get('x-failed-recipients')?.split(',') ?? []
  return named.map((address) => address.trim().toLowerCase()).filter((address) => address.includes('@'))
}

function sentenceWith(code: string, words: string): string | undefined {
  const lines = words.split('\n').map((line) => line.trim())
  if (code !== '') return lines.find((line) => line.includes(code))
  return lines.find((line) => NO_SUCH_ADDRESS.test(line) || IS_FULL.test(line))
}

function reasonOf(code: string, words: string): string {
  const bare = impersonal(words).replace(/\s+/g, ' ').trim()
  return (bare.includes(code) ? bare : `${code} ${bare}`).slice(0, REASON_LENGTH_MAX)
}
