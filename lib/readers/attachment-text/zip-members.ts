import { unzipSync } from 'fflate'
import { decodePage } from '../page-text.ts'

const MEMBERS_MAX = 200
const INFLATED_BYTES_MAX = 60_000_000

/** Name and content of what a zip holds; a sentence when it is encrypted, or larger than is read. */
export function membersOf(zip: Uint8Array): ReadonlyMap<string, Uint8Array> | string {
  // Bit 0 of the flags of the first member: encrypted.
  if (((zip[6] ?? 0) & 1) === 1) return '压缩包已加密，需要密码'
  let members = 0
  let bytes = 0
  const opened = unzipSync(zip, {
    filter: ({ name, originalSize }) => {
      if (name.endsWith('/')) return false
      members += 1
      bytes += originalSize
      // Nothing is inflated beyond the size that is stated here, so that the sum holds.
      return members <= MEMBERS_MAX && bytes <= INFLATED_BYTES_MAX
    },
  })
  if (members > MEMBERS_MAX) return `压缩包内超过 ${MEMBERS_MAX} 个文件`
  if (bytes > INFLATED_BYTES_MAX) return `压缩包展开后超过 ${INFLATED_BYTES_MAX / 1_000_000} MB`
  return new Map(Object.entries(opened).map(([name, content]) => [nameInWords(name), content]))
}

/** Names without the mark for UTF-8 come as one character a byte; Chinese programs write them in GBK. */
function nameInWords(name: string): string {
  const bytes = [...name].map((character) => character.codePointAt(0) ?? 0)
  if (!bytes.some((byte) => byte > 127) || bytes.some((byte) => byte > 255)) return name
  return decodePage(Uint8Array.from(bytes), 'text/plain; charset=gb18030').text
}
