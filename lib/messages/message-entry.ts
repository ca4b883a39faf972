import { impersonal } from '../domain/tell/impersonal.ts'
import { type OutboxMessage, OWN_REASONS } from '../domain/tell/outbox.ts'
import { fateOf } from '../domain/tell/receipt.ts'
import { DAY_MS, type Instant } from '../domain/time/instant.ts'
import { minuteWords } from './chinese-dates.ts'
import type { Entry } from './letter/letter.ts'
import { plainTitle } from './plain-title.ts'

/** Reasons of this program, by how they begin, in words for the office. */
const REASON_WORDS: readonly (readonly [start: string, words: string])[] = [
  [OWN_REASONS.personGone, '收件人已不在人员名单中'],
  [OWN_REASONS.noNumber, '没有登记手机号码'],
  [OWN_REASONS.addressBad, '登记的联系方式已失效，改由他人接收'],
  [OWN_REASONS.smsBudget, '本月短信条数已用完'],
  [OWN_REASONS.endNotStored, '发送中途中断，没有记下结果'],
  [OWN_REASONS.earlierInDoubt, '前一次发送中途中断，再次发送没有成功'],
  ['no SMS gateway is connected', '尚未接通短信网关'],
  ['the message names no week', '周报的周次有误'],
]

/** A message whose outcome is not known, that came back, was refused for good or perhaps sent twice, or still waits. */
export function messageEntry(message: OutboxMessage, now: Instant): Entry {
  const { medium, person, lines, plannedAt } = message
  const about = lines.length === 0 ? '' : `，涉及${lines.length}项`
  return {
    title: `${medium === 'mail' ? '邮件' : '短信'} → ${person}`,
    lines: [{ text: `${minuteWords(plannedAt)}${about}` }, { text: outcomeWords(message, now) }],
  }
}

function outcomeWords(message: OutboxMessage, now: Instant): string {
  const { state, plannedAt, receipt } = message
  if (receipt !== undefined && fateOf(message) === 'bounced')
    return `被退回（${answerWords(receipt.reason)}），请核对联系方式。`
  switch (state.kind) {
    case 'unknown':
      return `结果不明：可能已经送达，也可能没有（${ownWords(state.reason) ?? answerWords(state.reason)}），请电话核实。`
    case 'refused': {
      const own = ownWords(state.reason)
      return own === undefined
        ? `对方服务器拒收（${answerWords(state.reason)}），请核对联系方式。`
        : `没有发出：${own}，请核对联系方式。`
    }
    case 'planned':
    case 'claimed':
      return `尚未发出，已等待${Math.floor((now - plannedAt) / DAY_MS)}天，系统会继续发送。`
    case 'accepted':
      return `已经送达对方服务器。${state.isAgain === true ? twiceWords(message) : ''}`
    case 'superseded':
      return '没有发出：内容已不需要，或者长时间无法发送。'
  }
}

/** Both went out under one Message-ID, which mail programs may show as one. */
function twiceWords({ medium }: OutboxMessage): string {
  const words = medium === 'mail' ? '两封相同的邮件' : '两条相同的短信'
  return `前一次发送也可能成功，收件人可能收到${words}。`
}

function ownWords(reason: string): string | undefined {
  return REASON_WORDS.find(([start]) => reason.startsWith(start))?.[1]
}

/** A gateway's own words are a lead for whoever looks after them, so that they stay as they are. */
function answerWords(reason: string): string {
  const words = plainTitle(impersonal(reason))
  return /\p{Script=Han}/u.test(words) ? words : `原文：${words}`
}
