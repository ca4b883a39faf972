import { chineseDate, chineseTime } from '../time/day-in-words.ts'
import { addMs, chinaDateOf, chinaDayOf, HOUR_MS, type Instant } from '../time/instant.ts'
import { type LocalDate, toDayNumber, yearOf } from '../time/local-date.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { Anchor } from './due.ts'
import { dueOf } from './due-of.ts'
import type { Period } from './due-rule.ts'
import { ending, estimate, type Outcome, outcomeOf, walkedToNominal } from './ending.ts'
import { isReplyExtended, replyPhaseOf, replyWorkdays, reportMonthDay, reportYearOf } from './phase.ts'
import { type Step, type Walk, walked } from './walk.ts'

type Of<K extends Period['kind']> = Extract<Period, { kind: K }>

const NOT_COUNTED = '当日不计入（民法典第二百零一条第一款）'

/** How a due date comes about, day by day, in Chinese. Long, so made only when somebody asks. */
export function derive(period: Period, anchor: Anchor, calendar: WorkCalendar): readonly Step[] {
  const due = dueOf(period, anchor, calendar)
  if (due.kind === 'error') return [{ kind: 'note', text: due.message }]
  if (due.kind === 'keep-forever') {
    return [start(anchor.at, '首次公开'), { kind: 'note', text: '长期公开，没有可以撤下的日期' }]
  }
  const outcome = outcomeOf(due, calendar)
  return [...steps(period, anchor, outcome), ...estimate(outcome)]
}

function steps(period: Period, anchor: Anchor, outcome: Outcome): readonly Step[] {
  switch (period.kind) {
    case 'within-workdays':
      return counted(start(anchor.at, '起算'), 'workdays', outcome)
    case 'within-days':
      return counted(start(anchor.at, '起算'), 'days', outcome)
    case 'within-hours':
      return hours(period, anchor)
    case 'workdays-before':
      return before(period.workdays, 'workdays', { anchor, outcome })
    case 'days-before':
      return before(period.days, 'days', { anchor, outcome })
    case 'yearly-by':
      return named(`每年的期限，按起算所在的${yearOf(chinaDateOf(anchor.at))}年`, outcome)
    case 'once-by':
      return named('一次性的期限，与起算日期无关', outcome)
    case 'monthly':
      return monthly(period, outcome)
    case 'yearly-report':
      return named(reportInWords(period, anchor), outcome)
    case 'verify-then-publish':
      return chain(period, anchor, outcome)
    case 'reply':
      return [
        { kind: 'note', text: replyInWords(period, anchor) },
        ...counted(start(anchor.at, '收到申请'), 'workdays', outcome),
      ]
    case 'keep-workdays':
      return counted(start(anchor.at, '首次公开'), 'workdays', outcome)
    case 'keep-days':
      return counted(start(anchor.at, '首次公开'), 'days', outcome)
    case 'keep-years':
      return [start(anchor.at, '首次公开'), correspondingDay(period, anchor, outcome), ...ending(outcome)]
    case 'keep-forever':
      return []
  }
}

function start(at: Instant, what: string): Step & { readonly on: LocalDate } {
  return { kind: 'start', on: chinaDateOf(at), text: `${what}（${chineseTime(at)}），${NOT_COUNTED}` }
}

function counted(
  first: Step & { readonly on: LocalDate },
  unit: Walk['unit'],
  outcome: Outcome,
): readonly Step[] {
  return [first, ...walkedToNominal(toDayNumber(first.on), unit, outcome), ...ending(outcome)]
}

function hours(period: Of<'within-hours'>, anchor: Anchor): readonly Step[] {
  const dueAt = addMs(anchor.at, period.hours * HOUR_MS)
  const law = '按小时计算，自收到时起连续计算，夜间、周末和节假日都不停（民法典第二百零一条第二款）'
  return [
    { kind: 'start', on: chinaDateOf(anchor.at), text: `收到（${chineseTime(anchor.at)}），${law}` },
    { kind: 'due', on: chinaDateOf(dueAt), text: `满${period.hours}小时（${chineseTime(dueAt)}），不顺延` },
  ]
}

function before(
  n: number,
  unit: Walk['unit'],
  { anchor, outcome }: { anchor: Anchor; outcome: Outcome },
): readonly Step[] {
  const { due, calendar } = outcome
  const day = chinaDayOf(anchor.at)
  const first: Step = {
    kind: 'start',
    on: chinaDateOf(anchor.at),
    text: `活动开始（${chineseTime(anchor.at)}），当日不计入，往前倒算（比照民法典第二百零一条）`,
  }
  const strict: Step[] =
    due.kind === 'not-later-than-date-before-anchor'
      ? [
          {
            kind: 'strict',
            on: due.clearPeriodOn,
            text: `从严的读法：公开与活动之间隔满${n}个完整的${unit === 'days' ? '日' : '工作日'}，再早一${unit === 'days' ? '日' : '个工作日'}`,
          },
        ]
      : []
  return [first, ...walked({ from: day, to: outcome.last, unit }, calendar), ...ending(outcome), ...strict]
}

