import { decodePage } from '../../page-text.ts'
import { unescapedText } from '../word-text.ts'
import type { PlacedText } from './placed-text.ts'

const DEFINITION = /^xl\/pivotCache\/pivotCacheDefinition(\d{1,9})\.xml$/
const BINARY = /^xl\/pivotCache\/.{1,100}\.bin$/
const PLACE = '数据透视缓存'
const FIELDS_MAX = 300
const FIELD =
  /<(?:\w{1,9}:)?cacheField\s[^<>]{0,2000}?\bname="([^"<>]*)"|<(?:\w{1,9}:)?([snmdbe])\b([^<>]{0,40000})/g
const RECORD = /<\/(?:\w{1,9}:)?r>|<(?:\w{1,9}:)?([xsnmdbe])\b([^<>]{0,40000})/g

/** Rows that a pivot table was made from, which a workbook keeps though their sheet is deleted (ECMA-376, 18.10). */
export function pivotTexts(parts: ReadonlyMap<string, Uint8Array>): readonly PlacedText[] {
  const xmlOf = (name: string) =>
    decodePage(parts.get(name) ?? new Uint8Array(), 'text/xml; charset=utf-8').text
  return [...parts].flatMap(([name, content]): readonly PlacedText[] => {
    const number = DEFINITION.exec(name)?.[1]
    if (number !== undefined)
      return [cacheText(xmlOf(name), xmlOf(`xl/pivotCache/pivotCacheRecords${number}.xml`))]
    return BINARY.test(name) ? [{ place: PLACE, text: binaryText(content), isHidden: true }] : []
  })
}

interface Field {
  readonly name: string
  readonly shared: string[]
}

function cacheText(definition: string, records: string): PlacedText {
  const fields: Field[] = []
  for (const [, name, kind, attributes] of definition.matchAll(FIELD)) {
    if (name !== undefined) fields.push({ name, shared: [] })
    else if (kind !== undefined) fields.at(-1)?.shared.push(valueIn(attributes))
  }
  const head = fields.slice(0, FIELDS_MAX).map(({ name }) => name)
  const rows = records === '' ? columnsOf(fields) : rowsOf(records, fields)
  const text = [head.join('\t'), ...rows].join('\n')
  return { place: PLACE, text: unescapedText(text), isHidden: true }
}

/** Without records, the values that each field takes. */
function columnsOf(fields: readonly Field[]): readonly string[] {
  return fields.flatMap(({ shared }) => shared.map((value) => `${value}；`))
}

/** A record names a value itself, or by its place among the values of its field. */
function rowsOf(records: string, fields: readonly Field[]): readonly string[] {
  const rows: string[] = []
  let cells: string[] = []
  for (const [, kind, attributes] of records.matchAll(RECORD)) {
    if (kind === undefined) {
      rows.push(cells.join('\t'))
      cells = []
    } else if (cells.length < FIELDS_MAX) {
      const value = valueIn(attributes)
      cells.push(kind === 'x' ? (fields[cells.length]?.shared[Number(value)] ?? '') : value)
    }
  }
  return rows
}

function valueIn(attributes = ''): string {
  return (/\bv="([^"]*)"/.exec(attributes)?.[1] ?? '').replace(/[\t\r\n]+/g, ' ')
}

/** Strings of binary caches without their length and kind: narrow ones as they are, wide ones without the empty bytes of digits. */
export function binaryText(content: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(content)
    .replaceAll('\0', '')
    .replace(/[^ -~]+/g, '；\n')
}
