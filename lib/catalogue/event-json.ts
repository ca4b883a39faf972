import * as z from 'zod'
import type { Catalogue } from '../domain/catalogue.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import type { Item } from '../domain/duty/item.ts'
import { FACT_LABELS, type FactName, type Trigger } from '../domain/duty/trigger.ts'
import type { Unit } from '../domain/tell/unit.ts'
import { type Instant, parseInstant } from '../domain/time/instant.ts'
import { parseLocalDate } from '../domain/time/local-date.ts'
import { type Complaint, fieldText } from './fault.ts'
import { text } from './fields.ts'
import { complaintOf } from './schema-complaint.ts'
import { eventFaults, publishRules, type StatedMoment, tracksOf } from './workbook/event-check.ts'

/** What is wrong with one field of an event, in the words of the office. */
export interface EventFault extends Complaint {
  readonly field: string
}

export type EventRead = { readonly event: DutyEvent } | { readonly faults: readonly EventFault[] }

const WRITTEN_INSTANT = '写成 2026-10-12T09:30:00+08:00 这样的时间，带时区'

const instant = z
  .string()
  .transform((value) => parseInstant(value))
  .refine((at) => at !== undefined, WRITTEN_INSTANT)
  .transform((at) => at as Instant)

/** A bare date is the start of its day; whether the hour was meant is seen from the text alone. */
const statedMoment = z
  .string()
  .transform((text) => ({ at: parseInstant(text), hasClock: parseLocalDate(text.trim()) === undefined }))
  .refine(({ at }) => at !== undefined, WRITTEN_INSTANT)
  .transform((moment) => moment as StatedMoment)

const factNames = Object.keys(FACT_LABELS) as [FactName, ...FactName[]]

const eventSchema = z.strictObject({
  id: text.max(200),
  county: text,
  item: text,
  trigger: text,
  track: text.optional(),
  occurredAt: statedMoment,
  verifiedAt: instant.optional(),
  level: z.enum(['department', 'county']).optional(),
  unit: text,
  facts: z.partialRecord(z.enum(factNames), text.max(500)),
  recordedAt: instant,
})

type EventForm = z.output<typeof eventSchema>

/**
 * One event as another system sends it, for example
 * `{"id":"e-20261012-1","county":"211324","item":"17","trigger":"text_received","occurredAt":"2026-10-12T09:30:00+08:00",
 * "unit":"housing-bureau","facts":{"projectName":"…"},"recordedAt":"2026-10-12T10:00:00+08:00"}`.
 * Trigger and unit are ids, names or aliases. All faults are given at once.
 */
export function readEventJson(value: unknown, catalogue: Catalogue): EventRead {
  const parsed = eventSchema.safeParse(value)
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map((issue) => {
        const { path, complaint } = complaintOf(issue, value)
        return { field: fieldText(path), ...complaint }
      }),
    }
  }
  const form = parsed.data
  const known = { trigger: triggerOf(form, catalogue), unit: unitOf(form, catalogue) }
  const faults = [...faultsOf(form, known, catalogue)]
  if (faults.length > 0 || !known.trigger || !known.unit) return { faults }
  const { at: occurredAt } = form.occurredAt
  return { event: { ...form, occurredAt, trigger: known.trigger.id, unit: known.unit.id } }
}

interface Known {
  readonly trigger: Trigger | undefined
  readonly unit: Unit | undefined
}

function triggerOf({ trigger }: EventForm, { triggers }: Catalogue): Trigger | undefined {
  return triggers.get(trigger) ?? [...triggers.values()].find(({ name }) => name === trigger)
}

function unitOf({ county, unit }: EventForm, { units }: Catalogue): Unit | undefined {
  const ofCounty = units.get(county)
  const isCalled = ({ name, aliases }: Unit) => [name, ...aliases.map((alias) => alias.name)].includes(unit)
  return ofCounty?.get(unit) ?? [...(ofCounty?.values() ?? [])].find(isCalled)
}

function* faultsOf(form: EventForm, { trigger, unit }: Known, catalogue: Catalogue): Iterable<EventFault> {
  if (!catalogue.counties.has(form.county)) {
    yield unknownFault('county', '县', form.county, [...catalogue.counties.keys()])
  } else if (!unit) {
    yield unknownFault('unit', '责任单位', form.unit, [...(catalogue.units.get(form.county)?.keys() ?? [])])
  }
  const item = catalogue.items.get(form.item)
  if (!item) yield unknownFault('item', '公开事项', form.item, [...catalogue.items.keys()])
  if (!trigger) yield unknownFault('trigger', '触发事件', form.trigger, triggersOf(item, catalogue))
  if (trigger && item) yield* pairFaults(form, item, trigger)
  if (trigger) yield* factFaults(form, trigger)
  const draft = { ...form, trigger: trigger?.id, occurred: form.occurredAt }
  for (const { field, ...complaint } of eventFaults(draft, item, catalogue.calendar)) {
    yield { field: field in FACT_LABELS ? `facts.${field}` : field, ...complaint }
  }
}

/** What the item's rules say about this kind of event: whether it starts any clock, and on which tracks. */
function* pairFaults(form: EventForm, item: Item, trigger: Trigger): Iterable<EventFault> {
  const anchors = [...new Set(publishRules(item).map((rule) => rule.anchor))]
  if (!anchors.includes(trigger.id)) {
    const message = `事项 ${item.id} 的期限不从“${trigger.name}”起算`
    yield { field: 'trigger', message, mend: `改为其中之一：${anchors.join('、')}` }
    return
  }
  const tracks = tracksOf(item, trigger.id)
  const mend = tracks.length > 0 ? `改为其中之一：${tracks.join('、')}` : '删去这个字段'
  if (form.track === undefined) {
    if (tracks.length > 0) yield { field: 'track', message: `事项 ${item.id} 缺少提交方式或交易类型`, mend }
  } else if (!tracks.includes(form.track)) {
    yield { field: 'track', message: `事项 ${item.id} 没有提交方式或交易类型“${form.track}”`, mend }
  }
}

function* factFaults({ facts }: EventForm, trigger: Trigger): Iterable<EventFault> {
  for (const name of trigger.required) {
    if (facts[name] !== undefined) continue
    const message = `“${trigger.name}”缺少${FACT_LABELS[name]}`
    yield { field: `facts.${name}`, message, mend: `补上 ${name}` }
  }
}

function triggersOf(item: Item | undefined, { triggers }: Catalogue): string[] {
  return item ? [...new Set(item.rules.map((rule) => rule.anchor))] : [...triggers.keys()]
}

const OPTIONS_MAX = 80

function unknownFault(field: string, what: string, value: string, options: readonly string[]): EventFault {
  const shown = options.slice(0, OPTIONS_MAX).join('、')
  const more = options.length > OPTIONS_MAX ? '等' : ''
  return { field, message: `没有${what}“${value}”`, mend: `改为其中之一：${shown}${more}` }
}
