/** Longest text of any field that a reader may give: that of a notice or a file. */
const TEXT_MAX = 200_000
const FIELD_MAX: Readonly<Record<string, number>> = {
  title: 2000,
  url: 8000,
  reason: 1000,
  sample: 300,
  name: 500,
  body: 1_000_000,
  yaml: 5000,
}
const ENTRIES_MAX = 600

/** What in a reader's value is larger than it may be, or could not be stored; none for a value within its bounds. */
export function faultsOf(value: unknown): readonly string[] {
  const faults: string[] = []
  const waiting: { path: string; name: string; value: unknown }[] = [{ path: '', name: '', value }]
  for (let next = waiting.pop(); next && faults.length < 5; next = waiting.pop()) {
    const { path, name, value: inner } = next
    if (typeof inner === 'string') {
      const max = FIELD_MAX[name] ?? TEXT_MAX
      if (path !== '' && inner.length > max) faults.push(`${path} has ${inner.length} characters`)
      if (path !== '' && !inner.isWellFormed()) faults.push(`${path} holds half a character`)
    } else if (Array.isArray(inner) && inner.length > ENTRIES_MAX)
      faults.push(`${path} has ${inner.length} entries`)
    else if (typeof inner === 'object' && inner !== null)
      for (const [key, held] of Object.entries(inner))
        waiting.push({ path: `${path}.${key}`, name: /^\d+$/.test(key) ? name : key, value: held })
  }
  return faults
}
