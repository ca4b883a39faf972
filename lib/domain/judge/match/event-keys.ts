import type { DutyEvent } from '../../duty/event.ts'
import type { Item } from '../../duty/item.ts'
import type { Identifiers } from '../../watch/notice.ts'
import { bareKey, foldName } from './name-key.ts'
import { leadingPlace } from './naming/county-name.ts'

export type CodeKind =
  | 'projectCode'
  | 'procurementNo'
  | 'announcementNo'
  | 'parcelNo'
  | 'documentNo'
  | 'creditCode'

export interface Code {
  readonly kind: CodeKind
  readonly code: string
}

/** A name by which notices know an event. A weak one counts only where the notice names the kind as well. */
export interface EventName {
  readonly text: string
  readonly key: string
  readonly isWeak: boolean
  /** Province, city and county that were cut off its front; empty for the whole name. */
  readonly place: string
}

const CODE_KINDS: readonly CodeKind[] = [
  'projectCode',
  'procurementNo',
  'announcementNo',
  'parcelNo',
  'documentNo',
  'creditCode',
]
const STRONG_LENGTH_MIN = 5
const WITHOUT_PLACE_LENGTH_MIN = 6
export const NAME_LENGTH_MIN = 4

export function codesOf(event: DutyEvent): readonly Code[] {
  return CODE_KINDS.flatMap((kind) => {
    const code = codeKeyOf(kind, event.facts[kind] ?? '')
    return code === '' ? [] : [{ kind, code }]
  })
}

export function codesOfNotice({ identifiers }: { readonly identifiers: Identifiers }): readonly Code[] {
  const kinds: readonly (readonly [CodeKind, readonly string[]])[] = [
    ['projectCode', identifiers.projectCodes],
    ['procurementNo', identifiers.procurementNos],
    ['announcementNo', identifiers.announcementNos],
    ['parcelNo', identifiers.parcelNos],
    ['documentNo', identifiers.documentNos],
    ['creditCode', identifiers.creditCodes],
  ]
  return kinds.flatMap(([kind, codes]) => codes.map((code) => ({ kind, code: codeKeyOf(kind, code) })))
}

/** Kinds that are counted from one in each year, with or without zeros in front: KZ2026-12 is KZ2026-012. */
const COUNTED: ReadonlySet<CodeKind> = new Set<CodeKind>(['announcementNo', 'parcelNo', 'documentNo'])

function codeKeyOf(kind: CodeKind, code: string): string {
  return COUNTED.has(kind) ? withoutZeros(codeKey(code)) : codeKey(code)
}

/** Without the zeros in front of what is counted within a year or a series. */
function withoutZeros(key: string): string {
  return key.replace(/(?<=[-〕])0+(?=\d)/g, '')
}

/** Codes are compared without width, case and blanks, and with one family of brackets. */
export function codeKey(code: string): string {
  return bracketed(code).replace(/\s/g, '')
}

function bracketed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[[【(（]/g, '〔')
    .replace(/[\]】)）]/g, '〕')
    .toUpperCase()
}

/** Runs of letters and digits, and those with a year in brackets, that are long enough to be a number by themselves. */
const BARE_CODE = /[A-Z0-9][A-Z0-9_/.-]{5,59}/g
const BARE_CODE_WITH_YEAR = /[A-Z0-9][A-Z0-9-]{1,19}〔\d{4}〕[A-Z0-9-]{1,20}/g
/** Most titles hold a year and no code: a cheap look first. Full width begins at U+FF10. */
const MAY_HOLD_CODE = /[\w.\uff10-\uff5a/-]{6}|[\w\uff10-\uff5a-]{2}[[【(（〔][\d\uff10-\uff19]{4}/
const TELLING_DIGITS_MIN = 12

/** Codes that stand in a text without a word that says what they are. */
export function bareCodesIn(text: string): readonly string[] {
  if (!MAY_HOLD_CODE.test(text)) return []
  const folded = bracketed(text)
  const bare = Array.from(folded.matchAll(BARE_CODE), ([code]) => code.replace(/[_/.-]+$/, ''))
  const withYear = folded.includes('〔')
    ? Array.from(folded.matchAll(BARE_CODE_WITH_YEAR), ([code]) => code)
    : []
  const found = [...bare, ...withYear]
  return [...new Set([...found, ...found.map(withoutZeros)])].filter(isTelling)
}

/** A day or an amount is no number of a project. */
export function isTelling(code: string): boolean {
  const digits = code.length - code.replace(/\d/g, '').length
  return digits >= 4 && code.length >= 6 && (/[A-Z]/.test(code) || digits >= TELLING_DIGITS_MIN)
}

/** Names of projects and documents; parties, batches and villages are named by many notices and are weak. */
export function namesOf({ facts }: DutyEvent): readonly EventName[] {
  const nameFrom = (text: string | undefined, isWeak: boolean): EventName[] => {
    if (text === undefined) return []
    const key = bareKey(foldName(text))
    if (key.length < NAME_LENGTH_MIN) return []
    return [{ text, key, isWeak: isWeak || key.length < STRONG_LENGTH_MIN, place: '' }]
  }
  return [
    ...nameFrom(facts.projectName, false),
    ...nameFrom(facts.documentTitle, false),
    ...nameFrom(facts.partyName, true),
    ...nameFrom(facts.batch, true),
    ...nameFrom(facts.village, true),
  ]
}

/** The same names as the county's own people write them: without the county in front. */
export function namesWithoutPlace(names: readonly EventName[]): readonly EventName[] {
  return names.flatMap((name) => {
    const place = name.isWeak ? '' : leadingPlace(name.key)
    const key = name.key.slice(place.length)
    return place === '' || key.length < WITHOUT_PLACE_LENGTH_MIN ? [] : [{ ...name, key, place }]
  })
}

/**
 * False when the answer to the event could stand there unknown, so that finding none says nothing. Licences and penalties
 * are posted in tables of a month as well as singly: a party, batch or village may stand in a row that nobody matched.
 */
export function isIdentifiable(event: DutyEvent): boolean {
  return (
    codesOf(event).some(({ kind }) => kind !== 'creditCode') || namesOf(event).some(({ isWeak }) => !isWeak)
  )
}

/** What people call the event; never its id, which says nothing to a clerk. */
export function nameOf({ facts }: DutyEvent, item: Pick<Item, 'title'>): string {
  const named = facts.projectName ?? facts.documentTitle ?? facts.partyName ?? facts.batch ?? facts.village
  if (named !== undefined) return named
  if (facts.parcelNo !== undefined) return `宗地${facts.parcelNo}`
  const numbered = facts.announcementNo ?? facts.documentNo ?? facts.procurementNo ?? facts.projectCode
  if (numbered !== undefined) return numbered
  return facts.reportYear === undefined ? item.title : `${facts.reportYear}年度${item.title}`
}

/** True when both carry a number of one kind and one pattern, and no two agree: the same name, another procedure. */
export function hasOtherCode(ofEvent: readonly Code[], ofNotice: readonly Code[]): boolean {
  return ofEvent.some(({ kind, code }) => {
    if (kind === 'creditCode') return false
    const rivals = ofNotice.filter((one) => one.kind === kind && shapeOf(one.code) === shapeOf(code))
    // The number of a lot begins with the number of its project; of what is counted, 1 and 12 are two.
    const isSame = (one: string, other: string) =>
      one === other || (!COUNTED.has(kind) && one.startsWith(other))
    return rivals.length > 0 && !rivals.some((one) => isSame(one.code, code) || isSame(code, one.code))
  })
}

function shapeOf(code: string): string {
  return code.replace(/\d+/g, '0')
}
