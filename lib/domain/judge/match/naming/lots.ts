import { NUMERAL, numeralOf } from './numeral.ts'

const LABEL = `(?:${NUMERAL}|[IVX]{1,4}|[A-H])[#号]?`
const BETWEEN = '(?:标段|标包|包|标)?(?:[、,和及与~至到-])第?'
const LIST = `(?:[一二三四五六七八九]{2,9}|${LABEL}(?:${BETWEEN}${LABEL}){0,20})`
/**
 * `二标段`, `第3包`, `包2`, `标段一`, `III标段`, `1#标段`, `采购包1`, and lists and ranges of them: `一、二标段`, `一二标段`,
 * `1-3标段`, `第一标段至第三标段`.
 * 承包 and 打包 are no lots.
 */
const LOTS = new RegExp(
  `第(${LIST})(?:标段|标包|包|标)(?:\\(包\\))?(?!括)|(?<![\\dA-Z])(${LIST})(?:标段|标包|分标|合同段)(?:\\(包\\))?|` +
    `(?<![承打分])(?:包组|合同段|合同包|采购包|包)-?(${LIST})(?!\\d)|标段-?(${LIST})(?!\\d)|(?<![\\dA-Z-])(\\d{1,2})包(?!括)`,
  'g',
)
const LOTS_MAX = 99
/** Without one of these no lot is named, as in most titles. */
const HAS_LOT = /[段包第]/
const NO_LOTS: ReadonlySet<string> = new Set()

/** The lots that a text of half width without blanks names, `2`, `A`; none when it speaks of all of them. */
export function lotsOf(text: string): ReadonlySet<string> {
  if (!HAS_LOT.test(text)) return NO_LOTS
  const lots = new Set<string>()
  for (const found of text.matchAll(LOTS)) {
    for (const part of partsOf(found.slice(1).find((list) => list !== undefined) ?? '')) {
      const [first = '', last = first] = part.split(/[~至到-]/).map(lotName)
      const [from, to] = [Number(first), Number(last)]
      if (first === last || !(from <= to)) for (const lot of [first, last]) lots.add(lot)
      else for (let lot = from; lot <= Math.min(to, LOTS_MAX); lot += 1) lots.add(String(lot))
    }
  }
  return lots
}

function partsOf(list: string): readonly string[] {
  const plain = list.replace(/[第#号标段包]/g, '')
  return /^[一二三四五六七八九]{2,9}$/.test(plain) ? [...plain] : plain.split(/[、,和及与]/)
}

/** One way to write a lot: 二, 2, 02 and II are one; letters stay. */
export function lotName(label: string): string {
  return String(numeralOf(label) ?? label)
}

export function withoutLots(text: string): string {
  return HAS_LOT.test(text) ? text.replace(LOTS, '') : text
}

export type LotFit = 'same' | 'other' | 'part' | 'whole'

/** `other` where both name lots and share none; `part` where the notice names one and the event none; `whole` the other way round. */
export function lotFit(ofEvent: ReadonlySet<string>, ofNotice: ReadonlySet<string>): LotFit {
  if (ofEvent.size === 0) return ofNotice.size === 0 ? 'same' : 'part'
  if (ofNotice.size === 0) return 'whole'
  for (const lot of ofEvent) if (ofNotice.has(lot)) return 'same'
  return 'other'
}
