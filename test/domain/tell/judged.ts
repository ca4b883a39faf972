import type { DutyEvent } from '../../../lib/domain/duty/event.ts'
import type { Judged } from '../../../lib/domain/judge/judge-county.ts'
import type { Standing } from '../../../lib/domain/judge/standing/standing.ts'
import { at, CATALOGUE, mustBe, obligation } from '../../fixtures/cast.ts'

/** The first obligation of an event, on one channel where one is named, in a given standing. */
export function judged(of: DutyEvent, standing: Standing, channel?: string): Judged {
  const one = obligation(of, channel)
  return { obligation: one, channel: mustBe(CATALOGUE.channels.get(one.channel)), standing }
}

export const AWAITED: Standing = { kind: 'awaited', because: '期限未到。', channelReadable: true }
export const PUBLISHED: Standing = {
  kind: 'published',
  because: '期限内已公开。',
  timing: 'on-time',
  possiblyBackDated: false,
}
export const UNREAD: Standing = {
  kind: 'unverifiable',
  because: '期限后未能读取。',
  reason: 'channel-not-read',
  candidates: [],
}
export const UNATTESTED: Standing = { kind: 'unattested', because: '期限已过，尚未收到现场证明。' }

export function overdue(since: string, looked: string): Standing {
  return {
    kind: 'overdue',
    because: '期限已过，查看时未见公开。',
    since: at(since),
    lookedAt: at(looked),
    readableNow: true,
  }
}
