import { unzipSync } from 'fflate'
import { decodePage } from '../page-text.ts'
import { type MemberBudget, type Members, type NotOpened, overdrawn } from './member-budget.ts'

/** Parts of an office file that hold no text. */
const NO_TEXT =
  /\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|odttf|ttf|otf|jb2)$|(?:vbaProject|printerSettings\d*|oleObject\d*)\.bin$/i
/** An office file has a part for each picture and each relation. */
const PARTS_MAX = 5000

const END_OF_CENTRAL_DIRECTORY = 0x06054b50
const CENTRAL_HEADER = 0x02014b50

/** Names in a zip, without folders; nothing is inflated. */
export function namesIn(zip: Uint8Array): readonly string[] {
  const names: string[] = []
  unzipSync(zip, {
    filter: ({ name }) => {
      if (!name.endsWith('/')) names.push(name)
      return false
    },
  })
  return names
}

/** The parts of an office file that can hold text. */
export function partsOf(zip: Uint8Array, budget: MemberBudget): ReadonlyMap<string, Uint8Array> | NotOpened {
  return opened(zip, {
    members: PARTS_MAX,
    budget,
    isWanted: (name) => !NO_TEXT.test(name),
  })
}

/** Name and content of what a zip holds; a reason when it is encrypted, or larger than is read. */
export function zipMembersOf(zip: Uint8Array, budget: MemberBudget): Members | NotOpened {
  if (hasEncrypted(zip)) return { reason: '压缩包已加密，需要密码' }
  const found = opened(zip, { members: budget.members, budget, isWanted: () => true })
  if ('reason' in found) return found
  budget.members -= found.size
  return { contents: Array.from(found, ([name, content]) => [nameInWords(name), content]), isCut: false }
}

function opened(
  zip: Uint8Array,
  { members, budget, isWanted }: { members: number; budget: MemberBudget; isWanted(name: string): boolean },
): ReadonlyMap<string, Uint8Array> | NotOpened {
  let left = members
  const found = unzipSync(zip, {
    filter: ({ name, originalSize }) => {
      if (name.endsWith('/') || !isWanted(name)) return false
      left -= 1
      budget.bytes -= originalSize
      // Nothing is inflated beyond the size that is stated here, so that the sum holds.
      return left >= 0 && budget.bytes >= 0
    },
  })
  return overdrawn({ members: left, bytes: budget.bytes }) ?? new Map(Object.entries(found))
}

/** Bit 0 of a member's flags, in the list of members at the end of the zip. */
function hasEncrypted(zip: Uint8Array): boolean {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  let end = zip.length - 22
  const earliest = Math.max(0, end - 65_535)
  while (end > earliest && view.getUint32(end, true) !== END_OF_CENTRAL_DIRECTORY) end--
  let at = end >= 0 ? view.getUint32(end + 16, true) : zip.length
  while (at + 46 <= zip.length && view.getUint32(at, true) === CENTRAL_HEADER) {
    if ((view.getUint16(at + 8, true) & 1) === 1) return true
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return false
}

/** Names without the mark for UTF-8 come as one character a byte; Chinese programs write them in GBK. */
function nameInWords(name: string): string {
  const bytes = [...name].map((character) => character.codePointAt(0) ?? 0)
  if (!bytes.some((byte) => byte > 127) || bytes.some((byte) => byte > 255)) return name
  return decodePage(Uint8Array.from(bytes), 'text/plain; charset=gb18030').text
}
