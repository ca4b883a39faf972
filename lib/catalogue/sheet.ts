import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import type { z } from 'zod'
import type { Complaint, Fault, FieldPath } from './fault.ts'
import { fieldText } from './fault.ts'
import { complaintOf } from './schema-complaint.ts'

/** One file of the catalogue that fits its schema, with the place of each of its fields. */
export interface Sheet<T> {
  readonly file: string
  readonly value: T
  /** A fault at the field, or at the nearest field around it that is there. */
  fault(path: FieldPath, complaint: Complaint): Fault
}

/** The cards repeat a reader by a handful of references; a file that asks for more is an accident or an attack. */
const ALIASES_MAX = 100

const YAML_COMPLAINTS: Readonly<Record<string, Complaint>> = {
  DUPLICATE_KEY: { message: '同一层里字段重复', mend: '只保留一个' },
  TAB_AS_INDENT: { message: '缩进用了制表符', mend: '改用空格缩进' },
  BAD_INDENT: { message: '缩进不齐', mend: '与同一层的其他字段对齐' },
  MULTIPLE_DOCS: { message: '一个文件里有多份文档', mend: '去掉 --- 分隔行，或拆成多个文件' },
}

/** Reads one file: either a sheet, or everything that is wrong with its form. */
export function readSheet<S extends z.ZodType>(
  file: string,
  bytes: Uint8Array,
  schema: S,
): Sheet<z.output<S>> | readonly Fault[] {
  const content = decoded(bytes)
  if (content === undefined) {
    const mend = '用编辑器另存为 UTF-8'
    return [{ file, line: 1, column: 1, field: '', message: '文件不是 UTF-8 编码', mend }]
  }
  const lines = new LineCounter()
  const document = parseDocument(content, { version: '1.2', lineCounter: lines, prettyErrors: false })
  const faults = yamlFaults(file, document, lines)
  if (faults.length > 0) return faults
  const fault = placing(file, document, lines)
  const data = plain(document)
  if (data === undefined) {
    return [fault([], { message: '引用（*）过多', mend: '把被引用的内容直接写出来' })]
  }
  const parsed = schema.safeParse(data.value)
  if (parsed.success) return { file, value: parsed.data, fault }
  return parsed.error.issues.map((issue) => {
    const { path, complaint } = complaintOf(issue, data.value)
    return fault(path, complaint)
  })
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Boxed, because an empty file is the value `null` and not a failure. */
function plain(document: Document.Parsed): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: ALIASES_MAX }) }
  } catch {
    return undefined
  }
}

/** One slip in the form makes the parser stumble several times: only its first complaint helps. */
function yamlFaults(file: string, document: Document.Parsed, lines: LineCounter): Fault[] {
  const errors = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0])
  const first = errors.find((error) => error.code !== 'DUPLICATE_KEY')
  return (first ? [first] : errors).map((error) => {
    const { line, col } = lines.linePos(openQuote(error, document) ?? error.pos[0])
    const complaint = YAML_COMPLAINTS[error.code] ?? {
      message: `不是正确的 YAML：${error.message}`,
      mend: '检查引号、冒号后的空格和缩进',
    }
    return { file, line, column: col, field: '', ...complaint }
  })
}

/** A quote that is never closed swallows the rest of the file; the parser names the end, a person needs the start. */
function openQuote(error: YAMLError, document: Document.Parsed): number | undefined {
  if (!error.message.startsWith('Missing closing')) return undefined
  let offset: number | undefined
  visit(document, {
    Scalar(_, node) {
      if (node.type?.startsWith('QUOTE')) offset = node.range?.[0]
    },
  })
  return offset
}

function placing(file: string, document: Document.Parsed, lines: LineCounter): Sheet<never>['fault'] {
  return (path, complaint) => {
    const { line, col } = lines.linePos(offsetOf(document, path))
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), field: fieldText(path), ...complaint }
  }
}

/** Where the last field of the path that exists begins: the name of a field, or the content of a list entry. */
function offsetOf(document: Document.Parsed, path: FieldPath): number {
  let node: Node | null = document.contents
  let offset = node?.range?.[0] ?? 0
  for (const key of path) {
    const next = entryOf(isAlias(node) ? node.resolve(document) : node, key)
    if (next === undefined) return offset
    offset = next.offset
    node = next.node
  }
  return offset
}

function entryOf(node: unknown, key: PropertyKey): { offset: number; node: Node | null } | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key)
    const offset = pair?.key.range?.[0]
    return pair && offset !== undefined ? { offset, node: pair.value } : undefined
  }
  if (isSeq<Node>(node) && typeof key === 'number') {
    const item = node.items[key]
    const offset = item?.range?.[0]
    return item && offset !== undefined ? { offset, node: item } : undefined
  }
  return undefined
}
