import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fileTexts } from '../../../../lib/readers/attachment-text/parts/file-texts.ts'
import { madeDocx, madeOfd } from '../made-office.ts'
import { madePdf } from '../made-pdf.ts'
import { changedXls, madeHidingWorkbook, withParts } from './made-hiding.ts'

const SECRET = '底稿里的字'
const shown = [['名单'], ['甲', '乙']]
const word = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const plain = madeHidingWorkbook('xlsx', { shown })
const wide = (text: string) => Uint8Array.from([...text].flatMap((one) => [one.charCodeAt(0), 0]))
const doc = new Uint8Array(readFileSync(join(import.meta.dirname, '..', 'result-notice.doc')))

/** Places with their texts, a line for each. */
async function placesIn(body: Uint8Array): Promise<readonly string[]> {
  const { texts, unread } = await fileTexts(body)
  return [
    ...texts.map(({ place, text, isHidden }) => `${place}${isHidden ? '*' : ''}: ${text}`),
    ...unread.map(({ place, reason }) => `?${place}: ${reason}`),
  ]
}

describe.each(['xlsx', 'xlsb', 'biff8', 'xlml'] as const)('a workbook as %s', (bookType) => {
  it('gives its hidden sheets, each row on its line', async () => {
    const body = madeHidingWorkbook(bookType, { shown, hidden: [[SECRET]] })
    expect(await placesIn(body)).toEqual([
      '第1个工作表“公示”: 名单\n甲\t乙',
      `第2个工作表“底稿”（隐藏，且不在“取消隐藏”的菜单中）*: ${SECRET}`,
      '工作表名称: 公示；\n底稿',
    ])
  })

  it('gives its comments', async () => {
    // Into .xls the library writes comments in ASCII only.
    const comment = bookType === 'biff8' ? 'abc' : SECRET
    const body = madeHidingWorkbook(bookType, { shown, comment })
    expect(await placesIn(body)).toContain(`第1个工作表“公示”的批注*: ${comment}`)
  })

  it('gives its hidden columns', async () => {
    const { texts } = await fileTexts(madeHidingWorkbook(bookType, { shown, hiddenColumn: 1 }))
    expect(texts[0]).toMatchObject({ isSheet: true, hiddenColumns: [1], hiddenRows: [] })
  })

  it('gives its hidden rows', async () => {
    const written = madeHidingWorkbook(bookType, { shown, hiddenRow: 1 })
    // The library writes no heights of rows into this format, though it reads them.
    const { texts } = await fileTexts(bookType === 'biff8' ? changedXls(written, { row: 1 }) : written)
    expect(texts[0]).toMatchObject({ hiddenRows: [1], hiddenColumns: [] })
  })

  it('shows that digits of an ID number were lost which was entered as a number', async () => {
    const number = 2113241980 * 1e8 + 2_290_120
    const body = madeHidingWorkbook(bookType, { shown: [[number]] })
    expect((await fileTexts(body)).texts[0]?.text).toBe(`${String(2113241980)}02290***`)
  })

  it.each(['0.00E+00', ';;;'])('gives whole numbers that %s does not show', async (format) => {
    const body = madeHidingWorkbook(bookType, { shown: [[6228480000]], format })
    expect((await fileTexts(body)).texts[0]?.text).toBe('6228480000')
  })
})

describe('what else a workbook keeps', () => {
  const definition =
    '<pivotCacheDefinition><cacheFields><cacheField name="姓名"><sharedItems><s v="张&amp;三"/><s v="李四"/></sharedItems></cacheField><cacheField name="数"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>'
  it.each([
    [
      'rows of a pivot table, their shared values put in',
      {
        'xl/pivotCache/pivotCacheDefinition1.xml': definition,
        'xl/pivotCache/pivotCacheRecords1.xml':
          '<pivotCacheRecords><r><x v="1"/><n v="7"/></r><r><x v="0"/><m/></r></pivotCacheRecords>',
      },
      '数据透视缓存*: 姓名\t数\n李四\t7\n张&三\t',
    ],
    [
      'values of a pivot table without rows',
      { 'xl/pivotCache/pivotCacheDefinition1.xml': definition },
      '数据透视缓存*: 姓名\t数\n张&三；\n李四；',
    ],
    [
      'a binary pivot cache',
      { 'xl/pivotCache/pivotCacheRecords1.bin': Uint8Array.from([18, 0, 0, 0, ...wide('123456'), 1, 65]) },
      '数据透视缓存*: ；\n123456；\nA',
    ],
    [
      'what it remembers of other workbooks',
      {
        'xl/externalLinks/externalLink1.xml': `<externalLink><cell r="A1"><v>${SECRET}</v></cell></externalLink>`,
      },
      `外部链接的缓存*: ${SECRET}`,
    ],
    [
      'text in shapes',
      { 'xl/drawings/drawing1.xml': `<a:p><a:t>${SECRET}</a:t></a:p>` },
      `文本框*: ${SECRET}`,
    ],
    [
      'values by which a sheet is filtered, and choices',
      {
        'xl/worksheets/sheet9.xml': `<x><filter val="${SECRET}"/><formula1>"是,否"</formula1><oddHeader>页眉字</oddHeader></x>`,
      },
      `工作表的页眉页脚、下拉选项或筛选条件*: ${SECRET}；\n"是,否"；\n页眉字`,
    ],
    [
      'another workbook in it',
      { 'xl/embeddings/a.xlsx': madeHidingWorkbook('xlsx', { shown: [[SECRET]] }) },
      `嵌入的第1个文件第1个工作表“公示”: ${SECRET}`,
    ],
  ])('is given: %s', async (_, parts, expected) => {
    expect(await placesIn(withParts(plain, parts))).toContain(expected)
  })

  it('is given: the pivot cache of a .xls', async () => {
    const xls = madeHidingWorkbook('biff8', { shown })
    const body = changedXls(xls, {
      stream: ['/_SX_DB_CUR/0001', Uint8Array.from([205, 0, 9, 0, ...strToU8('123456')])],
    })
    expect(await placesIn(body)).toContain('数据透视缓存*: ；\n123456')
  })
})

