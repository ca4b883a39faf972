import type { Matter } from '../domain/tell/matter.ts'
import type { Person } from '../domain/tell/unit.ts'
import { chinaDateOf, type Instant } from '../domain/time/instant.ts'
import { dayWords, dueWords } from './chinese-dates.ts'
import { type Letter, type Part, paragraph, quiet, type Span } from './letter/letter.ts'
import { letterHtml } from './letter/letter-html.ts'
import { letterText } from './letter/letter-text.ts'
import { correctionWords, itemWords, matterCard } from './matter-card.ts'
import { byUrgency, groupOf } from './matter-group.ts'
import { plainTitle } from './plain-title.ts'
import { type AddressNote, addressParts } from './reminder/address-entry.ts'
import { BRIEF_MAX, closing, howToAnswer, opening, restParts } from './reminder/reminder-parts.ts'
import { groupName, reminderSubject } from './reminder/reminder-subject.ts'

/** Both parts of a mail say the same; the subject is one line. */
export interface MailText {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface ReminderFrom {
  readonly person: Pick<Person, 'name' | 'role'>
  readonly unitName: string
  readonly countyName: string
  readonly officeName: string
  readonly matters: readonly Matter[]
  readonly now: Instant
  /** Where answers go, when it is not the sender's own address. */
  readonly replyTo?: string | undefined
  /** Stored pages that prove what is said of an obligation, by its id. */
  readonly evidenceOf?: ((obligation: string) => readonly Span[]) | undefined
  /** Addresses of the reader's people at which nothing arrives any more. */
  readonly addressNotes?: readonly AddressNote[] | undefined
}

/** Matters in full, then matters of one line each: a mail of some hundred kilobytes, where gateways stop at megabytes. */
const CARDS_MAX = 40

/** One grouped mail to a person of a unit: what to publish, by when, where, and on what basis. */
export function reminderMail(from: ReminderFrom): MailText {
  const { matters, now, unitName, countyName, addressNotes = [] } = from
  const ordered = byUrgency(matters)
  const open = ordered.filter((matter) => groupOf(matter) !== 'closed')
  const closed = ordered.filter((matter) => groupOf(matter) === 'closed')
  const letter: Letter = {
    title: '公共资源配置信息公开提醒',
    subtitle: `${countyName} · ${unitName} · ${dayWords(chinaDateOf(now))}`,
    parts: [
      paragraph(`${unitName} ${plainTitle(from.person.name, 20)}：`),
      ...opening(from, open),
      ...cardParts(open, from),
      ...briefParts(open, unitName),
      ...addressParts(addressNotes),
      ...closing(closed),
      ...howToAnswer(open, from.replyTo),
    ],
    signature: [from.officeName, dayWords(chinaDateOf(now))],
  }
  return {
    subject: reminderSubject(ordered, addressNotes.length),
    text: letterText(letter),
    html: letterHtml(letter),
  }
}

function cardParts(open: readonly Matter[], { now, unitName, evidenceOf }: ReminderFrom): Part[] {
  return open.slice(0, CARDS_MAX).flatMap((matter, index) => [
    ...adviceIntro(open, index),
    matterCard(matter, {
      now,
      unitName,
      number: index + 1,
      sameAs: sameItem(open, index),
      namesChannel: open.some((other) => other !== matter && isSameHeading(other, matter)),
      evidence: evidenceOf?.(matter.obligation) ?? [],
    }),
  ])
}

/** What follows the matters in full: one line each, and beyond that their number. */
function briefParts(open: readonly Matter[], unitName: string): Part[] {
  if (open.length <= CARDS_MAX) return []
  const brief = open.slice(CARDS_MAX, CARDS_MAX + BRIEF_MAX)
  const lines = brief.map((matter, index) => briefLine(matter, CARDS_MAX + index + 1, unitName))
  return [
    { kind: 'heading', text: `其他事项（${open.length - CARDS_MAX}项）`, tone: 'plain' },
    { kind: 'paragraph', lines },
    ...restParts(open.length - CARDS_MAX - BRIEF_MAX),
  ]
}

function briefLine(matter: Matter, number: number, unitName: string): Span {
  const { subject, due, channelName } = matter
  const unit = matter.unitName === unitName ? '' : `${matter.unitName}，`
  const change = correctionWords(matter)
  const words = `${plainTitle(subject)} — ${unit}${itemWords(matter)}：${channelName}，公开期限${dueWords(due)}`
  return { text: `${number}.【${groupName(matter)}】${words}${change === undefined ? '' : `，${change}`}` }
}

/** Number of an earlier block on the same item, whose terms, basis and elements need no repeating. */
function isSameHeading(a: Matter, b: Matter): boolean {
  return a.subject === b.subject && a.itemTitle === b.itemTitle
}

function sameItem(open: readonly Matter[], index: number): number | undefined {
  const here = open[index]
  const first = open.findIndex(
    ({ itemTitle, row, warning, personal }) =>
      itemTitle === here?.itemTitle && row === here.row && warning === here.warning && personal === undefined,
  )
  return first >= 0 && first < index ? first + 1 : undefined
}

/** A word of explanation before the first piece of advice. */
function adviceIntro(open: readonly Matter[], index: number): Part[] {
  const isFirst = open.findIndex((matter) => groupOf(matter) === 'advice') === index
  if (!isFirst) return []
  return [quiet('上位法提示：目录对下列事项没有规定这一时限，有关法律法规另有要求，请一并安排。')]
}
