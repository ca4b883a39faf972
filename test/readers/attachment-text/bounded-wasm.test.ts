import { describe, expect, it } from 'vitest'
import { boundedWasm } from '../../../lib/readers/attachment-text/bounded-wasm.ts'

const START = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
/** Exports the one memory as `m`. */
const EXPORT = [7, 5, 1, 1, 0x6d, 2, 0]
const moduleOf = (memory: readonly number[]) =>
  Uint8Array.from([...START, 5, memory.length, ...memory, ...EXPORT])
/** The types of Node leave out what every Node has. */
const { Module, Instance } = Reflect.get(globalThis, 'WebAssembly') as {
  readonly Module: new (wasm: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: { readonly m: Memory } }
}
interface Memory {
  grow(pages: number): number
}
const memoryOf = (wasm: Uint8Array) => new Instance(new Module(wasm)).exports.m

describe('a module with a bound', () => {
  // One page at the start, 32,768 at most.
  const wide = moduleOf([1, 1, 1, 0x80, 0x80, 2])

  it.each([1, 2, 127, 128, 1536])('grows to %i pages and no further', (pages) => {
    const memory = memoryOf(boundedWasm(wide, pages))
    memory.grow(pages - 1)
    expect(() => memory.grow(1)).toThrow(RangeError)
  })

  it('leaves the module as it was', () => {
    boundedWasm(wide, 2)
    expect(memoryOf(wide).grow(2)).toBe(1)
  })

  it.each([
    { what: 'a memory without a largest size', wasm: moduleOf([1, 0, 1]) },
    { what: 'no memory', wasm: Uint8Array.from(START) },
  ])('cannot be made of $what', ({ wasm }) => {
    expect(() => boundedWasm(wasm, 2)).toThrow('memory')
  })
})
