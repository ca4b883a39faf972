import type { CheerioAPI } from 'cheerio/slim'
import { plainLine } from './matching-text.ts'
import { nameInTitle } from './notice-title.ts'
import { attributeOf, loadPage, type PageNode, textOf } from './page-tree.ts'

/** A page that a site gives instead of what was asked for. `gone`: it says that the page is not there (soft 404). */
export interface RefusedPage {
  readonly kind: 'gone' | 'blocked' | 'faulty'
  readonly reason: string
}

/** As the outcome of a look at a list: only a wall is `blocked`. */
export function refusedOutcome({ kind, reason }: RefusedPage) {
  return { kind: kind === 'blocked' ? 'blocked' : 'unreadable', reason } as const
}

/** A page with more text than this is content; words such as 验证码 in it are about something else. */
const NOTICE_CHARACTERS_MAX = 400
/** A title as long as a headline is the title of a notice, such as 关于…网站系统维护的公告. */
const TITLE_CHARACTERS_MAX = 24
const FEW_WORDS_CHARACTERS_MAX = 120
const HEAD_CHARACTERS = 20_000
const HEADINGS_MAX = 10

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
/** Said to whoever asks, whatever the page is called. */
const BLOCKS_READER =
  /access denied|您的?(?:访问|请求|IP|操作)[^。]{0,24}(?:拦截|阻断|攻击|不合法|威胁|封禁|频繁)|(?:访问|请求|操作)(?:过于|太)频繁|(?:尚未|没有|还未)登[录陆][^。]{0,4}(?:请|，|,)|(?:请|须|需)先登[录陆](?:后|再)[^。]{0,6}(?:查看|访问|浏览|阅读)|登[录陆]后(?:才[能可]|方可|可)?(?:查看|浏览|阅读|可见)(?:全文|正文|内容|详情|本文|原文|。|$)/i
const FAULTY_FOR_READER =
  /bad gateway|gateway time-?out|internal server error|runtime error|(?:服务器?|系统)(?:内部)?(?:错误|异常|繁忙)[^。]{0,4}(?:请?稍[后候]|$)/i
/** Words for what walls and faulty sites do, which notices use for what they are about. */
const BLOCKED =
  /forbidden|(?:访问|请求|操作)[^。]{0,4}(?:频率|被拒绝|被拦截|被阻断|受限|禁止)|(?:拒绝|禁止)访问|访问(?:拒绝|禁止)|疑似(?:黑客)?攻击|验证码|安全验证|人机验证|滑动验证|拖动滑块|防火墙(?!采购|设备|项目|建设|工程|服务|软件)|云防护|云锁|安全狗|加速乐|创宇盾|知道创宇|玄武盾|明御|网站卫士|安全宝|雷池|安全检查|checking your browser|enable (?:javascript|cookies)|(?:请先|请重新|您尚未|用户)登[录陆]/i
const FAULTY =
  /service unavailable|(?:系统|网站|服务器?|平台)[^。]{0,6}(?:(?:维护|升级)(?!改造|项目|工程|服务|采购|建设|招标|合同|费)|错误|异常|繁忙|关闭|停机)|(?:维护|升级|建设)中(?![标选心学小期段])|服务不可用|暂停(?:服务|访问)|出错了|站点已(?:关闭|暂停|停止)/i
/** Scripts of protection walls that stand alone on a page, and what they are called. */
const CHALLENGE =
  /__jsl_clearance|__jsluid|yunsuo_session_verify|security_session_mid_verify|\$_ts\s*=|_\$jsvmprt|acw_sc__v2|cf-chl|cdn-cgi\/challenge|geetest|initGeetest|TencentCaptcha|slider-captcha|wzws-?(?:waf|confirm|template|challenge)|\/\.?safeline\/|go\(\{\s*"bts"\s*:/i

/** What a notice is called, at the end of its heading. */
const NOTICE_NAME =
  /(?:公告|公示|通知|通告|通报|名单|决定|批复|复函|意见|结果|采购|招标|项目|工程)(?:\s?[（(【[〔][^）)】\]〕]{1,20}[）)】\]〕])?$/
