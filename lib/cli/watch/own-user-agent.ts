import { readOptionalSetting } from '../../adapters/settings.ts'

/** The name under which sites are asked, or the sentence that says how to give one. */
export function ownUserAgent(): { readonly userAgent: string } | { readonly fault: string } {
  const userAgent = readOptionalSetting(process.env, 'DUBAN_USER_AGENT')
  if (userAgent === undefined)
    return { fault: '要先设置 DUBAN_USER_AGENT，写明单位网址或邮箱，例如 duban/1.0 (zwgk@example.gov.cn)' }
  // It travels in a header of every request.
  if (!/^[\x20-\x7e]+$/.test(userAgent))
    return { fault: 'DUBAN_USER_AGENT 只能用英文字母、数字和常用符号，写明单位网址或邮箱' }
  return { userAgent }
}
