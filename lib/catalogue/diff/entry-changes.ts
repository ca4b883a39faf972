import { type FieldChange, fieldChanges } from './field-changes.ts'

/** One difference between two catalogues: an entry that came, went, or says something else in a field. */
export type CatalogueChange =
  | { readonly kind: string; readonly id: string; readonly change: 'added' | 'removed' }
  | ({ readonly kind: string; readonly id: string; readonly change: 'changed' } & FieldChange)

/** Entries of one part by their ids. */
export type Entries = ReadonlyMap<string, unknown>

/** Entries that came or went, and each field of the others that differs. */
export function entryChanges(kind: string, before: Entries, after: Entries): readonly CatalogueChange[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  return ids.flatMap((id): readonly CatalogueChange[] => {
    if (!before.has(id)) return [{ kind, id, change: 'added' }]
    if (!after.has(id)) return [{ kind, id, change: 'removed' }]
    return fieldChanges(before.get(id), after.get(id)).map((change) => ({
      kind,
      id,
      change: 'changed',
      ...change,
    }))
  })
}
