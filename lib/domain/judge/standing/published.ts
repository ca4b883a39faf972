import { invariant } from '../../invariant.ts'
import { chinaDateOf, chinaInstant, endOfDay, formatChinaMinute, type Instant } from '../../time/instant.ts'
import { daysBetween, type LocalDate } from '../../time/local-date.ts'
import type { Notice } from '../../watch/notice.ts'
import { pageClocks } from '../../watch/page-clocks.ts'
import { type KeepUntil, keepUntil } from './keep.ts'
import type { Answer, LatenessDays, Standing } from './standing.ts'
import type { MatchedNotice, StandingFacts } from './standing-facts.ts'

export function answerOf({ notice, evidence }: MatchedNotice): Answer {
  return {
    notice: notice.id,
    title: notice.title,
    url: notice.url,
    displayedOn: notice.displayedOn,
    firstSeenAt: notice.firstSeenAt,
    evidence: notice.evidence,
    matchedBy: evidence,
  }
}

/** The standing of an obligation that a notice answers: when it came, and whether it is still there. */
export function publishedStanding(facts: StandingFacts, dueAt: Instant | undefined): Standing {
  const [first] = facts.matched
  invariant(first !== undefined, 'a published standing has a notice')
  const keep = keepUntil(facts.obligation, postedAtOf(first.notice), facts.calendar)
  const clocks = dueAt === undefined ? UNDATED : compareClocks(first.notice, dueAt)
  return (
    takenDown(facts.matched, keep) ?? {
      kind: 'published',
      because: clocks.because,
      timing: clocks.timing,
      lateness: clocks.lateness,
      possiblyBackDated: clocks.possiblyBackDated,
      answer: answerOf(first),
      keepUntilOn: keep?.lastOn,
    }
  )
}

/** Taken down early: none of the notices is up any more. One that was posted again at another address still counts. */
function takenDown(matched: readonly MatchedNotice[], keep: KeepUntil | undefined): Standing | undefined {
  const last = matched
    .toSorted((a, b) => (a.notice.goneAt ?? Infinity) - (b.notice.goneAt ?? Infinity))
    .at(-1)
  const goneAt = last?.notice.goneAt
  if (!last || goneAt === undefined || !keep) return undefined
  if (keep.kind === 'until' && chinaDateOf(goneAt) > keep.lastOn) return undefined
  const { lastSeenAt, goneEvidence } = last.notice
  const required = keep.kind === 'forever' ? '应长期公开' : `应保留至${keep.lastOn}`
  return {
    kind: 'taken-down-early',
    because: `${formatChinaMinute(lastSeenAt)}仍在，${formatChinaMinute(goneAt)}已打不开，${required}。`,
    answer: answerOf(last),
    lastSeenAt,
    goneAt,
    goneEvidence,
    keepUntilOn: keep.lastOn,
  }
}

interface ClockJudgement {
  readonly timing: 'on-time' | 'late' | 'uncertain'
  readonly lateness?: LatenessDays | undefined
  readonly possiblyBackDated: boolean
  readonly because: string
}

const UNDATED: ClockJudgement = {
  timing: 'uncertain',
  possiblyBackDated: false,
  because: '已公开；期限无法计算，不作早晚判断。',
}

/**
 * Three clocks: what the notice displays, what its address or meta tags say, and when we saw it. Seen before the due
 * moment is on time, whatever it displays. Absent after it is late. Between, the two written dates decide; when they
 * contradict each other across the due date, the notice is possibly back-dated. A page that was edited is judged by when
 * it was posted; and where it displays another day since then, it may be an old page as well as a new one.
 */
export function compareClocks(notice: Notice, dueAt: Instant): ClockJudgement {
  const clocks = pageClocks(notice)
  const judged = compareWritten({ ...notice, ...clocks }, dueAt)
  if (notice.earlier.length === 0) return judged
  const seen = formatChinaMinute(notice.firstSeenAt)
  const isOfPage = clocks.firstSeenAt < notice.firstSeenAt
  const saysLate = clocks.displayedOn !== undefined && clocks.displayedOn > chinaDateOf(dueAt)
  if (isOfPage || saysLate || judged.timing !== 'late')
    return { ...judged, because: `${judged.because}网页修改过，${seen}首次看到现在的内容。` }
  return {
    timing: 'uncertain',
    lateness: { atLeast: 0, atMost: judged.lateness?.atMost ?? 0 },
    possiblyBackDated: false,
    because: `网页修改过，${seen}首次看到现在的内容，此前何时公开不能确定。`,
  }
}

