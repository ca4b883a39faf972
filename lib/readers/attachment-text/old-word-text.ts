/** Places in the file information block of a .doc ([MS-DOC] 2.5). */
const MAGIC = 0xa5ec
const VERSION_AT = 0x02
const FLAGS_AT = 0x0a
const IS_ENCRYPTED = 0x0100
const IS_TABLE_1 = 0x0200
const PIECES_AT = 0x01a2
/** Lengths in characters of the parts of a document, which follow each other. */
const LENGTHS: readonly (readonly [place: string, at: number])[] = [
  // Deleted text is told from the rest by its format only.
  ['正文（含已删除的修订）', 0x4c],
  ['脚注', 0x50],
  ['页眉页脚', 0x54],
  ['宏', 0x58],
  ['批注', 0x5c],
  ['尾注', 0x60],
  ['文本框', 0x64],
  ['页眉页脚中的文本框', 0x68],
]
/** Word 97; older ones have no table of pieces at that place. */
const VERSION_MIN = 0x00c1
/** A piece of one byte a character, in Windows-1252. */
const IS_BYTES = 0x4000_0000
const CHARACTERS_MAX = 400_000

const CELL_END = ' | '
/** Ends of lines, paragraphs, pages and columns, tabs, and the hyphen that does not break. */
const SHOWN = new Map([0x0a, 0x0b, 0x0c, 0x0d, 0x0e].map((mark) => [mark, '\n']))
  .set(0x09, '\t')
  .set(0x1e, '-')
/** Stand for a picture, within the text or drawn over it. */
const PICTURES = [0x01, 0x08].map((mark) => String.fromCharCode(mark))

const UTF_16 = new TextDecoder('utf-16le')
const WINDOWS_1252 = new TextDecoder('windows-1252')

export type OldWordText =
  | {
      readonly kind: 'text'
      readonly text: string
      /** The same by the parts of the document that have text. */
      readonly parts: readonly { readonly place: string; readonly text: string }[]
      readonly hasPictures: boolean
      readonly isCut?: true | undefined
    }
  | { readonly kind: 'unreadable'; readonly reason: string }

/**
 * Text of a .doc of Word 97 to 2003, its notes and headers after it; cells with ` | ` between them. Text that was deleted
 * with tracking on is still there. Throws RangeError for places outside the file.
 */
export function oldWordText(word: Uint8Array, stream: (name: string) => Uint8Array | undefined): OldWordText {
  const fib = viewOf(word)
  if (fib.getUint16(0, true) !== MAGIC || fib.getUint16(VERSION_AT, true) < VERSION_MIN)
    return { kind: 'unreadable', reason: '过旧的 Word 文件，请人工打开核对' }
  const flags = fib.getUint16(FLAGS_AT, true)
  if (flags & IS_ENCRYPTED) return { kind: 'unreadable', reason: '文件已加密，需要密码' }
  const table = stream(flags & IS_TABLE_1 ? '1Table' : '0Table')
  if (table === undefined) return { kind: 'unreadable', reason: '文件已损坏，或不是常见的格式' }
  const pieces = viewOf(table, fib.getUint32(PIECES_AT, true), fib.getUint32(PIECES_AT + 4, true))
  const raw = rawText(word, pieces)
  const isCut = raw.length >= CHARACTERS_MAX
  return {
    kind: 'text',
    text: inWords(raw),
    parts: partsOf(raw, fib),
    hasPictures: PICTURES.some((mark) => raw.includes(mark)),
    ...(isCut && { isCut }),
  }
}

function partsOf(raw: string, fib: DataView): readonly { place: string; text: string }[] {
  let from = 0
  return LENGTHS.flatMap(([place, at]) => {
    const part = raw.slice(from, from + fib.getUint32(at, true))
    from += part.length
    return part.trim() === '' ? [] : [{ place, text: inWords(part) }]
  })
}

function viewOf(bytes: Uint8Array, from = 0, length = bytes.length - from): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset + from, length)
}

/** The table of pieces ([MS-DOC] 2.9.38): property lists to skip, then n + 1 positions and n descriptions of 8 bytes. */
function rawText(word: Uint8Array, clx: DataView): string {
  let at = 0
  while (clx.getUint8(at) === 1) at += 3 + clx.getUint16(at + 1, true)
  const count = Math.floor((clx.getUint32(at + 1, true) - 4) / 12)
  const positions = at + 5
  const descriptions = positions + 4 * (count + 1)
  let text = ''
  for (let piece = 0; piece < count && text.length < CHARACTERS_MAX; piece++) {
    const start = clx.getUint32(positions + 4 * piece, true)
    const characters = Math.min(clx.getUint32(positions + 4 * piece + 4, true) - start, CHARACTERS_MAX)
    const place = clx.getUint32(descriptions + 8 * piece + 2, true)
    text += pieceText(word, place, characters)
  }
  return text
}

function pieceText(word: Uint8Array, place: number, characters: number): string {
  if (characters <= 0) return ''
  if (!(place & IS_BYTES)) return UTF_16.decode(word.subarray(place, place + 2 * characters))
  const from = (place & ~IS_BYTES) >>> 1
  return WINDOWS_1252.decode(word.subarray(from, from + characters))
}

/**
 * Marks within the text ([MS-DOC] 2.4.1): 13 begins the code of a field, which is not shown, 14 its result, and 15 ends
 * it; 07 ends a cell, a second one the row.
 */
function inWords(raw: string): string {
  let text = ''
  const fields: ('code' | 'result')[] = []
  let codes = 0
  for (let at = 0; at < raw.length; at++) {
    const mark = raw.charCodeAt(at)
    if (mark >= 0x13 && mark <= 0x15) {
      // 14 and 15 first end what stands before them.
      if (mark !== 0x13 && fields.pop() === 'code') codes -= 1
      if (mark !== 0x15) fields.push(mark === 0x13 ? 'code' : 'result')
      if (mark === 0x13) codes += 1
    } else if (codes > 0) continue
    else if (mark !== 0x07) text += mark >= 0x20 ? raw[at] : (SHOWN.get(mark) ?? '')
    else if (text.endsWith(CELL_END)) text = `${text.slice(0, -CELL_END.length)}\n`
    else text = `${text.endsWith('\n') ? text.slice(0, -1) : text}${CELL_END}`
  }
  return text
}
