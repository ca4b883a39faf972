/** Places in the header of an OLE container ([MS-CFB] 2.2). */
const SECTOR_SHIFT_AT = 0x1e
const TABLES_AT = 0x4c
const TABLES_IN_HEADER = 109
const HEADER_BYTES = 512
/** Numbers from here on are marks, such as the end of a chain. */
const SECTORS_MAX = 0xffff_fffa

/** True when an OLE container (.doc, .xls) ends before the last part that its own table of sectors names. */
export function isContainerCut(body: Uint8Array): boolean {
  if (body.length < HEADER_BYTES) return true
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const shift = view.getUint16(SECTOR_SHIFT_AT, true)
  if (shift !== 9 && shift !== 12) return true
  const size = 2 ** shift
  const startOf = (sector: number) => (sector + 1) * size
  for (let at = 0; at < TABLES_IN_HEADER; at++) {
    const table = view.getUint32(TABLES_AT + 4 * at, true)
    if (table >= SECTORS_MAX) continue
    if (startOf(table) + size > body.length) return true
    if (startOf(furthest(view, startOf(table), size / 4)) + size > body.length) return true
  }
  return false
}

/** The last part that any part of a table leads on to; what stands alone is not told from what is free by all programs. */
function furthest(view: DataView, from: number, entries: number): number {
  let last = 0
  for (let at = 0; at < entries; at++) {
    const next = view.getUint32(from + 4 * at, true)
    if (next < SECTORS_MAX) last = Math.max(last, next)
  }
  return last
}
