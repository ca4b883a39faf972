import { isObject, valueAt, wordAt } from '../json-path.ts'
import { refusalIn, refusedOutcome } from '../refused-page.ts'

/** Why an answer is none, although it has the frame of one. */
export interface JsonFault {
  readonly kind: 'blocked' | 'unreadable'
  readonly reason: string
}

const MESSAGES = [
  'message',
  'msg',
  'errmsg',
  'errMsg',
  'errorMsg',
  'errorMessage',
  'error',
  'status.text',
  'status.message',
]
const MESSAGE_CHARACTERS_MAX = 100
/** Where sites say by a word or a number whether they answered. */
const CODES = [
  'code',
  'status',
  'status.code',
  'state',
  'ret',
  'errcode',
  'errCode',
  'errorCode',
  'error_code',
  'resultCode',
  'retCode',
  'returnCode',
  'respCode',
  'statusCode',
]
const FLAGS = ['success', 'isSuccess', 'ok', 'status', 'state', 'flag', 'result']
const CODE_OF_SUCCESS = /^(?:0+|200(?:00)?|success(?:ful)?|succeed(?:ed)?|ok|true|done|成功|操作成功)$/i
const CODE_OF_REFUSAL = /^(?:401|403|405|412|429|521)$/
const SAYS_SUCCESS = /成功|success|^ok$/i
const SAYS_FAILURE =
  /失败|(?:不|未)成功|异常|出错|错误|不正确|无效|失效|过期|超时|非法|不合法|不通过|未通过|缺少|不能为空|未授权|没有权限|无权|繁忙|fail|error|exception|invalid|expired|time-?out|timed out|denied|unauthori[sz]ed/i

/**
 * What an answer with an empty list says against itself: `success: false`, a code other than those for success (unless
 * its message says that it went well), or a message of failure beside any code. Undefined for an answer that stands.
 * `codeOfRows`: the code that came with rows on the page before, and so means success on this site.
 */
export function faultIn(value: unknown, codeOfRows?: string): JsonFault | undefined {
  const message = messageOf(value)
  const refused = refusalIn(message)
  if (asksForCaptcha(value)) return { kind: 'blocked', reason: '网站要求输入验证码' }
  if (refused) return refusedOutcome(refused)
  const code = unknownCodesIn(value).find((word) => word !== codeOfRows)
  const isDenied = FLAGS.some((path) => isFalse(valueAt(value, path)))
  const saysFailure = SAYS_FAILURE.test(message)
  const saysSuccess = !saysFailure && SAYS_SUCCESS.test(message)
  if (!isDenied && !saysFailure && (code === undefined || saysSuccess)) return undefined
  const words = [message, code === undefined ? '' : `代码 ${code.slice(0, 20)}`].filter(Boolean).join('，')
  if (code !== undefined && CODE_OF_REFUSAL.test(code))
    return { kind: 'blocked', reason: `网站拒绝访问或要求验证：${words}` }
  return { kind: 'unreadable', reason: `网站返回“查询失败”：${words || 'success 为 false'}` }
}

function unknownCodesIn(value: unknown): readonly string[] {
  return CODES.map((path) => wordAt(value, path)?.trim() ?? '').filter(
    (word) => word !== '' && !CODE_OF_SUCCESS.test(word),
  )
}

/** The number by which an answer with rows says that it went well, where it is not one of the usual ones. */
export function codeOfRowsIn(value: unknown): string | undefined {
  return unknownCodesIn(value).find((word) => /^\d{1,9}$/.test(word) && !/^[45]\d\d$/.test(word))
}

/** Some platforms answer whoever asks too often with a captcha, in the frame of a good answer. */
function asksForCaptcha(value: unknown): boolean {
  return [value, valueAt(value, 'data')].some(
    (part) => isObject(part) && Object.keys(part).some((key) => /captcha/i.test(key) && part[key]),
  )
}

/** The words with which an answer says how it went; empty where it has none. */
export function messageOf(value: unknown): string {
  const words = MESSAGES.map((path) => wordAt(value, path) ?? '')
  const inside = isObject(value) && isObject(value.error) ? (wordAt(value.error, 'message') ?? '') : ''
  return ([...words, inside].find(Boolean) ?? '').slice(0, MESSAGE_CHARACTERS_MAX)
}

function isFalse(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /^false$/i.test(value.trim()))
}
