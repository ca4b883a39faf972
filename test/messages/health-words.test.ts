import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import type { ChannelHealth } from '../../lib/domain/watch/channel-health.ts'
import { healthWords } from '../../lib/messages/health-words.ts'

const since = chinaInstantOf(2026, 3, 2, 12)
const changed = {
  kind: 'unreadable',
  reason: '找不到公告列表',
  selector: 'ul > li',
  sample: 'table',
} as const

describe('the health of a list in words for the office', () => {
  test.each<[ChannelHealth, string | undefined]>([
    [{ kind: 'healthy' }, undefined],
    [{ kind: 'never-looked' }, '还没有查看过'],
    [{ kind: 'silent', days: 181 }, '已181天没有新公告'],
    [{ kind: 'shrinking', rows: 12, usual: 40 }, '公告明显变少，最近一次读到12条，平时约40条，可能没有读全'],
    [{ kind: 'unreachable-often', unreachable: 5, looks: 60 }, '最近60次查看有5次打不开（8%）'],
    [
      { kind: 'shape-changed', outcome: changed, since },
      '页面可能已改版，找不到公告列表；上次读取成功：2026-03-02 12:00',
    ],
    [
      {
        kind: 'shape-changed',
        outcome: { ...changed, reason: '页面可能已改版：选择器已不适用' },
        since: undefined,
      },
      '页面可能已改版：选择器已不适用；从未读取成功',
    ],
    [
      { kind: 'failing', outcome: { kind: 'unreachable', reason: '连接超时' }, since: undefined },
      '连接超时；从未读取成功',
    ],
  ])('%j', (health, words) => expect(healthWords(health)).toBe(words))
})
