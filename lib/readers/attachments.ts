import { plainLine } from './matching-text.ts'
import { absoluteUrl, attributeOf, type PageElement, type PageNode, textOf } from './page-tree.ts'

/** More than are kept of a notice, whose own file may stand last. */
const ATTACHMENTS_MAX = 100
const NAME_CHARACTERS_MAX = 200
/** Endings of files that a notice may have, as the alternatives of a pattern. */
export const FILE_ENDINGS = 'pdf|docx?|xlsx?|csv|txt|zip|rar|7z|wps|et|ofd|rtf'
/** The file name ends the path, or a value of the query of a download script or of a PDF viewer. */
const FILE = new RegExp(`\\.(?:${FILE_ENDINGS})(?:$|[?#&])`, 'i')
const FILE_NAME = new RegExp(`([^/=?&#]+\\.(?:${FILE_ENDINGS}))(?:$|[?#&])`, 'i')
/** Download scripts name the file by a number only: the link then shows the file's name, with its size or date after it. */
const SCRIPT =
  /(?:down(?:load)?|attach|file|annex|fj|fujian)[^/]{0,40}[?/].{0,200}\d|[?&](?:file|attach|annex)\w{0,12}=/i
const SHOWN_FILE = new RegExp(`\\.(?:${FILE_ENDINGS})\\s{0,3}(?:$|["'》”）)]|[（(\\[【]|下载|点击)`, 'i')

/** Elements that lead to a file or show it, with the attribute that says so. */
const HOLDERS: ReadonlyMap<string, string> = new Map([
  ['a', 'href'],
  ['iframe', 'src'],
  ['embed', 'src'],
  ['object', 'data'],
])

/** Files that a page links to or shows in a frame, each address once. */
export function attachmentsIn(
  elements: readonly PageElement[],
  base: string,
): readonly { name: string; url: string }[] {
  const found = new Map<string, string>()
  for (const node of elements) {
    const holder = HOLDERS.get(node.name)
    if (holder === undefined || node.attribs[holder] === undefined) continue
    const address = node.attribs.href || node.attribs.src || node.attribs.data
    const url = address && isFile(node, address) ? absoluteUrl(address, base) : undefined
    if (url && !found.has(url) && found.size < ATTACHMENTS_MAX) found.set(url, nameOf(node, url))
  }
  return Array.from(found, ([url, name]) => ({ name, url }))
}

function isFile(node: PageNode, address: string): boolean {
  if (FILE.test(address) || attributeOf(node, 'download') !== undefined) return true
  return (
    SCRIPT.test(address) && (SHOWN_FILE.test(shownName(node)) || FILE.test(attributeOf(node, 'title') ?? ''))
  )
}

function shownName(node: PageNode): string {
  return plainLine(textOf(node)) || plainLine(attributeOf(node, 'title') ?? '')
}

function nameOf(node: PageNode, url: string): string {
  const named = shownName(node) || plainLine(attributeOf(node, 'download') ?? '')
  return (named || fileName(url)).slice(0, NAME_CHARACTERS_MAX)
}

function fileName(url: string): string {
  const name = FILE_NAME.exec(url)?.[1] ?? url
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
