import { decodePage } from '../page-text.ts'
import { loadPage, textOf } from '../page-tree.ts'

type Parts = ReadonlyMap<string, Uint8Array>

/** Text and ends of paragraphs, cells and rows of WordprocessingML (ECMA-376, 17); deleted text stands in other tags. */
const WORD_TOKEN = /<w:t(?:\s[^>]{0,80})?>([^<]*)<\/w:t>|<\/w:(p|tc|tr)>|<w:(tab|br)\b/g
const SHARED_STRING = /<si\b[^>]{0,80}>([\s\S]*?)<\/si>/g
const STRING_TEXT = /<t(?:\s[^>]{0,80})?>([^<]*)<\/t>/g
const CELL = /<c\b([^>]{0,300}?)(?:\/>|>([\s\S]*?)<\/c>)|<\/row>/g
const SHEET = /<sheet\b([^>]{0,400})\/?>/g

/** Text of a .docx or .xlsx, tables with ` | ` between their cells; undefined for a zip that is neither. */
export function officeText(parts: Parts): string | undefined {
  if (parts.has('word/document.xml')) return wordText(parts)
  return parts.has('xl/workbook.xml') ? workbookText(parts) : undefined
}

function wordText(parts: Parts): string {
  const names = [...parts.keys()].filter((name) =>
    /^word\/(?:document|header\d*|footer\d*|footnotes)\.xml$/.test(name),
  )
  const ordered = names.sort((a, b) => Number(b.includes('document')) - Number(a.includes('document')))
  return ordered.map((name) => wordPartText(xmlOf(parts, name))).join('\n')
}

function wordPartText(xml: string): string {
  let text = ''
  for (const [, words, end, mark] of xml.matchAll(WORD_TOKEN)) {
    if (words !== undefined) text += words
    else if (mark !== undefined) text += mark === 'tab' ? '\t' : '\n'
    // A cell ends after its last paragraph.
    else if (end === 'tc') text = `${text.replace(/\n$/, '')} | `
    else text += '\n'
  }
  return unescaped(text)
}

function workbookText(parts: Parts): string {
  const shared = [...xmlOf(parts, 'xl/sharedStrings.xml').matchAll(SHARED_STRING)].map(([, inner = '']) =>
    stringOf(inner),
  )
  const sheets = [...xmlOf(parts, 'xl/workbook.xml').matchAll(SHEET)].map(([, attributes = '']) => attributes)
  const names = [...parts.keys()]
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort(byNumber)
  const texts = names.map((name, at) => {
    const attributes = sheets[at] ?? ''
    const title = /\bname="([^"]*)"/.exec(attributes)?.[1] ?? ''
    const hidden = /\bstate="(?:veryH|h)idden"/.test(attributes) ? '（隐藏工作表）' : ''
    return `${unescaped(title)}${hidden}\n${sheetText(xmlOf(parts, name), shared)}`
  })
  return texts.join('\n')
}

function byNumber(one: string, other: string): number {
  return Number(/\d+/.exec(one)?.[0]) - Number(/\d+/.exec(other)?.[0])
}

function sheetText(xml: string, shared: readonly string[]): string {
  const rows: string[] = []
  let cells: string[] = []
  for (const [whole, attributes = '', inner = ''] of xml.matchAll(CELL)) {
    if (whole !== '</row>') cells.push(cellText(attributes, inner, shared))
    else {
      rows.push(cells.join(' | ').replace(/[\s|]+$/, ''))
      cells = []
    }
  }
  return rows.filter(Boolean).join('\n')
}

function cellText(attributes: string, inner: string, shared: readonly string[]): string {
  const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? ''
  if (/\bt="s"/.test(attributes)) return shared[Number(value)] ?? ''
  return /\bt="inlineStr"/.test(attributes) ? stringOf(inner) : unescaped(value)
}

function stringOf(inner: string): string {
  return unescaped([...inner.matchAll(STRING_TEXT)].map(([, words = '']) => words).join(''))
}

function xmlOf(parts: Parts, name: string): string {
  const part = parts.get(name)
  return part ? decodePage(part, 'text/xml; charset=utf-8').text : ''
}

/** What stands between tags holds entities, and no tag. */
function unescaped(text: string): string {
  return text.includes('&') ? textOf(loadPage(text).root()[0]) : text
}
