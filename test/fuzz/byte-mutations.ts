import { strToU8, unzipSync, zipSync } from 'fflate'
import { encodeGbk } from '../../lib/local/sample/site/gbk.ts'
import type { Chance } from './chance.ts'

const LABELS = [
  'utf-8',
  'gb2312',
  'gbk',
  'gb18030',
  'big5',
  'iso-8859-1',
  'windows-1252',
  'utf-16',
  'utf-16le',
  'utf-7',
  'shift_jis',
  'euc-kr',
  'x-user-defined',
  'hz-gb-2312',
  'none',
  '',
  '\0',
  'replacement',
  'iso-2022-jp',
]
const META = /charset\s*=\s*["']?[\w-]+/gi

/** A page as bytes, and the header that came with it. */
export interface Sent {
  readonly body: Uint8Array
  readonly contentType?: string | undefined
}

export function encoded(text: string, chance: Chance, isDamaged: boolean): Sent {
  if (!isDamaged) return { body: strToU8(text) }
  const label = chance.of(LABELS)
  const labelled = chance.onceIn(2) ? text.replace(META, `charset=${label}`) : text
  const contentType = chance.of([undefined, `text/html; charset=${label}`, 'text/html', 'application/json'])
  return { body: inCharset(labelled, chance), contentType }
}

function inCharset(text: string, chance: Chance): Uint8Array {
  switch (chance.below(6)) {
    case 0:
    case 1:
      return text.length > 500_000 ? strToU8(text) : encodeGbk(text)
    case 2:
      return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
    case 3:
      return new Uint8Array(Buffer.from(text, 'utf16le'))
    case 4:
      return new Uint8Array(Buffer.from(text, 'utf16le')).map((_, at, all) => all[at ^ 1] ?? 0)
    default:
      return strToU8(text)
  }
}

/** Single bytes changed, as a faulty line or disk would. */
export function withBrokenBytes(body: Uint8Array, chance: Chance): Uint8Array {
  const broken = body.slice()
  const values = [0, 0xff, 0x80, 0x7f, 0x3c, 0xed, 0xa0, chance.below(256)]
  for (let count = chance.of([1, 3, 30, 300]); count > 0; count--)
    broken[chance.below(broken.length)] = chance.of(values)
  return broken
}

export function cutBody(body: Uint8Array, chance: Chance): Uint8Array {
  return body.slice(0, chance.below(body.length))
}

function repeatedPart(body: Uint8Array, chance: Chance): Uint8Array {
  const from = chance.below(body.length)
  const part = body.subarray(from, from + 1 + chance.below(4096))
  return Uint8Array.from(
    Buffer.concat([body.subarray(0, from), ...Array(chance.of([2, 50])).fill(part), body.subarray(from)]),
  )
}

/** A number of four bytes somewhere becomes as large as can be: lengths, counts, places. */
function hugeNumber(body: Uint8Array, chance: Chance): Uint8Array {
  const broken = body.slice()
  const at = chance.below(Math.max(1, broken.length - 4))
  broken.set(
    chance.of([
      [0xff, 0xff, 0xff, 0x7f],
      [0xff, 0xff, 0xff, 0xff],
      [0, 0, 0, 0],
      [0, 0, 0, 0x40],
    ]),
    at,
  )
  return broken
}

/** Digits in a PDF are places, lengths and counts. */
function otherDigits(body: Uint8Array, chance: Chance): Uint8Array {
  const text = Buffer.from(body).toString('latin1')
  const changed = text.replace(/\d+/g, (digits) =>
    chance.onceIn(20) ? chance.of(['0', '1', '2', '999999999', '-1', '3']) : digits,
  )
  return new Uint8Array(Buffer.from(changed, 'latin1'))
}

/** The parts of an office file changed and packed again; one of them may become very large. */
function otherParts(body: Uint8Array, chance: Chance): Uint8Array {
  const parts: Record<string, Uint8Array<ArrayBufferLike>> = unzipSync(body)
  for (const [name, content] of Object.entries(parts)) {
    if (!chance.onceIn(2)) continue
    const change = chance.of([withBrokenBytes, cutBody, repeatedPart, filled])
    parts[name] = change(content, chance)
  }
  return zipSync(parts, { level: chance.of([0, 1, 6]) })
}

function filled(content: Uint8Array, chance: Chance): Uint8Array {
  const text = Buffer.from(content)
  const at = Math.max(0, text.lastIndexOf('</'))
  const piece = chance.of([
    '<w:p>',
    '<w:t>公告</w:t>',
    '<row><c/></row>',
    '&amp;',
    ' ',
    '<w:tr><w:tc>',
    '<!ENTITY a "&b;">',
  ])
  const many = strToU8(piece.repeat(Math.floor(chance.of([1e4, 1e6, 2e7]) / piece.length)))
  return Uint8Array.from(Buffer.concat([text.subarray(0, at), many, text.subarray(at)]))
}

type FileMutation = (body: Uint8Array<ArrayBufferLike>, chance: Chance) => Uint8Array<ArrayBufferLike>

/** Files are mutated as bytes, and those that are zips in their parts as well. */
export const FILE_MUTATIONS: Readonly<Record<string, FileMutation>> = {
  withBrokenBytes,
  cutBody,
  repeatedPart,
  hugeNumber,
  otherDigits,
  otherParts: (body, chance) => (body[0] === 0x50 && body[1] === 0x4b ? otherParts(body, chance) : body),
}
