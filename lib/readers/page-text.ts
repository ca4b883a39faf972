const META_BYTES = 4096
const META_CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i
const XML_ENCODING = /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i
const WESTERN =
  /^(?:big5|euc-|shift_jis|iso-2022-|replacement|windows-125\d|iso-8859-|macintosh|x-mac|koi8|ibm866|x-user-defined)/
const HEADER_CHARSET = /charset\s*=\s*["']?\s*([\w-]+)/i
/** Bytes of a page's own language that are looked at: its beginning may be scripts without any. */
const SAMPLE_BYTES = 262_144
/** As a rule so many tell already: what breaks the rules of UTF-8 at every turn takes long to decode by them. */
const FIRST_BYTES = 4096
const UTF8_CHARACTERS_MIN = 6
/** In text that is what it seems, at most one character in so many is broken. */
const CHARACTERS_PER_MARK = 20

const STRICT = new TextDecoder('utf-8', { fatal: true })
const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

/**
 * Text of a page and the charset that it was read with: byte order mark, meta tag in the first 4 KB, header; else UTF-8.
 * UTF-8 and GB18030 are called each other's names, and by those of Western charsets: there the text itself decides.
 */
export function decodePage(body: Uint8Array, contentType?: string): { text: string; charset: string } {
  const marked = charsetOfMark(body)
  // The decoder takes off the marks of UTF-8 and UTF-16, not that of GB18030.
  if (marked)
    return {
      text: decoderOf(marked)
        .decode(body)
        .replace(/^\ufeff/, ''),
      charset: marked,
    }
  const stated = declaredCharset(body, contentType) ?? 'utf-8'
  const whole = unbrokenUtf8(body)
  // Of a page in GBK hardly a line, and never a page, happens to be UTF-8 without a fault.
  if (whole !== undefined && (stated === 'utf-8' || isChinese(whole)))
    return { text: whole, charset: 'utf-8' }
  const charset = charsetOfText(stated, body)
  return { text: decoderOf(charset).decode(body), charset }
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
    if (encoding.startsWith('utf-16')) return 'utf-8'
    // No Chinese page can be in a Western charset: the label is the default of a server that does not know.
    return WESTERN.test(encoding) ? undefined : encoding
  } catch {
    return undefined
  }
}

/**
 * GB18030 decodes most of UTF-8 to wrong characters without a mark, so that a wrong label would not show. The other way
 * round it does: Chinese text in GBK breaks the rules of UTF-8 within a few characters.
 */
function charsetOfText(stated: string, body: Uint8Array): string {
  const sample = sampleOf(body)
  if (!sample) return stated
  const first = weigh(sample.subarray(0, FIRST_BYTES), 'utf-8')
  if (stated === 'gb18030' && first.marks > first.han) return stated
  const utf8 = weigh(sample, 'utf-8')
  if (stated === 'gb18030') {
    const isUtf8 = utf8.han >= UTF8_CHARACTERS_MIN && utf8.han > CHARACTERS_PER_MARK * utf8.marks
    return isUtf8 ? 'utf-8' : stated
  }
  const read = stated === 'utf-8' ? utf8 : weigh(sample, stated)
  if (read.marks < 2 || read.marks <= read.han) return stated
  const others = [...(stated === 'utf-8' ? [] : [{ charset: 'utf-8', ...utf8 }])]
  const best = [...others, { charset: 'gb18030', ...weigh(sample, 'gb18030') }].sort(
    (a, b) => a.marks - b.marks,
  )[0]
  return best && best.marks < read.marks ? best.charset : stated
}

/** The beginning of what is beyond ASCII; undefined when all of a page is ASCII, which reads the same everywhere. */
function sampleOf(body: Uint8Array): Uint8Array | undefined {
  for (let at = 0; at < body.length; at++)
    if ((body[at] ?? 0) >= 0x80) return body.subarray(at, at + SAMPLE_BYTES)
  return undefined
}

/** How many Chinese characters and how many broken ones bytes hold when they are read so; one cut at the end is not broken. */
function weigh(sample: Uint8Array, charset: string): { readonly han: number; readonly marks: number } {
  const text = new TextDecoder(charset).decode(sample, { stream: true })
  let han = 0
  let marks = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x4e00 && code <= 0x9fff) han++
    else if (code === 0xfffd) marks++
  }
  return { han, marks }
}

function isChinese(text: string): boolean {
  let han = 0
  for (let at = 0; at < text.length && han < UTF8_CHARACTERS_MIN; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x4e00 && code <= 0x9fff) han++
  }
  return han >= UTF8_CHARACTERS_MIN
}

function unbrokenUtf8(body: Uint8Array): string | undefined {
  try {
    return STRICT.decode(body)
  } catch {
    return undefined
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  const known = decoders.get(charset)
  if (known) return known
  const decoder = new TextDecoder(charset)
  decoders.set(charset, decoder)
  return decoder
}
