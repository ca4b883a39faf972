import { invariant } from '../../invariant.ts'
import { chinaDateOf, chinaInstant, endOfDay, formatChinaMinute, type Instant } from '../../time/instant.ts'
import { daysBetween, type LocalDate } from '../../time/local-date.ts'
import type { Notice } from '../../watch/notice.ts'
import { pageClocks } from '../../watch/page-clocks.ts'
import { absentElements, withAbsent } from './absent-elements.ts'
import { type KeepUntil, keepUntil, upperBoundOf } from './keep.ts'
import type { Answer, LatenessDays, Standing } from './standing.ts'
import { type MatchedNotice, type StandingFacts, withoutDate } from './standing-facts.ts'

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

/** The standing of an obligation that a notice answers: when it came, whether it is still there, and what it lacks. */
export function publishedStanding(facts: StandingFacts, dueAt: Instant | undefined): Standing {
  const [first] = facts.matched
  invariant(first !== undefined, 'a published standing has a notice')
  const keep = keepUntil(facts.obligation, postedAtOf(first.notice), facts.calendar)
  const gone = takenDown(facts, keep)
  if (gone) return gone
  const { because, ...clocks } = dueAt === undefined ? undated(facts) : compareClocks(first.notice, dueAt)
  const seen = { because, ...clocks, answer: answerOf(first), keepUntilOn: keep?.lastOn }
  const absent = absentElements(facts)
  if (absent.length === 0) return { kind: 'published', ...seen }
  return { kind: 'incomplete', ...seen, because: withAbsent(because, absent), absent }
}

/**
 * Taken down early: none of the notices is up any more, by two looks at each page. One that was posted again at another
 * address still counts; and what a later rule wants taken down is not asked back.
 */
function takenDown(
  { matched, obligation }: StandingFacts,
  keep: KeepUntil | undefined,
): Standing | undefined {
  const last = matched
    .toSorted((a, b) => (a.notice.goneAt ?? Infinity) - (b.notice.goneAt ?? Infinity))
    .at(-1)
  if (!last || !keep) return undefined
  const { lastSeenAt, missedAt, goneAt, goneEvidence } = last.notice
  if (goneAt === undefined || missedAt === undefined || missedAt >= goneAt) return undefined
  const goneOn = chinaDateOf(goneAt)
  if (keep.kind === 'until' && goneOn > keep.lastOn) return undefined
  const upperOn = upperBoundOf(obligation)
  if (upperOn !== undefined && goneOn > upperOn) return undefined
  const required = keep.kind === 'forever' ? '应长期公开' : `应保留至${keep.lastOn}`
  const [seen, missed, proved] = [lastSeenAt, missedAt, goneAt].map(formatChinaMinute)
  return {
    kind: 'taken-down-early',
    because: `${seen}仍在，${missed}、${proved}两次查看都已打不开，${required}。`,
    answer: answerOf(last),
    lastSeenAt,
    missedAt,
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

function undated(facts: StandingFacts): ClockJudgement {
  const { because } = withoutDate(facts)
  return { timing: 'uncertain', possiblyBackDated: false, because: `已公开；${because}` }
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
