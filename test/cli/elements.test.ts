import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ElementsOptions, elements } from '../../lib/cli/judge/elements.ts'
import { rememberingTerminal } from './remembering-terminal.ts'

const CORRECTION = [
  '一、项目基本情况',
  '原公告的采购项目编号：KZ2026-012',
  '原公告的采购项目名称：喀左县第一高级中学课桌椅采购',
  '首次公告日期：2026年3月2日',
  '二、更正信息',
  '更正事项：采购文件',
  '更正内容：投标截止时间改为2026年3月28日9时30分，其他内容不变。',
  '更正日期：2026年3月6日',
  '三、其他补充事宜',
  '无',
  '四、凡对本次公告内容提出询问，请按以下方式联系',
  '1.采购人信息',
  '名称：喀左县第一高级中学',
  '地址：喀左县大城子街道',
  '联系方式：0421-4800000',
  '2.采购代理机构信息',
  '名称：朝阳某某招标代理有限公司',
  '地址：朝阳市双塔区',
  '联系方式：0421-2600000',
  '3.项目联系方式',
  '项目联系人：示例',
  '电话：0421-2600000',
]
/** Without the buyer and the agency. */
const LACKING = CORRECTION.filter((_, at) => at < 11 || at > 18)

let dir: string
const path = (name: string) => join(dir, name)

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'elements-'))
  writeFileSync(path('whole.txt'), CORRECTION.join('\n'))
  writeFileSync(path('lacking.txt'), LACKING.join('\n'))
  writeFileSync(path('whole.html'), pageOf(CORRECTION))
  writeFileSync(path('lacking.html'), pageOf(LACKING))
  writeFileSync(path('beside.html'), pageOf(LACKING, '<p><a href="a/more.docx">联系方式.docx</a></p>'))
  writeFileSync(path('picture.html'), pageOf(LACKING, '<p><img src="upload/202603/1.png"></p>'))
  writeFileSync(path('more.docx'), wordFile(CORRECTION.slice(11, 19)))
  writeFileSync(path('whole.docx'), wordFile(CORRECTION))
  writeFileSync(path('picture.pdf'), Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d))
})
afterAll(() => rmSync(dir, { recursive: true }))

function pageOf(lines: readonly string[], more = ''): string {
  const title = '喀左县第一高级中学课桌椅采购更正公告'
  const text = lines.map((line) => `<p>${line}</p>`).join('')
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1><div id="Zoom">${text}${more}</div></body></html>`
}

function wordFile(lines: readonly string[]): Uint8Array {
  const text = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')
  const document = `<w:document xmlns:w="w"><w:body>${text}</w:body></w:document>`
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(document) })
}

async function said(options: Partial<ElementsOptions> & { file: string }) {
  const terminal = rememberingTerminal()
  const code = await elements({ rule: 'R14', json: true, ...options, file: path(options.file) }, terminal)
  return { code, lines: terminal.written, errors: terminal.errors.join('\n') }
}

describe('elements', () => {
  test.each([
    ['a saved text', 'whole.txt', 0, 'complete', []],
    ['a saved page', 'whole.html', 0, 'complete', []],
    ['a file that is the notice', 'whole.docx', 0, 'complete', []],
    ['a text that lacks one', 'lacking.txt', 1, 'incomplete', [1]],
    ['a page that lacks one', 'lacking.html', 1, 'incomplete', [1]],
    ['a page that lacks one, with a file that was not given', 'beside.html', 0, 'cannot-tell', []],
    ['a page that lacks one, with a picture in its text', 'picture.html', 0, 'cannot-tell', []],
    ['a file that cannot be read', 'picture.pdf', 0, 'cannot-tell', []],
  ])('%s', async (_, file, code, verdict, absent) => {
    const result = await said({ file })
    expect(result.code).toBe(code)
    expect(JSON.parse(result.lines.at(-1) ?? '')).toEqual({ elements: verdict, absent })
    expect(result.errors === '').toBe(verdict === 'complete')
  })

  test('one line for each element, with its words', async () => {
    const { lines } = await said({ file: 'lacking.txt' })
    const findings = lines.slice(0, -1).map((line) => JSON.parse(line))
    expect(findings.map(({ n, verdict }) => `${n} ${verdict}`)).toEqual([
      '1 absent',
      '2 present',
      '3 present',
      '4 present',
    ])
    expect(findings[0]).toMatchObject({ element: expect.stringContaining('采购人'), found: [] })
    expect(findings[1].found).toContain('首次公告日期')
  })

  test('the files of a page may be given', async () => {
    const result = await said({ file: 'beside.html', attachment: [path('more.docx')] })
    expect(result.lines.at(-1)).toBe('{"elements":"complete","absent":[]}')
    expect(result.lines[0]).toContain('附件《more.docx》')
  })

  test('for people, in sentences', async () => {
    const { lines, code } = await said({ file: 'lacking.txt', json: false })
    expect(code).toBe(1)
    expect(lines[0]).toMatch(/^没有 {2}1\. 采购人、采购代理机构名称/)
    expect(lines.at(-1)).toBe('要素不全：没有第1项')
  })

  test('says so where the directive wants no elements', async () => {
    const { code, lines, errors } = await said({ file: 'whole.txt', rule: 'R07' })
    expect({ code, lines }).toEqual({ code: 0, lines: ['{"elements":"cannot-tell","absent":[]}'] })
    expect(errors).toContain('没有规定')
  })
})

describe('wrong use', () => {
  test.each([
    ['an unknown rule', { file: 'whole.txt', rule: 'R99' }, '没有规则 R99'],
    ['a rule of several items', { file: 'whole.txt', rule: 'R32.P' }, 'R32.1a'],
    ['a file that is not there', { file: 'nowhere.txt' }, '没有文件'],
    ['a folder', { file: '.' }, '是文件夹'],
    ['an attachment that is not there', { file: 'whole.txt', attachment: ['/nowhere.pdf'] }, '没有文件'],
  ])('%s', async (_, options, words) => {
    const { code, lines, errors } = await said(options)
    expect({ code, lines }).toEqual({ code: 2, lines: [] })
    expect(errors).toContain(words)
  })
})
