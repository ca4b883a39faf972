const META_BYTES = 4096
const META_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i
const XML_ENCODING = /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i
const HEADER_CHARSET = /charset\s*=\s*["']?\s*([\w-]+)/i
/** One mark in this many characters may be a broken emoji or a cut at the end; more means a wrong charset. */
const CHARACTERS_PER_MARK = 200
/** Marks of a text are counted on its beginning only: a wrong charset shows at once. */
const SAMPLE_CHARACTERS = 100_000

const UTF8_SAMPLE_BYTES = 65_536
const UTF8_CHARACTERS_MIN = 6

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

/**
 * Text of a page and the charset that it was read with: byte order mark, meta tag in the first 4 KB, header. When the
 * result is full of U+FFFD, the other of UTF-8 and GB18030 is tried and the better one kept.
 */
export function decodePage(body: Uint8Array, contentType?: string): { text: string; charset: string } {
  const marked = charsetOfMark(body)
  if (marked) return { text: decoderOf(marked).decode(body), charset: marked }
  const stated = declaredCharset(body, contentType) ?? 'utf-8'
  const declared = stated === 'gb18030' && isUtf8(body) ? 'utf-8' : stated
  const text = decoderOf(declared).decode(body)
  const marks = marksIn(text)
  if (!isTooMany(marks, text)) return { text, charset: declared }
  const other = declared === 'gb18030' ? 'utf-8' : 'gb18030'
  const retried = decoderOf(other).decode(body)
  return marksIn(retried) < marks ? { text: retried, charset: other } : { text, charset: declared }
}

function charsetOfMark(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8'
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le'
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be'
  if (body[0] === 0x84 && body[1] === 0x31 && body[2] === 0x95 && body[3] === 0x33) return 'gb18030'
  return undefined
}

function declaredCharset(body: Uint8Array, contentType: string | undefined): string | undefined {
  const head = decoderOf('windows-1252').decode(body.subarray(0, META_BYTES))
  const labels = [
    META_CHARSET.exec(head)?.[1],
    XML_ENCODING.exec(head)?.[1],
    HEADER_CHARSET.exec(contentType ?? '')?.[1],
  ]
  for (const label of labels) {
    const charset = knownCharset(label)
    if (charset) return charset
  }
  return undefined
}

/** GB2312 and GBK are subsets of GB18030, and pages labelled so hold characters of the larger sets. */
function knownCharset(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  if (/^(x-)?(gb|cp936|windows-936|csgb)/i.test(label)) return 'gb18030'
  try {
    // A page that could be searched for its meta tag byte by byte is not UTF-16, whatever the tag says.
    const encoding = new TextDecoder(label).encoding
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    return undefined
  }
}

/**
 * GB18030 decodes most of UTF-8 to wrong characters without a mark, so that a wrong label would not show. The other way
 * round it does: Chinese text in GBK breaks the rules of UTF-8 within a few characters.
 */
function isUtf8(body: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body.subarray(0, UTF8_SAMPLE_BYTES), {
      stream: true,
    })
    return (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= UTF8_CHARACTERS_MIN
  } catch {
    return false
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  const known = decoders.get(charset)
  if (known) return known
  const decoder = new TextDecoder(charset)
  decoders.set(charset, decoder)
  return decoder
}

function marksIn(text: string): number {
  let marks = 0
  const end = Math.min(text.length, SAMPLE_CHARACTERS)
  for (let at = text.indexOf('\ufffd'); at !== -1 && at < end; at = text.indexOf('\ufffd', at + 1)) marks++
  return marks
}

function isTooMany(marks: number, text: string): boolean {
  return marks > 1 && marks * CHARACTERS_PER_MARK > Math.min(text.length, SAMPLE_CHARACTERS)
}
