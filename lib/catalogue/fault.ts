/** One thing that is wrong in the catalogue, with what to mend. Lines and columns count from 1. */
export interface Fault {
  /** Relative to the catalogue's folder. */
  readonly file: string
  readonly line: number
  readonly column: number
  /** Path of the field, `rows[0].items[1].id`; empty when the whole file is meant. */
  readonly field: string
  readonly message: string
  readonly mend: string
}

export type FieldPath = readonly PropertyKey[]

/** What is wrong with a field and what to do about it, in the words of the office. */
export interface Complaint {
  readonly message: string
  readonly mend: string
}

/** `rows[0].items[1].id`. */
export function fieldText(path: FieldPath): string {
  return path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[${key}]`
    return field === '' ? String(key) : `${field}.${String(key)}`
  }, '')
}

/** `items/land.yaml:12:7 rows[0].units[0] …— …`, as editors make it a link. */
export function faultText(fault: Fault): string {
  const place = `${fault.file}:${fault.line}:${fault.column}`
  return `${place} ${fault.field === '' ? '' : `${fault.field} `}${fault.message} — ${fault.mend}`
}

/** In the order in which a person mends them: by file, then from top to bottom. */
export function byPlace(a: Fault, b: Fault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}

/** Thrown where a program cannot start with a faulty catalogue; its message lists every fault. */
export class CatalogueError extends Error {
  readonly code = 'catalogue'
  override readonly name = 'CatalogueError'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(`目录数据有 ${faults.length} 处问题：\n${faults.map(faultText).join('\n')}`)
    this.faults = faults
  }
}
