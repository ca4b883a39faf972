import type { NoticePage } from '../../domain/watch/notice.ts'

/** A text shorter than this, beside a file, only introduces it. */
const SHORT_CHARACTERS = 300
/** A text shorter than this, which sends its reader to the file beside it, may be an introduction. */
const PREAMBLE_CHARACTERS = 800
/** Many more than a short text takes, blanks included. */
const LOOKED_AT_CHARACTERS_MAX = 2000
const BLANKS = /\s+/g
/** What is left of a text of pointers and names of files alone, such as a day or an office's name. */
const REST_CHARACTERS_MAX = 12
/** Named facts with which a short text is a notice of its own. */
const FACTS_MIN = 3

const FILE_NAMES =
  /[^\s《》“”"'：:、，,；;|]{0,80}\.(?:pdf|docx?|xlsx?|csv|txt|zip|rar|7z|wps|et|ofd|rtf|jpe?g|png)/gi
const ADDRESSES = /https?:\/\/[\w\-./?%&=#:~+,;@!$*()]{1,400}/gi
/** What a page without text of its own shows in its place. */
const POINTERS =
  /(?:请?(?:点击|点此|点这里|扫码|扫描二维码)?(?:查看|阅读|浏览|下载|打开|预览|访问|跳转)(?:本?公告|公示|通知)?(?:原文|全文|正文|详情|附件|文件|链接|原件|详细(?:内容|信息))?|(?:原文|全文|正文|详情|附件|文件)(?:的?链接|地址|下载|查看|预览)|(?:详情|具体内容|详细内容|全文|正文|内容)?(?:请?详?见|如)(?:以下|下方|下列)?(?:附件|附表|附图|原文|链接|下图|下表)|相关附件|附件列表|在线预览|附件|附表|下载次数|点击次数)\s*[一二三四五六七八九十\d]{0,2}\s*[:：]?/g
/** A sentence that sends its reader elsewhere for what it does not say itself. */
const SENDS_ELSEWHERE =
  /(?:详见|详情|请见|见|全文|原文|正文|具体(?:内容|情况)?|内容)[^。；\n]{0,10}(?:附件|附表|原文|链接|下图|下表|扫描件|二维码|网址|https?:)/
const FACT =
  /^[（(]?(?:[一二三四五六七八九十\d]{1,3}[、.．)）])?\s*([\u4e00-\u9fff（）()/]{2,20})\s*[:：|]\s*\S/
/** Labels that stand on any page and say nothing of the matter. */
const NO_FACT =
  /附件|来源|时间|日期|字体|浏览|点击|阅读|作者|编辑|审核|联系|电话|传真|邮箱|邮编|地址|单位$|主办|承办|网址|索引|公告$|公示$|通知$|如下$/

/**
 * True for a page that says hardly more than that the text is elsewhere: no text at all; nothing but pointers such as
 * 查看原文 or 附件下载 and names of files; or fewer than 300 characters beside a file, or with a pointer to one; or fewer than 800
 * that send their reader to the file beside them. A short text
 * that names three facts (中标人：…), a short notice that points nowhere, and a project's page whose stages are notices of
 * their own are no stubs.
 */
export function isStubPage(page: Pick<NoticePage, 'title' | 'text' | 'attachments' | 'stages'>): boolean {
  const { title, text, attachments, stages = [] } = page
  if (stages.length > 0) return false
  const isLong = text.slice(0, LOOKED_AT_CHARACTERS_MAX).replace(BLANKS, '').length >= SHORT_CHARACTERS
  const namesLength = attachments.reduce((sum, { name }) => sum + name.length, 0)
  if (isLong && text.length > 2 * namesLength + PREAMBLE_CHARACTERS) return false
  const body = title === '' ? text : text.replace(title, '')
  const words = wordsOf(body)
  if (words === '') return true
  const rest = wordsOf(withoutPointers(body, attachments))
  const saysElsewhere = attachments.length > 0 || rest.length < words.length
  if (saysElsewhere && rest.length <= REST_CHARACTERS_MAX) return true
  if (factsIn(body) >= FACTS_MIN) return false
  if (!isLong) return attachments.length > 0 || SENDS_ELSEWHERE.test(body)
  return attachments.length > 0 && words.length < PREAMBLE_CHARACTERS && SENDS_ELSEWHERE.test(body)
}

function withoutPointers(body: string, attachments: NoticePage['attachments']): string {
  let text = body
  for (const { name } of attachments) if (name.length > 1) text = text.replaceAll(name, ' ')
  return text.replace(ADDRESSES, ' ').replace(FILE_NAMES, ' ').replace(POINTERS, ' ')
}

function wordsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

function factsIn(body: string): number {
  const labels = body.split(/[\n；;。]/).flatMap((part) => FACT.exec(part.trim())?.[1] ?? [])
  return new Set(labels.filter((label) => !NO_FACT.test(label))).size
}
