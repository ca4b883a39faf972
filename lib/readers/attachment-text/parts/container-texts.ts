import { CFB } from '@e965/xlsx'
import { oldOfficeText } from '../old-office-text.ts'
import { oldWordText } from '../old-word-text.ts'
import { isContainerCut } from '../whole-container.ts'
import { binaryText } from './pivot-texts.ts'
import { allOf, IS_PICTURE, type PlacedText, type PlacedTexts, unreadAt } from './placed-text.ts'
import { sheetTexts } from './sheet-texts.ts'

/** Streams in which a .xls keeps the rows that its pivot tables were made from ([MS-XLS] 2.1.7.1). */
const PIVOT_CACHES = '_SX_DB_CUR/'
const HIDDEN_PLACES = /批注|宏/

type Stream = (name: string) => Uint8Array | undefined

/** A .xls with all that it hides, or a .doc part by part. */
export function containerTexts(body: Uint8Array): PlacedTexts {
  const found = oldOfficeText(body)
  if (found.kind !== 'text') return unreadAt('', found.kind === 'unreadable' ? found.reason : IS_PICTURE)
  const container = CFB.read(body, { type: 'array' })
  const stream: Stream = (name) => {
    const content = CFB.find(container, name)?.content
    return content === undefined ? undefined : Uint8Array.from(content)
  }
  const cut = isContainerCut(body) ? [{ place: '', reason: '文件不完整，缺少的部分没有看到' }] : []
  const word = stream('WordDocument')
  if (word !== undefined) return allOf([wordTexts(word, stream), { texts: [], unread: cut }])
  const caches = container.FullPaths.flatMap((path: string, at: number): readonly PlacedText[] => {
    const content = path.includes(PIVOT_CACHES) ? container.FileIndex[at]?.content : undefined
    return content
      ? [{ place: '数据透视缓存', text: binaryText(Uint8Array.from(content)), isHidden: true }]
      : []
  })
  return allOf([sheetTexts(body), { texts: caches, unread: cut }])
}

function wordTexts(word: Uint8Array, stream: Stream): PlacedTexts {
  const read = oldWordText(word, stream)
  if (read.kind === 'unreadable') return unreadAt('', read.reason)
  const texts = read.parts.map(
    (part): PlacedText => (HIDDEN_PLACES.test(part.place) ? { ...part, isHidden: true } : part),
  )
  return { texts, unread: read.isCut ? [{ place: '', reason: '文件太大，只看了前面的部分' }] : [] }
}
