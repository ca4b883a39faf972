import type { InForce } from '../../duty/decision.ts'
import type { Obligation } from '../../duty/obligation.ts'
import type { Instant } from '../../time/instant.ts'
import type { WorkCalendar } from '../../time/work-calendar.ts'
import type { Attestation } from '../../watch/attestation.ts'
import type { Channel } from '../../watch/channel.ts'
import type { ListState } from '../../watch/channel-health.ts'
import type { Notice } from '../../watch/notice.ts'
import type { ContentFindings } from '../content/content-findings.ts'
import type { Standing } from './standing.ts'

/** A notice that answers, or may answer, an obligation, with the words of the evidence. */
export interface MatchedNotice {
  readonly notice: Notice
  readonly evidence: readonly string[]
}

/** All facts that decide the standing of one obligation at `now`. */
export interface StandingFacts {
  /** As the decisions in force leave it. */
  readonly obligation: Obligation
  readonly channel: Channel
  readonly decided: InForce
  readonly attestation?: Attestation | undefined
  /** Notices that clearly answer the event on this channel, earliest first. */
  readonly matched: readonly MatchedNotice[]
  /** What was found in the texts of notices, by their ids; a notice that is not there has not been looked into. */
  readonly content: ReadonlyMap<string, ContentFindings>
  /** Notices of which the event is one of several candidates. */
  readonly unclear: readonly MatchedNotice[]
  /** Notices on the channel that may answer the event for all that we could read of them. */
  readonly unread: readonly Notice[]
  /** False when the event carries nothing by which a notice could be matched to it: absence can then not be proved. */
  readonly isIdentifiable: boolean
  /** One state for each list of the channel that has been looked at. */
  readonly lists: readonly ListState[]
  readonly calendar: WorkCalendar
  readonly now: Instant
}

/** Nothing can be said of a due date that cannot be computed, but what is missing for it. */
export function withoutDate({ obligation: { due } }: Pick<StandingFacts, 'obligation'>): Standing {
  const isTrackMissing = due.kind === 'error' && due.code === 'missing-field'
  return {
    kind: 'unverifiable',
    because: isTrackMissing ? `${due.message}，期限无法计算，请补充登记。` : '期限无法计算，请核对起算时间。',
    reason: isTrackMissing ? 'no-track' : 'no-date',
    candidates: [],
  }
}
