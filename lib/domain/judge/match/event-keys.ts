import type { DutyEvent } from '../../duty/event.ts'
import type { Item } from '../../duty/item.ts'
import type { Notice } from '../../watch/notice.ts'
import { bareNumber, lotsOf, nameKey, roundOf } from './name-key.ts'

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
export const NAME_LENGTH_MIN = 4

export function codesOf(event: DutyEvent): readonly Code[] {
  return CODE_KINDS.flatMap((kind) => {
    const code = codeKey(event.facts[kind] ?? '')
    return code === '' ? [] : [{ kind, code }]
  })
}

export function codesOfNotice({ identifiers }: Notice): readonly Code[] {
  const kinds: readonly (readonly [CodeKind, readonly string[]])[] = [
    ['projectCode', identifiers.projectCodes],
    ['procurementNo', identifiers.procurementNos],
    ['announcementNo', identifiers.announcementNos],
    ['parcelNo', identifiers.parcelNos],
    ['documentNo', identifiers.documentNos],
    ['creditCode', identifiers.creditCodes],
  ]
  return kinds.flatMap(([kind, codes]) => codes.map((code) => ({ kind, code: codeKey(code) })))
}

/** Codes are compared without width, case and blanks, and with one family of brackets. */
export function codeKey(code: string): string {
  return code
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[【(（]/g, '〔')
    .replace(/[\]】)）]/g, '〕')
    .toUpperCase()
}

/** Names of projects and documents; parties, batches and villages are named by many notices and are weak. */
export function namesOf({ facts }: DutyEvent): readonly EventName[] {
  const nameFrom = (text: string | undefined, isWeak: boolean): EventName[] => {
    if (text === undefined) return []
    const name = withoutRound(text)
    const key = nameKey(name)
    if (key.length < NAME_LENGTH_MIN) return []
    return [{ text: name, key, isWeak: isWeak || key.length < STRONG_LENGTH_MIN }]
  }
  return [
    ...nameFrom(facts.projectName, false),
    ...nameFrom(facts.documentTitle, false),
    ...nameFrom(facts.partyName, true),
    ...nameFrom(facts.batch, true),
    ...nameFrom(facts.village, true),
  ]
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

/** Round and lot are part of identity. */
export function hasSameRound({ facts }: DutyEvent, notice: Notice): boolean {
  const round = facts.round === undefined ? undefined : (bareNumber(facts.round) ?? roundOf(facts.round))
  return (round ?? roundOf(facts.projectName ?? '')) === roundOf(notice.title)
}

export function hasSameLot({ facts }: DutyEvent, notice: Notice): boolean {
  const lot = facts.lot === undefined ? undefined : bareNumber(facts.lot)
  const lots = lot === undefined ? lotsOf(facts.lot ?? facts.projectName ?? '') : new Set([lot])
  const noticeLots = lotsOf(notice.title)
  return lots.size === 0 || noticeLots.size === 0 || [...lots].some((one) => noticeLots.has(one))
}

/** True when both carry a number of one kind and one pattern, and no two agree: the same name, another procedure. */
export function hasOtherCode(event: DutyEvent, notice: Notice): boolean {
  const ofNotice = codesOfNotice(notice)
  return codesOf(event).some(({ kind, code }) => {
    if (kind === 'creditCode') return false
    const rivals = ofNotice.filter((one) => one.kind === kind && shapeOf(one.code) === shapeOf(code))
    // The number of a lot begins with the number of its project.
    return rivals.length > 0 && !rivals.some((one) => one.code.startsWith(code) || code.startsWith(one.code))
  })
}

function shapeOf(code: string): string {
  return code.replace(/\d+/g, '0')
}

function withoutRound(name: string): string {
  return name.replace(
    /[（(](?:第?[一二三四五六七八九十\d]{1,2}次|[一二三四五六七八九十\d]{1,2}标段)[）)]$/u,
    '',
  )
}