describe('a broken workbook', () => {
  it.each([
    ['column', 'r="ZZZZZZ1"'],
    ['row', 'r="A99999999"'],
  ])('with a cell in an impossible %s is read in time', async (_, place) => {
    const sheet = `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c><c ${place} t="str"><v>乙</v></c></row></sheetData></worksheet>`
    const { texts } = await fileTexts(withParts(plain, { 'xl/worksheets/sheet1.xml': sheet }))
    expect(texts[0]?.text.startsWith('甲')).toBe(true)
  })
})

describe('a .docx', () => {
  it('gives its text, notes, headers and what was deleted, each by itself', async () => {
    const xml = (text: string) => strToU8(`<w:x>${text}</w:x>`)
    const body = madeDocx(
      `${word('正文字')}<w:p><w:del w:id="1"><w:r><w:delText>删</w:delText></w:r><w:r><w:delText xml:space="preserve">去</w:delText></w:r></w:del></w:p><w:moveFrom w:id="2">${word('移走')}</w:moveFrom>`,
      {
        'word/comments.xml': xml(word(SECRET)),
        'word/header1.xml': xml(word('眉')),
        'word/footnotes.xml': xml(word('注')),
        'word/charts/chart1.xml': xml('<c:v>图</c:v>'),
        'word/embeddings/b.xlsx': plain,
      },
    )
    expect(await placesIn(body)).toEqual([
      '正文: 正文字\n\n',
      '正文中已删除的修订*: 删去；\n移走\n',
      `批注*: ${SECRET}\n`,
      '页眉: 眉\n',
      '脚注: 注\n',
      '图表的数据*: 图',
      '嵌入的第1个文件第1个工作表“公示”: 名单\n甲\t乙',
      '嵌入的第1个文件工作表名称: 公示',
    ])
  })
})

describe('other files', () => {
  it.each([
    ['a .doc', doc, /^正文（含已删除的修订）: 喀左县水利工程中标结果公告\n/],
    [
      'a PDF, its comments',
      madePdf({ pages: ['公告公示'.repeat(6)], note: 'abc', hasPictures: false }),
      /^第1页的批注或表单\*: abc$/m,
    ],
    ['a .ofd', madeOfd(['<ofd:TextObject><ofd:TextCode>公告</ofd:TextCode></ofd:TextObject>']), /^: 公告$/],
    ['a text', strToU8('公告'), /^: 公告$/],
    [
      'a page',
      strToU8(
        '<html><body><p>公告</p><!--甲--><p style="display: none">乙<b>丙</b></p><input value="丁"><script>戊</script></body></html>',
      ),
      /^: 公告\n网页正文以外或隐藏的内容\*: 甲\n乙\n丙\n丁\n戊$/,
    ],
    [
      'a zip, its names',
      zipSync({ '甲/“名单”.txt': strToU8('公告') }),
      /^压缩包内的文件名: 甲\/“名单”.txt\n第1个文件“甲\/名单.txt”: 公告$/,
    ],
  ])('%s', async (_, body, expected) => {
    expect((await placesIn(body)).join('\n')).toMatch(expected)
  })

  it.each([
    ['a picture', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), '?: 是图片'],
    [
      'pages of a PDF that are pictures',
      madePdf({ pages: ['公告公示'.repeat(6), '', ''] }),
      '?第2、3页: 是图片',
    ],
    ['an encrypted PDF', madePdf({ pages: [''], isEncrypted: true }), '?: 文件已加密'],
    ['a damaged file', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), '?: 文件已损坏'],
    ['an empty file', new Uint8Array(), '?: 文件为空'],
    [
      'a picture in a zip',
      zipSync({ '甲.jpg': Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]) }),
      '?第1个文件“甲.jpg”: 是图片',
    ],
    ['a .xls without its end', madeHidingWorkbook('biff8', { shown }).subarray(0, -600), '?'],
    ['a page that is too long', strToU8(`<html><p>${'公告'.repeat(200_000)}</p></html>`), '?: 网页太长'],
  ])('say that they cannot tell: %s', async (_, body, expected) => {
    const said = await placesIn(body)
    expect(
      said.some((line) => line.startsWith(expected)),
      said.join('\n').slice(0, 300),
    ).toBe(true)
  })

  it('that hold each other without end are left', async () => {
    const nested = (levels: number): Uint8Array =>
      zipSync({ 'a.zip': levels === 0 ? strToU8('公告') : nested(levels - 1) })
    expect((await fileTexts(nested(6))).unread).toEqual([
      { place: '第1个文件“a.zip”第1个文件“a.zip”', reason: '压缩包嵌套层数过多，没有读取' },
    ])
  })
})
