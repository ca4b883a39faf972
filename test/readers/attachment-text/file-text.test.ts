import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FILE_TEXT_MAX, fileText } from '../../../lib/readers/attachment-text/file-text.ts'
import { changedDoc, madeContainer, madeDocx, madeOfd, madeWorkbook } from './made-office.ts'
import { madePdf } from './made-pdf.ts'

const CMAPS = join(import.meta.dirname, '../../../lib/adapters/attachments/cmaps')
const cMapOf = (name: string) =>
  name.includes('GB') ? new Uint8Array(readFileSync(join(CMAPS, `${name}.bcmap`))) : undefined
const PARTS = { cMapOf }
const doc = new Uint8Array(readFileSync(join(import.meta.dirname, 'result-notice.doc')))
const gbk = Uint8Array.from([0xb9, 0xab, 0xb8, 0xe6]) // 公告
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
const NOTICE = '公告公示'.repeat(6)
const SHEETS = '名单\n项目名称 | 公示日期\n水渠修缮 | 2024-05-06\n | 尾注\n底稿（隐藏工作表）\n内部底稿\n'
const word = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const nested = (levels: number): Uint8Array =>
  zipSync({ [levels === 1 ? 'a.txt' : 'a.zip']: levels === 1 ? gbk : nested(levels - 1) })

