import { zipSync } from 'fflate'
import { decodePage } from '../../page-text.ts'
import { unescapedText, wordPartText } from '../word-text.ts'
import { pivotTexts } from './pivot-texts.ts'
import { allOf, type PlacedText, type PlacedTexts } from './placed-text.ts'
import { sheetTexts } from './sheet-texts.ts'

type Parts = ReadonlyMap<string, Uint8Array>

/** Parts of a .docx with text of their own, and what they are called. */
const WORD_PARTS: readonly (readonly [name: RegExp, place: string, isHidden?: true])[] = [
  [/^word\/document\.xml$/, '正文'],
  [/^word\/header\d*\.xml$/, '页眉'],
  [/^word\/footer\d*\.xml$/, '页脚'],
  [/^word\/(?:footnotes|endnotes)\.xml$/, '脚注'],
  [/^word\/comments\.xml$/, '批注', true],
  [/^word\/glossary\/document\.xml$/, '构建基块', true],
]
/** Other parts in which values are kept: caches of charts and of other files, forms, drawings, lists to choose from. */
const OTHER_PARTS: readonly (readonly [name: RegExp, place: string])[] = [
  [/^(?:word|xl)\/(?:charts|diagrams)\/[^/]{1,100}\.xml$/, '图表的数据'],
  [/^xl\/externalLinks\/[^/]{1,100}\.xml$/, '外部链接的缓存'],
  [/^xl\/drawings\/[^/]{1,100}\.(?:xml|vml)$/, '文本框'],
  [/^xl\/threadedComments\/[^/]{1,100}\.xml$/, '批注'],
  [/^customXml\/item\d{1,9}\.xml$/, '随文件保存的数据'],
]
const SHEET = /^xl\/worksheets\/[^/]{1,100}\.xml$/

/** Text of a .docx, .xlsx or .xlsb with what is hidden in it; undefined for any other zip. */
export function officeTexts(parts: Parts): PlacedTexts | undefined {
  if (parts.has('word/document.xml'))
    return { texts: [...wordTexts(parts), ...otherTexts(parts)], unread: [] }
  if (!parts.has('xl/workbook.xml') && !parts.has('xl/workbook.bin')) return undefined
  const sheets = sheetTexts(zipSync(Object.fromEntries(parts), { level: 0 }))
  return allOf([
    sheets,
    { texts: [...pivotTexts(parts), ...otherTexts(parts), ...sheetExtras(parts)], unread: [] },
  ])
}

function wordTexts(parts: Parts): readonly PlacedText[] {
  return [...parts.keys()].flatMap((name): readonly PlacedText[] => {
    const kind = WORD_PARTS.find(([pattern]) => pattern.test(name))
    if (kind === undefined) return []
    const [, place, isHidden] = kind
    const xml = xmlOf(parts, name)
    const deleted = deletedText(xml)
    return [
      { place, text: wordPartText(xml), ...(isHidden && { isHidden }) },
      ...(deleted === ''
        ? []
        : [{ place: `${place}中已删除的修订`, text: deleted, isHidden: true as const }]),
    ]
  })
}

/** Deleted text stands in tags of its own (ECMA-376, 17.3.3.7), text that was moved away within marks. */
const DELETED =
  /<w:delText(?:\s[^<>]{0,80})?>([^<]*)<\/w:delText>|<\/w:p>|<w:t[\s>]|<(\/?)w:moveFrom(?:\s[^<>]{0,400}?)?>([^<]?)/g
const MOVED = /<w:moveFrom(?:\s[^<>]{0,400})?>/

/** What was deleted with tracking on, each run of it on a line of its own. */
function deletedText(xml: string): string {
  let text = ''
  for (const [, words] of xml.matchAll(DELETED)) {
    if (words !== undefined) text += words
    else if (text !== '' && !text.endsWith('\n')) text += '；\n'
  }
  return unescapedText(`${text}${movedText(xml)}`)
}

function movedText(xml: string): string {
  if (!MOVED.test(xml)) return ''
  const pieces = xml.split(/<w:moveFrom(?=[\s>])/).slice(1)
  return pieces.map((piece) => wordPartText(`<w:p ${piece.split('</w:moveFrom>', 1)[0] ?? ''}`)).join('\n')
}

function otherTexts(parts: Parts): readonly PlacedText[] {
  return [...parts.keys()].flatMap((name): readonly PlacedText[] => {
    const place = OTHER_PARTS.find(([pattern]) => pattern.test(name))?.[1]
    const text = place === undefined ? '' : valuesIn(xmlOf(parts, name))
    return place === undefined || text === '' ? [] : [{ place, text, isHidden: true }]
  })
}

/** Texts between tags and values of attributes, none of which goes on in the next one. */
function valuesIn(xml: string): string {
  const values = Array.from(
    xml.matchAll(/>([^<>]+)<|\s(?:v|val|name|descr|title|string)="([^"<>]+)"/g),
    ([, text, value]) => (text ?? value ?? '').trim(),
  )
  return unescapedText(values.filter(Boolean).join('；\n'))
}

/** What a sheet keeps beside its cells: what is printed above and below, choices, and values by which it is filtered. */
function sheetExtras(parts: Parts): readonly PlacedText[] {
  const extras =
    /<(?:\w{1,9}:)?(?:(?:odd|even|first)(?:Header|Footer)|formula[12])(?:\s[^<>]{0,200})?>([^<]+)<|<(?:\w{1,9}:)?filter\s[^<>]{0,80}?\bval="([^"<>]+)"/g
  const found = [...parts.keys()]
    .filter((name) => SHEET.test(name))
    .flatMap((name) =>
      Array.from(xmlOf(parts, name).matchAll(extras), ([, text, value]) => text ?? value ?? ''),
    )
  return found.length === 0
    ? []
    : [
        {
          place: '工作表的页眉页脚、下拉选项或筛选条件',
          text: unescapedText(found.join('；\n')),
          isHidden: true,
        },
      ]
}

function xmlOf(parts: Parts, name: string): string {
  const part = parts.get(name)
  return part ? decodePage(part, 'text/xml; charset=utf-8').text : ''
}
