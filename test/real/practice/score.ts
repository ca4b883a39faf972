/** How much of one field of one file was right; `faults` say what was expected and what came. */
export interface FieldScore {
  readonly field: string
  readonly right: number
  readonly of: number
  readonly faults: readonly string[]
}

export interface FileScore {
  readonly file: string
  readonly how: string
  readonly fields: readonly FieldScore[]
  readonly note?: string | undefined
}

/** One fact and whether it holds. */
export interface Fact {
  readonly holds: boolean
  readonly fault: string
}

const SHOWN_MAX = 160

export function field(name: string, facts: readonly Fact[]): FieldScore {
  const faults = facts.filter(({ holds }) => !holds).map(({ fault }) => fault)
  return { field: name, right: facts.length - faults.length, of: facts.length, faults }
}

export function same(what: string, expected: unknown, got: unknown): Fact {
  return { holds: expected === got, fault: `${what}: expected ${shown(expected)}, got ${shown(got)}` }
}

export function oneOf(what: string, expected: readonly unknown[], got: unknown): Fact {
  return { holds: expected.includes(got), fault: `${what}: expected ${shown(expected)}, got ${shown(got)}` }
}

export function within(what: string, range: number | readonly [number, number], got: number): Fact {
  const [least, most] = typeof range === 'number' ? [range, range] : range
  return { holds: got >= least && got <= most, fault: `${what}: expected ${least} to ${most}, got ${got}` }
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, SHOWN_MAX)
}

/** Prints one line a file, one a fault, and the sum; true when every field is full. */
export function isFull(scores: readonly FileScore[]): boolean {
  let right = 0
  let of = 0
  for (const { file, how, fields, note } of scores) {
    const parts = fields.map((part) => `${part.field} ${part.right}/${part.of}`)
    console.log(`${file.padEnd(30)} ${how.padEnd(8)} ${parts.join('  ')}`)
    if (note) console.log(`${' '.repeat(31)}${note}`)
    for (const part of fields) {
      right += part.right
      of += part.of
      for (const fault of part.faults) console.error(`${' '.repeat(31)}${part.field}: ${fault}`)
    }
  }
  console.log(`${right} of ${of} facts right`)
  return right === of
}
