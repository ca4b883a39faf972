import { chinaDateOf, type Instant } from '../../domain/time/instant.ts'
import type { ReadingOutcome } from '../../domain/watch/reading.ts'
import { dayWords, minuteWords } from '../chinese-dates.ts'
import { type Card, type Fact, type Letter, type Part, paragraph, quiet } from '../letter/letter.ts'
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
  /** What is wrong and since when, as `healthWords` says it. */
  readonly words: string
  readonly failuresInARow: number
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
  /** True when somebody of the office reads it, for want of an ops person. */
  readonly isForOffice: boolean
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
      ...outages.slice(0, SHOWN_MAX).map(outageCard),
      ...restParts(outages.length - SHOWN_MAX),
      ...backParts(backs),
      quiet('每次中断只通知一次，恢复时再通知。渠道的全部情况见每周一的周报。'),
      ...(from.isForOffice ? [quiet('本县没有登记运维人员，因此发给公开办。请登记一名运维人员。')] : []),
    ],
    signature: [officeName, day],
  }
  return { subject: opsSubject(outages, backs), text: letterText(letter), html: letterHtml(letter) }
}

function openingWords({ outages, backs }: OpsMailFrom): string {
  if (outages.length === 0) return `您好！此前通知读取失败的${backs.length}个栏目已经恢复读取。`
  return `您好！以下${outages.length}个栏目读取失败。恢复之前，系统不能判断那里有没有公开，不向责任单位发逾期提醒。请检查。`
}

function outageCard(note: OutageNote): Card {
  const { channelName, listName, url, words, failuresInARow } = note
  const often = failuresInARow > 1 ? [{ text: `已连续${failuresInARow}次读取失败。` }] : []
  const facts: readonly Fact[] = [
    { label: '情况', lines: [{ text: `${plainTitle(words, 200)}。` }, ...often], strong: true },
    { label: '影响', lines: [{ text: effectWords(note) }] },
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
      return `页面被转到了别处。${probe}地址是否变动，变动的更新目录数据中的渠道。`
    case 'unreachable':
      return '用浏览器打开栏目核对；确实打不开的，通知网站主管单位。地址变动的，更新目录数据中的渠道。'
    case 'unreadable':
      return outcome.isOurLimit
        ? '系统自身的时间或者请求次数不够，请调整该渠道的查看时段和次数上限。'
        : `${probe}页面，按其建议更新目录数据中的渠道。`
    default:
      return `${probe}。`
  }
}

function restParts(count: number): readonly Part[] {
  return count > 0 ? [quiet(`另有${count}个栏目读取失败，见周报。`)] : []
}

function backParts(backs: readonly BackNote[]): readonly Part[] {
  if (backs.length === 0) return []
  const lines = backs.slice(0, SHOWN_MAX).map(({ channelName, listName, url, goodAt }) => ({
    text: `· ${plainTitle(channelName, 40)} · ${plainTitle(listName, 40)}：${minuteWords(goodAt)}读取成功`,
    url,
  }))
  const rest = backs.length - SHOWN_MAX
  return [
    { kind: 'heading', text: `已恢复（${backs.length}个）`, tone: 'done' },
    { kind: 'paragraph', lines: rest > 0 ? [...lines, { text: `另有${rest}个已恢复。` }] : lines },
  ]
}
