import { plainLine } from './matching-text.ts'
import { attributeOf, loadPage, textOf } from './page-tree.ts'

/** A page that a site gives instead of what was asked for. `gone`: it says that the page is not there (soft 404). */
export interface RefusedPage {
  readonly kind: 'gone' | 'blocked' | 'faulty'
  readonly reason: string
}

/** A page with more text than this is content; words such as 验证码 in it are about something else. */
const NOTICE_CHARACTERS_MAX = 400
/** A title as long as a headline is the title of a notice, such as 关于…网站系统维护的公告. */
const TITLE_CHARACTERS_MAX = 24
const FEW_WORDS_CHARACTERS_MAX = 120
const HEAD_CHARACTERS = 20_000

const GONE =
  /not found|(?:页面|网页|文件|文章|栏目)(?:已经?)?(?:不存在|被删除|删除|找不到|未找到)|(?:找不到|未找到|无法找到|没有找到)[^。]{0,12}(?:页|文件)/i
/** The number of an HTTP status, alone or with what says that it is one: a bare number is as well an amount or a road. */
const STATUS_ALONE = /^\s*(\d{3})\s*$/
const STATUS_AFTER_WORDS =
  /(?:http(?:\/[\d.]+)?|status|code|error|错误|出错|异常|状态码?|抱歉|对不起|sorry|oops)[\s:：,，!！.()（）_-]{0,4}(?:代?码)?[\s:：]{0,2}(\d{3})(?!\d)/gi
const STATUS_BEFORE_WORDS =
  /(?<!\d)(\d{3})\s*[-–—:：|!！,，]?\s*(?:error|错误|出错|异常|forbidden|page|页面|您|抱歉|对不起|sorry|oops|返回)/gi
const STATUSES = {
  gone: ['404', '410'],
  blocked: ['401', '403', '405', '412', '429', '521'],
  faulty: ['500', '501', '502', '503', '504'],
}
/** Words that a notice may use about its own content: they only count on a page that says hardly anything else. */
const GONE_IN_FEW_WORDS = /(?:信息|内容)(?:已经?)?(?:不存在|被删除|删除)|(?:已被|已经)(?:删除|撤稿|下线)/
const BLOCKED =
  /forbidden|access denied|(?:访问|请求|操作)[^。]{0,4}(?:过于频繁|太频繁|频率|被拒绝|被拦截|受限|禁止)|(?:拒绝|禁止)访问|验证码|安全验证|人机验证|滑动验证|拖动滑块|防火墙(?!采购|设备|项目|建设|工程|服务|软件)|云防护|云锁|安全狗|加速乐|安全检查|checking your browser|enable (?:javascript|cookies)|(?:请先|请重新|您尚未|用户)登[录陆]/i
const FAULTY =
  /bad gateway|gateway time-?out|service unavailable|internal server error|(?:系统|网站|服务器?|平台)[^。]{0,6}(?:(?:维护|升级)(?!改造|项目|工程|服务|采购|建设|招标|合同|费)|错误|异常|繁忙|关闭|停机)|(?:维护|升级|建设)中(?![标选心学小期段])|runtime error|服务不可用|出错了|站点已(?:关闭|暂停|停止)/i
/** Scripts of protection walls that stand alone on a page, and what they are called. */
const CHALLENGE =
  /__jsl_clearance|__jsluid|yunsuo_session_verify|security_session_mid_verify|\$_ts\s*=|_\$jsvmprt|acw_sc__v2|cf-chl|geetest|initGeetest|slider-captcha/i

/** What stands in the way on a page that was not what was asked for; undefined for a page of content. */
export function refusedPage(text: string): RefusedPage | undefined {
  const head = text.slice(0, HEAD_CHARACTERS)
  if (plainLine(text) === '') return { kind: 'faulty', reason: '页面为空' }
  const $ = loadPage(head)
  const title = plainLine(textOf($('title')[0]))
  const body = plainLine($.root().contents().toArray().map(textOf).join('').replace(title, ''))
  const isShort = text.length <= HEAD_CHARACTERS && body.length <= NOTICE_CHARACTERS_MAX
  if (isShort && CHALLENGE.test(head)) return { kind: 'blocked', reason: '网站要求浏览器验证（防护脚本）' }
  return refusalIn(title.length <= TITLE_CHARACTERS_MAX ? title : '') ?? refusalIn(isShort ? body : '')
}

/** A title that refuses although rows were found: sites show their latest news below "page not found". */
export function refusedTitle(text: string): RefusedPage | undefined {
  const title = /<title[^>]*>([^<]*)/i.exec(text.slice(0, HEAD_CHARACTERS))?.[1] ?? ''
  const refusal = title.length <= TITLE_CHARACTERS_MAX ? refusalIn(plainLine(title)) : undefined
  return refusal?.kind === 'faulty' ? undefined : refusal
}

/** A refusal in the words of a short message, such as the `message` of a JSON answer. */
export function refusalIn(words: string): RefusedPage | undefined {
  const short = words.slice(0, 60)
  const statuses = statusesIn(words)
  const says = (kind: keyof typeof STATUSES) => STATUSES[kind].some((number) => statuses.has(number))
  const isGone =
    says('gone') ||
    GONE.test(words) ||
    (words.length <= FEW_WORDS_CHARACTERS_MAX && GONE_IN_FEW_WORDS.test(words))
  if (isGone) return { kind: 'gone', reason: `页面不存在：${short}` }
  if (says('blocked') || BLOCKED.test(words))
    return { kind: 'blocked', reason: `网站拒绝访问或要求验证：${short}` }
  if (says('faulty') || FAULTY.test(words)) return { kind: 'faulty', reason: `网站维护或出错：${short}` }
  return undefined
}

function statusesIn(words: string): ReadonlySet<string> {
  const alone = STATUS_ALONE.exec(words)?.[1]
  const named = [STATUS_AFTER_WORDS, STATUS_BEFORE_WORDS].flatMap((pattern) =>
    [...words.matchAll(pattern)].map((match) => match[1] ?? ''),
  )
  return new Set(alone === undefined ? named : [alone, ...named])
}

/** Without any row, a password or captcha field says that the list stands behind a login. */
export function loginForm(text: string): RefusedPage | undefined {
  const fields = loadPage(text)('input').toArray()
  const asks = (field: (typeof fields)[number]) =>
    attributeOf(field, 'type') === 'password' ||
    /captcha|verifycode|yzm|验证码/i.test(
      `${attributeOf(field, 'name')} ${attributeOf(field, 'placeholder')}`,
    )
  return fields.some(asks) ? { kind: 'blocked', reason: '页面要求登录或输入验证码' } : undefined
}
