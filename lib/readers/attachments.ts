import type { CheerioAPI } from 'cheerio/slim'
import { plainLine } from './matching-text.ts'
import { absoluteUrl, attributeOf, type PageNode, textOf } from './page-tree.ts'

const ATTACHMENTS_MAX = 100
const NAME_CHARACTERS_MAX = 200
/** The file name ends the path, or a value of the query of a download script or of a PDF viewer. */
const FILE = /\.(?:pdf|docx?|xlsx?|zip|rar|wps|et|ofd)(?:$|[?#&])/i
const FILE_NAME = /([^/=?&#]+\.(?:pdf|docx?|xlsx?|zip|rar|wps|et|ofd))(?:$|[?#&])/i

/** Files that a page links to or shows in a frame, each address once. */
export function attachmentsIn($: CheerioAPI, base: string): readonly { name: string; url: string }[] {
  const found = new Map<string, string>()
  for (const node of $('a[href], iframe[src], embed[src], object[data]').toArray()) {
    const address = ['href', 'src', 'data'].map((name) => attributeOf(node, name)).find(Boolean)
    const url = FILE.test(address ?? '') ? absoluteUrl(address, base) : undefined
    if (url && !found.has(url) && found.size < ATTACHMENTS_MAX) found.set(url, nameOf(node, url))
  }
  return Array.from(found, ([url, name]) => ({ name, url }))
}

function nameOf(node: PageNode, url: string): string {
  const shown = plainLine(textOf(node)) || plainLine(attributeOf(node, 'title') ?? '')
  return (shown || fileName(url)).slice(0, NAME_CHARACTERS_MAX)
}

function fileName(url: string): string {
  const name = FILE_NAME.exec(url)?.[1] ?? url
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
