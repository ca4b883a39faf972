import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodePage } from '../../../lib/readers/page-text.ts'

export interface StoredPage {
  readonly text: string
  readonly url: string
}

/** An address for pages that state none; the host cannot exist (RFC 2606). */
const NO_ADDRESS = 'http://file.invalid/page.html'
const HEAD_LINE = /^([A-Z_]+): ?(.*)$/

/** A practice page as the site gave it, and the text files put back into the page that they were taken from. */
export function storedPage(
  dir: string,
  file: string,
  given: { url?: string | undefined; files?: readonly string[] | undefined },
): StoredPage {
  const { text } = decodePage(readFileSync(join(dir, file)))
  if (!file.endsWith('.txt')) return { text, url: given.url ?? NO_ADDRESS }
  return pageAround(text, given.files ?? [])
}

/**
 * The page of ggzy.gov.cn around the text of its `#mycontent`: heading, line of date, and what may mislead a reader (the
 * day when the page was made, the platform's credit code in a script). Lines that name a file become links again: the
 * stored text lost their addresses.
 */
function pageAround(text: string, files: readonly string[]): StoredPage {
  const [head = '', ...rest] = text.split(/\r?\n\r?\n/)
  const facts = new Map(
    head.split(/\r?\n/).map((line) => {
      const [, name = '', value = ''] = HEAD_LINE.exec(line) ?? []
      return [name, value] as const
    }),
  )
  const body = rest.join('\n').split(/\r?\n/)
  const lines = body.map((line) => {
    const at = files.indexOf(line.trim().replace(/\s+/g, ' '))
    return at === -1
      ? `<p>${escaped(line)}</p>`
      : `<p><a href="/files/${at}.${extensionOf(line)}">${escaped(line)}</a></p>`
  })
  const page = `<!doctype html><html><head><meta charset="UTF-8"><title>全国公共资源交易平台</title>
<meta name="others" content="页面生成时间 2024-05-17 14:30:24" /></head>
<body style="height:auto;"><div class="detail">
<h4 class="h4_o">${escaped(facts.get('TITLE') ?? '')}</h4>
<p class="p_o"><span>发布时间：${facts.get('DATE')}</span><span>信息来源：<label id="platformName">公共资源交易网</label></span></p>
<div id="mycontent">${lines.join('\n')}</div></div>
<script>var recordTime = '2024-05-17 14:29:48'; var myplatformCode = '11140000012150153Y';</script>
</body></html>`
  return { text: page, url: facts.get('URL') ?? NO_ADDRESS }
}

function extensionOf(line: string): string {
  return line.trim().split('.').at(-1) ?? ''
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