/** A named date is included and does not move. */
function named(text: string, outcome: Outcome): readonly Step[] {
  const law = '写明的是日期，不是期间：当日计算在内，遇休息日不顺延'
  return [{ kind: 'note', text: `${text}；${law}` }, ...ending(outcome)]
}

function monthly(period: Of<'monthly'>, outcome: Outcome): readonly Step[] {
  const { due } = outcome
  const steps = named('每个自然月公开一次，最迟为当月最后一日', outcome)
  if (due.kind !== 'each-month-end') return steps
  const text = `更稳妥的口径：当月数据在月末后${period.betterWithinWorkdays}个工作日内公开（住房城乡建设部2012年的通知，待核）`
  return [...steps, { kind: 'note', on: due.within10WdOn, text }]
}

function reportInWords(period: Of<'yearly-report'>, anchor: Anchor): string {
  const year = reportYearOf(anchor)
  const [month, day] = reportMonthDay(period.phases, anchor).split('-').map(Number)
  const level = anchor.level === 'county' ? '县政府' : '部门'
  return `${year}年度的报告，${level}应在${year + 1}年${month}月${day}日前公布`
}

function replyInWords(period: Of<'reply'>, anchor: Anchor): string {
  const phase = replyPhaseOf(period, anchor)
  const law = `适用${chineseDate(phase.receivedFrom)}起施行的规定：${phase.workdays}个工作日内答复`
  return isReplyExtended(period, anchor)
    ? `${law}；经批准延长一次，共${replyWorkdays(period, anchor)}个工作日`
    : law
}

function correspondingDay(period: Of<'keep-years'>, anchor: Anchor, { nominal, calendar }: Outcome): Step {
  const [from, on] = [chinaDateOf(anchor.at), calendar.dateOf(nominal)]
  const exists = from.slice(5) === on.slice(5)
  const text = exists ? '的对应日' : '没有对应日，取当月最后一日'
  return { kind: 'counted', on, text: `${period.years}年后${text}（民法典第二百零二条）` }
}

/** Two legs, each with a last day of its own; the second one cannot lengthen the total. */
function chain(period: Of<'verify-then-publish'>, anchor: Anchor, outcome: Outcome): readonly Step[] {
  const { calendar } = outcome
  const { verifyWorkdays, publishWorkdays } = period
  const received = start(anchor.at, '收到文本')
  const from = toDayNumber(received.on)
  const verifyBy = calendar.workdayAfter(from, verifyWorkdays)
  return [
    { kind: 'note', text: `第一段：收到后${verifyWorkdays}个工作日内核验确认` },
    received,
    ...walked({ from, to: verifyBy, unit: 'workdays' }, calendar),
    { kind: 'due', on: calendar.dateOf(verifyBy), text: '核验确认的最后一日' },
    { kind: 'note', text: `第二段：核验确认后${publishWorkdays}个工作日内发布` },
    ...publishLeg(period, anchor, { from, verifyBy, calendar }),
    ...ending(outcome),
  ]
}

function publishLeg(
  period: Of<'verify-then-publish'>,
  anchor: Anchor,
  received: { from: number; verifyBy: number; calendar: WorkCalendar },
): readonly Step[] {
  const { calendar, verifyBy } = received
  const total = period.verifyWorkdays + period.publishWorkdays
  const latest = calendar.workdayAfter(received.from, total)
  const cap: Step = {
    kind: 'note',
    on: calendar.dateOf(latest),
    text: `收到后第${total}个工作日：核验再迟，发布也不得晚于这一日`,
  }
  const verified = anchor.verifiedAt === undefined ? verifyBy : chinaDayOf(anchor.verifiedAt)
  const first: Step =
    anchor.verifiedAt === undefined
      ? {
          kind: 'start',
          on: calendar.dateOf(verifyBy),
          text: `尚无核验时间，按核验的最后一日起算，${NOT_COUNTED}`,
        }
      : start(anchor.verifiedAt, '核验确认')
  if (verified > verifyBy) {
    return [first, { kind: 'note', text: '核验已经超期，另算一项违规，总期限不延长' }, cap]
  }
  const to = calendar.workdayAfter(verified, period.publishWorkdays)
  return [first, ...walked({ from: verified, to, unit: 'workdays' }, calendar), cap]
}
