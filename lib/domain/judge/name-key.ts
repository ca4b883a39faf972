/** Punctuation, brackets and blanks that differ between a form and the notice about the same project. */
const NOISE = /[\s\u00ad\u200b-\u200f\u2060\ufeff\p{P}\p{S}]/gu
const COUNTY_NAMES = /喀喇沁左翼蒙古族自治县|喀左蒙古族自治县|喀左县/g
const ROUND = /第?([一二三四五六七八九十\d]{1,2})次(?:招标|采购|公告|挂牌|拍卖)?/
const LOT =
  /([一二三四五六七八九十\d]{1,2})(?:标段|标包|分标)|第([一二三四五六七八九十\d]{1,2})包|包([一二三四五六七八九十\d]{1,2})/
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** What stays of a project name when width, brackets, blanks and the county's long name are taken away. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(NOISE, '').replace(COUNTY_NAMES, '喀左').toLowerCase()
}

/** The round of a repeated procedure, 1 when none is named: a second round does not answer the event of the first. */
export function roundOf(text: string): number {
  const found = ROUND.exec(text.normalize('NFKC'))
  return found ? numberOf(found[1]) : 1
}

/** The lot, undefined when none is named: a notice without a lot speaks of all of them. */
export function lotOf(text: string): number | undefined {
  const found = LOT.exec(text.normalize('NFKC'))
  const digits = found?.[1] ?? found?.[2] ?? found?.[3]
  return digits === undefined ? undefined : numberOf(digits)
}

function numberOf(text: string | undefined): number {
  if (text === undefined || text === '') return 1
  if (/^\d+$/.test(text)) return Number(text)
  if (text.length === 2 && text.startsWith('十')) return 10 + DIGITS.indexOf(text.slice(1))
  return Math.max(1, DIGITS.indexOf(text))
}
