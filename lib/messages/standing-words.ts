import { unreachable } from '../domain/invariant.ts'
import type { Standing, StandingKind } from '../domain/judge/standing/standing.ts'
import type { Tone } from './letter/letter.ts'

/** 履行状态 as the office calls it. */
export const STANDING_LABELS: Readonly<Record<StandingKind, string>> = {
  unverifiable: '暂无法核对',
  overdue: '逾期未见公开',
  'taken-down-early': '提前撤下',
  incomplete: '要素不全',
  unattested: '待现场证明',
  awaited: '待公开',
  extended: '已延期',
  published: '已公开',
  withheld: '依法不公开',
  withdrawn: '已撤回',
}

/** The order in which people should read them: what could not be checked first, what is settled last. */
export const STANDING_ORDER: readonly StandingKind[] = [
  'unverifiable',
  'overdue',
  'taken-down-early',
  'incomplete',
  'unattested',
  'awaited',
  'extended',
  'published',
  'withheld',
  'withdrawn',
]

const TIMING_WORDS = { 'on-time': '按时', late: '迟', uncertain: '早晚待定' } as const

/** `已公开（按时）`, `已公开（迟2至3天，疑似倒签）`, `要素不全（按时，缺第3、5项）`, `逾期未见公开`. */
export function standingWords(standing: Standing): string {
  if (standing.kind === 'extended')
    return standing.untilOn === undefined ? '停计中' : `已延期至${standing.untilOn}`
  if (standing.kind !== 'published' && standing.kind !== 'incomplete') return STANDING_LABELS[standing.kind]
  const { timing, lateness } = standing
  const range =
    timing !== 'late' || !lateness || lateness.atMost === 0
      ? ''
      : lateness.atLeast === lateness.atMost
        ? `${lateness.atMost}天`
        : `${lateness.atLeast}至${lateness.atMost}天`
  const doubt = standing.possiblyBackDated ? '，疑似倒签' : ''
  const lacks =
    standing.kind === 'incomplete' ? `，缺第${standing.absent.map(({ n }) => n).join('、')}项` : ''
  return `${STANDING_LABELS[standing.kind]}（${TIMING_WORDS[timing]}${range}${doubt}${lacks}）`
}

/** The colour family of a standing; a sign always goes with it. */
export function standingTone(standing: Standing): Tone {
  switch (standing.kind) {
    case 'overdue':
    case 'taken-down-early':
      return 'late'
    case 'unverifiable':
    case 'unattested':
    case 'incomplete':
      return 'ask'
    case 'awaited':
    case 'extended':
      return 'soon'
    case 'published':
      return standing.possiblyBackDated ? 'ask' : 'done'
    case 'withheld':
    case 'withdrawn':
      return 'plain'
    default:
      return unreachable(standing)
  }
}
