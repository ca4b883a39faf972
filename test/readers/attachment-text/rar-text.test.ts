import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fileText } from '../../../lib/readers/attachment-text/file-text.ts'
import { madeOldRar, madeRar, type RarFile } from './made-rar.ts'

const unrarWasm = readFileSync(new URL(import.meta.resolve('node-unrar-js/dist/js/unrar.wasm')))
const readRar = (body: Uint8Array) => fileText(body, { unrarWasm })
const gbk = Uint8Array.from([0xb9, 0xab, 0xb8, 0xe6]) // 公告
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
const table: RarFile = {
  name: '附件/一览表.txt',
  content: strToU8(`中标人${'—'.repeat(3)}甲公司${'-'.repeat(80)}`),
}
const note: RarFile = { name: 'b.txt', content: gbk }
const TEXT = `附件/一览表.txt\n${Buffer.from(table.content)}\nb.txt\n公告\n`
const nested = (levels: number): Uint8Array =>
  levels === 0 ? gbk : madeRar([{ name: levels === 1 ? 'a.txt' : 'a.rar', content: nested(levels - 1) }])

describe('the text of a .rar', () => {
  it.each([
    { what: 'members that are stored', body: madeRar([table, note]), text: TEXT },
    {
      what: 'members that are packed',
      body: madeRar([table, note].map((file) => ({ ...file, isPacked: true }))),
      text: TEXT,
    },
    { what: 'a file of version 4', body: madeOldRar([table, note]), text: TEXT },
    {
      what: 'a name in GBK',
      body: madeOldRar([{ name: Uint8Array.from([...gbk, ...strToU8('.txt')]), content: gbk }]),
      text: '公告.txt\n公告\n',
    },
    { what: 'two members of one name', body: madeRar([note, note]), text: 'b.txt\n公告\nb.txt\n公告\n' },
    { what: 'a rar in a rar', body: nested(2), text: 'a.rar\na.txt\n公告\n\n' },
    { what: 'a rar in a zip', body: zipSync({ 'a.rar': nested(1) }), text: 'a.rar\na.txt\n公告\n\n' },
    {
      what: 'a part of a larger buffer',
      body: Buffer.concat([gbk, nested(1)]).subarray(gbk.length),
      text: 'a.txt\n公告\n',
    },
  ])('holds $what', async ({ body, text }) => {
    expect(await readRar(body)).toEqual({ kind: 'text', text })
  })

  it.each([
    { what: 'a picture beside a text', body: madeRar([{ name: 'a.png', content: png }, note]) },
    { what: 'no end, as one that was cut off between two members', body: madeRar([note], { hasEnd: false }) },
    { what: 'no end in version 4', body: madeOldRar([note], { hasEnd: false }) },
  ])('with $what lacks some', async ({ body }) => {
    expect(await readRar(body)).toEqual({ kind: 'text', text: 'b.txt\n公告\n', isCut: true })
  })

  it('of nothing but a picture is a picture', async () => {
    expect(await readRar(madeRar([{ name: 'a.png', content: png }]))).toEqual({ kind: 'picture' })
  })

  const packed = { ...table, isPacked: true }
  it.each([
    { what: 'locked', body: madeRar([note, { ...table, isEncrypted: true }]), reason: '加密' },
    { what: 'locked, of version 4', body: madeOldRar([{ ...note, isEncrypted: true }]), reason: '加密' },
    { what: 'one of several volumes', body: madeRar([note], { isVolume: true }), reason: '分卷' },
    { what: 'of another checksum', body: madeRar([{ ...note, isDamaged: true }]), reason: '损坏' },
    { what: 'damaged where it is packed', body: madeRar([{ ...packed, isDamaged: true }]), reason: '损坏' },
    { what: 'cut off within a member', body: madeRar([table]).subarray(0, 80), reason: '损坏' },
    { what: 'cut off at once', body: madeRar([table]).subarray(0, 8), reason: '损坏' },
    {
      what: 'said to be smaller than it is',
      body: madeRar([{ ...note, content: new Uint8Array(100_000), isPacked: true, statedSize: 50 }]),
      reason: '损坏',
    },
    {
      what: 'of more than 4 GB',
      body: madeRar([{ ...packed, statedSize: 2 ** 32 + 5 }]),
      reason: '超过30 MB',
    },
    {
      what: 'of members that are each small but not together',
      body: madeRar([1, 2].map(() => ({ ...packed, statedSize: 16_000_000 }))),
      reason: '超过30 MB',
    },
    { what: 'of many files', body: madeRar(Array<RarFile>(51).fill(note)), reason: '超过50个' },
    { what: 'in need of a gigabyte', body: madeRar([{ ...packed, doublings: 13 }]), reason: '内存过多' },
    { what: 'three deep', body: nested(4), reason: '层数过多' },
    { what: 'empty', body: madeRar([]), reason: '是空的' },
  ])('that is $what is unreadable and says why', async ({ body, reason }) => {
    expect(await readRar(body)).toEqual({ kind: 'unreadable', reason: expect.stringContaining(reason) })
  })

  it('is still read after many that lead out of their folder and need much memory', async () => {
    const leading = madeRar([{ ...packed, name: '../../b.txt', doublings: 8 }])
    for (let times = 0; times < 5; times++)
      expect(await readRar(leading)).toMatchObject({ kind: 'unreadable' })
    expect(await readRar(madeRar([{ ...packed, doublings: 8 }]))).toMatchObject({ kind: 'text' })
  })
})
