import { overdueAfter } from '../duty/due.ts'
import { unreachable } from '../invariant.ts'
import { chinaDateOf, endOfDay, type Instant } from '../time/instant.ts'
import { isGood } from '../watch/reading.ts'
import { attestedStanding } from './attested.ts'
import { answerOf, publishedStanding } from './published.ts'
import type { Standing } from './standing.ts'
import { formatMinute, type StandingFacts } from './standing-facts.ts'

/** The standing of an obligation: a pure function of facts, with its reason. */
export function assess(facts: StandingFacts): Standing {
  const { decisions, now } = facts
  const decision = decisions.toSorted((a, b) => a.at - b.at).at(-1)
  if (decision?.kind === 'withdraw') {
    return { kind: 'withdrawn', because: `${decision.approver}批准撤回：${decision.basis}。` }
  }
  if (decision?.kind === 'withhold') {
    return { kind: 'withheld', because: `依法不予公开（${decision.basis}，${decision.approver}批准）。` }
  }
  const until = decision?.until
  const dueAt = until === undefined ? overdueAfter(facts.obligation.due) : endOfDay(until)
  const standing = observed(facts, dueAt)
  if (until === undefined || standing.kind !== 'awaited' || decision === undefined) return standing
  const because = `经${decision.approver}批准延期至${until}：${decision.basis}。`
  return now > endOfDay(until) ? standing : { kind: 'extended', because, untilOn: until }
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
  const [first] = facts.matched
  if (first) return publishedStanding(facts, first, dueAt)
  if (facts.unclear.length > 0) {
    return {
      kind: 'unverifiable',
      because: `有${facts.unclear.length}条公告可能对应本事项，与其他事项难以区分，需人工确认。`,
      reason: 'ambiguous-match',
      candidates: facts.unclear.map(answerOf),
    }
  }
  if (dueAt === undefined) {
    return {
      kind: 'unverifiable',
      because: '期限无法计算，请核对起算时间。',
      reason: 'no-date',
      candidates: [],
    }
  }
  return facts.now <= dueAt ? awaited(facts) : afterDue(facts, dueAt)
}

function awaited({ lists, channel }: StandingFacts): Standing {
  const channelReadable = lists.length > 0 && lists.every((list) => isGood(list.lastOutcome))
  const because = channelReadable
    ? `期限未到，${channel.name}上尚未看到。`
    : `期限未到；${channel.name}目前无法读取，是否已公开暂时无法核对。`
  return { kind: 'awaited', because, channelReadable }
}

/**
 * "Not there" is said only when every list of the channel was read well from a moment after the due moment on, back to
 * where the notice would stand. Anything else is our failure to look, never the unit's to publish.
 */
function afterDue(facts: StandingFacts, dueAt: Instant): Standing {
  const { lists, channel, obligation } = facts
  const listCount = channel.kind === 'web' ? channel.lists.length : 0
  const lookedAts = lists.flatMap((list) =>
    list.lastGoodAt !== undefined && list.lastGoodAt > dueAt ? [list.lastGoodAt] : [],
  )
  if (listCount === 0 || lookedAts.length < listCount) {
    const because = `期限已过，但期限后未能成功读取${channel.name}，不能判断是否公开。`
    return { kind: 'unverifiable', because, reason: 'channel-not-read', candidates: [] }
  }
  const neededOn = chinaDateOf(Math.min(obligation.event.occurredAt, dueAt) as Instant)
  const gap = lists.find((list) => list.coveredFromOn !== undefined && list.coveredFromOn > neededOn)
  if (gap?.coveredFromOn !== undefined) {
    const because = `${channel.name}只查看到${gap.coveredFromOn}，更早的公告未查看，不能判断是否公开。`
    return { kind: 'unverifiable', because, reason: 'window-not-covered', candidates: [] }
  }
  const lookedAt = Math.min(...lookedAts) as Instant
  const because = `期限已过，${formatMinute(lookedAt)}查看${channel.name}时未见公开。`
  return { kind: 'overdue', because, since: dueAt, lookedAt }
}
