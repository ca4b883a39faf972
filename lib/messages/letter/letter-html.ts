import { raw } from 'hono/html'
import { type Markup, markup } from '../markup.ts'
import { plainLine, safeUrl } from '../plain-title.ts'
import type { Bar, Card, Entry, Fact, Figure, Letter, Part, Span, Table, TableRow, Tone } from './letter.ts'
import { TONE_SIGNS } from './letter.ts'
import { DARK_STYLE, STYLE, TONE_COLOURS } from './letter-style.ts'

/** The HTML part of a mail: tables and inline styles, no image, no script, nothing from outside. */
export function letterHtml(letter: Letter): string {
  const page = markup`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${plainLine(letter.title)}</title>
<style>${raw(DARK_STYLE)}</style>
</head>
<body class="ground" style="${STYLE.ground}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="ground" style="${STYLE.outer}"><tr><td align="center" style="${STYLE.gutter}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="paper" style="${STYLE.paper}">
<tr><td class="head" style="${STYLE.head}"><h1 class="ink" style="${STYLE.title}">${plainLine(letter.title)}</h1><div class="quiet" style="${STYLE.subtitle}">${plainLine(letter.subtitle)}</div></td></tr>
<tr><td style="${STYLE.body}">
${letter.parts.map(partHtml)}
</td></tr>
<tr><td class="line quiet" style="${STYLE.foot}">${lines(letter.signature.map((text) => ({ text })))}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`
  return page.toString()
}

function partHtml(part: Part): Markup {
  switch (part.kind) {
    case 'paragraph':
      return part.quiet
        ? markup`<p class="quiet" style="${STYLE.quiet}">${lines(part.lines)}</p>\n`
        : markup`<p class="ink" style="${STYLE.paragraph}">${lines(part.lines)}</p>\n`
    case 'heading':
      return markup`<h2 class="ink line" style="${STYLE.heading}">${sign(part.tone)} ${plainLine(part.text)}</h2>\n`
    case 'card':
      return cardHtml(part)
    case 'entries':
      return markup`${part.entries.map(entryHtml)}`
    case 'figures':
      return markup`<div style="${STYLE.figures}">${part.figures.map(figureHtml)}</div>\n`
    case 'bars':
      return markup`${part.bars.map(barHtml)}`
    case 'table':
      return tableHtml(part)
  }
}

function cardHtml({ tone, badge, title, facts }: Card): Markup {
  const colour = TONE_COLOURS[tone]
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="line b-${tone}" style="${STYLE.card}border-left:4px solid ${colour};">
<tr><td colspan="2" style="${STYLE.cardHead}"><div class="t-${tone}" style="${STYLE.badge}color:${colour};">${TONE_SIGNS[tone]} ${plainLine(badge)}</div><div class="ink" style="${STYLE.cardTitle}">${plainLine(title)}</div></td></tr>
${facts.map(factHtml)}</table>
`
}

function factHtml({ label, lines: values, strong }: Fact): Markup {
  return markup`<tr><td class="quiet" width="68" valign="top" style="${STYLE.label}">${label}</td><td class="ink" valign="top" style="${strong ? STYLE.strongValue : STYLE.value}">${lines(values)}</td></tr>
`
}

function entryHtml({ title, lines: values }: Entry): Markup {
  return markup`<div class="line" style="${STYLE.entry}"><div class="ink" style="${STYLE.entryTitle}">${plainLine(title)}</div><div class="quiet" style="${STYLE.entryLines}">${lines(values)}</div></div>
`
}

function figureHtml({ label, value, note, tone }: Figure): Markup {
  return markup`<div class="line" style="${STYLE.figure}"><div class="quiet" style="${STYLE.figureLabel}">${label}</div><div class="t-${tone}" style="${STYLE.figureValue}color:${TONE_COLOURS[tone]};">${value}</div><div class="quiet" style="${STYLE.figureLabel}">${note ?? raw('&nbsp;')}</div></div>
`
}

function barHtml({ name, figure, shares, words }: Bar): Markup {
  const total = shares.reduce((sum, { count }) => sum + count, 0)
  const cells = shares
    .filter(({ count }) => count > 0)
    .map(({ tone, count }) => {
      const percent = Math.round((count / total) * 1000) / 10
      return markup`<td class="g-${tone}" width="${percent}%" style="background-color:${TONE_COLOURS[tone]};${STYLE.barCell}">${raw('&nbsp;')}</td>`
    })
  const bar =
    cells.length === 0
      ? markup``
      : markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="${STYLE.bar}"><tr>${cells}</tr></table>`
  return markup`<div class="line" style="${STYLE.entry}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="ink" style="${STYLE.entryTitle}">${plainLine(name)}</td><td class="ink" align="right" style="${STYLE.barFigure}">${figure}</td></tr></table>${bar}<div class="quiet" style="${STYLE.entryLines}">${words}</div></div>
`
}

/** Cells are many, so that what they share stands on the table and its rows: a mail that is too long is cut. */
function tableHtml({ nameColumn, columns, rows }: Table): Markup {
  const heads = columns.map(
    (name) => markup`<th align="right" valign="bottom" style="${STYLE.th}">${name}</th>`,
  )
  return markup`<table width="100%" cellpadding="4" cellspacing="0" style="${STYLE.table}">
<tr class="quiet"><th align="left" valign="bottom" style="${STYLE.th}">${nameColumn}</th>${heads}</tr>
${rows.map(rowHtml)}</table>
`
}

function rowHtml({ name, cells, strong }: TableRow): Markup {
  const figures = cells.map(
    ({ text, note }) =>
      markup`<td class="line" align="right" style="${STYLE.td}">${text}${note === undefined ? '' : markup`<br><small>${note}</small>`}</td>`,
  )
  return markup`<tr class="ink" valign="top" style="${strong ? STYLE.strongRow : STYLE.row}"><td class="line" style="${STYLE.td}">${plainLine(name)}</td>${figures}</tr>
`
}

function sign(tone: Tone): Markup {
  return markup`<span class="t-${tone}" style="color:${TONE_COLOURS[tone]};">${TONE_SIGNS[tone]}</span>`
}

function lines(spans: readonly Span[]): Markup {
  return markup`${spans.map((span, index) => [index === 0 ? '' : raw('<br>'), spanHtml(span)])}`
}

function spanHtml({ text, url }: Span): Markup {
  const words = plainLine(text)
  const link = safeUrl(url)
  if (link === undefined) return markup`${words}`
  return markup`<a class="link" href="${link}" style="${STYLE.link}">${words}</a>`
}
