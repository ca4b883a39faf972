import { chinaDateOf, type Instant } from '../../domain/time/instant.ts'
import type { ReadingOutcome } from '../../domain/watch/reading.ts'
import { dayWords, minuteWords } from '../chinese-dates.ts'
import {
  type Card,
  type Fact,
  type Letter,
  type Part,
  paragraph,
  quiet,
  type Span,
} from '../letter/letter.ts'
import { letterHtml } from '../letter/letter-html.ts'
import { letterText } from '../letter/letter-text.ts'
import { plainTitle } from '../plain-title.ts'
import type { MailText } from '../reminder-mail.ts'
import { opsSubject } from './ops-subject.ts'

/** A list that cannot be read, as ops are told of it. */
export interface OutageNote {
  readonly channel: string
  readonly channelName: string
  readonly listName: string
  readonly url: string
  /** What is wrong, and when it was last read well, as `healthWords` says it. */
  readonly words: string
  readonly failuresInARow: number
  readonly failingSinceAt?: Instant | undefined
  readonly outcome: ReadingOutcome
  /** Obligations on the channel that are not done, and how many of them are past their due moment. */
  readonly openCount: number
  readonly dueCount: number
}

/** A list that can be read again. */
export interface BackNote {
  readonly channelName: string
  readonly listName: string
  readonly url: string
  readonly goodAt: Instant
}

export interface OpsMailFrom {
  readonly personName: string
  readonly countyName: string
  readonly officeName: string
  readonly outages: readonly OutageNote[]
  readonly backs: readonly BackNote[]
  readonly now: Instant
  /** Why somebody else reads it: there is no ops person, or none can be reached now. */
  readonly standsInFor?: 'nobody' | 'absent' | undefined
}

const SHOWN_MAX = 40

/** To ops: which lists cannot be read, what that keeps duban from saying, and what to do; and which are back. */
export function opsMail(from: OpsMailFrom): MailText {
  const { outages, backs, now, countyName, officeName } = from
  const day = dayWords(chinaDateOf(now))
  const letter: Letter = {
    title: '发布渠道读取情况',
    subtitle: `${countyName} · 运维 · ${day}`,
    parts: [
      paragraph(`${plainTitle(from.personName, 20)}：`),
      paragraph(openingWords(from)),
      ...outages.slice(0, SHOWN_MAX).map((note, index) => outageCard(note, outages.slice(0, index))),
      ...restParts(outages.slice(SHOWN_MAX)),
      ...backParts(backs),
      quiet('每次中断通知一次，恢复后再通知；恢复之前不重复提醒。'),
      ...(from.standsInFor ? [quiet(STANDS_IN[from.standsInFor])] : []),
    ],
    signature: [officeName, day],
  }
  return { subject: opsSubject(outages, backs), text: letterText(letter), html: letterHtml(letter) }
}

const STANDS_IN = {
  nobody: '本县没有登记运维人员，因此发给您。请登记一名运维人员。',
  absent: '运维人员休假或者联系不上，因此发给您。',
} as const

function openingWords({ outages, backs }: OpsMailFrom): string {
  if (outages.length === 0) return `您好！此前通知读取失败的${backs.length}个栏目已经恢复读取。`
  return `您好！以下${outages.length}个栏目读取失败。恢复之前，系统不能判断那里有没有公开，不向责任单位发逾期提醒。请检查。`
}

function outageCard(note: OutageNote, before: readonly OutageNote[]): Card {
  const { channel, channelName, listName, url, words } = note
  // What is kept back is said once of each channel.
  const effect = before.some((one) => one.channel === channel)
    ? []
    : [{ label: '影响', lines: [{ text: effectWords(note) }] }]
  const facts: readonly Fact[] = [
    { label: '情况', lines: [{ text: `${plainTitle(words, 200)}。` }, ...sinceLine(note)], strong: true },
    ...effect,
    { label: '请办理', lines: [{ text: adviceWords(note) }] },
    { label: '栏目', lines: [{ text: `打开栏目：${plainTitle(listName, 40)}`, url }] },
  ]
  return {
    kind: 'card',
    tone: 'ask',
    badge: '读取失败',
    title: `${plainTitle(channelName, 40)} · ${plainTitle(listName, 40)}`,
    facts,
  }
}

function sinceLine({ failingSinceAt, failuresInARow }: OutageNote): readonly Span[] {
  if (failingSinceAt === undefined || failuresInARow < 2) return []
  return [{ text: `${minuteWords(failingSinceAt)}起已连续${failuresInARow}次读取失败。` }]
}

function effectWords({ openCount, dueCount }: OutageNote): string {
  if (openCount === 0) return '该渠道目前没有未办结的公开事项。'
  const due = dueCount === 0 ? '' : `，其中${dueCount}项已到期，暂列“无法核实”`
  return `该渠道有${openCount}项公开事项未办结${due}。`
}

function adviceWords({ outcome, channel }: OutageNote): string {
  const probe = `运行 duban channel probe ${channel} 核对`
  switch (outcome.kind) {
    case 'blocked':
      return '联系网站主管单位，请其放行本系统或者提供数据；不要设法绕过限制。'
    case 'misled':
      return `页面被转到了别处。${probe}；地址有变动的，请更新目录数据中的渠道地址。`
    case 'unreachable':
      return '用浏览器打开栏目核对；确实打不开的，通知网站主管单位；地址有变动的，请更新目录数据中的渠道地址。'
    case 'unreadable':
      if (outcome.isOurLimit) return '系统自身的时间或者请求次数不够，请调整该渠道的查看时段和次数上限。'
      return outcome.selector === undefined
        ? `${probe}页面，并查看运行日志；页面改版的，按其建议更新目录数据中的渠道卡片。`
        : `${probe}页面，按其建议更新目录数据中的渠道卡片。`
    default:
      return `${probe}。`
  }
}

/** One line each: all are told of, and none is told of again. */
function restParts(rest: readonly OutageNote[]): readonly Part[] {
  if (rest.length === 0) return []
  const lines = rest.map(({ channelName, listName, words }) => ({
    text: `· ${plainTitle(channelName, 40)} · ${plainTitle(listName, 40)}：${plainTitle(words, 60)}`,
  }))
  return [
    { kind: 'heading', text: `其他读取失败的栏目（${rest.length}个）`, tone: 'ask' },
    { kind: 'paragraph', lines },
  ]
}

function backParts(backs: readonly BackNote[]): readonly Part[] {
  if (backs.length === 0) return []
  const lines = backs.map(({ channelName, listName, url, goodAt }) => ({
    text: `· ${plainTitle(channelName, 40)} · ${plainTitle(listName, 40)}：${minuteWords(goodAt)}读取成功`,
    url,
  }))
  return [
    { kind: 'heading', text: `已恢复（${backs.length}个）`, tone: 'done' },
    { kind: 'paragraph', lines },
  ]
}
