export type FileKind = 'empty' | 'pdf' | 'zip' | 'ole' | 'rtf' | 'rar' | 'packed' | 'picture' | 'text'

/** First bytes in hex. `ole` is the container of .doc, .xls, .wps, .et and of encrypted Office files; `packed` is 7z. */
const KINDS: readonly (readonly [start: string, kind: FileKind])[] = [
  ['25504446', 'pdf'],
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['7b5c727466', 'rtf'],
  ['526172211a07', 'rar'],
  ['377abcaf271c', 'packed'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
  ['47494638', 'picture'],
  ['424d', 'picture'],
  ['49492a00', 'picture'],
  ['4d4d002a', 'picture'],
  ['52494646', 'picture'],
]
/** Blanks and a byte order mark that some portals send ahead of a file. */
const AHEAD = new Set([0xef, 0xbb, 0xbf, 0x09, 0x0a, 0x0d, 0x20])
const AHEAD_BYTES_MAX = 64

/** By its first bytes, since names and content types of attachments are often wrong; what begins otherwise may be text. */
export function fileKind(body: Uint8Array): FileKind {
  let from = 0
  while (from < AHEAD_BYTES_MAX && AHEAD.has(body[from] ?? 0)) from++
  if (from >= body.length) return 'empty'
  const start = Array.from(body.subarray(from, from + 8), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
  return KINDS.find(([magic]) => start.startsWith(magic))?.[1] ?? 'text'
}
