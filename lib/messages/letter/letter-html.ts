import { raw } from 'hono/html'
import { type Markup, markup } from '../markup.ts'
import { plainLine, plainTitle, safeUrl, sidePieces } from '../plain-title.ts'
import type { Bar, Card, Entry, Fact, Figure, Letter, Part, Span, Table, TableRow, Tone } from './letter.ts'
import { TONE_SIGNS } from './letter.ts'
import { LETTER_FRAME } from './letter-frame.ts'
import { STYLE, TONE_COLOURS } from './letter-style.ts'

/** Text and names of slots by turns. */
const FRAME_PIECES = LETTER_FRAME.split(/\{\{(\w+)\}\}/)

/** The HTML part of a mail: tables and inline styles, no image, no script, nothing from outside. */
export function letterHtml(letter: Letter): string {
  const slots: Readonly<Record<string, Markup>> = {
    title: markup`${plainLine(letter.title)}`,
    preview: markup`${previewOf(letter)}`,
    subtitle: markup`${shown(letter.subtitle)}`,
    parts: markup`${letter.parts.map(partHtml)}`,
    signature: lines(letter.signature.map((text) => ({ text }))),
  }
  return FRAME_PIECES.map((piece, index) => (index % 2 === 0 ? piece : (slots[piece] ?? '').toString())).join(
    '',
  )
}

/** What lists of mails show after the subject: the first matter, which is the most urgent one. */
function previewOf({ parts, subtitle }: Letter): string {
  const card = parts.find((part) => part.kind === 'card')
  return plainTitle(card === undefined ? subtitle : `${card.badge}：${card.title}`)
}

/** Text of people on one line; pieces that run from right to left cannot reorder what stands beside them. */
function shown(text: string): Markup {
  const pieces = sidePieces(plainLine(text))
  if (pieces.length === 1) return markup`${pieces[0]}`
  return markup`${pieces.map((piece, index) => (index % 2 === 0 ? piece : markup`<bdi>${piece}</bdi>`))}`
}

function partHtml(part: Part): Markup {
  switch (part.kind) {
    case 'paragraph':
      return part.quiet
        ? markup`<p class="quiet" style="${STYLE.quiet}">${lines(part.lines)}</p>\n`
        : markup`<p class="ink" style="${STYLE.paragraph}">${lines(part.lines)}</p>\n`
    case 'heading':
      return markup`<h2 class="ink line" style="${STYLE.heading}">${anchorHtml(part.anchor)}${sign(part.tone)} ${shown(part.text)}</h2>\n`
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
<tr><td colspan="2" style="${STYLE.cardHead}"><div class="t-${tone}" style="${STYLE.badge}color:${colour};">${TONE_SIGNS[tone]} ${shown(badge)}</div><div class="ink" style="${STYLE.cardTitle}">${shown(title)}</div></td></tr>
${facts.map(factHtml)}</table>
`
}

function factHtml({ label, lines: values, strong }: Fact): Markup {
  return markup`<tr><td class="quiet" width="68" valign="top" style="${STYLE.label}">${shown(label)}</td><td class="ink" valign="top" style="${strong ? STYLE.strongValue : STYLE.value}">${lines(values)}</td></tr>
`
}

function entryHtml({ title, lines: values }: Entry): Markup {
  return markup`<div class="line" style="${STYLE.entry}"><div class="ink" style="${STYLE.entryTitle}">${shown(title)}</div><div class="quiet" style="${STYLE.entryLines}">${lines(values)}</div></div>
`
}

function figureHtml({ label, value, note, tone, url }: Figure): Markup {
  return markup`<div class="line" style="${STYLE.figure}"><div class="quiet" style="${STYLE.figureLabel}">${label}</div><div class="t-${tone}" style="${STYLE.figureValue}color:${TONE_COLOURS[tone]};">${linked(markup`${value}`, url, FIGURE_LINK)}</div><div class="quiet" style="${STYLE.figureLabel}">${note ?? raw('&nbsp;')}</div></div>
`
}

function barHtml({ name, figure, shares, words, url }: Bar): Markup {
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
  return markup`<div class="line" style="${STYLE.entry}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="ink" style="${STYLE.entryTitle}">${linked(shown(name), url)}</td><td class="ink" align="right" style="${STYLE.barFigure}">${figure}</td></tr></table>${bar}<div class="quiet" style="${STYLE.entryLines}">${words}</div></div>
`
}

/** Cells are many, so that what they share stands on the table and its rows: a mail that is too long is cut. */
function tableHtml({ nameColumn, columns, rows }: Table): Markup {
  const heads = columns.map(
    (name) => markup`<th align="right" valign="bottom" style="${STYLE.th}">${name}</th>`,
  )
  return markup`<table width="100%" cellpadding="4" cellspacing="0" style="${STYLE.table}">
<tr class="quiet"><th align="left" valign="bottom" width="40%" style="${STYLE.th}">${nameColumn}</th>${heads}</tr>
${rows.map(rowHtml)}</table>
`
}

function rowHtml({ name, url, cells, strong }: TableRow): Markup {
  const figures = cells.map(
    ({ text, note }) =>
      markup`<td class="line" align="right" nowrap style="${STYLE.td}">${text}${note === undefined ? '' : markup`<br><small>${note}</small>`}</td>`,
  )
  return markup`<tr class="ink" valign="top" style="${strong ? STYLE.strongRow : STYLE.row}"><td class="line" style="${STYLE.td}">${linked(shown(name), url)}</td>${figures}</tr>
`
}

function sign(tone: Tone): Markup {
  return markup`<span class="t-${tone}" style="color:${TONE_COLOURS[tone]};">${TONE_SIGNS[tone]}</span>`
}

function lines(spans: readonly Span[]): Markup {
  return markup`${spans.map((span, index) => [index === 0 ? '' : raw('<br>'), spanHtml(span)])}`
}

function spanHtml({ text, url }: Span): Markup {
  return linked(shown(text), url)
}

/** A figure keeps the colour of its tone; the line under it tells that it leads somewhere. */
const FIGURE_LINK =
  'color:inherit;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:4px;'

function linked(words: Markup, url: string | undefined, style: string = STYLE.link): Markup {
  const link = url !== undefined && IN_LETTER.test(url) ? url : safeUrl(url)
  if (link === undefined) return words
  return markup`<a class="${style === STYLE.link ? 'link' : ''}" href="${link}" style="${style}">${words}</a>`
}

const IN_LETTER = /^#[a-z-]+$/

/** Some mail programs know anchors by their name alone, others by their id. */
function anchorHtml(anchor: string | undefined): Markup {
  return anchor === undefined ? markup`` : markup`<a name="${anchor}" id="${anchor}"></a>`
}
