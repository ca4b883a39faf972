import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import type { Anchor } from '../../lib/domain/duty/due.ts'
import { dueOf } from '../../lib/domain/duty/due-of.ts'
import type { Period } from '../../lib/domain/duty/due-rule.ts'
import { chinaInstant, DAY_MS } from '../../lib/domain/time/instant.ts'
import { fromDayNumber } from '../../lib/domain/time/local-date.ts'
import { isWorkdayByFile, stepDay } from '../domain/time/day-walk.ts'

/** One contender: nanoseconds for one due date, median of the rounds, and how that compares. */
export interface DueBenchRow {
  readonly name: string
  readonly nsEach: number
  /** Times the object index, the floor that a plain program could reach. */
  readonly timesObjectIndex: number
  /** How often faster than the walk over ISO dates. */
  readonly fasterThanWalk: number
}

const COUNT = 1_000_000
const WALK_COUNT = 20_000
const ROUNDS = 7
const WORKDAYS = [3, 5, 7, 10, 15, 20, 30, 60]
/** Anchors of 2018 to the middle of 2026, so that every answer is firm. */
const ANCHOR_DAYS = 3080

const { calendar, rules } = mustLoadCatalogue()

interface Given {
  readonly anchors: readonly Anchor[]
  readonly periods: readonly Period[]
  readonly objects: readonly { readonly start: number; readonly workdays: number; due: number }[]
  readonly start: Int32Array
  readonly workdays: Uint8Array
  readonly due: Int32Array
  readonly isoStart: readonly string[]
  readonly mixed: readonly Period[]
}

/** The same anchors and numbers for every contender; spread over the days without a random source. */
function given(): Given {
  const numbers = Array.from({ length: COUNT }, (_, i) => ({
    start: (i * 7919) % ANCHOR_DAYS,
    workdays: WORKDAYS[(i * 31) % WORKDAYS.length] ?? 1,
  }))
  const kinds = new Map(
    WORKDAYS.map((workdays) => [workdays, { kind: 'within-workdays', workdays } as const]),
  )
  const catalogue = [...rules.values()].map(({ period }) => period)
  return {
    anchors: numbers.map(({ start }, i) => ({
      at: chinaInstant(calendar.first + start, (i * 104_729) % DAY_MS),
    })),
    periods: numbers.flatMap(({ workdays }) => kinds.get(workdays) ?? []),
    objects: numbers.map((number) => ({ ...number, due: 0 })),
    start: Int32Array.from(numbers, ({ start }) => start),
    workdays: Uint8Array.from(numbers, ({ workdays }) => workdays),
    due: new Int32Array(COUNT),
    isoStart: numbers.slice(0, WALK_COUNT).map(({ start }) => fromDayNumber(calendar.first + start)),
    mixed: numbers.flatMap((_, i) => catalogue[(i * 17) % catalogue.length] ?? []),
  }
}

/** The bare tables, without a class or a check around them. */
function tables(): { readonly rank: Int32Array; readonly nth: Int32Array } {
  const size = calendar.last - calendar.first + 1
  const [rank, nth] = [new Int32Array(size), new Int32Array(size + 1)]
  for (let day = 0, count = 0; day < size; day++) {
    if (calendar.isWorkday(calendar.first + day)) nth[++count] = day
    rank[day] = count
  }
  return { rank, nth }
}

/** Dates as text, looked up in sets, with the built-in date: what one writes first. */
function isoWalk(date: string, workdays: number): string {
  let [day, left] = [date, workdays]
  while (left > 0) {
    day = stepDay(day, 1)
    if (isWorkdayByFile(day)) left--
  }
  return day
}

interface Contender {
  readonly name: string
  readonly count: number
  run(): number
}

function contenders(g: Given): readonly Contender[] {
  const { rank, nth } = tables()
  const at = (array: Int32Array | Uint8Array, index: number) => array[index] as number
  return [
    {
      name: 'day walk over ISO dates',
      count: WALK_COUNT,
      run: () => g.isoStart.reduce((sum, date, i) => sum + isoWalk(date, at(g.workdays, i)).length, 0),
    },
    {
      name: 'index nth[rank[start] + n], objects',
      count: COUNT,
      run: () => {
        let sum = 0
        for (const object of g.objects) {
          object.due = at(nth, at(rank, object.start) + object.workdays)
          sum += object.due
        }
        return sum
      },
    },
    {
      name: 'index nth[rank[start] + n], typed arrays',
      count: COUNT,
      run: () => {
        for (let i = 0; i < COUNT; i++) g.due[i] = at(nth, at(rank, at(g.start, i)) + at(g.workdays, i))
        return at(g.due, COUNT - 1)
      },
    },
    {
      name: 'WorkCalendar.workdayAfter',
      count: COUNT,
      run: () => {
        let sum = 0
        for (let i = 0; i < COUNT; i++)
          sum += calendar.workdayAfter(calendar.first + at(g.start, i), at(g.workdays, i))
        return sum
      },
    },
    {
      name: 'dueOf, workdays: dates, last second and safe day',
      count: COUNT,
      run: () => dues(g.periods, g.anchors),
    },
    { name: 'dueOf, all rules of the catalogue in turn', count: COUNT, run: () => dues(g.mixed, g.anchors) },
  ]
}

function dues(periods: readonly Period[], anchors: readonly Anchor[]): number {
  let sum = 0
  for (let i = 0; i < COUNT; i++) {
    const due = dueOf(periods[i] as Period, anchors[i] as Anchor, calendar)
    if ('dueAt' in due) sum += due.dueAt
  }
  return sum
}

/** Speed with a wrong date does not count. */
function checked(g: Given): void {
  for (let i = 0; i < 2000; i++) {
    const due = dueOf(g.periods[i] as Period, g.anchors[i] as Anchor, calendar)
    const walked = isoWalk(g.isoStart[i] as string, g.workdays[i] as number)
    if (!('dueOn' in due) || due.dueOn !== walked)
      throw new Error(`different: ${JSON.stringify(due)} and ${walked}`)
  }
}

/** Every contender once a round, so that a noisy neighbour disturbs them alike; the median of each. */
export async function benchDue(): Promise<readonly DueBenchRow[]> {
  const g = given()
  checked(g)
  const all = contenders(g)
  const times = all.map((): number[] => [])
  for (let round = -2; round < ROUNDS; round++) {
    for (const [index, contender] of all.entries()) {
      const startedAt = performance.now()
      contender.run()
      const nsEach = ((performance.now() - startedAt) * 1e6) / contender.count
      if (round >= 0) times[index]?.push(nsEach)
    }
  }
  const medians = times.map(
    (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN,
  )
  const [walk = Number.NaN, objects = Number.NaN] = medians
  return all.map(({ name }, index) => {
    const nsEach = medians[index] ?? Number.NaN
    return { name, nsEach, timesObjectIndex: nsEach / objects, fasterThanWalk: walk / nsEach }
  })
}

if (import.meta.main) {
  for (const { name, nsEach, timesObjectIndex, fasterThanWalk } of await benchDue()) {
    const cells = [
      nsEach.toFixed(1).padStart(9),
      timesObjectIndex.toFixed(1).padStart(8),
      fasterThanWalk.toFixed(0).padStart(7),
    ]
    console.log(`${cells.join(' ')}  ${name}`)
  }
}
