import type { Tone } from './letter.ts'

/** Dark enough on white for small text (contrast of at least 5.5 to 1). */
export const TONE_COLOURS: Readonly<Record<Tone, string>> = {
  late: '#a8201a',
  ask: '#8a5a00',
  soon: '#1f4e8c',
  done: '#2c6a45',
  plain: '#5c6370',
}

const DARK_TONES: Readonly<Record<Tone, string>> = {
  late: '#ff8f86',
  ask: '#e8b45a',
  soon: '#8db8f2',
  done: '#86cf9f',
  plain: '#a9b0bb',
}

export const FONT =
  "-apple-system,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif"

/** Inline styles, because many mail programs drop style sheets; single-quoted font names stand inside double quotes. */
export const STYLE = {
  paragraph: 'margin:10px 0;font-size:15px;line-height:1.75;color:#1b1e24;',
  quiet: 'margin:8px 0;font-size:13px;line-height:1.7;color:#5c6370;',
  heading:
    'margin:22px 0 6px;padding-bottom:5px;border-bottom:1px solid #d9dde3;font-size:16px;line-height:1.5;font-weight:700;color:#1b1e24;',
  card: 'margin:14px 0;padding-bottom:7px;border:1px solid #d9dde3;border-collapse:separate;',
  cardHead: 'padding:10px 12px 6px;',
  badge: 'font-size:13px;line-height:1.6;font-weight:700;',
  cardTitle: 'font-size:16px;line-height:1.5;font-weight:700;color:#1b1e24;word-break:break-word;',
  label:
    'padding:3px 0 3px 12px;width:68px;font-size:13px;line-height:1.65;color:#5c6370;white-space:nowrap;',
  value: 'padding:3px 12px 3px 8px;font-size:14px;line-height:1.6;color:#1b1e24;word-break:break-word;',
  strongValue:
    'padding:3px 12px 3px 8px;font-size:15px;line-height:1.55;font-weight:700;color:#1b1e24;word-break:break-word;',
  entry: 'padding:7px 0;border-bottom:1px solid #e6e9ee;',
  entryTitle: 'font-size:14px;line-height:1.6;font-weight:700;color:#1b1e24;word-break:break-word;',
  entryLines: 'font-size:13px;line-height:1.65;color:#5c6370;word-break:break-word;',
  figures: 'margin:10px 0 4px;font-size:0;',
  figure:
    'display:inline-block;vertical-align:top;width:84px;margin:0 8px 8px 0;padding:6px 0 0;border-top:1px solid #d9dde3;',
  figureLabel: 'font-size:12px;line-height:1.5;color:#5c6370;',
  figureValue: 'font-size:22px;line-height:1.3;font-weight:700;',
  bar: 'margin:3px 0;',
  barCell: 'height:9px;line-height:9px;font-size:1px;',
  barFigure: 'font-size:13px;line-height:1.6;white-space:nowrap;color:#1b1e24;',
  table: 'margin:8px 0;border-collapse:collapse;font-size:13px;line-height:1.5;color:#5c6370;',
  th: 'border-bottom:1px solid #d9dde3;font-size:12px;font-weight:400;',
  row: 'font-size:13px;color:#1b1e24;',
  strongRow: 'font-size:13px;color:#1b1e24;font-weight:700;',
  td: 'border-bottom:1px solid #e6e9ee;',
  link: 'color:#1f4e8c;text-decoration:underline;word-break:break-word;',
} as const

const TONES: readonly Tone[] = ['late', 'ask', 'soon', 'done', 'plain']

/** Mail programs that keep a style sheet follow the reader's dark setting; the others stay light as a whole. */
export const DARK_STYLE = `@media (prefers-color-scheme: dark) {
.ground, .ground > div { background-color: #14161a !important; }
.paper, .paper > table { background: #1d2026 !important; background-color: #1d2026 !important; }
.top > table > tbody > tr > td { border-top-color: #8db8f2 !important; }
.foot > table > tbody > tr > td { border-top-color: #3a3f48 !important; }
.ink { color: #e8eaee !important; }
.quiet { color: #a9b0bb !important; }
.line { border-color: #3a3f48 !important; }
.link { color: #8db8f2 !important; }
${TONES.map((tone) => `.t-${tone} { color: ${DARK_TONES[tone]} !important; } .b-${tone} { border-left-color: ${DARK_TONES[tone]} !important; } .g-${tone} { background-color: ${DARK_TONES[tone]} !important; }`).join('\n')}
}
@media print { .ground, .ground > div { background-color: #ffffff !important; } }`
