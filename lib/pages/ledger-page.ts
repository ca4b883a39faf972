import { overdueAfter } from '../domain/duty/due.ts'
import type { Judged } from '../domain/judge/judge-county.ts'
import type { StandingKind } from '../domain/judge/standing/standing.ts'
import { countStandings } from '../domain/tell/digest.ts'
import type { Instant } from '../domain/time/instant.ts'
import { minuteWords } from '../messages/chinese-dates.ts'
import { type Markup, markup } from '../messages/markup.ts'
import { plainLine } from '../messages/plain-title.ts'
import { STANDING_LABELS, STANDING_ORDER } from '../messages/standing-words.ts'
import { LEDGER_COLUMNS, ledgerRow, type RowFrom } from './ledger-row.ts'
import { pageFrame } from './page-frame.ts'

export interface LedgerFrom extends RowFrom {
  readonly countyName: string
  readonly now: Instant
  /** Links to the other pages, where they are served. */
  readonly links?: readonly { readonly href: string; readonly text: string }[] | undefined
}

/** 台账: every obligation with its standing and evidence, as one file that can be mailed, printed and filtered without script. */
export function ledgerPage(rows: readonly Judged[], from: LedgerFrom): string {
  const units = byUnit(rows)
  const counts = countStandings(rows)
  const kinds = STANDING_ORDER.filter((kind) => counts[kind] !== undefined)
  const unitName = (unit: string) => plainLine(from.unitNames.get(unit) ?? unit)
  const body = markup`${linksNav(from.links ?? [])}${picks(kinds, counts, rows.length)}
<main>
<nav>${[...units.keys()].map((unit) => markup`<a href="#u-${plainLine(unit)}">${unitName(unit)}</a>`)}</nav>
${rows.length === 0 ? markup`<p>还没有触发事件，台账是空的。</p>` : ''}
${[...units].map(([unit, ofUnit]) => unitDetails(unit, ofUnit, from))}
</main>`
  return pageFrame({
    title: `${from.countyName}公共资源配置信息公开台账`,
    subtitle: `截至 ${minuteWords(from.now)} · 共${rows.length}项公开义务。“逾期未见公开”都是期限后成功读取过渠道的；读不出来的是“暂无法核对”。`,
    body,
    style: filterStyle(kinds),
  })
}

function linksNav(links: readonly { readonly href: string; readonly text: string }[]): Markup {
  if (links.length === 0) return markup``
  return markup`<nav>${links.map(({ href, text }) => markup`<a href="${href}">${text}</a>`)}</nav>`
}

function byUnit(rows: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
  const units = new Map<string, Judged[]>()
  for (const row of rows) {
    const { unit } = row.obligation.event
    const ofUnit = units.get(unit)
    if (ofUnit) ofUnit.push(row)
    else units.set(unit, [row])
  }
  return units
}

/** Radio buttons before the rows choose which standings show: no script is needed. */
function picks(
  kinds: readonly StandingKind[],
  counts: Partial<Record<StandingKind, number>>,
  total: number,
): Markup {
  return markup`<input class="pick" type="radio" name="pick" id="pick-all" checked>${kinds.map(
    (kind) => markup`<input class="pick" type="radio" name="pick" id="pick-${kind}">`,
  )}
<div class="picks"><label for="pick-all">全部 ${total}</label>${kinds.map(
    (kind) => markup`<label for="pick-${kind}">${STANDING_LABELS[kind]} ${counts[kind] ?? 0}</label>`,
  )}</div>`
}

function filterStyle(kinds: readonly StandingKind[]): string {
  return ['all', ...kinds]
    .map((kind) => {
      const on = `#pick-${kind}:checked ~ .picks label[for="pick-${kind}"] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
#pick-${kind}:focus-visible ~ .picks label[for="pick-${kind}"] { outline: 2px solid var(--link); outline-offset: 1px; }`
      return kind === 'all'
        ? on
        : `${on}\n#pick-${kind}:checked ~ main tbody tr:not(.is-${kind}) { display: none; }`
    })
    .join('\n')
}

function unitDetails(unit: string, rows: readonly Judged[], from: RowFrom): Markup {
  const counts = countStandings(rows)
  const words = STANDING_ORDER.flatMap((kind) =>
    counts[kind] === undefined ? [] : [`${STANDING_LABELS[kind]}${counts[kind]}`],
  ).join(' · ')
  return markup`<details open id="u-${plainLine(unit)}"><summary>${plainLine(from.unitNames.get(unit) ?? unit)}<span class="counts">${words}</span></summary>
<table class="cards"><colgroup><col style="width:11%"><col style="width:14%"><col style="width:13%"><col style="width:8%"><col style="width:9%"><col style="width:10%"><col style="width:11%"><col style="width:24%"></colgroup>
<thead><tr>${LEDGER_COLUMNS.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${ordered(rows).map((row) => ledgerRow(row, from))}</tbody></table></details>
`
}

/** What needs somebody first, then by due moment. */
function ordered(rows: readonly Judged[]): readonly Judged[] {
  const rank = ({ standing }: Judged) => STANDING_ORDER.indexOf(standing.kind)
  const at = ({ obligation }: Judged) => overdueAfter(obligation.due) ?? Number.MAX_SAFE_INTEGER
  return rows.toSorted((a, b) => rank(a) - rank(b) || at(a) - at(b))
}
