import type { PersonalKind, TextPart } from '../personal-finding.ts'
import { isPersonName } from './person-name.ts'

/** One number: its kind, its line and cell from 0. */
export interface PersonalHit {
  readonly kind: PersonalKind
  readonly line: number
  readonly cell: number
}

const COLUMNS_SHOWN_MAX = 3
const UNSHOWN = '（名称略）'

/** Where the numbers stand, in words; names of sheets and files that may say who they are about are left out. */
export function whereOf(
  part: TextPart,
  { hits, hidden }: { hits: readonly PersonalHit[]; hidden?: string | undefined },
): string {
  const place = shown(part.place)
  const isMarked = part.isHidden && !place.includes('隐藏')
  return `${place}${isMarked ? '（隐藏）' : ''}${lineWords(hits)}${columnWords(part, hits)}${hidden ? `（${hidden}）` : ''}`
}

function lineWords(hits: readonly PersonalHit[]): string {
  const lines = hits.map(({ line }) => line + 1)
  const [first, last] = [lines.reduce(lesser), lines.reduce(greater)]
  return first === last ? `第${first}行` : `第${first}行至第${last}行`
}

function lesser(one: number, other: number): number {
  return Math.min(one, other)
}

function greater(one: number, other: number): number {
  return Math.max(one, other)
}

function columnWords({ isSheet }: TextPart, hits: readonly PersonalHit[]): string {
  if (!isSheet) return ''
  const columns = [...new Set(hits.map(({ cell }) => cell))].sort((one, other) => one - other)
  const words = columns.slice(0, COLUMNS_SHOWN_MAX).map(columnLetters).join('、')
  return `${words}${columns.length > COLUMNS_SHOWN_MAX ? '等' : ''}列`
}

/** 0 is A, 26 is AA. */
function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`
}

/** Without the quoted names that hold a number or a person's name, and without any long number elsewhere. */
export function shown(place: string): string {
  return place
    .replace(/“[^“”]*”/g, (quoted) => (saysWho(quoted) ? UNSHOWN : quoted))
    .replace(/[0-9０-９]{6,}/g, '……')
}

function saysWho(quoted: string): boolean {
  return (
    /[0-9０-９][^\p{L}]{0,3}(?:[0-9０-９][^\p{L}]{0,3}){5}/u.test(quoted) ||
    (quoted.match(/[\u4e00-\u9fa5·]+/g) ?? []).some(isPersonName)
  )
}
