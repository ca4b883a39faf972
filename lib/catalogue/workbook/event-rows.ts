import { createHash } from 'node:crypto'
import type { Catalogue } from '../../domain/catalogue.ts'
import type { ReportLevel } from '../../domain/duty/due-rule.ts'
import type { DutyEvent } from '../../domain/duty/event.ts'
import type { Item } from '../../domain/duty/item.ts'
import { FACT_LABELS, type FactName, type Facts, type Trigger } from '../../domain/duty/trigger.ts'
import { chinaDateOf, type Instant } from '../../domain/time/instant.ts'
import { type DraftFault, eventFaults, publishRules, tracksOf } from './event-check.ts'
import { countyOf, idOf, unitOf } from './known-words.ts'
import type { SheetRow, SheetShape } from './sheet-rows.ts'

export const FACT_NAMES = Object.keys(FACT_LABELS) as readonly FactName[]

export const EVENT_SHEET: SheetShape = {
  sheet: '触发事件',
  headings: [
    ...['编号', '行政区划代码', '公开事项编号', '触发事件', '发生时间', '核验时间', '提交方式/交易类型'],
    ...['责任单位', '层级', ...Object.values(FACT_LABELS), '录入时间'],
  ],
  needed: ['公开事项编号', '触发事件', '发生时间', '责任单位'],
}

/** Ways of submission and kinds of deals, in the words of the sheet. */
export const TRACK_LABELS: Readonly<Record<string, string>> = {
  'electronic-exchange': '电子交互',
  'other-submission': '其他形式',
  transfer: '转让',
  'capital-increase': '增资',
}

export const LEVEL_LABELS: Readonly<Record<ReportLevel, string>> = { department: '部门', county: '县' }

const HEADING_OF: Readonly<Record<DraftFault['field'], string>> = {
  occurredAt: '发生时间',
  verifiedAt: '核验时间',
  level: '层级',
  reportYear: FACT_LABELS.reportYear,
  amount: FACT_LABELS.amount,
}

/** One row as an event; undefined, with faults on the row, when something that must be right is not. */
export function eventOfRow(row: SheetRow, catalogue: Catalogue, recordedAt: Instant): DutyEvent | undefined {
  const county = countyOf(row, catalogue)
  const item = itemOf(row, catalogue)
  const trigger = item && triggerOf(row, item, catalogue)
  const unit = county && unitOf(row, '责任单位', { county, catalogue })
  const occurred = row.neededMoment('发生时间')
  const occurredAt = occurred?.at
  const verifiedAt = row.moment('核验时间')?.at
  const facts = factsOf(row, trigger)
  const ways = item && trigger ? waysOf(row, item, trigger) : undefined
  const recorded = row.moment('录入时间')?.at ?? recordedAt
  const id = row.text('编号') === '' ? undefined : idOf(row, '编号')
  const draft = { trigger: trigger?.id, occurred, verifiedAt, facts, ...ways }
  for (const { field, ...complaint } of eventFaults(draft, item, catalogue.calendar)) {
    row.fault(HEADING_OF[field], complaint)
  }
  if (row.faults.length > 0 || !county || !item || !trigger || !unit || occurredAt === undefined) {
    return undefined
  }
  const named = { county, item: item.id, trigger: trigger.id, occurredAt, unit, facts, ...ways }
  return {
    id: id ?? idFromContent(named),
    ...named,
    ...(verifiedAt === undefined ? {} : { verifiedAt }),
    recordedAt: recorded,
  }
}

/** Item, day and a hash of what happened: the same row always has the same id, in whichever file it comes. */
function idFromContent(event: Pick<DutyEvent, 'item' | 'occurredAt' | 'trigger' | 'unit' | 'facts'>): string {
  const { item, occurredAt, trigger, unit, facts } = event
  const content = JSON.stringify([
    item,
    occurredAt,
    trigger,
    unit,
    FACT_NAMES.map((name) => facts[name] ?? ''),
  ])
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 6)
  return `${item}-${chinaDateOf(occurredAt).replaceAll('-', '')}-${hash}`
}

