/** Value at a dotted path such as `data.list`; undefined where the path leaves the answer. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inside, key) => (isObject(inside) ? inside[key] : undefined), value)
}

/** Text of a string or number at a dotted path. */
export function wordAt(value: unknown, path: string): string | undefined {
  const found = valueAt(value, path)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** More values inside of one another, or side by side, than any answer has: each takes the memory of an object. */
const OPENINGS_MAX = 200_000

/** Reads JSON, also when it is wrapped in a call (JSONP); undefined when it is neither, or far too large. */
export function parseJson(text: string): unknown {
  if (text.length > OPENINGS_MAX && countOf(text, '[') + countOf(text, '{') > OPENINGS_MAX) return undefined
  const trimmed = text.replace(/^\ufeff/, '').trim()
  const wrapped = /^[\w$.]{0,80}\s*\(([\s\S]*)\)\s*;?$/.exec(trimmed)?.[1]
  try {
    return JSON.parse(wrapped ?? trimmed)
  } catch {
    return undefined
  }
}

function countOf(text: string, character: string): number {
  let count = 0
  for (let at = text.indexOf(character); at !== -1 && count <= OPENINGS_MAX; count++)
    at = text.indexOf(character, at + 1)
  return count
}

const SHAPE_CHARACTERS_MAX = 300
const SHAPE_DEPTH_MAX = 5
const SHAPE_KEYS_MAX = 15

/** Keys of an answer without its values, 300 characters at most: `{code,data:{rows:[{id,name}],total}}`. */
export function shapeOfKeys(value: unknown): string {
  return keysBelow(value, 0).slice(0, SHAPE_CHARACTERS_MAX)
}

function keysBelow(value: unknown, depth: number): string {
  if (!isObject(value) || depth > SHAPE_DEPTH_MAX) return ''
  if (Array.isArray(value)) return `[${keysBelow(value[0], depth + 1)}]`
  const keys = Object.keys(value).filter((key) => /^[\w$-]{1,40}$/.test(key))
  const named = keys.slice(0, SHAPE_KEYS_MAX).map((key) => {
    const inner = keysBelow(value[key], depth + 1)
    return inner ? `${key}:${inner}` : key
  })
  return `{${named.join(',')}}`
}
