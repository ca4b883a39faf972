import { WITHHOLD_GROUNDS, type Withhold } from '../../duty/decision.ts'
import { overdueAfter } from '../../duty/due.ts'
import { unreachable } from '../../invariant.ts'
import { formatChinaMinute, type Instant } from '../../time/instant.ts'
import { fromDayNumber } from '../../time/local-date.ts'
import { type ListState, lastProof, type Sweep } from '../../watch/channel-health.ts'
import { isGood } from '../../watch/reading.ts'
import { answerWindow } from '../match/answer-window.ts'
import { attestedStanding } from './attested.ts'
import { byFirstSight } from './decided-matches.ts'
import { answerOf, publishedStanding } from './published.ts'
import { basisOf, grantWords, putOffStanding, stopAt } from './put-off.ts'
import type { Standing } from './standing.ts'
import { type StandingFacts, withoutDate } from './standing-facts.ts'

/** As many as a person opens one by one. */
const UNREAD_SHOWN_MAX = 5

/** The standing of an obligation: a pure function of facts, with its reason. */
export function assess(facts: StandingFacts): Standing {
  const { obligation, decided, now } = facts
  const { ruling } = decided
  if (ruling?.kind === 'withdraw') {
    return { kind: 'withdrawn', because: `${ruling.approver}批准撤回：${basisOf(ruling)}。` }
  }
  if (ruling?.kind === 'withhold') return withheld(ruling)
  const standing = observed(facts, dueAtNow(facts))
  if (standing.kind === 'awaited') return putOffStanding(obligation, decided, now) ?? standing
  return standing.kind === 'overdue' && obligation.putOff
    ? { ...standing, because: `${grantWords(obligation)}。${standing.because}` }
    : standing
}

/** While the clock stands still the period is never over, and what is published meanwhile is in time. */
function dueAtNow({ obligation, decided, now }: StandingFacts): Instant | undefined {
  const dueAt = overdueAfter(obligation.due)
  const stop = stopAt(decided.stops, obligation, now)
  const isStopped = dueAt !== undefined && stop !== undefined && stop.toOn === undefined
  return isStopped && dueAt < now ? now : dueAt
}

function withheld(ruling: Withhold): Standing {
  const ground = ruling.ground === undefined ? '' : `属于${WITHHOLD_GROUNDS[ruling.ground].name}，`
  return {
    kind: 'withheld',
    because: `依法不予公开（${ground}${basisOf(ruling)}，${ruling.approver}批准）。`,
    ground: ruling.ground,
  }
}

function observed(facts: StandingFacts, dueAt: Instant | undefined): Standing {
  switch (facts.channel.kind) {
    case 'board':
    case 'manual':
      return attestedStanding(facts, dueAt)
    case 'web':
      return webStanding(facts, dueAt)
    default:
      return unreachable(facts.channel)
  }
}

function webStanding(facts: StandingFacts, dueAt: Instant | undefined): Standing {
  if (facts.matched.length > 0) return publishedStanding(facts, dueAt)
  if (facts.unclear.length > 0) {
    return {
      kind: 'unverifiable',
      because: `有${facts.unclear.length}条公告可能对应本事项，但与登记的时间、次数或者其他事项不能完全对上，需人工确认。`,
      reason: 'ambiguous-match',
      candidates: facts.unclear.map(answerOf),
    }
  }
  if (dueAt === undefined) return withoutDate(facts)
  return facts.now <= dueAt ? awaited(facts) : afterDue(facts, dueAt)
}

function awaited(facts: StandingFacts): Standing {
  const { channel } = facts
  const lists = ownLists(facts)
  const channelReadable =
    lists.length > 0 && lists.every((list) => list !== undefined && isGood(list.lastOutcome))
  if (channelReadable)
    return { kind: 'awaited', because: `期限未到，${channel.name}上尚未看到。`, channelReadable }
  const neverLooked = lists.some((list) => list === undefined)
  const why = neverLooked ? '尚未查看' : '目前无法读取'
  const because = `期限未到；${channel.name}${why}，是否已公开暂时无法核对。`
  return { kind: 'awaited', because, channelReadable, neverLooked }
}

/**
 * "Not there" is said only when every list of the channel was read well after the due moment, back to where the notice
 * would stand, in one and the same look, and nothing was missed since. Anything else is our failure to look, never the
 * unit's to publish.
 */
function afterDue(facts: StandingFacts, dueAt: Instant): Standing {
  const { channel, obligation } = facts
  if (!facts.isIdentifiable) {
    const because =
      '期限已过，但登记的信息不足以辨认公告（缺少文号等编号，也没有项目或文件名称），需人工核对或补充登记。'
    return { kind: 'unverifiable', because, reason: 'not-identifiable', candidates: [] }
  }
  const lists = ownLists(facts)
  const isRead = lists.every((list) => list?.lastGoodAt !== undefined && list.lastGoodAt > dueAt)
  if (lists.length === 0 || !isRead) {
    const because = `期限已过，但期限后未能成功读取${channel.name}，不能判断是否公开。`
    return { kind: 'unverifiable', because, reason: 'channel-not-read', candidates: [] }
  }
  const neededOn = fromDayNumber(answerWindow(obligation).firstDay)
  const gap = lists.find((list) => list?.coveredFromOn !== undefined && list.coveredFromOn > neededOn)
  if (gap?.coveredFromOn !== undefined) {
    const because = `${channel.name}只查看到${gap.coveredFromOn}，更早的公告未查看，不能判断是否公开。`
    return { kind: 'unverifiable', because, reason: 'window-not-covered', candidates: [] }
  }
  const sweeps = lists.flatMap((list): readonly Sweep[] => {
    const sweep = lastProof(list?.sweeps, neededOn)
    return sweep && sweep.at > dueAt ? [sweep] : []
  })
  if (sweeps.length < lists.length) {
    const because = `期限已过，但期限后还没有完整查看一遍${channel.name}，不能判断是否公开。`
    return { kind: 'unverifiable', because, reason: 'window-not-covered', candidates: [] }
  }
  if (facts.unread.length > 0) return pagesNotRead(facts)
  const lookedAt = Math.min(...sweeps.map(({ at }) => at)) as Instant
  const because = `期限已过，${formatChinaMinute(lookedAt)}查看${channel.name}时未见公开。`
  const readableNow = lists.every((list) => list !== undefined && isGood(list.lastOutcome))
  return { kind: 'overdue', because, since: dueAt, lookedAt, readableNow }
}

/** The notice may be there, and only its own page would have said so. */
function pagesNotRead({ channel, unread }: StandingFacts): Standing {
  const evidence = ['页面未能读取或标题不全，请打开核对']
  return {
    kind: 'unverifiable',
    because: `期限已过，但${channel.name}上有${unread.length}条公告未能读到全文，不能判断是否公开。`,
    reason: 'pages-not-read',
    candidates: unread
      .toSorted(byFirstSight)
      .slice(0, UNREAD_SHOWN_MAX)
      .map((notice) => answerOf({ notice, evidence })),
  }
}

/** The state of each list that the card names, undefined where nobody looked yet. A list that left the card proves nothing. */
function ownLists({ channel, lists }: StandingFacts): readonly (ListState | undefined)[] {
  if (channel.kind !== 'web') return []
  return channel.lists.map(({ id }) => lists.find((state) => state.list === id))
}
