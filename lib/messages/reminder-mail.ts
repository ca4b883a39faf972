import { isDueChange } from '../domain/tell/line.ts'
import type { Matter } from '../domain/tell/matter.ts'
import type { Person } from '../domain/tell/unit.ts'
import { chinaDateOf, type Instant } from '../domain/time/instant.ts'
import { dayWords, dueWords } from './chinese-dates.ts'
import type { Card, Part, Span } from './letter/letter.ts'
import { paragraph, quiet } from './letter/letter.ts'
import { letterHtml } from './letter/letter-html.ts'
import { letterText } from './letter/letter-text.ts'
import { closedLine, itemWords, matterCard } from './matter-card.ts'
import { byUrgency, countGroups, groupOf, MATTER_GROUPS, type MatterGroup } from './matter-group.ts'
import { plainTitle } from './plain-title.ts'

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
}

const GROUP_WORDS: Readonly<Record<MatterGroup, string>> = {
  'taken-down': '撤下',
  overdue: '逾期',
  unproved: '待证明',
  warn: '临期',
  advice: '提示',
  closed: '办结',
}

const SUBJECT_CHARS_MAX = 32
/** Matters in full, then matters of one line each: a mail of some hundred kilobytes, where gateways stop at megabytes. */
const CARDS_MAX = 40
const BRIEF_MAX = 200

/** One grouped mail to a person of a unit: what to publish, by when, where, and on what basis. */
export function reminderMail(from: ReminderFrom): MailText {
  const { matters, now, unitName, countyName } = from
  const ordered = byUrgency(matters)
  const open = ordered.filter((matter) => groupOf(matter) !== 'closed')
  const closed = ordered.filter((matter) => groupOf(matter) === 'closed')
  const letter = {
    title: '公共资源配置信息公开提醒',
    subtitle: `${countyName} · ${unitName} · ${dayWords(chinaDateOf(now))}`,
    parts: [
      paragraph(`${unitName} ${plainTitle(from.person.name, 20)}：`),
      ...opening(from, open.length),
      ...open.slice(0, CARDS_MAX).flatMap((matter, index) => [
        ...adviceIntro(open, index),
        marked(
          matterCard(matter, {
            now,
            unitName,
            number: index + 1,
            sameAs: sameItem(open, index),
            namesChannel: open.some((other) => other !== matter && isSameHeading(other, matter)),
          }),
          matter,
        ),
      ]),
      ...briefParts(open, unitName),
      ...closing(closed),
      ...howToAnswer(open, from.replyTo),
    ],
    signature: [from.officeName, dayWords(chinaDateOf(now))],
  }
  return { subject: reminderSubject(ordered), text: letterText(letter), html: letterHtml(letter) }
}

/** `【逾期1项·临期2项】请及时公开资格预审公告等`: counts first, then what to do about the most urgent one. */
export function reminderSubject(matters: readonly Matter[]): string {
  const ordered = byUrgency(matters)
  const counts = countGroups(ordered)
  const present = MATTER_GROUPS.filter((group) => counts.has(group))
  const named = present.map((group) => `${GROUP_WORDS[group]}${counts.get(group) ?? 0}项`)
  // A subject line shows some twenty characters: of many kinds the two most urgent are named.
  const openCount = ordered.filter((matter) => groupOf(matter) !== 'closed').length
  const all = `共${openCount === 0 ? ordered.length : openCount}项`
  const head = named.length <= 3 ? named.join('·') : [...named.slice(0, 2), all].join('·')
  const [first] = ordered
  if (!first) return '公共资源配置信息公开提醒'
  const isOne = openCount <= 1
  const isThanked = openCount > 0 || ordered.every(isPosted)
  const start = `【${head}】${isThanked ? askOf(groupOf(first)) : '不需再办理'}`
  const room = SUBJECT_CHARS_MAX - [...start].length - (isOne ? 0 : 1)
  const what = groupOf(first) === 'closed' ? '' : plainTitle(first.itemTitle, Math.max(room, 4))
  return `${start}${what}${isOne || what === '' ? '' : '等'}`
}