function itemOf(row: SheetRow, catalogue: Catalogue): Item | undefined {
  const text = row.neededText('公开事项编号')
  if (text === '') return undefined
  const key = text.normalize('NFKC').toUpperCase()
  // A cell that Excel took for a number has lost the zero before it: 7 is 07, 2.1 is 02.1.
  const padded = /^\d(?:\.|$)/.test(key) ? `0${key}` : key
  const item =
    catalogue.items.get(padded) ??
    [...catalogue.items.values()].find(({ id, title }) => id.toUpperCase() === padded || title === text)
  if (!item) row.notKnown('公开事项编号', similarItems(padded, catalogue))
  return item
}

/** Items of the same row come first: 36 asks for 36.1, 36.2 or 36.3. */
function similarItems(key: string, catalogue: Catalogue): Iterable<string> {
  const sameRow = [...catalogue.items.keys()].filter((id) => id.startsWith(`${key.split('.')[0]}.`))
  return sameRow.length > 0 ? sameRow : catalogue.items.keys()
}

function triggerOf(row: SheetRow, item: Item, catalogue: Catalogue): Trigger | undefined {
  const text = row.neededText('触发事件')
  if (text === '') return undefined
  const key = text.normalize('NFKC')
  const trigger = [...catalogue.triggers.values()].find(
    ({ id, name }) => id === key || name.normalize('NFKC') === key,
  )
  const anchors = new Set(publishRules(item).map((rule) => rule.anchor))
  const names = [...anchors].map((id) => catalogue.triggers.get(id)?.name ?? id)
  if (!trigger) {
    row.notKnown('触发事件', names)
    return undefined
  }
  if (anchors.has(trigger.id)) return trigger
  const message = `事项${item.id}的时效不从“${trigger.name}”起算`
  row.fault('触发事件', { message, mend: `改为${names.map((name) => `“${name}”`).join('或')}` })
  return undefined
}

function factsOf(row: SheetRow, trigger: Trigger | undefined): Facts {
  const facts: { [name in FactName]?: string } = {}
  for (const name of FACT_NAMES) {
    const text = row.text(FACT_LABELS[name])
    if (text !== '') facts[name] = text
  }
  for (const name of trigger?.required ?? []) {
    if (facts[name] !== undefined) continue
    const message = `“${trigger?.name}”要有“${FACT_LABELS[name]}”`
    row.fault(FACT_LABELS[name], { message, mend: `补填“${FACT_LABELS[name]}”` })
  }
  if (facts.amount !== undefined) facts.amount = facts.amount.normalize('NFKC').replace(/[,\s]|元$/g, '')
  return facts
}

/** Track and level, where the item's rules depend on them. */
function waysOf(row: SheetRow, item: Item, trigger: Trigger): Pick<DutyEvent, 'track' | 'level'> {
  const rules = publishRules(item).filter((rule) => rule.anchor === trigger.id)
  const track = trackOf(row, item, trigger)
  const level = rules.some((rule) => rule.period.kind === 'yearly-report') ? levelOf(row) : undefined
  return { ...(track === undefined ? {} : { track }), ...(level === undefined ? {} : { level }) }
}

function trackOf(row: SheetRow, item: Item, trigger: Trigger): string | undefined {
  const tracks = tracksOf(item, trigger.id)
  if (tracks.length === 0) return undefined
  const heading = '提交方式/交易类型'
  const text = row.text(heading).normalize('NFKC')
  const track = tracks.find((id) => id === text || TRACK_LABELS[id] === text)
  if (track !== undefined) return track
  const choice = tracks.map((id) => `“${TRACK_LABELS[id] ?? id}”`).join('或')
  const message = text === '' ? `事项${item.id}的时效因提交方式或交易类型而不同` : `事项${item.id}没有这一种`
  row.fault(heading, { message, mend: `写${choice}` })
  return undefined
}

function levelOf(row: SheetRow): ReportLevel | undefined {
  const text = row.text('层级')
  const levels: readonly ReportLevel[] = ['department', 'county']
  return levels.find((level) => text === level || text === LEVEL_LABELS[level])
}
