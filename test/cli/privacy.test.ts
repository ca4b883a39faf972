import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { createAttachmentReader } from '../../lib/adapters/attachments/attachment-reader.ts'
import { runDuban } from '../../lib/cli/duban.ts'
import { privacy } from '../../lib/cli/judge/privacy.ts'
import { madeCard, madeId, madeOldId, madePhone } from '../domain/judge/content/made-numbers.ts'
import { madeDocx } from '../readers/attachment-text/made-office.ts'
import { madePdf } from '../readers/attachment-text/made-pdf.ts'
import { madeHidingWorkbook } from '../readers/attachment-text/parts/made-hiding.ts'
import { rememberingTerminal } from './remembering-terminal.ts'

const ID = madeId(7)
const NAMES = ['张伟', '王小丽', '包青山', '白玉兰']
const folder = mkdtempSync(join(tmpdir(), 'duban-privacy-'))
const reader = createAttachmentReader()
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await reader.close()
})

const list = [
  '序号,姓名,身份证号,联系电话,银行卡号',
  ...NAMES.map((name, at) => [at + 1, name, madeId(at), madePhone(at), madeCard(at)].join()),
]
const hiding = madeHidingWorkbook('xlsx', {
  shown: [['公示'], ['甲', ID]],
  hidden: [['姓名'], [ID]],
  hiddenColumn: 1,
  comment: ID,
})
const deleted = madeDocx(`<w:p><w:del><w:r><w:delText>${ID}</w:delText></w:r></w:del></w:p>`)

async function looked(name: string, body: Uint8Array, json = false) {
  const file = join(folder, name)
  writeFileSync(file, body)
  const terminal = rememberingTerminal()
  const code = await privacy({ file, json }, terminal, reader)
  return { code, lines: terminal.written, errors: terminal.errors }
}

async function found(name: string, body: Uint8Array) {
  const { code, lines, errors } = await looked(name, body, true)
  const said = lines.map((line) => JSON.parse(line))
  return {
    code,
    errors,
    said: said.map(({ kind, where, count, masked }) => [kind, where, count, masked]),
    lines,
  }
}

