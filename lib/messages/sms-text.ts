import { unreachable } from '../domain/invariant.ts'
import type { County } from '../domain/tell/county.ts'
import type { Matter } from '../domain/tell/matter.ts'
import { SMS_CHARS } from '../domain/tell/sms/county-sms.ts'
import {
  fixedCharsOf,
  type SmsTemplateName,
  type SmsVariable,
  type SmsWords,
  smsTextOf,
  variablesIn,
} from '../domain/tell/sms/sms-template.ts'
import { chinaDateOf, formatChinaInstant, type Instant } from '../domain/time/instant.ts'
import { civilOf, type LocalDate, toDayNumber } from '../domain/time/local-date.ts'
import { byUrgency, groupOf, type MatterGroup } from './matter-group.ts'
import { cutTo, smsValue } from './sms/sms-value.ts'

export interface SmsFrom {
  readonly county: Pick<County, 'smsSignature' | 'sms'>
  /** Called where the county has no landline in its data. */
  readonly officeName: string
}

/**
 * The template that fits the most urgent matter, with values that fit the county's bounds: unit, what and how many, until
 * when, whom to call. It makes sense without a link, and gives none.
 */
export function smsWords(matters: readonly Matter[], { county, officeName }: SmsFrom): SmsWords {
  const { sms, smsSignature: signature } = county
  const open = byUrgency(matters).filter((matter) => templateOf(matter) !== 'done')
  const told = open.length > 0 ? open : matters
  const [first] = told
  const template = sms.templates[first ? templateOf(first) : 'done']
  const bound = (charsMax: number) => Math.min(charsMax, sms.valueCharsMax)
  const until = first ? untilWords(first) : '规定日期'
  const call = sms.officePhone ?? smsValue(officeName, bound(SMS_CHARS.call.max))
  const taken = takenBy(template.wording, { until, call })
  const room = sms.charsMax - (signature.length + 2) - fixedCharsOf(template.wording) - taken
  const unitMax = Math.max(SMS_CHARS.unit.min, Math.min(SMS_CHARS.unit.max, room - SMS_CHARS.what.min))
  const unit = smsValue(first?.unitName ?? officeName, bound(unitMax))
  const whatMax = bound(Math.max(SMS_CHARS.what.min, room - takenBy(template.wording, { unit })))
  const all = { unit, what: whatWords(told, whatMax), until, call }
  const names = variablesIn(template.wording) as readonly SmsVariable[]
  return { signature, template, values: Object.fromEntries(names.map((name) => [name, all[name]])) }
}

/** The message as it is read on the phone. */
export function smsText(matters: readonly Matter[], from: SmsFrom): string {
  return smsTextOf(smsWords(matters, from))
}

function takenBy(wording: string, values: Readonly<Record<string, string>>): number {
  return variablesIn(wording).reduce((sum, name) => sum + (values[name]?.length ?? 0), 0)
}

function templateOf(matter: Matter): SmsTemplateName {
  const group: MatterGroup = groupOf(matter)
  if (matter.kind === 'personal-closed') return 'done'
  switch (group) {
    case 'personal':
    case 'taken-down':
    case 'unproved':
      return group
    case 'overdue':
      return 'late'
    case 'closed':
      return 'done'
    case 'warn':
    case 'advice':
      return 'due'
    default:
      return unreachable(group)
  }
}

/**
 * `“示例中学教学楼施工”招标公告（另有2项）`, as much of it as there is room for. The number always stands; nothing is said
 * of the others, since what is true of the first need not be true of them.
 */
function whatWords(told: readonly Matter[], charsMax: number): string {
  const [first] = told
  if (!first) return cutTo('有关事项', charsMax)
  const many = told.length > 1 ? `（另有${told.length - 1}项）` : ''
  const room = charsMax - many.length
  const subject = smsValue(first.subject, Number.MAX_SAFE_INTEGER).replace(/[“”]/gu, '')
  const title = smsValue(first.itemTitle, Number.MAX_SAFE_INTEGER)
  const quoted = subject === '' ? '' : `“${subject}”`
  const left = room - quoted.length
  if (quoted !== '' && left < 0) return `“${cutTo(subject, room - 2)}”${many}`
  if (title.length <= left || left >= TITLE_CHARS_MIN) return `${quoted}${cutTo(title, left)}${many}`
  return `${quoted === '' ? cutTo(title, room) : quoted}${many}`
}

/** A shorter piece of a title says nothing. */
const TITLE_CHARS_MIN = 5

/** `11月20日21:30`, `11月18日`: short, since the mail has the rest. */
function untilWords({ due, standing, remindOn }: Matter): string {
  if (due.kind === 'by-instant')
    return `${monthDay(chinaDateOf(due.dueAt))}${formatChinaInstant(due.dueAt).slice(11, 16)}`
  if (standing.kind === 'overdue') return monthDay(chinaDateOf(standing.since as Instant))
  return remindOn === undefined ? '规定日期' : monthDay(remindOn)
}

function monthDay(date: LocalDate): string {
  const { month, day } = civilOf(toDayNumber(date))
  return `${month}月${day}日`
}