/** Closed because the notice is there with all that it must hold. */
function isPosted({ kind, standing }: Matter): boolean {
  return kind !== 'forwarded' && standing.kind === 'published'
}

function askOf(group: MatterGroup): string {
  switch (group) {
    case 'taken-down':
      return '请恢复公开'
    case 'overdue':
      return '请及时公开'
    case 'unproved':
      return '请补现场证明：'
    case 'warn':
      return '请按期公开'
    case 'advice':
      return '请留意'
    case 'closed':
      return '已看到公开，谢谢'
  }
}

function opening({ person, officeName, matters }: ReminderFrom, openCount: number): Part[] {
  if (openCount === 0) {
    const isAllPosted = matters.every(isPosted)
    const ended = isAllPosted ? '已经公开' : '已经公开、转办或者另有决定'
    return [paragraph(`此前提醒的下列事项${ended}，不需再办理。`)]
  }
  switch (person.role) {
    case 'contact':
      return [paragraph(`您好！以下${openCount}项公开事项请贵单位办理，最急的在前。`)]
    case 'head':
      return [
        paragraph(`您好！以下${openCount}项公开事项由贵单位负责，已提醒联系人，现报请您关注并督促办理。`),
      ]
    case 'office':
      return [paragraph(`以下${openCount}项公开事项已提醒责任单位，现报${officeName}督办。`)]
  }
}

/** A due date that moved is the news of its line, and is said before what it leaves. */
function marked(card: Card, matter: Matter): Card {
  return isDueChange(matter) ? { ...card, badge: `期限有变化，${card.badge}` } : card
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
  const change = isDueChange(matter) ? '，期限有变化' : ''
  const words = `${plainTitle(subject)} — ${unit}${itemWords(matter)}：${channelName}，公开期限${dueWords(due)}`
  return { text: `${number}.【${GROUP_WORDS[groupOf(matter)]}】${words}${change}` }
}

function restParts(count: number): Part[] {
  return count > 0 ? [quiet(`其余${count}项见台账。`)] : []
}

/** Number of an earlier block on the same item, whose terms, basis and elements need no repeating. */
function isSameHeading(a: Matter, b: Matter): boolean {
  return a.subject === b.subject && a.itemTitle === b.itemTitle
}

function sameItem(open: readonly Matter[], index: number): number | undefined {
  const here = open[index]
  const first = open.findIndex(
    ({ itemTitle, row, warning }) =>
      itemTitle === here?.itemTitle && row === here.row && warning === here.warning,
  )
  return first < index ? first + 1 : undefined
}

/** A word of explanation before the first piece of advice. */
function adviceIntro(open: readonly Matter[], index: number): Part[] {
  const isFirst = open.findIndex((matter) => groupOf(matter) === 'advice') === index
  if (!isFirst) return []
  return [quiet('上位法提示：目录对下列事项没有规定这一时限，有关法律法规另有要求，请一并安排。')]
}

function closing(closed: readonly Matter[]): Part[] {
  if (closed.length === 0) return []
  return [
    { kind: 'heading', text: `已办结（${closed.length}项）`, tone: 'done' },
    { kind: 'paragraph', lines: closed.slice(0, BRIEF_MAX).map(closedLine) },
    ...restParts(closed.length - BRIEF_MAX),
  ]
}

function howToAnswer(open: readonly Matter[], replyTo: string | undefined): Part[] {
  const address = replyTo === undefined ? '' : `（${replyTo}）`
  if (open.length === 0) return [quiet(`如有不同情况，请直接回复本邮件${address}说明。`)]
  return [
    { kind: 'heading', text: '如何回复', tone: 'plain' },
    paragraph(
      `请直接回复本邮件${address}，写明是哪一项：`,
      '1. 已经发布的，附公告网址；现场张贴的，附照片和张贴日期。',
      '2. 需要延期、依法不公开或者撤回的，写明理由、依据和批准人。',
      '3. 不属于本单位职责、起算时间有误或者联系人变动的，写明应由谁办理、正确的时间或者新的联系人。',
    ),
  ]
}
