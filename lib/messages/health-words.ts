import type { ChannelHealth } from '../domain/watch/channel-health.ts'
import type { ReadingOutcome } from '../domain/watch/reading.ts'
import { minuteWords } from './chinese-dates.ts'

/** What the office must know about a list in one line; undefined for one that is well. */
export function healthWords(health: ChannelHealth): string | undefined {
  switch (health.kind) {
    case 'healthy':
      return undefined
    case 'never-looked':
      return '还没有查看过'
    case 'silent':
      return `已${health.days}天没有新公告`
    case 'shrinking':
      return `公告明显变少，最近一次读到${health.rows}条，平时约${health.usual}条，可能没有读全`
    case 'unreachable-often':
      return `最近${health.looks}次查看有${health.unreachable}次打不开（${percent(health)}）`
    case 'shape-changed':
      return `${changedWords(health.outcome.reason)}；${sinceWords(health.since)}`
    case 'failing':
      return `${reasonOf(health.outcome)}；${sinceWords(health.since)}`
  }
}

function changedWords(reason: string): string {
  return reason.includes('改版') ? reason : `页面可能已改版，${reason}`
}

function reasonOf(outcome: ReadingOutcome): string {
  return 'reason' in outcome ? outcome.reason : '读取失败'
}

function percent({ unreachable, looks }: { readonly unreachable: number; readonly looks: number }): string {
  return `${Math.round((unreachable / looks) * 100)}%`
}

type Since = Extract<ChannelHealth, { kind: 'failing' }>['since']

function sinceWords(since: Since): string {
  return since === undefined ? '从未读取成功' : `上次读取成功：${minuteWords(since)}`
}
