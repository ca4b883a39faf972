import type { Due } from '../../domain/duty/due.ts'
import { overdueAfter, remindOnOf } from '../../domain/duty/due.ts'
import type { Judged } from '../../domain/judge/judge-county.ts'
import type { Answer, Standing } from '../../domain/judge/standing/standing.ts'
import type { Matter } from '../../domain/tell/matter.ts'
import type { Line } from '../../domain/tell/outbox.ts'
import {
  addMs,
  chinaDateOf,
  chinaInstant,
  formatChinaMinute,
  HOUR_MS,
  type Instant,
} from '../../domain/time/instant.ts'
import { fromDayNumber, type LocalDate, toDayNumber } from '../../domain/time/local-date.ts'
import type { WorkCalendar } from '../../domain/time/work-calendar.ts'
import type { Channel } from '../../domain/watch/channel.ts'

/** What a message may have to say of one obligation; each can be looked at by its name. */
export const SAMPLE_STANDINGS = [
  'awaited',
  'unreadable',
  'provisional',
  'changed',
  'overdue',
  'extended',
  'unattested',
  'taken-down',
  'personal-data',
  'personal-closed',
  'published',
  'incomplete',
  'withheld',
  'withdrawn',
  'forwarded',
] as const
export type SampleStanding = (typeof SAMPLE_STANDINGS)[number]

export const SAMPLE_STANDING_NAMES: Readonly<Record<SampleStanding, string>> = {
  awaited: '期限将到',
  unreadable: '期限将到，渠道无法读取',
  provisional: '期限暂定',
  changed: '期限变更',
  overdue: '逾期未见公开',
  extended: '延期后逾期',
  unattested: '待现场证明',
  'taken-down': '提前撤下',
  'personal-data': '公告含有个人信息',
  'personal-closed': '个人信息已撤下',
  published: '已公开',
  incomplete: '已公开，要素不全',
  withheld: '依法不予公开',
  withdrawn: '登记撤回',
  forwarded: '已转办',
}

export interface SampleFrom {
  readonly judged: Omit<Judged, 'standing'>
  readonly calendar: WorkCalendar
}

/** A standing with the line that tells of it, the moment at which it is told, and what the line adds to the matter. */
export interface Sample {
  readonly standing: Standing
  readonly kind: Line['kind']
  readonly rung: string
  readonly now: Instant
  readonly due?: Due | undefined
  readonly more?: Partial<Matter> | undefined
}

/** Undefined where the obligation cannot come to it: a board is never read, a site never attested. */
export function sampleOf(name: SampleStanding, from: SampleFrom): Sample | undefined {
  const { due, rule } = from.judged.obligation
  const isPlace = from.judged.channel.kind !== 'web'
  const dueAt = overdueAfter(due)
  if (dueAt === undefined) return undefined
  const isLate = ['overdue', 'extended', 'unattested'].includes(name)
  if ((isLate && rule.warning) || (isLate && (name === 'unattested') !== isPlace)) return undefined
  // Of a site that nobody may read nothing is told after the due moment.
  if (name === 'unattested' && from.judged.channel.kind !== 'board') return undefined
  if (isPlace && ['unreadable', 'taken-down', 'personal-data', 'personal-closed'].includes(name))
    return undefined
  const calm = morningBefore(from, 3)
  const after = morningAfter(dueAt, 2, from)
  return madeOf(name, { ...from, dueAt, calm, after })
}

interface Moments extends SampleFrom {
  readonly dueAt: Instant
  readonly calm: Instant
  readonly after: Instant
}

