import { CFB } from '@e965/xlsx'
import { type FoundText, saysNothing } from './found-text.ts'
import { oldWordText } from './old-word-text.ts'
import { sheetText } from './sheet-text.ts'
import { isContainerCut } from './whole-container.ts'

/** Text of a .doc, .xls, .wps or .et: the OLE container of Office 97-2003, which also holds encrypted new files. */
export function oldOfficeText(body: Uint8Array): FoundText {
  const read = textOfContainer(body)
  return read.kind === 'text' && isContainerCut(body) ? { ...read, isCut: true } : read
}

function textOfContainer(body: Uint8Array): FoundText {
  const container = CFB.read(body, { type: 'array' })
  const stream = (name: string) => {
    const content = CFB.find(container, name)?.content
    return content === undefined ? undefined : Uint8Array.from(content)
  }
  if (stream('EncryptedPackage')) return { kind: 'unreadable', reason: '文件已加密，需要密码' }
  const word = stream('WordDocument')
  if (word !== undefined) return wordOf(word, stream)
  if (stream('Workbook')) return sheetText(body)
  // Excel 95 writes in the code page of its computer, whose tables the library does not bring.
  if (stream('Book')) return { kind: 'unreadable', reason: '过旧的 Excel 文件，请人工打开核对' }
  return { kind: 'unreadable', reason: '旧版 Office 文件中没有可以读取的文字，请人工打开核对' }
}

function wordOf(word: Uint8Array, stream: (name: string) => Uint8Array | undefined): FoundText {
  const read = oldWordText(word, stream)
  if (read.kind !== 'text') return read
  const { hasPictures, parts: _, ...text } = read
  return hasPictures && saysNothing(text) ? { kind: 'scanned' } : text
}
