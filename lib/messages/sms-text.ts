import type { Matter } from '../domain/tell/matter.ts'
import { chinaDateOf } from '../domain/time/instant.ts'
import { dayInYearWords, momentWords } from './chinese-dates.ts'
import { byUrgency, groupOf } from './matter-group.ts'
import { plainTitle } from './plain-title.ts'

/** One message part of an SMS in Chinese (UCS-2) holds 70 characters. */
const CHARS_MAX = 70
const SUBJECT_CHARS_MIN = 6

export interface SmsFrom {
  /** Registered name of the sender, 2 to 12 characters, in the brackets that Chinese carriers ask for. */
  readonly signature: string
}

/**
 * One line of at most 70 UTF-16 units about the most urgent matter and the number of the others; it makes sense without
 * a link, and gives none.
 */
export function smsText(matters: readonly Matter[], { signature }: SmsFrom): string {
  const open = byUrgency(matters).filter((matter) => groupOf(matter) !== 'closed')
  const [first] = open
  const head = `【${signature}】`
  if (!first) return fitted(head, '', '提醒的事项已看到公开，不需再办理。')
  const others = open.length > 1 ? `另有${open.length - 1}项` : ''
  const more = others === '' ? '' : `${others}。`
  const what = plainTitle(first.itemTitle, 12)
  const say = sentenceOf(first)
  const inMail = others === '' ? '详见邮件。' : `${others}，详见邮件。`
  const rest = [`${what}${say}${inMail}`, `${what}${say}${more}`, `${say}${more}`].find(
    (words) => head.length + SUBJECT_CHARS_MIN + 2 + words.length <= CHARS_MAX,
  )
  return fitted(head, plainTitle(first.subject), rest ?? `${plainTitle(say, 40)}`)
}

function sentenceOf(matter: Matter): string {
  const channel = plainTitle(matter.channelName, 12)
  switch (groupOf(matter)) {
    case 'taken-down':
      return `已从${channel}提前撤下，请恢复。`
    case 'overdue':
      return `已过期限（${whenWords(matter)}），请即在${channel}发布。`
    case 'unproved':
      return `已过期限（${whenWords(matter)}），请补现场证明。`
    default:
      return `请于${whenWords(matter)}前在${channel}发布，已发布请忽略。`
  }
}

function whenWords({ due, standing, remindOn }: Matter): string {
  if (due.kind === 'by-instant') return momentWords(due.dueAt)
  if (standing.kind === 'overdue') return dayInYearWords(chinaDateOf(standing.since))
  return remindOn === undefined ? '规定日期' : dayInYearWords(remindOn)
}

/** Fills what room is left with the subject, cut between characters. */
function fitted(head: string, subject: string, rest: string): string {
  const room = CHARS_MAX - head.length - rest.length - 2
  let cut = ''
  for (const char of subject) {
    if (cut.length + char.length > room) break
    cut += char
  }
  const named = cut === subject ? cut : `${[...cut].slice(0, -1).join('')}…`
  return `${head}${subject === '' ? '' : `“${named}”`}${rest}`
}