function madeOf(name: SampleStanding, moments: Moments): Sample | undefined {
  const { dueAt, calm, after, judged } = moments
  const channelName = judged.channel.name
  const answer =
    judged.channel.kind === 'web' ? answerIn(judged.channel, judged, addMs(dueAt, -HOUR_MS)) : undefined
  const awaited = {
    kind: 'awaited',
    because: `期限未到，${channelName}上尚未看到。`,
    channelReadable: true,
  } as const
  const published = {
    kind: 'published',
    because: '期限内已公开。',
    timing: 'on-time',
    possiblyBackDated: false,
    answer,
  } as const
  const end = { kind: 'closed', rung: 'closed', now: after } as const
  const late = { kind: 'late', rung: 'after-1wd', now: after } as const
  switch (name) {
    case 'awaited':
      return { standing: awaited, kind: 'warn', rung: 'before-2wd', now: calm }
    case 'unreadable':
      return { standing: { ...awaited, channelReadable: false }, kind: 'warn', rung: 'before-2wd', now: calm }
    case 'provisional':
      return { standing: awaited, kind: 'warn', rung: 'before-2wd', now: calm, due: provisionalOf(moments) }
    case 'changed': {
      const toldDue = fromDayNumber(toDayNumber(chinaDateOf(dueAt)) - 7)
      const more = { correction: { toldDue, because: '国务院办公厅公布了节假日安排。' } }
      return { standing: awaited, kind: 'warn', rung: 'due-changed', now: calm, more }
    }
    case 'overdue':
      return { ...late, standing: overdueOf(channelName, dueAt, after) }
    case 'extended':
      return { ...late, standing: overdueOf(channelName, addMs(dueAt, -24 * HOUR_MS), after) }
    case 'unattested':
      return {
        ...late,
        standing: { kind: 'unattested', because: `期限已过，尚未收到${channelName}的现场证明。` },
      }
    case 'taken-down':
      return (
        answer && { kind: 'taken-down', rung: 'taken-down', now: after, standing: takenDown(answer, after) }
      )
    case 'personal-data':
      return {
        ...end,
        kind: 'personal-data',
        standing: published,
        more: { personal: { findings: FINDINGS, answer } },
      }
    case 'personal-closed':
      return { ...end, kind: 'personal-closed', standing: published }
    case 'published':
      return { ...end, standing: published }
    case 'incomplete': {
      const absent = judged.obligation.item.elements.slice(0, 2)
      return absent.length === 0
        ? undefined
        : { ...end, standing: { ...published, kind: 'incomplete', absent } }
    }
    case 'withheld':
      return { ...end, standing: { kind: 'withheld', because: '依法不予公开。' } }
    case 'withdrawn':
      return { ...end, standing: { kind: 'withdrawn', because: '重复登记，已撤回。' } }
    case 'forwarded':
      return { ...end, kind: 'forwarded', standing: awaited }
  }
}

const FINDINGS = [
  { kind: 'id-number', where: '附件第2个工作表“名单”（隐藏）第5行至第60行C列', count: 56 },
  { kind: 'phone', where: '正文表格第3列', count: 12 },
] as const

function overdueOf(channelName: string, since: Instant, now: Instant): Standing {
  const lookedAt = addMs(now, -2 * HOUR_MS)
  return {
    kind: 'overdue',
    because: `期限已过，${formatChinaMinute(lookedAt)}查看${channelName}时未见公开。`,
    since,
    lookedAt,
    readableNow: true,
  }
}

function takenDown(answer: Answer, goneAt: Instant): Standing {
  const lastSeenAt = addMs(goneAt, -24 * HOUR_MS)
  const because = `${formatChinaMinute(lastSeenAt)}仍在，${formatChinaMinute(goneAt)}已打不开。`
  const keepUntilOn = fromDayNumber(toDayNumber(chinaDateOf(goneAt)) + 365)
  return { kind: 'taken-down-early', because, answer, lastSeenAt, goneAt, keepUntilOn }
}

function answerIn(
  channel: Extract<Channel, { kind: 'web' }>,
  judged: SampleFrom['judged'],
  at: Instant,
): Answer {
  const { item, event } = judged.obligation
  return {
    notice: 'sample',
    title: `${event.facts.projectName ?? '示例事项'}${item.title}`,
    url: new URL('sample.html', channel.address).href,
    firstSeenAt: at,
    evidence: 'a3f1'.repeat(16),
    matchedBy: [],
  }
}

function provisionalOf({ dueAt }: Moments): Due {
  const day = toDayNumber(chinaDateOf(dueAt))
  const reason = '节假日安排尚未公布'
  return {
    kind: 'provisional',
    earliestOn: fromDayNumber(day),
    likelyOn: fromDayNumber(day + 3),
    latestOn: fromDayNumber(day + 9),
    reason,
  }
}

/** Nine in the morning so many workdays before the day by which to act; of a moment, two hours before it. */
function morningBefore({ judged, calendar }: SampleFrom, workdays: number): Instant {
  const { due } = judged.obligation
  if (due.kind === 'by-instant') return addMs(due.dueAt, -2 * HOUR_MS)
  const on = remindOnOf(due) as LocalDate
  return chinaInstant(calendar.workdayBefore(toDayNumber(on), workdays), 9 * HOUR_MS)
}

function morningAfter(at: Instant, workdays: number, { calendar }: SampleFrom): Instant {
  return chinaInstant(calendar.workdayAfter(toDayNumber(chinaDateOf(at)), workdays), 11 * HOUR_MS)
}
