import type { Notice } from './notice.ts'

/** Titles of the longest length that make it a limit; of a list with fewer, any may be the longest by chance. */
const CUT_TITLES_MIN = 3
const CUT_LENGTH_MIN = 12
/** Words in which a whole title ends. */
const WHOLE_END =
  /(?:公告|公示|通知|通告|公布|公开|信息|结果|情况|名单|目录|清单|方案|计划|规划|办法|细则|规定|规则|意见|决定|批复|函|报告|报表|表|书|令|工程|项目|采购|招标|解读|预案|指南|标准|合同|[)）】》〕\]\d])$/u

/**
 * Notices whose titles their list cut without a mark: the longest titles of the list are all of one length, and most of
 * them end in no word in which a title ends. `notices` are those of one list.
 */
export function cutWithoutMark(notices: readonly Notice[]): ReadonlySet<Notice> {
  const lengthMax = Math.max(0, ...notices.map(({ title }) => title.length))
  const longest = notices.filter(({ title }) => title.length === lengthMax)
  const cut = longest.filter(({ title }) => !WHOLE_END.test(title))
  const isLimit =
    lengthMax >= CUT_LENGTH_MIN && cut.length >= CUT_TITLES_MIN && cut.length * 2 > longest.length
  return new Set(isLimit ? cut : [])
}
