import { believedOldIds } from './personal/believed-old-ids.ts'
import { type FoundId, idNumbersIn } from './personal/id-numbers.ts'
import { cardsIn, labelledCards, phonesIn } from './personal/listed-numbers.ts'
import { personLists } from './personal/person-lists.ts'
import { type PersonalHit, shown, whereOf } from './personal/where-found.ts'
import type { PersonalFinding, PersonalKind, PersonalLook, TextPart } from './personal-finding.ts'

export const FINDINGS_MAX = 100
const UNREAD_MAX = 50
const PART_CHARACTERS_MAX = 5_000_000
const WARNINGS: ReadonlySet<PersonalKind> = new Set(['birth-date-visible', 'id-number-thinly-masked'])

/**
 * ID numbers, phones and bank cards of natural persons in the parts of a page or file, by part and kind; at most 100, the
 * worst first. Names by themselves are no finding: many lists must name people.
 */
export function personalDataIn(parts: readonly TextPart[]): readonly PersonalFinding[] {
  const findings = parts.flatMap(findingsInPart)
  const warnings = findings.filter(({ isWarning }) => isWarning)
  return [...findings.filter(({ isWarning }) => !isWarning), ...warnings].slice(0, FINDINGS_MAX)
}

/** The same for a file of which some parts may not have been read. */
export function personalLookAt(read: {
  readonly texts: readonly TextPart[]
  readonly unread: PersonalLook['unread']
}): PersonalLook {
  const unread = read.unread
    .slice(0, UNREAD_MAX)
    .map(({ place, reason }) => ({ place: shown(place), reason }))
  return { findings: personalDataIn(read.texts), unread }
}

function findingsInPart(part: TextPart): readonly PersonalFinding[] {
  const text = folded(part.text.slice(0, PART_CHARACTERS_MAX))
  const hiddenBy = hidingOf(part)
  const groups = new Map<string, HitGroup>()
  for (const hit of hitsIn(text)) {
    const hidden = hiddenBy(hit)
    const key = `${hit.kind} ${hidden}`
    const group = groups.get(key)
    if (group) group.hits.push(hit)
    else groups.set(key, { kind: hit.kind, hidden, hits: [hit] })
  }
  return Array.from(groups.values(), ({ kind, hidden, hits }): PersonalFinding => {
    const where = whereOf(part, { hits, hidden })
    return { kind, where, count: hits.length, ...(WARNINGS.has(kind) && { isWarning: true as const }) }
  })
}

interface HitGroup {
  readonly kind: PersonalKind
  readonly hidden: string | undefined
  readonly hits: PersonalHit[]
}

function hidingOf({ hiddenRows, hiddenColumns }: TextPart) {
  const [rows, columns] = [new Set(hiddenRows), new Set(hiddenColumns)]
  return ({ line, cell }: PersonalHit) =>
    rows.has(line) ? '隐藏行' : columns.has(cell) ? '隐藏列' : undefined
}

/** Full-width characters as narrow ones, names such as 张 三 in one, without characters that have no width. */
function folded(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2002-\u200a\u202f\u3000]/g, ' ')
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/(?<![\u4e00-\u9fa5])([\u4e00-\u9fa5]) {1,4}([\u4e00-\u9fa5])(?![\u4e00-\u9fa5])/g, '$1$2')
}

/** A sheet has its cells between tabs only, so that its columns are those of the program that shows it. */
function hitsIn(text: string): readonly PersonalHit[] {
  const lines = text.split('\n')
  const lists = personLists(lines)
  const ids = placed(idNumbersIn(text), lines)
  const oldIds = ids.filter(({ kind }) => kind === 'id-number-15')
  const believed = new Set(believedOldIds(oldIds, lines, lists))
  const hits: readonly PersonalHit[] = [
    ...ids.filter((id) => id.kind !== 'id-number-15' || believed.has(id)),
    ...lists.flatMap(phonesIn),
    ...lists.flatMap(cardsIn),
    ...labelledCards(lines, lists),
  ]
  const isOneCell = (line: number) => !lines[line]?.includes('\t')
  return hits.map((hit) => (isOneCell(hit.line) ? { ...hit, cell: 0 } : hit))
}

interface PlacedId extends PersonalHit {
  readonly column: number
}

/** Both in the order of the text. */
function placed(ids: readonly FoundId[], lines: readonly string[]): readonly PlacedId[] {
  let line = 0
  let start = 0
  return ids.map(({ kind, at }) => {
    for (let end = endOf(lines, line, start); at > end; end = endOf(lines, line, start)) {
      start = end + 1
      line += 1
    }
    const column = at - start
    return { kind, line, column, cell: cellAt(lines[line] ?? '', column) }
  })
}

function endOf(lines: readonly string[], line: number, start: number): number {
  return start + (lines[line]?.length ?? 0)
}

function cellAt(line: string, column: number): number {
  const before = line.slice(0, column)
  const separator = /\t| \| /.test(line) ? /\t| \| /g : /,/.test(line) ? /,/g : / +/g
  return before.trimStart().match(separator)?.length ?? 0
}
