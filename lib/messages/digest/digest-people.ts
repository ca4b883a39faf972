import type { County } from '../../domain/tell/county.ts'
import type { Digest } from '../../domain/tell/digest.ts'
import { impersonal } from '../../domain/tell/impersonal.ts'
import type { Medium, Person } from '../../domain/tell/unit.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { minuteWords } from '../chinese-dates.ts'
import type { Entry, Part, Span } from '../letter/letter.ts'
import { messageEntry } from '../message-entry.ts'
import { plainTitle } from '../plain-title.ts'
import { linkTo } from './digest-links.ts'
import type { Section } from './digest-sections.ts'
import { messagesOf } from './workbook/digest-workbook.ts'

const ANSWER_CHARS_MAX = 200

interface PeopleFrom {
  readonly digest: Digest
  readonly unitNames: ReadonlyMap<string, string>
  readonly now: Instant
}

/** What came back from people: answers, addresses that nothing reaches, and messages that are not known to have arrived. */
export function peopleSections({ digest, unitNames, now }: PeopleFrom): readonly Section[] {
  const rowOf = new Map(messagesOf(digest).map(({ key }, index) => [key, index + 2]))
  return [
    {
      anchor: 'answers',
      name: '收到的回复',
      tone: 'ask',
      note: '单位对提醒邮件的回复，包括申请延期的；请决定后用“处理决定”登记，系统不会自行认定。',
      entries: digest.answers.map((answer, index) => ({
        title: plainTitle(answer.subject === '' ? '（没有主题）' : answer.subject),
        lines: [
          {
            text: `${minuteWords(answer.at)} · ${answer.person}${answer.isFromPerson ? '' : '（发件地址不是登记的邮箱，请核实）'}`,
          },
          { text: plainTitle(answer.text, ANSWER_CHARS_MAX) },
          fileSpan('回复', index + 2),
        ],
      })),
    },
    {
      anchor: 'addresses',
      name: '失效的联系方式',
      tone: 'late',
      note: '发往这些邮箱或者手机的提醒被退回，请向单位核实后更新。',
      entries: digest.unreachable.map((person, index) => addressEntry(person, unitNames, index + 2)),
    },
    {
      anchor: 'messages',
      name: '没有确认送达，或者可能收到两封的提醒',
      tone: 'ask',
      entries: digest.messagesUnsettled.map((message) => {
        const { title, lines } = messageEntry(message, now)
        return { title, lines: [...lines, fileSpan('提醒', rowOf.get(message.key))] }
      }),
    },
  ]
}

function fileSpan(sheet: string, row: number | undefined): Span {
  const text = row === undefined ? `附件工作簿“${sheet}”` : `附件工作簿“${sheet}”第${row}行`
  return { text, url: linkTo('files') }
}

const MEDIUM_WORDS: Readonly<Record<Medium, string>> = { mail: '邮箱', sms: '手机' }

function addressEntry(
  { id, unit, unreachable }: Person,
  unitNames: ReadonlyMap<string, string>,
  row: number,
): Entry {
  const faults = (['mail', 'sms'] as const).flatMap((medium) => {
    const fault = unreachable?.[medium]
    const words =
      fault && `${MEDIUM_WORDS[medium]}自${minuteWords(fault.at)}起收不到：${impersonal(fault.reason)}`
    return words === undefined ? [] : [{ text: words }]
  })
  return {
    title: `${unitNames.get(unit) ?? unit} · ${id}`,
    lines: [...faults, fileSpan('失效联系方式', row)],
  }
}

/** What was sent, and how much of the month's text messages is used. */
export function sentPart(
  { messagesSent, smsThisMonth }: Digest,
  sms: Pick<County['sms'], 'monthlyMax'> | undefined,
  strays: number,
): Part {
  const budget =
    sms === undefined || (smsThisMonth === 0 && sms.monthlyMax === 0)
      ? []
      : [
          `本月短信${smsThisMonth}条，上限${sms.monthlyMax}条${smsThisMonth >= sms.monthlyMax ? '，已用完，下月之前不再发短信' : ''}。`,
        ]
  const stray = strays === 0 ? [] : [`另有${strays}条回执找不到对应的提醒，可用 duban outbox 查看。`]
  const words = [`本周发出提醒${messagesSent}封。`, ...budget, ...stray]
  return { kind: 'paragraph', lines: words.map((text) => ({ text, url: linkTo('files') })), quiet: true }
}
