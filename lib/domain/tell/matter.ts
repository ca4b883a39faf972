import { type Due, overdueAfter, remindOnOf } from '../duty/due.ts'
import type { LegalBasis } from '../duty/item.ts'
import type { PersonalFinding } from '../judge/content/personal-finding.ts'
import type { Judged } from '../judge/judge-county.ts'
import type { Answer, Standing } from '../judge/standing/standing.ts'
import { subjectOf } from '../judge/standing/subject.ts'
import { chinaDateOf, chinaDayOf, type Instant } from '../time/instant.ts'
import { type LocalDate, toDayNumber } from '../time/local-date.ts'
import type { WorkCalendar } from '../time/work-calendar.ts'
import type { Line } from './outbox.ts'

/** Everything a clerk needs to know about one line of a message, in values; `lib/messages` puts it into words. */
export interface Matter {
  readonly kind: Line['kind']
  readonly rung: string
  readonly obligation: string
  /** Area and item of the directive's list, with its row. */
  readonly area: string
  readonly row?: number | undefined
  readonly itemTitle: string
  readonly rule: string
  /** Advice from a higher rule, not the item's own deadline. */
  readonly warning: boolean
  /** The project, document or party. */
  readonly subject: string
  readonly eventName: string
  readonly occurredOn: LocalDate
  readonly unitName: string
  readonly channelName: string
  readonly channelAddress?: string | undefined
  readonly isPlace: boolean
  /** Of a place: by what it is proved, in a sentence. */
  readonly proofAsk?: string | undefined
  readonly due: Due
  readonly remindOn?: LocalDate | undefined
  /** Workdays from today to the reminding date; negative after the due date. */
  readonly workdaysLeft?: number | undefined
  readonly deadlineWording: string
  readonly keepWording?: string | undefined
  /** Citations fit to be shown: read in the text or seen second-hand. */
  readonly basis: readonly LegalBasis[]
  readonly elements: readonly string[]
  readonly oversight: string
  readonly standing: Standing
  readonly flag?: string | undefined
  /** The reader is told of it for the first time. */
  readonly isNew?: boolean | undefined
  /** What the reader was told before, where a line corrects it. */
  readonly correction?: Correction | undefined
  /** Of a line on personal data: what stands where in which notice, never the data. */
  readonly personal?: PersonalTold | undefined
}

export interface PersonalTold {
  readonly findings: readonly PersonalFinding[]
  /** The notice that holds it; absent when it is not the one that the standing names. */
  readonly answer?: Answer | undefined
}

/** A due date that was told and holds no longer. */
export interface Correction {
  /** As `dueVersionOf` gives it. */
  readonly toldDue: string
  /** Why it moved, where it is known: a sentence. */
  readonly because?: string | undefined
}

export interface MatterFrom {
  readonly now: Instant
  readonly calendar: WorkCalendar
  readonly eventName: string
  readonly unitName: string
  readonly channelAddress?: string | undefined
}

export function matterOf(judged: Judged, line: Pick<Line, 'kind' | 'rung'>, from: MatterFrom): Matter {
  const { obligation, channel, standing } = judged
  const { item, event, due, rule } = obligation
  const remindOn = remindOnOf(due)
  const lateFrom = overdueAfter(due)
  const target = line.kind === 'late' && lateFrom !== undefined ? chinaDateOf(lateFrom) : remindOn
  const workdaysLeft =
    target === undefined
      ? undefined
      : from.calendar.workdaysBetween(chinaDayOf(from.now), toDayNumber(target))
  return {
    kind: line.kind,
    rung: line.rung,
    obligation: obligation.id,
    area: item.area,
    row: item.row,
    itemTitle: item.title,
    rule: rule.id,
    warning: rule.warning,
    subject: subjectOf(judged),
    eventName: from.eventName,
    occurredOn: chinaDateOf(event.occurredAt),
    unitName: from.unitName,
    channelName: channel.name,
    channelAddress: from.channelAddress,
    isPlace: channel.kind === 'board',
    ...(channel.kind === 'board' && { proofAsk: channel.ask }),
    due,
    remindOn,
    workdaysLeft,
    deadlineWording: item.resolvedWording.deadline ?? '',
    keepWording: item.resolvedWording.keep,
    basis: item.basis.filter(({ mark }) => mark !== 'recalled'),
    elements: item.elements.map(
      ({ n, text, when }) => `${n}. ${text}${when === undefined ? '' : `（${when}）`}`,
    ),
    oversight: item.oversight,
    standing,
    flag: item.flag,
  }
}
