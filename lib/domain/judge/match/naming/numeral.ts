const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8 }

/** Source of a pattern for 1 to 99 in Chinese or Arabic digits, as rounds are counted. */
export const NUMERAL = '(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|\\d{1,3})'

const CHINESE = new RegExp(`^${NUMERAL}$`)

/** The value of Chinese, Arabic or (of half width) Roman digits; undefined for other text. */
export function numeralOf(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  if (text in ROMAN) return ROMAN[text]
  if (!CHINESE.test(text)) return undefined
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text]
  return 10 * DIGITS.indexOf(tens || '一') + DIGITS.indexOf(ones || '零')
}
