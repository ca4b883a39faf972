import type { z } from 'zod'
import type { Complaint, FieldPath } from './fault.ts'

type Issue = z.core.$ZodIssue

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表（每项以 - 开头）',
  object: '一组字段',
  null: '空白',
}

/** A schema's issue in the words of the office, with the field to point at. */
export function complaintOf(issue: Issue, data: unknown): { path: FieldPath; complaint: Complaint } {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    const complaint = {
      message: `不认识的字段 ${issue.keys.join('、')}`,
      mend: '删去，或对照 README 核对字段名的拼写',
    }
    return { path: [...issue.path, key], complaint }
  }
  const value = valueAt(data, issue.path)
  if (value === undefined) {
    const name = String(issue.path.at(-1) ?? '内容')
    return { path: issue.path, complaint: { message: `缺少字段 ${name}`, mend: `补上 ${name}` } }
  }
  return { path: issue.path, complaint: complaintAbout(issue, value) }
}

function complaintAbout(issue: Issue, value: unknown): Complaint {
  const shown = typeof value === 'object' ? typeName(value) : `“${String(value)}”`
  switch (issue.code) {
    case 'invalid_type':
      return {
        message: `应为${TYPE_NAMES[issue.expected] ?? issue.expected}，写成了${typeName(value)}`,
        mend:
          issue.expected === 'string' && typeof value === 'number' ? `加引号：'${value}'` : '按应有的写法改',
      }
    case 'invalid_value':
      return { message: `不能写 ${shown}`, mend: `改为其中之一：${issue.values.map(String).join('、')}` }
    case 'invalid_union':
      return { message: `不认识的种类 ${shown}`, mend: `改为其中之一：${optionsOf(issue)}` }
    case 'too_small':
      return tooSmall(issue, shown)
    case 'too_big':
      return { message: `${shown} 过大`, mend: `不超过 ${issue.maximum}` }
    default:
      return { message: `${shown} 写法不对`, mend: issue.message }
  }
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, shown: string): Complaint {
  if (issue.origin === 'string') return { message: '是空白', mend: '填写内容，或删去这个字段' }
  if (issue.origin === 'array') return { message: '列表是空的', mend: `至少写 ${issue.minimum} 项` }
  return { message: `${shown} 过小`, mend: `${issue.inclusive ? '不小于' : '大于'} ${issue.minimum}` }
}

function optionsOf(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  return 'options' in issue && issue.options ? issue.options.map(String).join('、') : '见 README'
}

function typeName(value: unknown): string {
  if (value === null) return '空白'
  if (Array.isArray(value)) return '列表'
  return TYPE_NAMES[typeof value] ?? typeof value
}

function valueAt(data: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    data,
  )
}
