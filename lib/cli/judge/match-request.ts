import type { Catalogue } from '../../domain/catalogue.ts'
import { type DueRule, isKeepPeriod } from '../../domain/duty/due-rule.ts'
import type { DutyEvent } from '../../domain/duty/event.ts'
import type { Item } from '../../domain/duty/item.ts'
import { type Obligation, obligationsOf } from '../../domain/duty/obligation.ts'
import { FACT_LABELS, type FactName, type Facts } from '../../domain/duty/trigger.ts'
import type { Answerable } from '../../domain/judge/match/event-face.ts'
import type { MatchedText } from '../../domain/judge/match/notice-face.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import { parseLocalDate } from '../../domain/time/local-date.ts'
import { addressDate } from '../../readers/address-date.ts'
import { readIdentifiers } from '../../readers/identifiers.ts'

/** As the line gives it, so that answers can be put to lines. */
export type LineId = string | number

/** What is wrong with a line, and what to mend. */
export interface MatchError {
  readonly id: LineId | null
  readonly code: 'malformed-line' | 'missing-field' | 'wrong-field' | 'unknown-rule' | 'twice'
  readonly message: string
}

export interface MatchNotice extends MatchedText {
  readonly id: LineId
}

type Fields = Readonly<Record<string, unknown>>

const LINE_CHARACTERS_MAX = 1_048_576
const SHOWN_CHARACTERS_MAX = 40
const EVENT_FORM =
  '{"id":"e1","rule":"R20.A","facts":{"projectName":"…"},"occurredAt":"2026-10-12T09:30:00+08:00","unit":"…"}'
const NOTICE_FORM = '{"id":"n1","channel":"county-site","title":"…","displayedOn":"2026-10-12"}'

/** An event of a line, with what it makes due, or what to mend. */
export function matchEvent(line: string, at: number, catalogue: Catalogue): Answerable | MatchError {
  const fields = objectOf(line)
  if (!fields) return fault(null, 'malformed-line', `第${at}行不是 JSON 对象：请写成 ${EVENT_FORM}`)
  const id = idOf(fields.id)
  if (id === undefined) return fault(null, 'missing-field', `第${at}行缺少 id：请给每个事件一个编号`)
  const rule = ruleOf(fields.rule, catalogue)
  if (typeof rule === 'string') return fault(id, 'unknown-rule', rule)
  const occurredAt = typeof fields.occurredAt === 'string' ? parseInstant(fields.occurredAt) : undefined
  if (occurredAt === undefined) {
    const given = shown(fields.occurredAt)
    return fault(
      id,
      'wrong-field',
      `occurredAt 读不懂（${given}）：应为带时区的时间，如 2026-10-12T09:30:00+08:00`,
    )
  }
  const facts = factsOf(fields.facts)
  if (typeof facts === 'string') return fault(id, 'wrong-field', facts)
  const { item, publish } = rule
  const event: Omit<DutyEvent, 'trigger' | 'track'> = {
    id: String(id),
    county: typeof fields.county === 'string' ? fields.county : ([...catalogue.counties.keys()][0] ?? ''),
    item: item.id,
    occurredAt,
    unit: typeof fields.unit === 'string' ? fields.unit : '',
    facts,
    recordedAt: occurredAt,
  }
  const of = (one: DueRule): readonly Obligation[] =>
    obligationsOf({ ...event, trigger: one.anchor, track: one.track }, item, catalogue.calendar)
  const [first] = publish
  const trigger = first?.anchor ?? ''
  return { event: { ...event, trigger, track: first?.track }, item, obligations: publish.flatMap(of) }
}

/** A notice of a line as the crawler would keep it, or what to mend. */
export function matchNotice(line: string, at: number): MatchNotice | MatchError {
  const fields = objectOf(line)
  if (!fields) return fault(null, 'malformed-line', `第${at}行不是 JSON 对象：请写成 ${NOTICE_FORM}`)
  const id = idOf(fields.id)
  if (id === undefined)
    return fault(null, 'missing-field', `第${at}行缺少 id：请给每条公告一个编号，结果按它对应`)
  const { title, text, column, channel, displayedOn, url } = fields
  if (typeof title !== 'string' || title.trim() === '') {
    return fault(id, 'missing-field', '缺少 title（标题）：请写上公告的标题')
  }
  for (const [name, value] of Object.entries({ text, column, channel, url })) {
    const isRight = typeof value === 'string' || (name === 'column' && typeof value === 'number')
    if (!isAbsent(value) && !isRight)
      return fault(id, 'wrong-field', `${name} 应为文字，不能是 ${shown(value)}`)
  }
  const day = typeof displayedOn === 'string' ? parseLocalDate(displayedOn.trim().slice(0, 10)) : undefined
  if (!isAbsent(displayedOn) && displayedOn !== '' && day === undefined) {
    return fault(id, 'wrong-field', `displayedOn 读不懂（${shown(displayedOn)}）：应为日期，如 2026-10-12`)
  }
  return {
    id,
    title,
    text: textOf(text),
    column: isAbsent(column) || column === '' ? undefined : String(column),
    channel: textOf(channel),
    displayedOn: day ?? addressDate(textOf(url)),
    identifiers: readIdentifiers(`${title}\n${textOf(text)}`),
  }
}

interface RuleOfItem {
  readonly item: Item
  readonly publish: readonly DueRule[]
}

/** By the rule's id, or by the item's (`20`, `R20`): then all that its events make due. */
function ruleOf(given: unknown, { items }: Catalogue): RuleOfItem | string {
  const id = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : ''
  if (id === '') return '缺少 rule：请写规则编号，如 R20.A'
  for (const item of items.values()) {
    const publish = item.rules.filter(({ period, channels }) => !isKeepPeriod(period) && channels.length > 0)
    if (id === item.id || id === `R${item.id}`) return { item, publish }
    const rule = item.rules.find((one) => one.id === id)
    if (!rule) continue
    const isDue = publish.includes(rule)
    return isDue ? { item, publish: [rule] } : `${id} 不要求在网上发布，没有公告可以对应`
  }
  return `没有规则 ${shown(given)}：请核对编号，编号见 catalogue/items 和 catalogue/duties.yaml`
}

function factsOf(given: unknown): Facts | string {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return '缺少 facts：请写上 {"projectName":"…"}'
  const facts: { [name in FactName]?: string } = {}
  for (const [name, value] of Object.entries(given)) {
    if (isAbsent(value)) continue
    // What other programs add says nothing here.
    if (!isFactName(name)) continue
    if (typeof value !== 'string' && typeof value !== 'number')
      return `facts.${name} 应为文字，不能是 ${shown(value)}`
    facts[name] = String(value)
  }
  return facts
}

function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACT_LABELS, name)
}

function objectOf(line: string): Fields | undefined {
  if (line.length > LINE_CHARACTERS_MAX) return undefined
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : undefined
  } catch {
    return undefined
  }
}

function idOf(id: unknown): LineId | undefined {
  return typeof id === 'string' || typeof id === 'number' ? id : undefined
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

function fault(id: LineId | null, code: MatchError['code'], message: string): MatchError {
  return { id, code, message }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text
}
