import { ELEMENT_TEXT_MAX } from './element-text.ts'
import type { AttachmentContent, NoticeContent } from './notice-content.ts'

/** A shorter text is hardly a notice; what is missing in it may stand elsewhere. */
const CHARACTERS_MIN = 120
/** The text sends its reader to a file or another page, or announces a list that does not stand in it. */
const SENDS_ELSEWHERE =
  /(?:详见|请见|参见|见|如)(?:本?公告)?[^。；;\s]{0,12}(?:附件|附表|附图|原文|链接|扫描件|二维码|下图|下表)|附件(?:下载|列表|信息|清单)|相关附件|查看原文|点击(?:此处)?(?:下载|查看)|\.(?:pdf|docx?|xlsx?|zip|rar|7z|wps|ofd|jpe?g|png)(?![a-z])/i

/** Why what is not found may stand where nothing was read, in a sentence; undefined when all of the notice was read. */
export function whyNotWhole(content: NoticeContent): string | undefined {
  const { text, attachments, isStub, isUnread, isCut, hasPicture } = content
  if (isUnread) return '公告正文没有读到'
  const unread = attachments.find((file) => !isWhole(file))
  if (unread) return `附件《${unread.name.slice(0, 40)}》${unreadWords(unread)}，要素可能写在里面`
  if (hasPicture) return '正文里有图片，要素可能写在图片里'
  if (isCut || text.length >= ELEMENT_TEXT_MAX) return '公告正文过长，没有读全'
  const own = isStub ? attachments.map((file) => file.text ?? '').join('\n') : text
  if (own.replace(/\s/g, '').length < CHARACTERS_MIN) return '读到的正文太短，要素可能写在别处'
  // On a stub page the first file is the notice itself.
  const filesBeside = attachments.length - (isStub ? 1 : 0)
  return filesBeside <= 0 && SENDS_ELSEWHERE.test(own) ? '正文说另有附件或原文，没有读到' : undefined
}

function isWhole({ content, text, isCut }: AttachmentContent): boolean {
  return content === 'text' && text !== undefined && !isCut && text.length < ELEMENT_TEXT_MAX
}

function unreadWords({ content, text }: AttachmentContent): string {
  if (content === 'scanned') return '是扫描件'
  if (content === 'picture') return '是图片'
  if (content === 'unreadable') return '无法读取'
  return content === 'text' && text !== undefined ? '没有读全' : '没有读到'
}
