import { CFB, utils, write } from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'

/** A workbook with a list, a day in it, and a sheet that Excel hides from its menus too. */
export function madeWorkbook(bookType: 'biff8' | 'xlsx' | 'xlsb' | 'xlml'): Uint8Array {
  const book = utils.book_new()
  const rows = [
    ['项目名称', '公示日期'],
    ['水渠修缮', new Date(Date.UTC(2024, 4, 6))],
    [null, '尾注'],
  ]
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), '名单')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['内部底稿']]), '底稿')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }
  const written: unknown = write(book, { type: bookType === 'xlml' ? 'string' : 'array', bookType })
  return typeof written === 'string' ? strToU8(written) : new Uint8Array(written as ArrayBuffer)
}

export function madeDocx(body: string, others: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({
    'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
    ...others,
  })
}

export function madeOfd(pages: readonly string[]): Uint8Array {
  const parts = pages.map((page, at) => [`Doc_0/Pages/Page_${at}/Content.xml`, strToU8(page)] as const)
  return zipSync({ 'OFD.xml': strToU8('<ofd:OFD/>'), ...Object.fromEntries(parts) })
}

/** An OLE container with one stream. */
export function madeContainer(stream: string, content: Uint8Array): Uint8Array {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, `/${stream}`, content)
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as unknown as number[])
}

/** The same .doc with changed bytes in one of its streams. */
export function changedDoc(doc: Uint8Array, change: (word: Uint8Array) => void): Uint8Array {
  const container = CFB.read(doc, { type: 'array' })
  const entry = CFB.find(container, 'WordDocument')
  if (entry === null) throw new Error('no WordDocument')
  const word = Uint8Array.from(entry.content)
  change(word)
  entry.content = word as unknown as typeof entry.content
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as unknown as number[])
}
