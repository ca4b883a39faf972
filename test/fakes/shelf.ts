/** Values by county and key, copied in and out. */
export interface Shelf<Value> {
  get(county: string, key: string): Value | undefined
  put(county: string, key: string, value: Value): void
  all(county: string): Value[]
}

export function shelf<Value>(): Shelf<Value> {
  const counties = new Map<string, Map<string, Value>>()
  const of = (county: string) => counties.get(county) ?? new Map<string, Value>()
  return {
    get: (county, key) => structuredClone(of(county).get(key)),
    put(county, key, value) {
      counties.set(county, of(county).set(key, structuredClone(value)))
    },
    all: (county) => structuredClone([...of(county)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, v]) => v)),
  }
}
