const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8 }

/** Source of a pattern for 1 to 99 in Chinese or Arabic digits, as rounds are counted. */
export const NUMERAL = '(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|\\d{1,3})'

const CHINESE = new RegExp(`^${NUMERAL}$`)

const CHINESE_DIGITS = /[〇零一二三四五六七八九十]+/g
/** Written 10 to 99; a run of single digits is a year or a list: 二〇二六. */
const WITH_TENS = /^[二三四五六七八九]?十[一二三四五六七八九]?$/
const ROMAN_STAGE = /(?<![a-z])(?:iv|v|i{1,3})(?=[期标区号段])/g

/** A key in which 第三中学 and 第3中学, 一期 and I期 are one. */
export function withArabicDigits(key: string): string {
  const digitOf = (digit: string) => String(Math.max(0, DIGITS.indexOf(digit)))
  return key
    .replace(CHINESE_DIGITS, (digits) =>
      WITH_TENS.test(digits) ? String(numeralOf(digits)) : Array.from(digits, digitOf).join(''),
    )
    .replace(ROMAN_STAGE, (stage) => String(ROMAN[stage.toUpperCase()]))
}

/** The value of Chinese, Arabic or (of half width) Roman digits; undefined for other text. */
export function numeralOf(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  if (text in ROMAN) return ROMAN[text]
  if (!CHINESE.test(text)) return undefined
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text]
  return 10 * DIGITS.indexOf(tens || '一') + DIGITS.indexOf(ones || '零')
}