describe('the text of a file', () => {
  it.each([
    {
      what: 'a PDF with its own table of characters',
      body: madePdf({ pages: [NOTICE] }),
      text: `${NOTICE}\n`,
    },
    {
      what: 'a PDF in GBK whose font stands outside it',
      body: madePdf({ pages: [NOTICE], font: 'GBK-EUC-H' }),
      text: `${NOTICE}\n`,
    },
    {
      what: 'a short PDF without any picture',
      body: madePdf({ pages: ['公示'], hasPictures: false }),
      text: '公示\n',
    },
    {
      what: 'a .doc, its table and the result of a link',
      body: doc,
      text: '喀左县水利工程中标结果公告\n一、项目编号：KZ-2024-018，采购方式：公开招标。\n中标人 | 金额（万元）\n甲建设有限公司 | 128.50\n公告期限：自发布之日起 1 个工作日。\n',
    },
    {
      what: 'a .docx without what was deleted, moved away or kept for old programs',
      body: madeDocx(
        `${word('结果')}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom w:id="1">${word('移走')}</w:moveFrom><mc:AlternateContent><mc:Fallback>${word('重复')}</mc:Fallback></mc:AlternateContent>${word('公告')}`,
      ),
      text: '结果\n公告\n',
    },
    {
      what: 'the table of a .docx in its place',
      body: madeDocx(
        `${word('前')}<w:tbl><w:tr><w:tc>${word('中标人')}</w:tc><w:tc>${word('甲&amp;乙公司')}</w:tc></w:tr></w:tbl>${word('后')}`,
      ),
      text: '前\n中标人 | 甲&乙公司\n后\n',
    },
    { what: 'a .xls', body: madeWorkbook('biff8'), text: SHEETS },
    { what: 'a .xlsx', body: madeWorkbook('xlsx'), text: SHEETS },
    { what: 'a .xlsb', body: madeWorkbook('xlsb'), text: SHEETS },
    {
      what: 'a .ofd, its tenth page last',
      body: madeOfd(
        Array.from(
          { length: 11 },
          (_, at) =>
            `<ofd:TextObject Boundary="1 2 3 4"><ofd:TextCode X="0">第${at}页</ofd:TextCode></ofd:TextObject>`,
        ),
      ),
      text: Array.from({ length: 11 }, (_, at) => `第${at}页`).join('\n'),
    },
    { what: 'text in GBK', body: gbk, text: '公告' },
    {
      what: 'a web page under another name',
      body: strToU8('<html><body><table><tr><td>甲</td><td>乙</td></tr></table></body></html>'),
      text: '甲 | 乙',
    },
    {
      what: 'a zip in a zip',
      body: nested(2),
      text: 'a.zip\na.txt\n公告\n\n',
    },
    {
      what: 'an office file with more pictures than a zip may have members',
      body: madeDocx(
        word('一份写满二十个字以上而且附有很多照片的公告文字'),
        Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`word/media/${at}.png`, png])),
      ),
      text: '一份写满二十个字以上而且附有很多照片的公告文字\n',
    },
  ])('$what', async ({ body, text }) => {
    expect(await fileText(body, PARTS)).toEqual({ kind: 'text', text })
  })

  it.each([
    { what: 'a PDF of pictures', body: madePdf({ pages: ['', ''] }), gives: { kind: 'scanned' } },
    {
      what: 'a .docx of pictures',
      body: madeDocx(word('附'), { 'word/media/image1.jpeg': png }),
      gives: { kind: 'scanned' },
    },
    { what: 'a .ofd of pictures', body: madeOfd(['<ofd:ImageObject/>']), gives: { kind: 'scanned' } },
    { what: 'a zip of pictures', body: zipSync({ 'a.png': png }), gives: { kind: 'picture' } },
    {
      what: 'a PDF of text and pictures lacks some',
      body: madePdf({ pages: [NOTICE.repeat(2), ''] }),
      gives: { kind: 'text', isCut: true },
    },
    {
      what: 'a zip of text and pictures lacks some',
      body: zipSync({ 'a.png': png, 'b.txt': gbk }),
      gives: { kind: 'text', isCut: true },
    },
    {
      what: 'more text than is kept',
      body: strToU8('长'.repeat(FILE_TEXT_MAX + 1)),
      gives: { kind: 'text', text: '长'.repeat(FILE_TEXT_MAX), isCut: true },
    },
  ])('$what: never all of the text', async ({ body, gives }) => {
    expect(await fileText(body, PARTS)).toMatchObject(gives)
  })

  it.each([
    { what: 'a locked PDF', body: madePdf({ pages: [NOTICE], isEncrypted: true }), reason: '加密' },
    { what: 'a locked new Office file', body: madeContainer('EncryptedPackage', gbk), reason: '加密' },
    {
      what: 'a locked .doc',
      body: changedDoc(doc, (stream) => stream.set([(stream[0x0b] ?? 0) | 1], 0x0b)),
      reason: '加密',
    },
    {
      what: 'a PDF whose characters nobody can name',
      body: madePdf({ pages: [NOTICE], font: 'UniJIS-UTF16-H' }),
      reason: '没有附带字体',
    },
    {
      what: 'a .doc older than Word 97',
      body: changedDoc(doc, (stream) => stream.set([0x68, 0], 2)),
      reason: '过旧',
    },
    { what: 'an Excel 95 file', body: madeContainer('Book', gbk), reason: '过旧' },
    { what: 'an RTF, whose codes are no text', body: strToU8('{\\rtf1 \\u20844?}'), reason: 'rtf' },
    { what: 'a rar where nothing unpacks it', body: strToU8('Rar!\u001a\u0007\u0000'), reason: '.rar' },
    { what: 'a 7z', body: Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), reason: '.7z' },
    { what: 'a .docx without a word', body: madeDocx('<w:p/>'), reason: '没有找到文字' },
    { what: 'an empty file', body: new Uint8Array(0), reason: '为空' },
    { what: 'three zips in one another', body: nested(4), reason: '层数过多' },
    {
      what: 'a zip of many files',
      body: zipSync(Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`${at}.txt`, gbk]))),
      reason: '超过50个',
    },
    {
      what: 'zips that are each small but not together',
      body: zipSync({
        'a.zip': zipSync({ 'a.txt': new Uint8Array(16_000_000) }),
        'b.zip': zipSync({ 'b.txt': new Uint8Array(16_000_000) }),
      }),
      reason: '',
    },
    {
      what: 'an office file that would inflate beyond the bound',
      body: madeDocx('', { 'word/footer1.xml': new Uint8Array(31_000_000) }),
      reason: '超过30 MB',
    },
    { what: 'a PDF that is cut off at once', body: strToU8('%PDF-1.7\n'), reason: '损坏' },
    { what: 'a .doc that is cut off', body: doc.subarray(0, 3000), reason: '损坏' },
    {
      what: 'a .doc whose pieces lie outside it',
      body: changedDoc(doc, (stream) => stream.fill(0xff, 0x1a2, 0x1aa)),
      reason: '损坏',
    },
    {
      what: 'a sheet that nests without end',
      body: zipSync({ 'xl/workbook.xml': strToU8(`<workbook>${'<sheets>'.repeat(100_000)}`) }),
      reason: '损坏',
    },
  ])('$what is unreadable and says why', async ({ body, reason }) => {
    expect(await fileText(body, PARTS)).toEqual({
      kind: 'unreadable',
      reason: expect.stringContaining(reason),
    })
  })

  it('is found by the bytes alone, behind a byte order mark too', async () => {
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, 0x0d, 0x0a, ...madePdf({ pages: [NOTICE] })])
    expect(await fileText(marked, PARTS)).toEqual({ kind: 'text', text: `${NOTICE}\n` })
  })

  it('names the members of a zip that were named in GBK', async () => {
    const zip = zipSync({ 'QQQQ.txt': gbk })
    for (const at of zip.keys())
      if (String.fromCharCode(...zip.subarray(at, at + 4)) === 'QQQQ') zip.set(gbk, at)
    expect(await fileText(zip)).toEqual({ kind: 'text', text: '公告.txt\n公告\n' })
  })
})
