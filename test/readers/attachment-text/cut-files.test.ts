import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileText } from '../../../lib/readers/attachment-text/file-text.ts'
import { isContainerCut } from '../../../lib/readers/attachment-text/whole-container.ts'
import { madeContainer, madeWorkbook } from './made-office.ts'
import { madePdf } from './made-pdf.ts'

const doc = new Uint8Array(readFileSync(join(import.meta.dirname, 'result-notice.doc')))
const xls = madeWorkbook('biff8')
const xml = madeWorkbook('xlml')
const pdf = madePdf({
  pages: [
    '示例县公共租赁住房分配结果公示，共计三十六户，名单附后，公示期七天。',
    '第二页，另有二十户，名单附后，公示期七天，如有异议请向县住建局反映。',
  ],
})

describe('a file that did not come whole', () => {
  it.each([
    ['a .doc without its last part', doc.slice(0, doc.length - 600)],
    ['a .xls without its last part', xls.slice(0, xls.length - 600)],
    ['a .xls of which a few bytes are missing', xls.slice(0, xls.length - 40)],
    ['a PDF without its last part', pdf.slice(0, pdf.length - 93)],
    ['a workbook in XML that does not end', xml.slice(0, xml.length - 40)],
    ['a workbook in XML of which little more came than its head', xml.slice(0, 100)],
  ])('%s is never text that is all there', async (_, body) => {
    const read = await fileText(body)
    expect(read.kind === 'text' && read.isCut !== true).toBe(false)
  })

  it.each([
    ['a .doc', doc],
    ['a .xls', xls],
    ['a PDF', pdf],
    ['a workbook in XML', xml],
  ])('%s that is whole does not say so', async (_, body) => {
    const read = await fileText(body)
    expect(read.kind).toBe('text')
    expect(read).not.toHaveProperty('isCut')
  })
})

describe('an OLE container', () => {
  const container = madeContainer('Contents', new Uint8Array(9000))

  it.each([
    ['as it was written', container, false],
    ['cut inside the last part of its content', container.slice(0, 22 * 512 - 1), true],
    ['cut behind the last part of its content', container.slice(0, 22 * 512), false],
    ['cut in the middle', container.slice(0, container.length / 2), true],
    ['cut in its header', container.slice(0, 100), true],
    ['whose parts have a size that none has', container.with(0x1e, 3), true],
  ])('%s', (_, body, isCut) => expect(isContainerCut(body)).toBe(isCut))
})