describe('duban privacy', () => {
  it.each([
    [
      'a list',
      '名单.csv',
      strToU8(list.join('\n')),
      [
        ['id-number', '第2行至第5行', 4, false],
        ['phone', '第2行至第5行', 4, false],
        ['bank-card', '第2行至第5行', 4, false],
      ],
    ],
    [
      'what a workbook hides',
      '公示.xlsx',
      hiding,
      [
        ['id-number', '第1个工作表“公示”第2行B列（隐藏列）', 1, false],
        ['id-number', '第1个工作表“公示”的批注（隐藏）第1行', 1, false],
        ['id-number', '第2个工作表“底稿”（隐藏，且不在“取消隐藏”的菜单中）第2行A列', 1, false],
      ],
    ],
    [
      'what a .docx keeps of revisions',
      '公示.docx',
      deleted,
      [['id-number', '正文中已删除的修订（隐藏）第1行', 1, false]],
    ],
    [
      'a page of a PDF',
      '公示.pdf',
      madePdf({ pages: ['公告'.repeat(20), `身份证${ID}`], hasPictures: false }),
      [['id-number', '第2页第1行', 1, false]],
    ],
    [
      'files of a zip, the first by its number since its name tells',
      '附件.zip',
      zipSync({ '张伟申请.txt': strToU8('公告'), [`附件${ID}.txt`]: strToU8(ID), '名单.xlsx': hiding }),
      [
        ['id-number', '压缩包内的文件名第2行', 1, false],
        ['id-number', '第2个文件（名称略）第1行', 1, false],
        ['id-number', '第3个文件“名单.xlsx”第1个工作表“公示”第2行B列（隐藏列）', 1, false],
        ['id-number', '第3个文件“名单.xlsx”第1个工作表“公示”的批注（隐藏）第1行', 1, false],
        [
          'id-number',
          '第3个文件“名单.xlsx”第2个工作表“底稿”（隐藏，且不在“取消隐藏”的菜单中）第2行A列',
          1,
          false,
        ],
      ],
    ],
    ['an old number', 'a.txt', strToU8(`身份证号：${madeOldId()}`), [['id-number-15', '第1行', 1, false]]],
    [
      'a mask that shows the day of birth',
      'b.html',
      strToU8(`<html><p>公告</p><p>${ID.slice(0, 14)}****</p></html>`),
      [['birth-date-visible', '第2行', 1, true]],
    ],
    ['the name of a file', `${ID}.txt`, strToU8('公告'), [['id-number', '文件名第1行', 1, false]]],
  ])('finds %s', async (_, name, body, expected) => {
    const { code, said, errors } = await found(name, body)
    expect(said).toEqual(expected)
    expect([code, errors]).toEqual([1, []])
  })

  it('is a command that starts and ends its own reader', async () => {
    const terminal = rememberingTerminal()
    const file = join(folder, 'command.txt')
    writeFileSync(file, ID)
    expect(await runDuban(['privacy', file, '--json'], terminal)).toBe(1)
    expect(JSON.parse(terminal.written[0] ?? '')).toEqual({
      kind: 'id-number',
      where: '第1行',
      count: 1,
      masked: false,
      advice: expect.stringContaining('立即撤下'),
    })
  })

  it('says in words what it found and what to do', async () => {
    const { lines } = await looked('c.docx', deleted)
    expect(lines).toEqual([
      '问题：正文中已删除的修订（隐藏）第1行，完整的公民身份号码1个。请立即撤下，遮盖号码中间至少8位（含出生日期）后重新发布；已被转载的，联系转载网站一并删除；内容虽然隐藏，下载的人仍可看到：请删除（不是隐藏）后另存为新文件，最好改发 PDF',
    ])
  })

  it.each([
    ['nothing in words', ['没有发现个人信息'], false],
    ['nothing as JSON', [], true],
  ])('finds %s', async (_, lines, json) => {
    expect(await looked('d.txt', strToU8('招标公告'), json)).toEqual({ code: 0, lines, errors: [] })
  })

  it.each([
    ['a scanned PDF', 'e.pdf', madePdf({ pages: [''] }), '第1页', '是图片，没有可以读取的文字，请人工核对'],
    ['a damaged file', 'f.xlsx', strToU8('PK\x03\x04abc'), '整个文件', '文件已损坏，或不是常见的格式'],
    [
      'a picture',
      'g.jpg',
      Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]),
      '整个文件',
      '是图片，没有可以读取的文字，请人工核对',
    ],
  ])('cannot tell of %s, which is a problem', async (_, name, body, where, reason) => {
    const { code, lines } = await looked(name, body, true)
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ kind: 'cannot-tell', where, reason }])
    expect(code).toBe(1)
  })

  it('refuses what is no file, without repeating its path', async () => {
    const terminal = rememberingTerminal()
    expect(await runDuban(['privacy', join(folder, `${madeId(9)}.xls`)], terminal)).toBe(2)
    expect(await runDuban(['privacy', folder], terminal)).toBe(2)
    expect(terminal.errors).toEqual(['没有这个文件：请核对路径', '这是文件夹：请给出其中一个文件'])
  })
})

describe('numbers and names', () => {
  const secrets = [ID, ...NAMES, ...NAMES.flatMap((_, at) => [madeId(at), madePhone(at), madeCard(at)])]
  const sheetNamed = madeHidingWorkbook('xlsx', { shown: [[ID, NAMES[0] ?? '']] })
  it.each([
    ['a list', strToU8(list.join('\n'))],
    ['a workbook', hiding],
    ['a workbook cut off', sheetNamed.subarray(0, -60)],
    ['a page that ends in a tag', strToU8(`<html><table><tr><td>${NAMES[0]}</td><td>${ID}</td><td ${ID}`)],
    ['a PDF of nonsense', strToU8(`%PDF-1.7\n${ID} 0 obj << /Kids [${ID} 0 R] >> trailer ${ID}`)],
    [
      'XML that is broken',
      strToU8(
        `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="${ID}"><Table><Row><Cell><Data ss:Type="${ID}">${NAMES[0]}`,
      ),
    ],
    ['a zip in which a file is damaged', zipSync({ [`${NAMES[0]}${ID}.xls`]: strToU8(`PK\x03\x04${ID}`) })],
    ['a .docx that is no XML', zipSync({ 'word/document.xml': strToU8(`<w:t>${ID}<w:t `) })],
    [
      'an .xlsx without sheets',
      zipSync({
        'xl/workbook.xml': strToU8(`<workbook><sheets><sheet name="${ID}" r:id="${ID}"/></sheets>`),
      }),
    ],
  ])('are never written: %s', async (_, body) => {
    for (const json of [true, false]) {
      const { lines, errors } = await looked(`${NAMES[1]}${ID}.bin`, body, json)
      const said = [...lines, ...errors].join('\n')
      expect(secrets.filter((secret) => said.includes(secret))).toEqual([])
      expect(said).not.toMatch(/\d{6}/)
      expect(lines.length).toBeGreaterThan(0)
    }
  })
})
