import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { createAttachmentReader } from '../../../lib/adapters/attachments/attachment-reader.ts'
import { pdfOf } from './made-files.ts'

const reader = createAttachmentReader()
afterAll(() => reader.close())
const read = (body: Uint8Array, name = '附件.bin') => reader.read({ name, body })

const docx = zipSync({
  '[Content_Types].xml': strToU8('<Types/>'),
  'word/document.xml': strToU8(
    '<w:document><w:body><w:p><w:r><w:t>中标结果公告</w:t></w:r></w:p><w:del><w:r><w:delText>旧的</w:delText></w:r></w:del>' +
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t xml:space="preserve">中标人</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>甲&amp;乙公司</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>',
  ),
})
const xlsx = zipSync({
  'xl/workbook.xml': strToU8(
    '<workbook><sheets><sheet name="名单" sheetId="1"/><sheet name="底稿" state="hidden" sheetId="2"/></sheets></workbook>',
  ),
  'xl/sharedStrings.xml': strToU8(
    '<sst><si><t>序号</t></si><si><r><t>项目</t></r><r><t>名称</t></r></si></sst>',
  ),
  'xl/worksheets/sheet1.xml': strToU8(
    '<sheetData><row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row><c r="A2"><v>1</v></c><c t="inlineStr"><is><t>水渠</t></is></c></row></sheetData>',
  ),
  'xl/worksheets/sheet2.xml': strToU8(
    '<sheetData><row><c t="inlineStr"><is><t>内部</t></is></c></row></sheetData>',
  ),
})
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
const gbk = Uint8Array.from([0xb9, 0xab, 0xb8, 0xe6]) // 公告

describe('an attachment', () => {
  it.each([
    {
      what: 'a PDF gives the text of its pages',
      body: pdfOf(['Tender notice for the county water works, lot 2']),
      gives: 'Tender notice for the county water works, lot 2',
    },
    {
      what: 'a .docx gives paragraphs and cells, without what was deleted',
      body: docx,
      gives: '中标结果公告\n中标人 | 甲&乙公司 |',
    },
    {
      what: 'a .xlsx gives all sheets, hidden ones marked',
      body: xlsx,
      gives: '名单\n序号 | 项目名称\n1 | 水渠\n底稿（隐藏工作表）\n内部',
    },
    {
      what: 'a zip gives the texts of its members',
      body: zipSync({ 'a.docx': docx, 'b.txt': gbk }),
      gives: '公告',
    },
    { what: 'plain text is decoded', body: gbk, gives: '公告' },
    {
      what: 'a web page gives its text',
      body: strToU8('<html><body><p>招标公告</p></body></html>'),
      gives: '招标公告',
    },
  ])('$what', async ({ body, gives }) => {
    const got = await read(body)
    expect(got.kind).toBe('text')
    expect(got.kind === 'text' && got.text.trim()).toContain(gives)
  })

  it.each([
    { what: 'a PDF of pictures cannot be told', body: pdfOf(['', '']), kind: 'scanned' },
    { what: 'a picture is never read', body: png, kind: 'picture' },
    { what: 'an empty file', body: new Uint8Array(0), kind: 'unreadable' },
    { what: 'a PDF that is cut off at once', body: strToU8('%PDF-1.7\n'), kind: 'unreadable' },
    { what: 'a zip that is cut off', body: docx.subarray(0, 60), kind: 'unreadable' },
    {
      what: 'an old Office file',
      body: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      kind: 'unreadable',
    },
    { what: 'a rar', body: strToU8('Rar!\u001a\u0007\u0000'), kind: 'unreadable' },
    {
      what: 'a zip that would inflate beyond the bound',
      body: zipSync({ 'big.txt': new Uint8Array(70_000_000) }),
      kind: 'unreadable',
    },
  ])('$what: $kind', async ({ body, kind }) => {
    expect((await read(body)).kind).toBe(kind)
  })

  it('that keeps the thread busy is given up, and the next one is read', async () => {
    const hasty = createAttachmentReader({ timeoutMs: 1, memoryMbMax: 192 })
    expect(await hasty.read({ name: 'a.pdf', body: pdfOf(['words that are never reached']) })).toMatchObject({
      kind: 'unreadable',
    })
    await hasty.close()
    expect((await read(gbk)).kind).toBe('text')
  })

  it('that is encrypted says so', async () => {
    const locked = zipSync({ 'a.txt': gbk })
    locked[6] = (locked[6] ?? 0) | 1
    expect(await read(locked)).toEqual({ kind: 'unreadable', reason: '压缩包已加密，需要密码' })
  })
})