function compareWritten(notice: Notice, dueAt: Instant): ClockJudgement {
  const dueOn = chinaDateOf(dueAt)
  const { displayedOn, firstSeenAt, absentAt } = notice
  if (firstSeenAt <= dueAt) {
    return {
      timing: 'on-time',
      possiblyBackDated: false,
      because: `期限内已公开（${formatChinaMinute(firstSeenAt)}首次看到）。`,
    }
  }
  if (absentAt !== undefined && absentAt > dueAt) {
    const absentOn = chinaDateOf(absentAt)
    // A rule of hours may end in the middle of the displayed day: only an earlier day than that of the look contradicts it.
    const isBackDated = displayedOn !== undefined && displayedOn <= dueOn && displayedOn < absentOn
    const lateness = daysLate(dueOn, absentOn, chinaDateOf(firstSeenAt))
    const because = `${formatChinaMinute(absentAt)}查看时没有，${formatChinaMinute(firstSeenAt)}才看到，${wordsOf(lateness)}。`
    return {
      timing: 'late',
      lateness,
      possiblyBackDated: isBackDated,
      because: isBackDated ? `${because}页面日期${displayedOn}早于此，可能倒签。` : because,
    }
  }
  return betweenLooks(notice, dueAt)
}

/** No look after the due moment found the place empty: the written dates decide, as far as a day can. */
function betweenLooks(notice: Notice, dueAt: Instant): ClockJudgement {
  const { firstSeenAt } = notice
  const dueOn = chinaDateOf(dueAt)
  const seenOn = chinaDateOf(firstSeenAt)
  // What was seen was posted: a date later than the first sighting is only a slip of the pen.
  const [displayedOn, writtenOn] = [notice.displayedOn, notice.urlOn ?? notice.metaOn].map((on) =>
    on === undefined || on <= seenOn ? on : seenOn,
  )
  if (writtenOn !== undefined && writtenOn > dueOn) {
    const lateness = daysLate(dueOn, writtenOn, writtenOn)
    const saysInTime = displayedOn !== undefined && displayedOn <= dueOn
    const because = saysInTime
      ? `页面日期${displayedOn}在期限内，但网址或元数据的日期是${writtenOn}，可能倒签。`
      : `网址或元数据的日期是${writtenOn}，${wordsOf(lateness)}。`
    return { timing: 'late', lateness, possiblyBackDated: saysInTime, because }
  }
  if (displayedOn === undefined && writtenOn === undefined) {
    const because = `${formatChinaMinute(firstSeenAt)}首次看到，此前何时公开不能确定。`
    return {
      timing: 'uncertain',
      lateness: daysLate(dueOn, dueOn, seenOn),
      possiblyBackDated: false,
      because,
    }
  }
  const shownOn = displayedOn ?? writtenOn ?? seenOn
  if (shownOn === dueOn && dueAt < endOfDay(dueOn)) return sameDay(shownOn)
  if (shownOn <= dueOn)
    return { timing: 'on-time', possiblyBackDated: false, because: `页面日期${shownOn}，在期限内。` }
  const lateness = daysLate(dueOn, shownOn, shownOn)
  return {
    timing: 'late',
    lateness,
    possiblyBackDated: false,
    because: `页面日期${shownOn}，${wordsOf(lateness)}。`,
  }
}

/** A rule of hours that ends in the middle of a day: a date without a clock cannot say on which side of it. */
function sameDay(shownOn: LocalDate): ClockJudgement {
  return {
    timing: 'uncertain',
    lateness: { atLeast: 0, atMost: 0 },
    possiblyBackDated: false,
    because: `页面日期${shownOn}与期限同日，公开的钟点不能确定。`,
  }
}

function daysLate(dueOn: LocalDate, earliestOn: LocalDate, latestOn: LocalDate): LatenessDays {
  return {
    atLeast: Math.max(0, daysBetween(dueOn, earliestOn)),
    atMost: Math.max(0, daysBetween(dueOn, latestOn)),
  }
}

function wordsOf({ atLeast, atMost }: LatenessDays): string {
  if (atMost === 0) return '晚不到1天'
  return atLeast === atMost ? `晚${atMost}天` : `晚${atLeast}至${atMost}天`
}

/** The best known moment of posting, from which the keep period runs. */
function postedAtOf(notice: Notice): Instant {
  const { displayedOn, firstSeenAt, absentAt } = pageClocks(notice)
  if (displayedOn === undefined) return firstSeenAt
  const shown = chinaInstant(displayedOn)
  return (
    shown > firstSeenAt
      ? firstSeenAt
      : absentAt !== undefined && endOfDay(displayedOn) < absentAt
        ? absentAt
        : shown
  ) as Instant
}
