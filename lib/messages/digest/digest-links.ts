import type { Part, Span } from '../letter/letter.ts'

/** Sections of the digest to which its figures lead. */
export type Anchor =
  | 'due'
  | 'unverifiable'
  | 'decide'
  | 'personal'
  | 'overdue'
  | 'down'
  | 'incomplete'
  | 'dated'
  | 'boards'
  | 'other'
  | 'unclaimed'
  | 'expected'
  | 'answers'
  | 'coming'
  | 'putoff'
  | 'provisional'
  | 'messages'
  | 'addresses'
  | 'channels'
  | 'files'

export function linkTo(anchor: Anchor): string {
  return `#${anchor}`
}

/** Where an obligation stands in the workbook that travels along. */
export function rowSpan(obligation: string, rowOf: ReadonlyMap<string, number>): Span {
  const row = rowOf.get(obligation)
  const text = row === undefined ? '见附件台账' : `附件工作簿“明细”第${row}行`
  return { text, url: linkTo('files') }
}

/** What is attached, in one line each: the last station of every figure that is not listed in the mail. */
export function filesParts(files: readonly string[]): readonly Part[] {
  const words = files.length === 0 ? ['本邮件没有附件；请用 duban ledger 查看台账。'] : files
  return [
    { kind: 'heading', text: '附件和依据', tone: 'plain', anchor: 'files' },
    { kind: 'paragraph', lines: words.map((text) => ({ text })), quiet: true },
  ]
}