/** What sites call their own words to those who ask. */
const SITE_SAYS =
  /^(?:系统|网站|平台|站点|维护|停机|升级|关闭|温馨|最新|重要|服务|访问)*(?:公告|通知|提示|通告)$/
const ABOUT_SITE = /维护|升级|停机|暂停|关闭|停服/
/** What stands around a notice: its day, its source, ways to print it and to go on. */
const NOTICE_FRAME =
  /发布(?:时间|日期)|(?:信息)?来源\s*[:：]|浏览(?:次数|量)|字体\s*[:：]|【?(?:打印|关闭窗口)|[上下]一[篇条]|articletitle|id=["']?zoom|TRS_Editor|UCAP-CONTENT/i
const MENU_LINKS_MIN = 5
const HOME_LINKS_MIN = 20
const HOME_TITLE =
  /^(?:首\s*页|主\s*页|网站首页|home)(?:\s*[-_|—·].{0,40})?$|[-_|—·]\s*首\s*页$|^.{2,20}(?:人民政府|政府门户网站|门户网站|官方网站|政府网|信息网)$/i
const PICTURE = /data:[\w/+.-]{1,40};base64,[\w+/=]+/gi
const SCRIPT_OR_STYLE = /<(script|style)(?=[\s>])/gi
const VISIBLE = /[^\s\p{Cf}]/u
const WHOLE_CHARACTERS_MAX = 500_000

/** What stands in the way on a page that was not what was asked for; undefined for a page of content. */
export function refusedPage(text: string): RefusedPage | undefined {
  if (!VISIBLE.test(text)) return { kind: 'faulty', reason: '页面为空' }
  const head = headOf(text)
  // Of a longer page only the title can refuse: most are read no further.
  if (head.length >= HEAD_CHARACTERS && isPlainTitle(titleOf(head))) return undefined
  const $ = loadPage(head)
  const title = plainLine(textOf($('title')[0]))
  const body = plainLine($.root().contents().toArray().map(textOf).join('').replace(title, ''))
  const isShort = head.length < HEAD_CHARACTERS && body.length <= NOTICE_CHARACTERS_MAX
  if (isShort && CHALLENGE.test(text.slice(0, WHOLE_CHARACTERS_MAX)))
    return { kind: 'blocked', reason: '网站要求浏览器验证（防护脚本）' }
  const refusal = (isNotice: boolean) =>
    refusalOfTitle(title, isNotice) ??
    refusalIn(isShort ? body : '', isNotice) ??
    (isShort && !isNotice ? passwordField($) : undefined)
  const refused = refusal(false)
  if (refused && isNoticePage($, title, head)) return refusal(true)
  return refused ?? (HOME_TITLE.test(title) && !isNoticePage($, title, head) ? homePage($, text) : undefined)
}

function refusalOfTitle(title: string, isNotice: boolean): RefusedPage | undefined {
  return title.length <= TITLE_CHARACTERS_MAX ? refusalIn(title, isNotice) : undefined
}

/** True for a title that neither refuses nor is that of a home page. */
function isPlainTitle(title: string | undefined): boolean {
  return title !== undefined && !refusalOfTitle(title, false) && !HOME_TITLE.test(title)
}

/** The title of a page, of which no more than that is parsed; undefined where it does not stand where titles do. */
function titleOf(head: string): string | undefined {
  if (!/<title/i.test(head)) return ''
  if (head.includes('<![CDATA[')) return undefined
  const end = /<\/title\s*>/i.exec(head)
  if (!end) return undefined
  const title = loadPage(head.slice(0, end.index + end[0].length))('title')[0]
  return title && plainLine(textOf(title))
}

/** The beginning of a page; of one that scripts and pictures fill before its few words, the beginning of the rest. */
function headOf(text: string): string {
  const head = text.slice(0, HEAD_CHARACTERS)
  if (text.length < HEAD_CHARACTERS || withoutFilling(head).length > HEAD_CHARACTERS / 2) return head
  return withoutFilling(text.slice(0, WHOLE_CHARACTERS_MAX)).slice(0, HEAD_CHARACTERS)
}

function withoutFilling(markup: string): string {
  const lower = markup.toLowerCase()
  let kept = ''
  let at = 0
  for (const { 1: tag, index } of lower.matchAll(SCRIPT_OR_STYLE)) {
    if (index < at) continue
    kept += markup.slice(at, index)
    const end = lower.indexOf(`</${tag}`, index)
    if (end === -1) return kept.replace(PICTURE, '')
    at = end
  }
  return (kept + markup.slice(at)).replace(PICTURE, '')
}

/** A page that calls itself as notices do. One about the site itself must also look like a page of that site. */
function isNoticePage($: CheerioAPI, title: string, head: string): boolean {
  const headings = $('h1, h2, h3, h4').toArray().slice(0, HEADINGS_MAX)
  const names = [nameInTitle(title), ...headings.map((node) => textOf(node))].map(plainLine)
  const name = names.find((one) => NOTICE_NAME.test(one) && !SITE_SAYS.test(one))
  if (name === undefined) return false
  return !ABOUT_SITE.test(name) || NOTICE_FRAME.test(head) || $('a').length >= MENU_LINKS_MIN
}

/** The page of a whole site: many links and hardly any other words, and nothing that stands around a notice. */
function homePage($: CheerioAPI, text: string): RefusedPage | undefined {
  const links = $('a').toArray()
  if (links.length < HOME_LINKS_MIN || NOTICE_FRAME.test(text)) return undefined
  const linked = links.reduce((sum, link) => sum + plainLine(textOf(link)).length, 0)
  const all = plainLine(textOf($('body')[0] ?? $.root()[0])).length
  return all - linked <= NOTICE_CHARACTERS_MAX ? { kind: 'faulty', reason: '网站给的是首页' } : undefined
}

/** A title that refuses although rows were found: sites show their latest news below "page not found". */
export function refusedTitle(text: string): RefusedPage | undefined {
  const title = /<title[^>]*>([^<]*)/i.exec(text.slice(0, HEAD_CHARACTERS))?.[1] ?? ''
  const refusal = title.length <= TITLE_CHARACTERS_MAX ? refusalIn(plainLine(title)) : undefined
  return refusal?.kind === 'faulty' ? undefined : refusal
}

/** A refusal in the words of a short message, such as the `message` of a JSON answer, or of a page that may be a notice. */
export function refusalIn(words: string, isNotice = false): RefusedPage | undefined {
  const short = words.slice(0, 60)
  const statuses = statusesIn(words)
  const says = (kind: keyof typeof STATUSES) => STATUSES[kind].some((number) => statuses.has(number))
  const has = (surely: RegExp, often: RegExp) => surely.test(words) || (!isNotice && often.test(words))
  const isGone =
    says('gone') ||
    GONE.test(words) ||
    (words.length <= FEW_WORDS_CHARACTERS_MAX && GONE_IN_FEW_WORDS.test(words))
  if (isGone) return { kind: 'gone', reason: `页面不存在：${short}` }
  if (says('blocked') || has(BLOCKS_READER, BLOCKED))
    return { kind: 'blocked', reason: `网站拒绝访问或要求验证：${short}` }
  if (says('faulty') || has(FAULTY_FOR_READER, FAULTY))
    return { kind: 'faulty', reason: `网站维护或出错：${short}` }
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
  return passwordField(loadPage(text))
}

function passwordField($: CheerioAPI): RefusedPage | undefined {
  const asks = (field: PageNode) =>
    attributeOf(field, 'type') === 'password' ||
    /captcha|verifycode|yzm|验证码/i.test(
      `${attributeOf(field, 'name')} ${attributeOf(field, 'placeholder')}`,
    )
  const isAsked = $('input').toArray().some(asks)
  return isAsked ? { kind: 'blocked', reason: '页面要求登录或输入验证码' } : undefined
}
