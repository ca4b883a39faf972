import type { NoticeDecision } from '../domain/judge/unclaimed/notice-decision.ts'

/** What people said of notices without an event. A decision put again under its id is replaced. */
export interface NoticeDecisionStore {
  putNoticeDecision(decision: NoticeDecision): Promise<void>
  noticeDecisions(county: string): Promise<readonly NoticeDecision[]>
}
