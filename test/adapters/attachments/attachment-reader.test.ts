import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { createAttachmentReader } from '../../../lib/adapters/attachments/attachment-reader.ts'
import { madeId } from '../../domain/judge/content/made-numbers.ts'
import { madeWorkbook } from '../../readers/attachment-text/made-office.ts'
import { madePdf } from '../../readers/attachment-text/made-pdf.ts'
import { madeRar } from '../../readers/attachment-text/made-rar.ts'

const reader = createAttachmentReader()
afterAll(() => reader.close())
const gbk = Uint8Array.from([0xb9, 0xab, 0xb8, 0xe6]) // 公告
const NOTICE = '公告公示'.repeat(6)
const bytes = (text: string) => new TextEncoder().encode(text)

describe('the process that reads files', () => {
  it.each([
    { what: 'text', body: gbk, text: '公告' },
    {
      what: 'a PDF whose font stands outside it, by the tables beside the process',
      body: madePdf({ pages: [NOTICE], font: 'GBK-EUC-H' }),
      text: NOTICE,
    },
    { what: 'a workbook', body: madeWorkbook('biff8'), text: '水渠修缮 | 2024-05-06' },
    {
      what: 'a .rar, by the program of its library',
      body: madeRar([{ name: 'a.txt', content: gbk, isPacked: true }]),
      text: 'a.txt\n公告',
    },
    {
      what: 'a part of a larger buffer',
      body: Buffer.concat([gbk, gbk]).subarray(0, 4),
      text: '公告',
    },
  ])('reads $what', async ({ body, text }) => {
    expect(await reader.read({ name: '附件', body })).toEqual({
      kind: 'text',
      text: expect.stringContaining(text),
    })
    expect(body.length).toBeGreaterThan(0)
  })

  it('reads one file at a time, each answer for its file', async () => {
    const texts = ['甲', '乙', '丙', '丁']
    const read = await Promise.all(texts.map((text) => reader.read({ name: text, body: bytes(text) })))
    expect(read).toEqual(texts.map((text) => ({ kind: 'text', text })))
  })

  it.each([
    { what: 'a zip bomb', body: zipSync({ 'a.txt': new Uint8Array(40_000_000) }) },
    { what: 'a PDF of nonsense', body: bytes(`%PDF-1.7\n${'1 0 obj << /Kids [1 0 R] >> '.repeat(5000)}`) },
    { what: 'a PDF whose pages hold themselves', body: madePdf({ pages: [], isCyclic: true }) },
  ])('lives on after $what', async ({ body }) => {
    expect(await reader.read({ name: '附件', body })).toMatchObject({ kind: 'unreadable' })
    expect(await reader.read({ name: '附件', body: gbk })).toEqual({ kind: 'text', text: '公告' })
  })

  it('is stopped when a file takes too long, and another takes its place', async () => {
    const hasty = createAttachmentReader({ timeoutMs: 1, memoryMbMax: 192 })
    expect(await hasty.read({ name: 'a.pdf', body: madePdf({ pages: [NOTICE] }) })).toEqual({
      kind: 'unreadable',
      reason: '文件过于复杂，没有在规定时间内读完',
    })
    await hasty.close()
  })

  it.each([
    {
      what: 'a web page of a million paragraphs',
      body: bytes(`<html><body>${'<p>公告内容</p>'.repeat(1_000_000)}`),
    },
    {
      what: 'a table of a million cells',
      body: bytes(`<html><table>${'<tr><td>甲</td><td>乙</td></tr>'.repeat(500_000)}`),
    },
  ])('is stopped when $what fills its memory, and another takes its place', async ({ body }) => {
    const small = createAttachmentReader({ timeoutMs: 20_000, memoryMbMax: 48 })
    expect(await small.read({ name: '附件', body })).toEqual({
      kind: 'unreadable',
      reason: '文件过大，没有读完',
    })
    expect(await small.read({ name: '附件', body: gbk })).toEqual({ kind: 'text', text: '公告' })
    await small.close()
  })

  it('tells of personal data where it is, and no more', async () => {
    const look = await reader.lookForPersonalData({ body: bytes(`甲\n${madeId()}`) })
    expect(look).toEqual({ findings: [{ kind: 'id-number', where: '第2行', count: 1 }], unread: [] })
  })

  it('cannot tell of a file that takes too long', async () => {
    const hasty = createAttachmentReader({ timeoutMs: 1, memoryMbMax: 192 })
    expect(await hasty.lookForPersonalData({ body: madePdf({ pages: [NOTICE] }) })).toEqual({
      findings: [],
      unread: [{ place: '', reason: '文件过于复杂，没有在规定时间内读完' }],
    })
    await hasty.close()
  })

  it('that cannot be started is a fault of ours, never of the file', async () => {
    const worker = new URL('./not-there.mjs', import.meta.url)
    const broken = createAttachmentReader({ timeoutMs: 20_000, memoryMbMax: 64, worker })
    await expect(broken.read({ name: '附件', body: gbk })).rejects.toThrow('did not start')
    await broken.close()
  })
})
