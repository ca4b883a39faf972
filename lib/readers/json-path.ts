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

/** Reads JSON, also when it is wrapped in a call (JSONP); undefined when it is neither. */
export function parseJson(text: string): unknown {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  const wrapped = /^[\w$.]{0,80}\s*\(([\s\S]*)\)\s*;?$/.exec(trimmed)?.[1]
  try {
    return JSON.parse(wrapped ?? trimmed)
  } catch {
    return undefined
  }
}
