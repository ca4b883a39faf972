import { chinaDateOf, endOfDay, type Instant } from '../../time/instant.ts'
import { daysBetween } from '../../time/local-date.ts'
import { keepUntil } from './keep.ts'
import type { Standing } from './standing.ts'
import { type StandingFacts, withoutDate } from './standing-facts.ts'

/** A board, or a site that no machine reads: proved by a person's attestation, and by nothing else. */
export function attestedStanding(facts: StandingFacts, dueAt: Instant | undefined): Standing {
  const { attestation, channel } = facts
  // Nobody can have seen a notice on a day after the statement.
  if (!attestation || attestation.postedOn > chinaDateOf(attestation.at)) return unproved(facts, dueAt)
  const { postedOn } = attestation
  // Nor can it be gone before its last day has come: that is when it is to be taken down.
  const isPlan = attestation.removedOn !== undefined && attestation.removedOn > chinaDateOf(attestation.at)
  const removedOn = isPlan ? undefined : attestation.removedOn
  const keep = keepUntil(facts.obligation, endOfDay(postedOn), facts.calendar)
  if (removedOn !== undefined && keep?.lastOn !== undefined && removedOn <= keep.lastOn) {
    return {
      kind: 'taken-down-early',
      because: `${channel.name}公示于${removedOn}撤下，应保留至${keep.lastOn}。`,
      answer: {
        notice: attestation.id,
        title: `${channel.name}现场证明`,
        url: '',
        displayedOn: postedOn,
        firstSeenAt: attestation.at,
        evidence: attestation.photoSha256,
        matchedBy: [`${attestation.by}出具现场证明`],
      },
      lastSeenAt: endOfDay(removedOn),
      goneAt: endOfDay(removedOn),
      keepUntilOn: keep.lastOn,
    }
  }
  const lateDays = dueAt === undefined ? 0 : Math.max(0, daysBetween(chinaDateOf(dueAt), postedOn))
  const timing = lateDays > 0 ? `，晚${lateDays}天` : ''
  return {
    kind: 'published',
    because: `${attestation.by}证明${postedOn}已在${channel.name}公示${timing}。`,
    timing: lateDays > 0 ? 'late' : 'on-time',
    ...(lateDays > 0 ? { lateness: { atLeast: lateDays, atMost: lateDays } } : {}),
    possiblyBackDated: false,
    ...(keep?.lastOn === undefined ? {} : { keepUntilOn: keep.lastOn }),
  }
}

function unproved(facts: StandingFacts, dueAt: Instant | undefined): Standing {
  const { channel, now } = facts
  if (dueAt === undefined) return withoutDate(facts)
  if (now <= dueAt) {
    return {
      kind: 'awaited',
      because: `期限未到，尚未收到${channel.name}的现场证明。`,
      channelReadable: true,
    }
  }
  if (channel.kind === 'board') {
    return { kind: 'unattested', because: `期限已过，尚未收到${channel.name}的现场证明。` }
  }
  return {
    kind: 'unverifiable',
    because: `${channel.name}不能自动读取，需人工核对。`,
    reason: 'manual-channel',
    candidates: [],
  }
}
