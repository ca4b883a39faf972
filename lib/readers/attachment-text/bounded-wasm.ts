const HEADER_BYTES = 8
const MEMORY_SECTION = 5
/** Flag of a memory that states its largest size. */
const HAS_MAX = 1

/**
 * The same WebAssembly module with another largest size of its memory, in pages of 64 KiB. Growth beyond it fails inside
 * the program, which then says that it lacks memory; a bound on the heap of the process does not hold for such memory.
 * Throws when the module states no size (WebAssembly Core 1.0, 5.5.8).
 */
export function boundedWasm(wasm: Uint8Array, pagesMax: number): Uint8Array<ArrayBuffer> {
  let at = HEADER_BYTES
  while (at < wasm.length) {
    const size = numberAt(wasm, at + 1)
    if (wasm[at] === MEMORY_SECTION) return withMax(wasm, size.end, pagesMax)
    at = size.end + size.value
  }
  throw new Error('the module has no memory of its own')
}

/** One memory: its flags, its size at the start, its largest size. The new number takes up as many bytes as the old one. */
function withMax(wasm: Uint8Array, section: number, pagesMax: number): Uint8Array<ArrayBuffer> {
  if (wasm[section] !== 1 || wasm[section + 1] !== HAS_MAX)
    throw new Error('the memory of the module has no largest size')
  const from = numberAt(wasm, section + 2).end
  const { end } = numberAt(wasm, from)
  const bounded = new Uint8Array(wasm)
  for (let at = from; at < end; at++) {
    const bits = (pagesMax >> (7 * (at - from))) & 0x7f
    bounded[at] = at < end - 1 ? bits | 0x80 : bits
  }
  return bounded
}

/** An unsigned LEB128 number and where it ends. */
function numberAt(wasm: Uint8Array, from: number): { readonly value: number; readonly end: number } {
  let value = 0
  let at = from
  while (at < wasm.length) {
    const byte = wasm[at] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * (at - from))
    at += 1
    if (byte < 0x80) break
  }
  return { value, end: at }
}
