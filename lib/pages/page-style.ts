/** The whole style of our pages: one sheet inside the page, nothing loaded from outside. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ground: #f2f4f6; --paper: #fff; --ink: #1b1e24; --quiet: #5c6370; --line: #d9dde3; --link: #1f4e8c; --late: #a8201a; --ask: #8a5a00; --soon: #1f4e8c; --done: #2c6a45; --plain: #5c6370; }
@media (prefers-color-scheme: dark) { :root { --ground: #14161a; --paper: #1d2026; --ink: #e8eaee; --quiet: #a9b0bb; --line: #3a3f48; --link: #8db8f2; --late: #ff8f86; --ask: #e8b45a; --soon: #8db8f2; --done: #86cf9f; --plain: #a9b0bb; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 14px/1.6 -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif; }
a { color: var(--link); }
.page { max-width: 1280px; margin: 0 auto; padding: 16px; }
h1 { margin: 0; font-size: 20px; line-height: 1.4; text-wrap: balance; }
.sub { margin: 2px 0 12px; color: var(--quiet); font-size: 13px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 8px 0 14px; font-size: 13px; }
.late { color: var(--late); } .ask { color: var(--ask); } .soon { color: var(--soon); } .done { color: var(--done); } .plain { color: var(--plain); }
table { width: 100%; border-collapse: collapse; background: var(--paper); }
th { text-align: left; font-size: 12px; font-weight: 600; color: var(--quiet); }
th, td { padding: 6px 8px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.num { font-variant-numeric: tabular-nums; }
.small { color: var(--quiet); font-size: 12px; line-height: 1.55; }
.small div + div { margin-top: 1px; }
details { margin: 0 0 12px; border: 1px solid var(--line); background: var(--paper); content-visibility: auto; contain-intrinsic-size: auto 600px; }
summary { padding: 8px 10px; cursor: pointer; font-weight: 600; }
summary .counts { font-weight: 400; color: var(--quiet); font-size: 13px; margin-left: 6px; }
details > table { table-layout: fixed; border-top: 1px solid var(--line); }
details tr:last-child td { border-bottom: 0; }
.standing { font-weight: 600; }
.pick { position: absolute; opacity: 0; width: 1px; height: 1px; }
.picks { display: flex; flex-wrap: wrap; gap: 6px; margin: 0 0 14px; }
.picks label { padding: 2px 9px; border: 1px solid var(--line); background: var(--paper); font-size: 13px; cursor: pointer; }
iframe { width: 100%; height: 80vh; border: 1px solid var(--line); background: var(--paper); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); border: 1px solid var(--line); padding: 12px; font: 13px/1.6 ui-monospace, 'Noto Sans Mono CJK SC', monospace; }
@media (max-width: 760px) {
  .page { padding: 10px; }
  table.cards, table.cards tbody, table.cards tr, table.cards td { display: block; }
  table.cards thead { display: none; }
  table.cards tr { padding: 8px 0; border-bottom: 1px solid var(--line); }
  table.cards tr:last-child { border-bottom: 0; }
  table.cards td { border: 0; padding: 1px 10px 1px 78px; position: relative; min-height: 22px; }
  table.cards td::before { content: attr(data-label); position: absolute; left: 10px; color: var(--quiet); font-size: 12px; }
}
@media print { body { background: #fff; } .picks, nav { display: none; } details { break-inside: auto; content-visibility: visible; } tr { break-inside: avoid; } .page { max-width: none; padding: 0; } }
`
