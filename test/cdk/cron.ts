const MINUTES_OF_WEEK = 7 * 24 * 60
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

interface Field {
  readonly name: string
  readonly min: number
  readonly max: number
  readonly words?: readonly string[]
}

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12 },
  { name: 'weekday', min: 1, max: 7, words: WEEKDAYS },
  { name: 'year', min: 1970, max: 2199 },
]

/** The values that a part such as `0/30`, `7-19`, `MON` or `*` stands for; undefined when it is none. */
function valuesOf(part: string, { min, max, words = [] }: Field): number[] | undefined {
  const numberOf = (text: string) =>
    words.includes(text) ? words.indexOf(text) + 1 : Number(text || Number.NaN)
  const [range = '', step] = part.split('/')
  const [first = '', last] = range.split('-')
  const from = range === '*' ? min : numberOf(first)
  const until = range === '*' || (step !== undefined && last === undefined) ? max : numberOf(last ?? first)
  const by = step === undefined ? 1 : Number(step)
  const isRight =
    [from, until, by].every(Number.isInteger) && min <= from && from <= until && until <= max && by > 0
  if (!isRight) return undefined
  return Array.from({ length: Math.floor((until - from) / by) + 1 }, (_, index) => from + index * by)
}

function fieldValues(text: string, field: Field): number[] | undefined {
  const parts = text.split(',').map((part) => valuesOf(part, field))
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? [])
}

/** What is wrong with an expression of EventBridge Scheduler; undefined when nothing is. */
export function cronFault(expression: string): string | undefined {
  const inside = /^cron\((.*)\)$/.exec(expression)?.[1]
  if (inside === undefined) return 'is no cron(…)'
  const fields = inside.split(' ')
  if (fields.length !== FIELDS.length) return 'needs six fields'
  if ((fields[2] === '?') === (fields[4] === '?')) return 'exactly one of day and weekday is ?'
  const wrong = FIELDS.filter((field, index) => {
    const text = fields[index] ?? ''
    return text !== '?' && fieldValues(text, field) === undefined
  })
  return wrong.length === 0 ? undefined : wrong.map(({ name }) => name).join(', ')
}

/** The longest time in a week between two runs of an expression that does not depend on days of the month. */
export function minutesBetweenRuns(cron: string): number {
  const fields = cron.split(' ')
  const [minutes, hours, , , weekdays] = FIELDS.map((field, index) =>
    fields[index] === '?' ? undefined : fieldValues(fields[index] ?? '', field),
  )
  const days = (weekdays ?? [1, 2, 3, 4, 5, 6, 7]).map((weekday) => (weekday - 1) * 24 * 60)
  const runs = days
    .flatMap((day) =>
      (hours ?? []).flatMap((hour) => (minutes ?? []).map((minute) => day + hour * 60 + minute)),
    )
    .sort((a, b) => a - b)
  const gaps = runs.map((run, index) => (runs[index + 1] ?? (runs[0] ?? 0) + MINUTES_OF_WEEK) - run)
  return Math.max(...gaps)
}
