import { existsSync, readFileSync, statSync } from 'node:fs'
import { eventBridgeClient, publishEvents } from '../adapters/bus/event-bus.ts'
import { quietTelemetry } from '../adapters/telemetry.ts'
import { readEventJson } from '../catalogue/event-json.ts'
import { type RowFault, readEventFile } from '../catalogue/event-workbook.ts'
import { mustLoadCatalogue } from '../catalogue/load.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import { nameOf } from '../domain/judge/match/matching.ts'
import { formatChinaInstant, formatChinaMinute } from '../domain/time/instant.ts'
import { type RecordCounts, record } from '../jobs/record.ts'
import { type CountyDesk, type DeskOptions, openCountyDesk } from '../local/county-desk.ts'
import type { ExitCode, Terminal } from './terminal.ts'

export interface EventOptions extends DeskOptions {
  readonly json?: boolean | undefined
}

/** With `amend`, an event that is known under its id with another content takes the content that is given now. */
export interface AmendOption {
  readonly amend?: boolean | undefined
}

/** `duban event import FILE.xlsx|csv`: the good rows are recorded, each bad one is named with its mend. */
export async function eventImport(
  options: EventOptions & AmendOption & { file: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { file } = options
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    terminal.error(existsSync(file) ? `是文件夹，不是文件：${file}` : `没有这个文件：${file}`)
    return 2
  }
  return atDesk(options, terminal, async (desk) => {
    const knownEvents = new Set((await desk.store.events(desk.county.code)).map(({ id }) => id))
    const context = { recordedAt: desk.clock.now(), knownEvents }
    const named = { name: file, bytes: readFileSync(file) }
    const { faults, ...facts } = await readEventFile(named, desk.catalogue, context)
    const { counts, contradictions } = await record(facts, { ...desk, telemetry: quietTelemetry }, options)
    for (const fault of faults) terminal.error(options.json ? JSON.stringify(fault) : faultWords(file, fault))
    for (const one of contradictions)
      terminal.error(options.json ? JSON.stringify(one) : `${file}：${one.message} — ${one.mend}`)
    const faultCount = faults.length + contradictions.length
    const words = `新事件 ${counts.newEvents}，已有 ${counts.knownEvents}，更正 ${counts.amendedEvents}，现场证明 ${counts.attestations}，处理决定 ${counts.decisions}，联系人 ${counts.people}，有问题的行 ${faultCount}`
    terminal.out(options.json ? JSON.stringify({ ...counts, faults: faultCount }) : words)
    return faultCount === 0 ? 0 : 1
  })
}

function faultWords(file: string, { sheet, row, column, message, mend }: RowFault): string {
  const place = [sheet, row === undefined ? undefined : `第${row}行`, column]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  return `${file}${place === '' ? '' : ` ${place}`}：${message} — ${mend}`
}

/**
 * `duban event add`: events as JSON lines on standard input, the form that the bus carries. With `--bus` they are put on
 * that bus instead of into the store; either way each is checked first.
 */
export async function eventAdd(
  options: EventOptions & AmendOption & { bus?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { bus } = options
  if (bus !== undefined && options.amend) {
    terminal.error('发到总线的事件不能更正已有的登记：--amend 不能与 --bus 同用，请直接写入数据')
    return 2
  }
  if (bus !== undefined) return publishLines(bus, terminal)
  return atDesk(options, terminal, async (desk) => {
    const { events, code } = await checkedEvents(terminal, desk.catalogue)
    let isContradicted = false
    for (const { event } of events) {
      const facts = { events: [event], attestations: [], decisions: [], people: [] }
      const { counts, contradictions } = await record(facts, { ...desk, telemetry: quietTelemetry }, options)
      for (const { message, mend } of contradictions) terminal.error(`${message} — ${mend}`)
      if (contradictions.length > 0) isContradicted = true
      else terminal.out(`${event.id} ${recordedWords(counts)}`)
    }
    return isContradicted ? 1 : code
  })
}

function recordedWords({ newEvents, amendedEvents }: RecordCounts): string {
  if (newEvents > 0) return '已登记'
  return amendedEvents > 0 ? '已更正' : '已有，未改动'
}

async function publishLines(bus: string, terminal: Terminal): Promise<ExitCode> {
  const { events, code } = await checkedEvents(terminal, mustLoadCatalogue())
  const client = eventBridgeClient()
  const untaken = await publishEvents(
    events.map(({ value }) => value),
    { client, bus },
  )
  client.destroy()
  const refused = new Map(untaken.map(({ index, reason }) => [index, reason]))
  for (const [index, { event }] of events.entries()) {
    const reason = refused.get(index)
    if (reason === undefined) terminal.out(`${event.id} 已发到 ${bus}`)
    else terminal.error(`${event.id} 总线没有接收：${reason}`)
  }
  return untaken.length > 0 ? 1 : code
}

interface CheckedEvent {
  readonly event: DutyEvent
  /** As it was given: what the bus carries. */
  readonly value: unknown
}

async function checkedEvents(
  terminal: Terminal,
  catalogue: Catalogue,
): Promise<{ readonly events: readonly CheckedEvent[]; readonly code: ExitCode }> {
  const events: CheckedEvent[] = []
  let code: ExitCode = 0
  let line = 0
  for await (const text of terminal.lines) {
    line += 1
    if (text.trim() === '') continue
    const value = parsed(text)
    if (value === undefined) {
      code = 1
      terminal.error(`第${line}行：不是 JSON — 每行写一个事件，写成 {"id":"…","county":"…",…}`)
      continue
    }
    const read = readEventJson(value, catalogue)
    if ('event' in read) {
      events.push({ event: read.event, value })
      continue
    }
    code = 1
    for (const { field, message, mend } of read.faults)
      terminal.error(`第${line}行 ${field}：${message} — ${mend}`)
  }
  return { events, code }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `duban event list`: what has been recorded. */
export async function eventList(options: EventOptions, terminal: Terminal): Promise<ExitCode> {
  return atDesk(options, terminal, async ({ store, county, catalogue }) => {
    const units = catalogue.units.get(county.code)
    for (const event of await store.events(county.code)) {
      const unit = units?.get(event.unit)?.name ?? event.unit
      const trigger = catalogue.triggers.get(event.trigger)?.name ?? event.trigger
      const item = catalogue.items.get(event.item) ?? { title: event.item }
      terminal.out(
        options.json
          ? JSON.stringify(eventFields(event))
          : [event.id, minute(event), event.item, trigger, unit, nameOf(event, item)].join('  '),
      )
    }
    return 0
  })
}

function eventFields(event: DutyEvent) {
  const { occurredAt, verifiedAt, recordedAt, ...rest } = event
  return {
    ...rest,
    occurredAt: formatChinaInstant(occurredAt),
    ...(verifiedAt === undefined ? {} : { verifiedAt: formatChinaInstant(verifiedAt) }),
    recordedAt: formatChinaInstant(recordedAt),
  }
}

function minute({ occurredAt }: DutyEvent): string {
  return formatChinaMinute(occurredAt)
}

/** Runs a command on a county's facts and closes them again; a county that cannot be opened is wrong use. */
export async function atDesk(
  options: DeskOptions,
  terminal: Terminal,
  run: (desk: CountyDesk) => Promise<ExitCode>,
): Promise<ExitCode> {
  const desk = await openCountyDesk(options)
  if (typeof desk === 'string') {
    terminal.error(desk)
    return 2
  }
  try {
    return await run(desk)
  } finally {
    await desk.close()
  }
}
