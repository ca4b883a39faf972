import type { OutboxMessage } from '../../domain/tell/outbox.ts'
import { fateOf } from '../../domain/tell/receipt.ts'
import type { Person } from '../../domain/tell/unit.ts'
import { chinaDateOf, formatChinaInstant, formatChinaMinute } from '../../domain/time/instant.ts'
import { parseLocalDate } from '../../domain/time/local-date.ts'
import type { StrayReceipt } from '../../jobs/ports/receipt-store.ts'
import type { DeskOptions } from '../../local/county-desk.ts'
import { atDesk } from '../event.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { FATE_LABELS, kindWords, mendOf, reasonWords } from './message-words.ts'

export interface ListOptions extends DeskOptions {
  readonly fate?: readonly string[] | undefined
  readonly person?: string | undefined
  readonly medium?: string | undefined
  readonly since?: string | undefined
  readonly limit?: string | undefined
  readonly json?: boolean | undefined
}

/** `duban outbox list`: messages in the order of their planning. Exit 1 when a person must do something about one. */
export async function outboxList(options: ListOptions, terminal: Terminal): Promise<ExitCode> {
  const wrong = wrongIn(options)
  if (wrong !== undefined) return misuse(wrong, terminal)
  return atDesk(options, terminal, async ({ store, catalogue, county }) => {
    const [messages, people, strays] = await Promise.all([
      store.messages(county.code),
      store.people(county.code),
      store.strayReceipts(county.code),
    ])
    const matching = messages.filter((message) => isAsked(message, options)).toSorted(byPlan)
    const found = matching.slice(-Number(options.limit ?? 200))
    const unitNames = catalogue.units.get(county.code)
    const names = new Map(people.map((one) => [one.id, nameOf(one, unitNames?.get(one.unit)?.name)]))
    for (const message of found) terminal.out(listed(message, names, options))
    if (options.json === true) return found.some((one) => mendOf(one) !== undefined) ? 1 : 0
    for (const stray of strays) terminal.out(strayWords(stray))
    terminal.out(totals(matching, found.length))
    return found.some((one) => mendOf(one) !== undefined) ? 1 : 0
  })
}

function wrongIn({ fate = [], medium, since, limit }: ListOptions): string | undefined {
  const unknown = fate.find((one) => !Object.hasOwn(FATE_LABELS, one))
  if (unknown !== undefined) return `--fate 没有“${unknown}”，可用：${Object.keys(FATE_LABELS).join('、')}`
  if (medium !== undefined && medium !== 'mail' && medium !== 'sms')
    return `--medium 应为 mail 或 sms：${medium}`
  if (since !== undefined && parseLocalDate(since) === undefined)
    return `--since 不是日期：${since}（例如 2026-11-24）`
  if (limit !== undefined && !/^[1-9]\d{0,5}$/.test(limit)) return `--limit 应为正整数：${limit}`
  return undefined
}

function isAsked(message: OutboxMessage, { fate, person, medium, since }: ListOptions): boolean {
  return (
    (fate === undefined || fate.includes(fateOf(message))) &&
    (person === undefined || message.person === person) &&
    (medium === undefined || message.medium === medium) &&
    (since === undefined || chinaDateOf(message.plannedAt) >= since)
  )
}

function byPlan(a: OutboxMessage, b: OutboxMessage): number {
  return a.plannedAt - b.plannedAt || (a.key < b.key ? -1 : 1)
}

function nameOf({ name, unit }: Person, unitName: string | undefined): string {
  return `${unitName ?? unit} ${name}`
}

function listed(message: OutboxMessage, names: ReadonlyMap<string, string>, { json }: ListOptions): string {
  const { key, person, medium, kind, urgent, lines, plannedAt, attempts, state } = message
  const fate = fateOf(message)
  if (json === true) {
    const reason = 'reason' in state ? { reason: state.reason } : {}
    const at = { plannedAt: formatChinaInstant(plannedAt) }
    return JSON.stringify({
      key,
      fate,
      person,
      medium,
      kind,
      urgent,
      lines: lines.length,
      ...at,
      attempts,
      ...reason,
    })
  }
  const why = 'reason' in state ? `：${reasonWords(state.reason)}` : ''
  const matters = lines.length === 0 ? '' : `${lines.length}项`
  const words = [formatChinaMinute(plannedAt), kindWords(message), names.get(person) ?? person, matters]
  return `${[...words, `${FATE_LABELS[fate]}${why}`].filter((word) => word !== '').join('  ')}\n    ${key}`
}

function strayWords({ ref, receipt }: StrayReceipt): string {
  const kind = receipt.kind === 'delivered' ? '已送达' : '被退回'
  return `${formatChinaMinute(receipt.at)}  对不上消息的回执  ${kind}：${reasonWords(receipt.reason)}\n    ${ref}`
}

function totals(messages: readonly OutboxMessage[], shown: number): string {
  const counts = [...Map.groupBy(messages, fateOf)].map(([fate, all]) => `${FATE_LABELS[fate]} ${all.length}`)
  const left = shown < messages.length ? `（列出最近 ${shown} 条）` : ''
  return `共 ${messages.length} 条${left}${counts.length === 0 ? '' : `：${counts.join('，')}`}`
}
