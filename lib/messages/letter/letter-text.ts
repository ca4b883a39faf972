import { isolated, plainLine, safeUrl } from '../plain-title.ts'
import type { Card, Entry, Letter, Part, Span, Table } from './letter.ts'
import { TONE_SIGNS } from './letter.ts'

const RULE = '－'.repeat(24)

/** The plain text part of a mail: lines of any length, which mail programs fold themselves. */
export function letterText(letter: Letter): string {
  const parts = letter.parts.map((part) => linesOf(part).join('\n'))
  return `${[
    `${shown(letter.title)}\n${shown(letter.subtitle)}`,
    ...parts,
    [RULE, ...letter.signature.map(shown)].join('\n'),
  ].join('\n\n')}\n`
}

function linesOf(part: Part): string[] {
  switch (part.kind) {
    case 'paragraph':
      return part.lines.map(spanText)
    case 'heading':
      return [RULE, `${TONE_SIGNS[part.tone]} ${shown(part.text)}`]
    case 'card':
      return cardLines(part)
    case 'entries':
      return part.entries.flatMap(entryLines)
    case 'figures':
      return part.figures.map(
        ({ label, value, note }) => `${shown(label)}：${value}${note === undefined ? '' : `（${note}）`}`,
      )
    case 'bars':
      return part.bars.map(({ name, figure, words }) => `${shown(name)}：${figure}；${words}`)
    case 'table':
      return tableLines(part)
  }
}

function cardLines({ tone, badge, title, facts }: Card): string[] {
  return [
    `${TONE_SIGNS[tone]}【${shown(badge)}】${shown(title)}`,
    ...facts.flatMap(({ label, lines }) =>
      lines.length === 1
        ? lines.map((line) => `  ${label}：${spanText(line)}`)
        : [`  ${label}：`, ...lines.map((line) => `    ${spanText(line)}`)],
    ),
  ]
}

/** A row a line, each figure with the name of its column: columns of Chinese text do not stay in line. */
function tableLines({ columns, rows }: Table): string[] {
  return rows.map(({ name, cells }) => {
    const figures = cells.map(
      ({ text, note }, index) => `${columns[index] ?? ''}${text}${note === undefined ? '' : `（${note}）`}`,
    )
    return `${shown(name)}：${figures.join('，')}`
  })
}

function entryLines({ title, lines }: Entry): string[] {
  return [`· ${shown(title)}`, ...lines.map((line) => `    ${spanText(line)}`)]
}

/** Lines of people's text stay one line each: no crawled title can forge another line of the mail. */
function spanText({ text, url }: Span): string {
  const link = safeUrl(url)
  const words = shown(text)
  return link === undefined || words.includes(link) ? words : `${words} ${link}`
}

function shown(text: string): string {
  return isolated(plainLine(text))
}
