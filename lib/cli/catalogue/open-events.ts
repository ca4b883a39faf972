import { readFileSync, statSync } from 'node:fs'
import { duesOfEvents, type OwnedDue } from '../../catalogue/diff/moved-dues.ts'
import { readEventJson } from '../../catalogue/event-json.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import type { DutyEvent } from '../../domain/duty/event.ts'
import type { Judged } from '../../domain/judge/judge-county.ts'
import { judgementOf } from '../../jobs/county-judgement.ts'
import { type DeskOptions, openCountyDesk } from '../../local/county-desk.ts'

/** The catalogue as it was and as it is to be. */
export interface Pair<T> {
  readonly before: T
  readonly after: T
}

export interface EventDues {
  readonly dues: Pair<readonly OwnedDue[]>
  readonly eventCount: number
  /** What could not be read of the events, with what to mend. */
  readonly faults: readonly string[]
}

/** Dues of the events of a file, one JSON line each as `event list --json` writes them; or why there are none. */
export function duesOfFile(file: string, { before, after }: Pair<Catalogue>): EventDues | string {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return `没有这个文件：${file}`
  const faults: string[] = []
  const events = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index): readonly DutyEvent[] => {
      if (line.trim() === '') return []
      const value = parsed(line)
      // An item that is to go is known to the catalogue before only.
      const [is, was] = [readEventJson(value, after), readEventJson(value, before)]
      if ('event' in is) return [is.event]
      if ('event' in was) return [was.event]
      for (const { field, message, mend } of is.faults)
        faults.push(`${file} 第${index + 1}行 ${field}：${message} — ${mend}`)
      return []
    })
  const dues = { before: duesOfEvents(events, before), after: duesOfEvents(events, after) }
  return { dues, eventCount: events.length, faults }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/**
 * Dues of the open events of a county, with what people decided on them, and the last day of each keep period that has
 * begun; or why they cannot be had.
 */
export async function duesOfCounty(
  options: DeskOptions,
  catalogues: Pair<Catalogue>,
): Promise<EventDues | string> {
  const desk = await openCountyDesk(options)
  if (typeof desk === 'string') return desk
  try {
    const from = { county: desk.county.code, now: desk.clock.now(), scope: 'open' as const }
    const before = await judgementOf(from, desk.store, catalogues.before)
    const after = await judgementOf(from, desk.store, catalogues.after)
    const events = new Set([...before.judged, ...after.judged].map(({ obligation }) => obligation.event.id))
    const dues = { before: before.judged.flatMap(duesOfJudged), after: after.judged.flatMap(duesOfJudged) }
    return { dues, eventCount: events.size, faults: [] }
  } finally {
    await desk.close()
  }
}

function duesOfJudged({ obligation, standing }: Judged): readonly OwnedDue[] {
  const { event, rule, channel, due, keepRule } = obligation
  const own: OwnedDue = { owner: { event: event.id, rule: rule.id, channel }, due }
  const keptUntil = 'keepUntilOn' in standing ? standing.keepUntilOn : undefined
  if (keepRule === undefined || keptUntil === undefined) return [own]
  const owner = { event: event.id, rule: keepRule.id, channel }
  return [own, { owner, due: { kind: 'kept-until', lastOn: keptUntil } }]
}
