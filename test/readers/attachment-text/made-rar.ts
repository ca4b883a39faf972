import { crc32 } from 'node:zlib'

export interface RarFile {
  /** In bytes too, as old programs write it. */
  readonly name: string | Uint8Array
  readonly content: Uint8Array
  readonly isPacked?: boolean
  readonly isEncrypted?: boolean
  /** What the header says instead of the size. */
  readonly statedSize?: number
  readonly isDamaged?: boolean
  /** What unpacking is said to need: 128 KiB, as often doubled. */
  readonly doublings?: number
}
interface RarOptions {
  readonly hasEnd?: boolean
  readonly isVolume?: boolean
}

/** A .rar of version 5 (RAR 5.0 archive format), its members stored or packed. */
export function madeRar(files: readonly RarFile[], { hasEnd = true, isVolume = false }: RarOptions = {}) {
  const start = Buffer.from('526172211a070100', 'hex')
  const main = block(Buffer.from([1, 0, isVolume ? 1 : 0]))
  return Uint8Array.from(
    Buffer.concat([start, main, ...files.map(fileBlock), ...(hasEnd ? [block(Buffer.from([5, 4, 0]))] : [])]),
  )
}

function fileBlock(file: RarFile): Buffer {
  const { content, isPacked = false, isEncrypted = false, statedSize = content.length } = file
  const name = Buffer.from(file.name)
  const data = Buffer.from(isPacked ? packed(content) : content)
  const extra = isEncrypted
    ? Buffer.concat([Buffer.from([36, 1, 0, 0, 15]), Buffer.alloc(32, 7)])
    : Buffer.alloc(0)
  const header = Buffer.concat([
    Buffer.from([2, isEncrypted ? 3 : 2]),
    ...(isEncrypted ? [number(extra.length)] : []),
    number(data.length),
    Buffer.from([4]),
    number(statedSize),
    number(0x20),
    uint32(crc32(content)),
    number(isPacked ? (3 << 7) | ((file.doublings ?? 0) << 10) : 0),
    Buffer.from([1]),
    number(name.length),
    name,
    extra,
  ])
  if (file.isDamaged) data[data.length - 1] = (data.at(-1) ?? 0) ^ 0x55
  return Buffer.concat([block(header), data])
}

/** Checksum and size before a header. */
function block(header: Buffer): Buffer {
  const sized = Buffer.concat([number(header.length), header])
  return Buffer.concat([uint32(crc32(sized)), sized])
}

/** Seven bits a byte, the lowest first; the top bit says that more follow. */
function number(value: number): Buffer {
  const bytes: number[] = []
  let left = value
  do {
    bytes.push((left % 128) + (left >= 128 ? 128 : 0))
    left = Math.floor(left / 128)
  } while (left > 0)
  return Buffer.from(bytes)
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** The nine bytes before as often as they come again, each other byte by itself. */
const RUN = 9
/** Lengths of the codes: bytes 9 bits, runs 1 bit, the distance 1 bit; written with four codes of 2 bits. */
const TABLES = [
  ...[1, 9, 17, 19]
    .reduce((lengths, code) => lengths.with(code, 2), Array<number>(20).fill(0))
    .map((length) => bits(length, 4)),
  ...['01', '10', bits(127, 7), '10', bits(106, 7)],
  ...['11', bits(2, 7), '00', '11', bits(25, 7), '00', '11', bits(112, 7)],
].join('')

function packed(content: Uint8Array): Buffer {
  let stream = TABLES
  for (let at = 0; at < content.length; ) {
    const before = content[at - 1]
    const isRun =
      at + RUN <= content.length && content.subarray(at, at + RUN).every((byte) => byte === before)
    stream += isRun ? '00' : `1${bits(content[at] ?? 0, 8)}`
    at += isRun ? RUN : 1
  }
  const data = Buffer.from(
    (stream.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)),
  )
  const size = [data.length & 255, (data.length >> 8) & 255, data.length >> 16]
  const flags = 0xd0 | ((stream.length - 1) % 8)
  const checksum = size.reduce((sum, byte) => sum ^ byte, 0x5a ^ flags)
  return Buffer.concat([Buffer.from([flags, checksum, ...size]), data])
}

function bits(value: number, count: number): string {
  return value.toString(2).padStart(count, '0')
}

/** A .rar of version 4, its members stored. */
export function madeOldRar(files: readonly RarFile[], { hasEnd = true }: RarOptions = {}): Uint8Array {
  const start = Buffer.from('526172211a0700', 'hex')
  const end = Buffer.from('c43d7b00400700', 'hex')
  const main = oldBlock({ type: 0x73, flags: 0, rest: Buffer.alloc(6) })
  return Uint8Array.from(Buffer.concat([start, main, ...files.map(oldFile), ...(hasEnd ? [end] : [])]))
}

function oldFile({ name, content, isEncrypted = false }: RarFile): Buffer {
  const bytes = Buffer.from(name)
  const rest = Buffer.alloc(25)
  rest.writeUInt32LE(content.length, 0)
  rest.writeUInt32LE(content.length, 4)
  rest.writeUInt8(2, 8)
  rest.writeUInt32LE(crc32(content), 9)
  rest.writeUInt8(20, 17)
  rest.writeUInt8(0x30, 18)
  rest.writeUInt16LE(bytes.length, 19)
  rest.writeUInt32LE(0x20, 21)
  // A name without a second form behind a zero is in UTF-8 when it is marked so.
  const marks = typeof name === 'string' ? 0x0200 : 0
  const flags = 0x8000 | marks | (isEncrypted ? 4 : 0)
  return Buffer.concat([oldBlock({ type: 0x74, flags, rest: Buffer.concat([rest, bytes]) }), content])
}

function oldBlock({ type, flags, rest }: { type: number; flags: number; rest: Buffer }): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(type, 0)
  head.writeUInt16LE(flags, 1)
  head.writeUInt16LE(7 + rest.length, 3)
  const header = Buffer.concat([head, rest])
  const checksum = Buffer.alloc(2)
  checksum.writeUInt16LE(crc32(header) & 0xffff)
  return Buffer.concat([checksum, header])
}
