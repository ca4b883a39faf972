import type { DutyEvent } from '../../duty/event.ts'
import type { Item } from '../../duty/item.ts'
import type { Obligation } from '../../duty/obligation.ts'
import { chinaDayOf } from '../../time/instant.ts'
import type { DayNumber } from '../../time/local-date.ts'
import { type Code, codesOf, type EventName, namesOf, namesWithoutPlace } from './event-keys.ts'
import { foldName, nameKey } from './name-key.ts'
import { countyIn } from './naming/county-name.ts'
import { lotName, lotsOf } from './naming/lots.ts'
import { numeralOf } from './naming/numeral.ts'
import { type Round, roundOf } from './naming/round.ts'
import { OTHER_KINDS, skeletonOf, tradesIn } from './naming/words.ts'

/** An event that may be answered: its item and the channels and due date of its publications. */
export interface Answerable {
  readonly event: DutyEvent
  readonly item: Item
  readonly obligations: readonly Obligation[]
}

/** What of an event is compared with notices, read once. */
export interface EventFace {
  readonly answerable: Answerable
  readonly codes: readonly Code[]
  /** Longest first, whole names before the same without their county. */
  readonly names: readonly EventName[]
  readonly skeletons: readonly string[]
  readonly round: Round
  readonly lots: ReadonlySet<string>
  readonly trades: readonly string[]
  readonly county: string | undefined
  readonly eventDay: DayNumber
  /** Keys of the words by which its item is known. */
  readonly kindWords: readonly string[]
}

export function eventFace(answerable: Answerable): EventFace {
  const { event, item } = answerable
  const whole = namesOf(event)
  const strong = whole.filter(({ isWeak }) => !isWeak)
  return {
    answerable,
    codes: codesOf(event),
    names: [...whole, ...namesWithoutPlace(whole)].toSorted((a, b) => b.key.length - a.key.length),
    skeletons: [...new Set(strong.map(({ key }) => skeletonOf(key)))].filter((key) => key !== ''),
    round: roundOfEvent(event),
    lots: lotsOfEvent(event),
    trades: tradesIn(strong.map(({ key }) => key).join(' ')),
    county: strong.map(({ key }) => countyIn(key)).find((county) => county !== undefined),
    eventDay: chinaDayOf(event.occurredAt),
    kindWords: kindWordsOf(item),
  }
}

function roundOfEvent({ facts }: DutyEvent): Round {
  if (facts.round === undefined) return roundOf(foldName(facts.projectName ?? ''))
  const round = foldName(facts.round)
  const number = numeralOf(round)
  return number === undefined ? roundOf(round) : { number, isAgain: false, isSaid: true }
}

function lotsOfEvent({ facts }: DutyEvent): ReadonlySet<string> {
  if (facts.lot === undefined) return lotsOf(foldName(facts.projectName ?? ''))
  const lot = foldName(facts.lot)
    .toUpperCase()
    .replace(/[#号]$/, '')
  return /^(?:[\d一二三四五六七八九十]{1,3}|[A-H]|[IVX]{1,4})$/.test(lot)
    ? new Set([lotName(lot)])
    : lotsOf(lot)
}

/** Words are folded once for an item, not once for each of its events. */
const folded = new WeakMap<Item, readonly string[]>()

function kindWordsOf(item: Item): readonly string[] {
  const known = folded.get(item)
  if (known) return known
  const special = OTHER_KINDS.filter((word) => item.title.includes(word))
  const words = [...new Set([...item.recognition.words.map(nameKey), ...special])].toSorted(
    (a, b) => b.length - a.length,
  )
  folded.set(item, words)
  return words
}
