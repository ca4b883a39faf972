import type { Classifiable } from '../../domain/judge/kind/classify.ts'

type LineId = string | number

export interface ClassifyRequest extends Classifiable {
  readonly id: LineId
}

/** What a line that cannot be answered gets, with what to mend. */
export interface ClassifyError {
  readonly id: LineId | null
  readonly kind: 'error'
  readonly code: 'malformed-line' | 'missing-field' | 'wrong-field'
  readonly message: string
}

/** A line is read whole; one that is longer is no request but a mistake. */
const LINE_CHARACTERS_MAX = 1_048_576
const FORM = '{"id":"1","title":"某工程施工招标公告","column":"招标公告"}'
const OPTIONAL = ['column', 'channel', 'text'] as const

/** The notice of a line: id and title, and where given column (name or stage code), channel (id or name) and text. */
export function classifyRequest(line: string, lineNumber: number): ClassifyRequest | ClassifyError {
  const fields = line.length > LINE_CHARACTERS_MAX ? undefined : objectOf(line)
  if (!fields) {
    return fault(null, { code: 'malformed-line', message: `第${lineNumber}行不是 JSON 对象：请写成 ${FORM}` })
  }
  const { id, title } = fields
  if (typeof id !== 'string' && typeof id !== 'number') {
    const message = `第${lineNumber}行缺少 id：请给每行一个编号，结果按它对应`
    return fault(null, { code: 'missing-field', message })
  }
  if (title !== undefined && title !== null && typeof title !== 'string') {
    return fault(id, { code: 'wrong-field', message: 'title 应为文字' })
  }
  if (!title?.trim()) return fault(id, { code: 'missing-field', message: '缺少 title：请写公告的标题' })
  const wrong = OPTIONAL.find(
    (name) => !['string', 'number', 'undefined'].includes(typeof (fields[name] ?? undefined)),
  )
  if (wrong !== undefined) return fault(id, { code: 'wrong-field', message: `${wrong} 应为文字` })
  const [column, channel, text] = OPTIONAL.map((name) => textOf(fields[name]))
  return { id, title, column, channel, text }
}

/** A stage code may come as a number, which has lost its nought: 101 for 0101. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value).padStart(String(value).length > 2 ? 4 : 2, '0')
  return typeof value === 'string' ? value : undefined
}

function objectOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}

function fault(id: LineId | null, what: Pick<ClassifyError, 'code' | 'message'>): ClassifyError {
  return { id, kind: 'error', ...what }
}
