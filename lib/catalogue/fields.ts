import * as z from 'zod'
import { type LocalDate, parseLocalDate } from '../domain/time/local-date.ts'

/** Text that is not blank; blanks around it are dropped. */
export const text = z.string().trim().min(1)

/** An id that a person can read: `county-site`. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, '用小写英文词、数字和连字符，如 county-site')

/** A day that exists, `2018-10-20`. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: '写成 2018-10-20 这样的日期', abort: true })
  .refine((value) => parseLocalDate(value) !== undefined, '写一个日历上有的日子')
  .transform((value) => value as LocalDate)

/** A month and day that every year has, `03-31`. */
export const monthDay = z
  .string()
  .regex(/^\d{2}-\d{2}$/, { error: '写成 03-31 这样的月日', abort: true })
  .refine((value) => parseLocalDate(`2019-${value}`) !== undefined, '写一个每年都有的月日')

/** Hours and minutes, `07:00`. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '写成 07:00 这样的时刻，并加引号')

export const httpUrl = z
  .string()
  .regex(/^https?:\/\/[^\s]+$/, { error: '写完整的网址，以 http:// 或 https:// 开头', abort: true })
  .refine((value) => URL.canParse(value), '写浏览器能打开的网址')

/** A regular expression that compiles and has the one group that is cut out. */
export const pattern = z
  .string()
  .refine((value) => groupsIn(value) !== undefined, { error: '改成能编译的正则表达式', abort: true })
  .refine((value) => groupsIn(value) === 1, '用一对圆括号括住要取出的部分，只要一对')

export const count = (max: number) => z.int().min(1).max(max)

function groupsIn(expression: string): number | undefined {
  try {
    // With an empty alternative every text matches, and the match has a place for each group.
    const match = new RegExp(`${expression}|`, 'u').exec('')
    return match === null ? undefined : match.length - 1
  } catch {
    return undefined
  }
}
