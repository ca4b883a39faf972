import { quietTelemetry } from '../../adapters/telemetry.ts'
import { nameOf } from '../../domain/judge/match/matching.ts'
import type { Expectation } from '../../domain/judge/unclaimed/expectations.ts'
import type { Proposal } from '../../domain/judge/unclaimed/proposal.ts'
import { record } from '../../jobs/record.ts'
import { type Unclaimed, unclaimedOf } from '../../jobs/unclaimed.ts'
import type { CountyDesk, DeskOptions } from '../../local/county-desk.ts'
import { atDesk } from '../event.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { acceptedEvent } from './accepted-event.ts'
import { expectationFields, expectationWords, proposalFields, proposalWords } from './unclaimed-words.ts'

export interface UnclaimedOptions extends DeskOptions {
  readonly json?: boolean | undefined
}

/** `duban unclaimed list`: notices without an event, and events that should follow a notice, for a person to answer. */
export async function unclaimedList(options: UnclaimedOptions, terminal: Terminal): Promise<ExitCode> {
  return atDesk(options, terminal, async (desk) => {
    const { proposals, expectations } = await unclaimedAt(desk)
    const { catalogue, county } = desk
    const names = { triggers: catalogue.triggers, units: catalogue.units.get(county.code) ?? new Map() }
    for (const one of proposals.toSorted(byReadiness))
      terminal.out(options.json ? JSON.stringify(proposalFields(one)) : proposalWords(one, names))
    for (const one of expectations)
      terminal.out(options.json ? JSON.stringify(expectationFields(one)) : expectationWords(one, names))
    if (!options.json)
      terminal.out(`拟登记的事件 ${proposals.length} 件，可能该登记的后续 ${expectations.length} 件`)
    return 0
  })
}

/** `duban unclaimed accept ID`: records the event that a notice told of. Accepting twice is the same as once. */
export async function unclaimedAccept(
  options: UnclaimedOptions & { readonly id: string; readonly set: readonly string[] },
  terminal: Terminal,
): Promise<ExitCode> {
  return atDesk(options, terminal, async (desk) => {
    const open = await unclaimedAt(desk)
    const found = foundIn(open, options.id)
    if (found === undefined) {
      const known = open.events.find(
        ({ origin, id }) =>
          origin?.kind === 'proposed' && (origin.notice === options.id || id === options.id),
      )
      if (!known) return misuse(notFound(options.id), terminal)
      terminal.out(`${known.id} 已有，未改动`)
      return 0
    }
    const now = desk.clock.now()
    const read = acceptedEvent(found, { set: options.set, recordedAt: now, catalogue: desk.catalogue })
    if ('faults' in read) {
      for (const { field, message, mend } of read.faults) terminal.error(`${field}：${message} — ${mend}`)
      return 1
    }
    const facts = { events: [read.event], attestations: [], decisions: [], people: [] }
    const { counts, contradictions } = await record(facts, { ...desk, telemetry: quietTelemetry })
    for (const { message, mend } of contradictions) terminal.error(`${message} — ${mend}`)
    if (contradictions.length > 0) return 1
    const item = desk.catalogue.items.get(read.event.item) ?? { title: read.event.item }
    const words = counts.newEvents > 0 ? '已登记' : '已有，未改动'
    terminal.out(
      options.json
        ? JSON.stringify({ event: read.event.id, ...counts })
        : `${read.event.id} ${words}：${nameOf(read.event, item)}`,
    )
    return 0
  })
}

/** `duban unclaimed reject ID --why …`: it is no event; the notice is not proposed again. */
export async function unclaimedReject(
  options: UnclaimedOptions & { readonly id: string; readonly why: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const why = options.why.trim()
  if (why === '') return misuse('写明为什么不登记：--why “不属于本县”', terminal)
  return atDesk(options, terminal, async (desk) => {
    const found = foundIn(await unclaimedAt(desk), options.id)
    const { store, county } = desk
    if (found === undefined) {
      const before = await store.noticeDecisions(county.code)
      if (!before.some(({ notice }) => notice === options.id)) return misuse(notFound(options.id), terminal)
      terminal.out(`${options.id} 已经不登记，未改动`)
      return 0
    }
    for (const notice of 'notices' in found ? found.notices.map(({ id }) => id) : [found.id]) {
      const kind = 'not-an-event'
      await store.putNoticeDecision({
        id: `${kind}-${notice}`,
        county: county.code,
        notice,
        kind,
        why,
        at: desk.clock.now(),
      })
    }
    terminal.out(`${found.id} 不登记：${why}`)
    return 0
  })
}

/** What can be answered at once comes first, the newest before the older. */
function byReadiness(one: Proposal, other: Proposal): number {
  const newest = ({ notices }: Proposal) => notices[0]?.firstSeenAt ?? 0
  return one.missing.length - other.missing.length || newest(other) - newest(one)
}

function unclaimedAt({ store, catalogue, county, clock }: CountyDesk): Promise<Unclaimed> {
  return unclaimedOf({ county, now: clock.now() }, store, catalogue)
}

function foundIn({ proposals, expectations }: Unclaimed, id: string): Proposal | Expectation | undefined {
  return (
    proposals.find(({ notices }) => notices.some((notice) => notice.id === id)) ??
    expectations.find((one) => one.id === id)
  )
}

function notFound(id: string): string {
  return `没有编号为 ${id} 的拟登记事件：用 duban unclaimed list 查看`
}
