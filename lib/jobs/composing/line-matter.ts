import type { Judged } from '../../domain/judge/judge-county.ts'
import { grantWords } from '../../domain/judge/standing/put-off.ts'
import { isReader, lineKey, mayTell } from '../../domain/tell/line.ts'
import type { Correction, Matter } from '../../domain/tell/matter.ts'
import { isEnd, type Line, type OutboxMessage } from '../../domain/tell/outbox.ts'
import { itemOfDerived, standInFor } from '../../domain/tell/planning/lost-matter.ts'
import { personalToldBy } from '../../domain/tell/planning/personal-lines.ts'
import { noticeOfLine } from '../../domain/tell/planning/personal-trail.ts'
import { Told, type Trail } from '../../domain/tell/planning/told.ts'
import type { Person } from '../../domain/tell/unit.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type ComposeFrom, matterFrom } from '../composed.ts'

export interface LineFrom extends ComposeFrom {
  readonly person: Person
  readonly now: Instant
  /** The truth of this moment, by obligation. */
  readonly judged: ReadonlyMap<string, Judged>
  /** What the reader heard before this message. */
  readonly before: Before
}

export interface Before {
  readonly told: Told
  /** The reader had a mail before. */
  readonly isKnown: boolean
}

export function beforeOf(message: OutboxMessage, outbox: readonly OutboxMessage[]): Before {
  const earlier = outbox.filter(
    ({ key, person, medium, plannedAt }) =>
      person === message.person && medium === 'mail' && key !== message.key && plannedAt <= message.plannedAt,
  )
  return { told: new Told(earlier), isKnown: earlier.length > 0 }
}

/** The matter of a line if it still holds: the same due date, its reader's, and a standing that its words are true of. */
export function matterFor(line: Line, from: LineFrom): Matter | undefined {
  const judged = from.judged.get(line.obligation)
  if (!judged) return lostMatter(line, from)
  if (!isReader(from.person, line.kind, judged)) return undefined
  if (line.kind === 'personal-data') return personalMatter(line, judged, from)
  if (line.kind === 'personal-closed') {
    const isFree = judged.personalFree?.includes(noticeOfLine(line)) ?? false
    return isFree ? matterFrom(judged, line, from) : undefined
  }
  if (line.key !== lineKey(judged, line.rung) || !mayTell(line.kind, judged, from.now)) return undefined
  const trail = from.before.told.trailsOf(line.obligation).get(from.person.id)
  const correction = isEnd(line) ? undefined : correctionOf(judged, trail)
  const isNew = from.before.isKnown && trail === undefined && !isEnd(line)
  return { ...matterFrom(judged, line, from), ...(isNew && { isNew }), ...(correction && { correction }) }
}

function personalMatter(line: Line, judged: Judged, from: LineFrom): Matter | undefined {
  const warning = personalToldBy(line, judged)
  if (!warning) return undefined
  const { standing } = judged
  const answer =
    'answer' in standing && standing.answer?.notice === warning.notice ? standing.answer : undefined
  const personal = { findings: warning.findings, ...(answer && { answer }) }
  return { ...matterFrom(judged, line, from), personal }
}

/** The end of what is no duty any more, told by its event or by the one from which that was derived. */
function lostMatter(line: Line, from: LineFrom): Matter | undefined {
  const near = line.kind === 'closed' ? standInFor(line.obligation, from.judged.values()) : undefined
  if (!near) return undefined
  const derived = from.catalogue.items.get(itemOfDerived(line.obligation) ?? '')
  const standing = { kind: 'withdrawn', because: '据以提醒的登记或者公告已变动，不再需要办理。' } as const
  const matter = { ...matterFrom(near, line, from), obligation: line.obligation, standing }
  return derived ? { ...matter, itemTitle: derived.title, row: derived.row } : matter
}

/** What was told last, where it was another due date. */
function correctionOf(judged: Judged, trail: Trail | undefined): Correction | undefined {
  if (!trail?.isOpen) return undefined
  const { obligation, standing } = judged
  const toldDue = dueVersionOfLine(trail.last)
  if (toldDue === undefined || toldDue === obligation.dueVersion) return undefined
  const because = whyMoved(judged, toldDue)
  return { toldDue, ...(because !== undefined && standing.kind !== 'withdrawn' && { because }) }
}

/** The key of a line is `<obligation>:<due version>:<rung>`. */
function dueVersionOfLine({ key, obligation, rung }: Line): string | undefined {
  if (!key.startsWith(`${obligation}:`) || !key.endsWith(`:${rung}`)) return undefined
  return key.slice(obligation.length + 1, key.length - rung.length - 1)
}

function whyMoved({ obligation }: Judged, toldDue: string): string | undefined {
  if (obligation.putOff !== undefined) return `${grantWords(obligation)}。`
  const wasProvisional = toldDue.includes('~')
  const isProvisional = obligation.due.kind === 'provisional'
  if (wasProvisional && !isProvisional) return '国务院办公厅公布了节假日安排。'
  return undefined
}
