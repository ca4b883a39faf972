/** Lines of a page among which the line with its date is looked for. */
export const DATE_LINES_MAX = 120
const LINE_CHARACTERS_MAX = 200

const BEFORE_DATE = '[\\s:：|】\\]]{0,6}(?=[\\d[(【（〔［])'
/** Words for the day of publication, which go before those for when it was written or signed. */
const PUBLISHED = new RegExp(
  `(?:(?:发布|公布|上网|刊登|登载|信息)(?:时间|日期)|^(?:时间|日期))${BEFORE_DATE}`,
)
const DATED = new RegExp(`(?:更新|公示|公告|发文|签署|成文|生成)(?:时间|日期)${BEFORE_DATE}`)
const DAY =
  '(?:19|20)\\d{2}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}日?(?:\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)?'
const BESIDE_DATE =
  '(?:信息)?来源|作者|浏览|点击|阅读|访问|发布(?:人|单位|机构|者)|责任编辑|编辑|稿源|字[体号]'
/** `2026-07-13 来源：…`, `2026-07-13 10:20 浏览`. */
const DATE_FIRST = new RegExp(`^[\\s[(【（]{0,3}(?=${DAY}[\\s\\])】）|]{0,6}(?:${BESIDE_DATE}))`)
/** `来源：县自然资源局 2026-07-13`. */
const DATE_LAST = new RegExp(`^(?:${BESIDE_DATE})\\s?[:：][^。，；]{0,80}?(?=${DAY})`)

/** Where the line with the day of publication stands, and where in it the day begins. */
export interface DateLine {
  readonly at: number
  readonly from: number
}

/**
 * The line that shows when a page was published: the first that says so, or that has a date beside source or number of
 * readers; else one that names another day of the notice. Undefined when there is none near the top.
 */
export function dateLineIn(lines: readonly string[]): DateLine | undefined {
  const top = lines.slice(0, DATE_LINES_MAX)
  return firstWith(top, [PUBLISHED, DATE_FIRST, DATE_LAST]) ?? firstWith(top, [DATED])
}

function firstWith(lines: readonly string[], patterns: readonly RegExp[]): DateLine | undefined {
  for (const [at, line] of lines.entries()) {
    const beginning = line.slice(0, LINE_CHARACTERS_MAX)
    for (const pattern of patterns) {
      const match = pattern.exec(beginning)
      if (match) return { at, from: match.index + match[0].length }
    }
  }
  return undefined
}
