/** Punctuation, brackets and blanks that differ between a form and the notice about the same project. */
const NOISE = /[\s\u00ad\u200b-\u200f\u2060\ufeff\p{P}\p{S}]/gu
const COUNTY_NAMES = /喀喇沁左翼蒙古族自治县|喀左蒙古族自治县|[喀嘎]左县/g
const NUMBER = '[一二三四五六七八九十\\d]{1,3}'
/**
 * `第二次`, `（二次）`, `二次招标`. Not 二次供水 and 一次性, which are what is bought; nor 第三次全国…, which is a census.
 */
const ROUND = new RegExp(
  `第(${NUMBER})次(?!全国)|[(\\[【](${NUMBER})次[^)\\]】]{0,4}[)\\]】]|` +
    `(${NUMBER})次(?=招标|采购|公告|公示|挂牌|拍卖|磋商|谈判|询价|更正|变更|中标|成交|结果|$)`,
  'g',
)
/** `二标段`, `第3包`, `包2`, `标段一`, and lists and ranges of them: `一、二标段`, `1-3标段`. 承包 is no lot. */
const LOTS = new RegExp(
  `(?<!\\d)(${NUMBER}(?:[、,和及~-]${NUMBER})*)(?:标段|标包|分标)|第(${NUMBER}(?:[、,和及~-]${NUMBER})*)包|` +
    `(?<![承打])包(${NUMBER})|标段(${NUMBER})`,
  'g',
)
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** What stays of a project name when width, brackets, blanks and the county's long name are taken away. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(NOISE, '').replace(COUNTY_NAMES, '喀左').toLowerCase()
}

/** The round of a repeated procedure, 1 when none is named: a second round does not answer the event of the first. */
export function roundOf(text: string): number {
  const found = [...text.normalize('NFKC').matchAll(ROUND)].at(-1)
  return found ? numberOf(found.slice(1).find((digits) => digits !== undefined)) : 1
}

/** The lots, none when no lot is named: a notice without a lot speaks of all of them. */
export function lotsOf(text: string): ReadonlySet<number> {
  const lots = new Set<number>()
  for (const found of text.normalize('NFKC').matchAll(LOTS)) {
    for (const part of (found.slice(1).find((digits) => digits !== undefined) ?? '').split(/[、,和及]/)) {
      const [first, last = first] = part.split(/[~-]/).map(numberOf)
      for (let lot = first ?? 1; lot <= Math.min(last ?? 1, 99); lot += 1) lots.add(lot)
    }
  }
  return lots
}

/** A number that stands alone in a form, `2`, `二`; undefined for other text. */
export function bareNumber(text: string): number | undefined {
  return new RegExp(`^${NUMBER}$`).test(text.trim()) ? numberOf(text.trim()) : undefined
}

/** 1 to 99, in Chinese or Arabic digits. */
function numberOf(text: string | undefined): number {
  if (text === undefined || text === '') return 1
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['零', text]
  return Math.max(
    1,
    10 * Math.max(0, DIGITS.indexOf(tens || '一')) + Math.max(0, DIGITS.indexOf(ones || '零')),
  )
}
