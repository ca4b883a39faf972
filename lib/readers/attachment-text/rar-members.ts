import { createExtractorFromData, type Extractor, UnrarError } from 'node-unrar-js'
import { decodePage } from '../page-text.ts'
import { boundedWasm } from './bounded-wasm.ts'
import { type MemberBudget, type Members, type NotOpened, overdrawn } from './member-budget.ts'

/** 96 MiB: the dictionary of 32 MiB that WinRAR takes at most for files of our size, and what else unpacking needs. */
const PAGES_MAX = 1536
/** End of archive in RAR 5 and in RAR 4, each with its checksum; volumes have other ends. */
const ENDS = ['\x1dwVQ\x03\x05\x04\x00', '\xc4={\x00@\x07\x00']
/** What follows the end: a signature, or what a portal adds. */
const TAIL_BYTES = 4096
/** Where a name is not in UTF-8, the library marks it and moves its bytes to a private area. */
const BYTES_MARK = '\ufffe'
const BYTES_FROM = 0xe000

/**
 * Name and content of what a .rar holds; sizes come from the list of members, beyond which nothing is unpacked. A reason
 * when it is encrypted, one of several volumes, or larger than is read. Throws for what is damaged.
 */
export async function rarMembersOf(
  rar: Uint8Array,
  { budget, unrarWasm }: { budget: MemberBudget; unrarWasm: Uint8Array },
): Promise<Members | NotOpened> {
  const wasmBinary = boundedWasm(unrarWasm, PAGES_MAX).buffer
  const extractor = await createExtractorFromData({ wasmBinary, data: new Uint8Array(rar).buffer })
  try {
    return listed(extractor, budget) ?? { contents: unpacked(extractor), isCut: !hasEnd(rar) }
  } catch (error) {
    if (!(error instanceof UnrarError)) freeArchive(extractor)
    else if (error.reason === 'ERAR_NO_MEMORY') return { reason: '压缩包需要的内存过多，没有读取' }
    throw error
  }
}

/**
 * A member that leads out of its folder, or to another one, ends the library in a fault that leaves its memory taken, of
 * which the files after it would be short. Seen in 2.0.2.
 */
function freeArchive(extractor: object): void {
  const { _archive } = extractor as { _archive?: { delete(): void } | null }
  _archive?.delete()
}

/** Takes what is listed out of the budget; a reason when that must not be unpacked. */
function listed(extractor: Extractor<Uint8Array>, budget: MemberBudget): NotOpened | undefined {
  const { arcHeader, fileHeaders } = extractor.getFileList()
  // The list is read to its end, which frees the memory that it took.
  let isLocked = arcHeader.flags.headerEncrypted
  for (const header of fileHeaders) {
    isLocked ||= header.flags.encrypted
    if (header.flags.directory) continue
    budget.members -= 1
    budget.bytes -= header.unpSize
  }
  if (isLocked) return { reason: '文件已加密，需要密码' }
  if (arcHeader.flags.volume) return { reason: '分卷压缩包不能自动读取，请人工合并后打开核对' }
  return overdrawn(budget)
}

function unpacked(extractor: Extractor<Uint8Array>): Members['contents'] {
  return Array.from(extractor.extract().files)
    .filter(({ fileHeader }) => !fileHeader.flags.directory)
    .map(({ fileHeader, extraction = new Uint8Array() }) => [nameInWords(fileHeader.name), extraction])
}

/** Old Chinese programs write names in GBK. */
function nameInWords(name: string): string {
  if (!name.includes(BYTES_MARK)) return name
  const bytes = [...name.replaceAll(BYTES_MARK, '')].flatMap((character) => {
    const byte = (character.codePointAt(0) ?? 0) - BYTES_FROM
    return byte >= 0x80 && byte <= 0xff ? [byte] : [...new TextEncoder().encode(character)]
  })
  return decodePage(Uint8Array.from(bytes), 'text/plain; charset=gb18030').text
}

/** Without its end a file may have been cut off between two members, which the library takes for the end. */
function hasEnd(rar: Uint8Array): boolean {
  const tail = String.fromCharCode(...rar.subarray(-TAIL_BYTES))
  return ENDS.some((end) => tail.includes(end))
}
