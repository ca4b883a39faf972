import type { Chance } from './chance.ts'
import type { Mutated } from './markup-mutations.ts'

export type JsonMutation = (text: string, chance: Chance) => Mutated

const edit = (text: string): Mutated => ({ text, nature: 'edit' })
const damage = (text: string): Mutated => ({ text, nature: 'damage' })

const OTHERS: readonly string[] = [
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  '99999999999999999999',
  '0.5',
  '""',
  '"x"',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '{"a":{}}',
  '"\\ud800"',
  '"\\u0000"',
  '"2026-13-45"',
  '"<p>"',
  '"&#x0;"',
  '"NaN"',
  '"1"',
]
const VALUE = /"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?|true|false|null/g
const DEPTH = 10_000

function replacedValue(text: string, chance: Chance, replacement: string): string {
  const values = [...text.matchAll(VALUE)]
  const found = values[chance.below(values.length)]
  if (!found) return text
  return text.slice(0, found.index) + replacement + text.slice(found.index + found[0].length)
}

const cut: JsonMutation = (text, chance) => damage(text.slice(0, chance.below(text.length)))

const otherValue: JsonMutation = (text, chance) => {
  let mutated = text
  for (let count = chance.of([1, 1, 5]); count > 0; count--)
    mutated = replacedValue(mutated, chance, chance.of(OTHERS))
  return damage(mutated)
}

/** One field of all rows takes another type. */
const otherType: JsonMutation = (text, chance) => {
  const names = [...new Set([...text.matchAll(/"([\w$]{1,40})"\s*:/g)].map((match) => match[1] ?? ''))]
  const name = names[chance.below(names.length)] ?? ''
  const field = new RegExp(
    `("${name}"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"|-?\\d+(?:\\.\\d+)?|true|false|null)`,
    'g',
  )
  const other = chance.of(OTHERS)
  return damage(text.replace(field, (_, before: string) => before + other))
}

const nested: JsonMutation = (text, chance) => {
  const [open, close] = chance.of([
    ['[', ']'],
    ['{"a":', '}'],
  ] as const)
  const deep = `${open.repeat(DEPTH)}1${close.repeat(DEPTH)}`
  return damage(
    chance.onceIn(3) ? open.repeat(DEPTH) + text + close.repeat(DEPTH) : replacedValue(text, chance, deep),
  )
}

const hugeString: JsonMutation = (text, chance) => {
  const piece = chance.of(['公', '1', '&amp;', '<p>', '\\u0000', '2026-01-01', '\\n', '('])
  return edit(replacedValue(text, chance, `"${piece.repeat(chance.of([1000, 100_000]))}"`))
}

const ROWS_CHARACTERS_MAX = 20_000_000

const manyRows: JsonMutation = (text, chance) => {
  const row = /\{[^{}]*\}/.exec(text)?.[0] ?? ''
  if (row === '') return edit(text)
  const times = Math.min(chance.of([10, 600, 3000]), Math.ceil(ROWS_CHARACTERS_MAX / row.length))
  return damage(text.replace(row, () => Array(times).fill(row).join(',')))
}

const wrapped: JsonMutation = (text, chance) =>
  damage(
    chance.of([
      (t: string) => `\ufeff${t}`,
      (t: string) => `call(${t});`,
      (t: string) => `<html>${t}</html>`,
      (t: string) => `${t}\0`,
      (t: string) => `${t}${t}`,
      (t: string) => `((((${t}))))`,
    ])(text),
  )

const proto: JsonMutation = (text) =>
  damage(text.replace(/^\s*\{/, '{"__proto__":{"a":1},"constructor":null,'))

export const JSON_MUTATIONS: Readonly<Record<string, JsonMutation>> = {
  cut,
  otherValue,
  otherType,
  nested,
  hugeString,
  manyRows,
  wrapped,
  proto,
}
