import { quietTelemetry } from '../../adapters/telemetry.ts'
import { DECISION_LABELS } from '../../catalogue/decision/decision-draft.ts'
import { type DecisionContext, readDecisionJson } from '../../catalogue/decision/decision-json.ts'
import { type Decision, inForce, WITHHOLD_GROUNDS } from '../../domain/duty/decision.ts'
import { formatChinaInstant, formatChinaMinute } from '../../domain/time/instant.ts'
import { record } from '../../jobs/record.ts'
import type { CountyDesk } from '../../local/county-desk.ts'
import { atDesk, type EventOptions } from '../event.ts'
import type { ExitCode, Terminal } from '../terminal.ts'

/** As long as a decision can be written; a longer line is no decision but a mistake. */
const LINE_CHARACTERS_MAX = 20_000

/** `duban decision add`: decisions as JSON lines on standard input. A bad line is named with its mend, the others are recorded. */
export async function decisionAdd(options: EventOptions, terminal: Terminal): Promise<ExitCode> {
  return atDesk(options, terminal, async (desk) => {
    const known = await knownAt(desk)
    let code: ExitCode = 0
    let line = 0
    for await (const text of terminal.lines) {
      line += 1
      if (text.trim() === '') continue
      const read = readDecisionJson(parsed(text), known)
      if ('faults' in read) {
        code = 1
        for (const fault of read.faults) terminal.error(faultLine(fault, line, options))
        continue
      }
      const { decision } = read
      const isKnown = known.decisions.some(({ id }) => id === decision.id)
      await record(
        { events: [], attestations: [], decisions: [decision], people: [] },
        { ...desk, telemetry: quietTelemetry },
      )
      known.decisions = [...known.decisions.filter(({ id }) => id !== decision.id), decision]
      const words = `${decision.id} ${isKnown ? '已有，按这次的内容保存' : '已登记'}`
      terminal.out(options.json ? JSON.stringify({ line, ...decisionFields(decision) }) : words)
    }
    return code
  })
}

type Known = Omit<DecisionContext, 'decisions'> & { decisions: readonly Decision[] }

async function knownAt({ store, catalogue, county, clock }: CountyDesk): Promise<Known> {
  const [events, notices, decisions] = await Promise.all([
    store.events(county.code),
    store.notices(county.code),
    store.decisions(county.code),
  ])
  return {
    catalogue,
    county: county.code,
    now: clock.now(),
    events: new Set(events.map(({ id }) => id)),
    notices: new Set(notices.map(({ id }) => id)),
    decisions,
  }
}

function parsed(text: string): unknown {
  try {
    return text.length > LINE_CHARACTERS_MAX ? undefined : JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function faultLine(
  fault: { readonly field: string; readonly message: string; readonly mend: string },
  line: number,
  { json }: EventOptions,
): string {
  // What is no object at all has no field to point at.
  const told =
    fault.field === ''
      ? { field: '', message: '不是一个 JSON 对象', mend: '每行写一个决定，写成 {"event":"…","kind":"…",…}' }
      : fault
  if (json) return JSON.stringify({ line, ...told })
  return `第${line}行${told.field === '' ? '' : ` ${told.field}`}：${told.message} — ${told.mend}`
}

/** `duban decision list`: every decision, oldest first, and whether it still holds. */
export async function decisionList(options: EventOptions, terminal: Terminal): Promise<ExitCode> {
  return atDesk(options, terminal, async (desk) => {
    const decisions = await desk.store.decisions(desk.county.code)
    const ordered = decisions.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    const holding = holdingOf(decisions)
    for (const one of ordered) {
      const isHolding = holding.has(one.id)
      terminal.out(
        options.json
          ? JSON.stringify({ ...decisionFields(one), isInForce: isHolding })
          : [
              one.id,
              formatChinaMinute(one.at),
              ...wordsOf(one, desk),
              one.approver,
              isHolding ? '有效' : '已失效',
            ].join('  '),
      )
    }
    return 0
  })
}

/** Ids of decisions that were neither undone nor replaced by a later one of their kind. */
function holdingOf(decisions: readonly Decision[]): ReadonlySet<string> {
  const byEvent = Map.groupBy(decisions, ({ event }) => event)
  const ids = [...byEvent.values()].flatMap((ofEvent) => {
    const { ruling, stops, forwards, matches, lifts } = inForce(ofEvent)
    return [...(ruling ? [ruling] : []), ...stops, ...forwards.slice(-1), ...matches.values(), ...lifts]
  })
  return new Set(ids.map(({ id }) => id))
}

function wordsOf(decision: Decision, { catalogue, county }: CountyDesk): readonly string[] {
  return [
    decision.event,
    DECISION_LABELS[decision.kind],
    saidBy(decision, { catalogue, county }),
    decision.basis,
  ].filter((words) => words !== '')
}

function saidBy(decision: Decision, { catalogue, county }: Pick<CountyDesk, 'catalogue' | 'county'>): string {
  switch (decision.kind) {
    case 'extend':
      return `至${decision.until}`
    case 'stop-clock':
      return decision.toOn === undefined ? `自${decision.fromOn}起` : `${decision.fromOn}至${decision.toOn}`
    case 'withhold':
      return decision.ground === undefined ? '' : WITHHOLD_GROUNDS[decision.ground].name
    case 'withdraw':
      return ''
    case 'forward':
      return `由${catalogue.units.get(county.code)?.get(decision.toUnit)?.name ?? decision.toUnit}办理`
    case 'match':
      return `公告${decision.notice}${decision.isAnswer ? '对应' : '不对应'}`
    case 'lift':
      return decision.undoes
  }
}

function decisionFields(decision: Decision) {
  return { ...decision, at: formatChinaInstant(decision.at) }
}
