/** One field that differs; absent on one side where the field is new or gone. */
export interface FieldChange {
  /** Path of the field, `period.workdays` or `lists[notices].url`. */
  readonly field: string
  readonly before?: unknown
  readonly after?: unknown
}

/** Every field in which two values of the catalogue differ, as deep as their shapes agree. Absent and undefined are one. */
export function fieldChanges(before: unknown, after: unknown, path = ''): readonly FieldChange[] {
  if (isSame(before, after)) return []
  const [was, is] = [plain(before), plain(after)]
  if (isFields(was) && isFields(is)) {
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
    return names.flatMap((name) => fieldChanges(was[name], is[name], path === '' ? name : `${path}.${name}`))
  }
  const lists = [byId(was), byId(is)] as const
  return lists[0] && lists[1]
    ? memberChanges(lists[0], lists[1], path)
    : [{ field: path, before: was, after: is }]
}

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a catalogue holds besides plain values: patterns, and maps and sets made of its lists. */
function plain(value: unknown): unknown {
  if (value instanceof RegExp) return String(value)
  if (value instanceof Set) return [...value]
  return value instanceof Map ? Object.fromEntries(value) : value
}

const NAMING_FIELDS = ['id', 'n', 'name'] as const

/** The members of a list by their ids, numbers or names; undefined where they have none, or not each its own. */
export function byId(list: unknown): ReadonlyMap<string, Fields> | undefined {
  if (!Array.isArray(list)) return undefined
  const members = new Map<string, Fields>()
  for (const member of list) {
    const naming = isFields(member) ? NAMING_FIELDS.find((field) => member[field] !== undefined) : undefined
    if (naming === undefined) return undefined
    members.set(String(member[naming]), member)
  }
  return members.size === list.length ? members : undefined
}

function memberChanges(
  before: ReadonlyMap<string, Fields>,
  after: ReadonlyMap<string, Fields>,
  path: string,
): readonly FieldChange[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  const changes = ids.flatMap((id) => fieldChanges(before.get(id), after.get(id), `${path}[${id}]`))
  const stay = (of: ReadonlyMap<string, Fields>) =>
    [...of.keys()].filter((id) => before.has(id) && after.has(id))
  const isReordered = !isSame(stay(before), stay(after))
  return isReordered
    ? [...changes, { field: path, before: [...before.keys()], after: [...after.keys()] }]
    : changes
}

/** Equal in everything that the catalogue's values are made of: fields, lists and plain values. */
export function isSame(one: unknown, other: unknown): boolean {
  const [before, after] = [plain(one), plain(other)]
  if (before === after) return true
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((member, index) => isSame(member, after[index]))
  }
  if (!isFields(before) || !isFields(after)) return false
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].every((name) => isSame(before[name], after[name]))
}
