import { mustLoadCatalogue } from '../../../lib/catalogue/load.ts'
import type { DutyEvent } from '../../../lib/domain/duty/event.ts'
import { type Obligation, obligationsOf } from '../../../lib/domain/duty/obligation.ts'
import type { Facts } from '../../../lib/domain/duty/trigger.ts'
import type { Answerable } from '../../../lib/domain/judge/match/event-face.ts'
import { chinaInstant, DAY_MS } from '../../../lib/domain/time/instant.ts'
import { dayNumberOf, fromDayNumber } from '../../../lib/domain/time/local-date.ts'
import type { Notice } from '../../../lib/domain/watch/notice.ts'
import { readIdentifiers } from '../../../lib/readers/identifiers.ts'

/** Notices with the event that each answers, or none, and the half of the split to which it belongs. */
export interface MatchSet {
  readonly name: string
  /** How it was made, in one sentence. */
  readonly made: string
  readonly answerables: readonly Answerable[]
  readonly notices: readonly MatchTruth[]
}

export interface MatchTruth {
  readonly notice: Notice
  readonly event: string | undefined
  readonly half: 'tuned' | 'held back'
}

const { items, calendar } = mustLoadCatalogue()
export const ITEMS = [...items.values()]
const CHANNEL = 'county-site'
const FIRST_DAY = dayNumberOf(2026, 1, 5)
const COUNTY = '211324'

const TRIGGERS: Readonly<Record<string, { readonly trigger: string; readonly track?: string }>> = {
  '12': { trigger: 'announcement_published' },
  '13': { trigger: 'announcement_published' },
  '14': { trigger: 'announcement_published' },
  '20': { trigger: 'text_received', track: 'electronic-exchange' },
  '21': { trigger: 'text_received', track: 'electronic-exchange' },
  '22': { trigger: 'text_received', track: 'electronic-exchange' },
  '07': { trigger: 'land_auction_start' },
}

/** An event of that item on the day so many days after the first. */
export function answerable(of: { id: string; item: string; facts: Facts; day: number }): Answerable {
  const item = items.get(of.item)
  const kind = TRIGGERS[of.item]
  if (!item || !kind) throw new Error(`no events are made for item ${of.item}`)
  const at = chinaInstant(FIRST_DAY + of.day, DAY_MS / 2)
  const event: DutyEvent = {
    id: of.id,
    county: COUNTY,
    item: of.item,
    ...kind,
    unit: 'development-bureau',
    facts: of.facts,
    occurredAt: at,
    recordedAt: at,
  }
  const obligations: readonly Obligation[] = obligationsOf(event, item, calendar)
  return { event, item, obligations }
}

/** A notice on the county's site as the crawler would keep it. */
export function noticeOf(of: {
  id: string
  title: string
  text?: string
  column?: string
  day: number
}): Notice {
  const { text = '' } = of
  const at = chinaInstant(FIRST_DAY + of.day, DAY_MS / 2)
  return {
    id: of.id,
    county: COUNTY,
    channel: CHANNEL,
    list: 'resource-trading',
    url: `https://site.example/${of.id}.html`,
    title: of.title,
    column: of.column,
    displayedOn: fromDayNumber(FIRST_DAY + of.day),
    text,
    identifiers: readIdentifiers(`${of.title}\n${text}`),
    firstSeenAt: at,
    lastSeenAt: at,
    evidence: '',
    earlier: [],
  }
}
