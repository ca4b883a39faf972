import { FACT_LABELS, type FactName, type Trigger } from '../../domain/duty/trigger.ts'
import type { Expectation } from '../../domain/judge/unclaimed/expectations.ts'
import type { Proposal } from '../../domain/judge/unclaimed/proposal.ts'
import type { MissingField } from '../../domain/judge/unclaimed/proposed-fields.ts'
import type { Unit } from '../../domain/tell/unit.ts'
import { chinaDateOf, formatChinaInstant } from '../../domain/time/instant.ts'
import type { Notice } from '../../domain/watch/notice.ts'

interface Names {
  readonly triggers: ReadonlyMap<string, Trigger>
  readonly units: ReadonlyMap<string, Unit>
}

/** One proposal on a few lines: what would be recorded, what was assumed, what is missing, and the notices. */
export function proposalWords(proposal: Proposal, { triggers, units }: Names): string {
  const { id, item, trigger, unit, occurredAt, facts, assumed, missing, because, notices } = proposal
  const unitName = unit === undefined ? '责任单位待定' : (units.get(unit)?.name ?? unit)
  const day = occurredAt === undefined ? '时间待定' : chinaDateOf(occurredAt)
  return [
    `${id}  ${item.title}（事项 ${item.id}）  ${triggers.get(trigger)?.name ?? trigger}  ${day}  ${unitName}`,
    `  ${factWords(facts)}`,
    ...(assumed.length > 0 ? [`  推定：${assumed.join('；')}`] : []),
    ...(missing.length > 0 ? [`  接受时要补：${missing.map(labelOf).join('、')}`] : []),
    `  依据：${because.join('；')}`,
    ...notices.map((notice) => `  公告：${noticeWords(notice)}`),
  ].join('\n')
}

/** One expectation: nothing is due and nobody is told before it is recorded. */
export function expectationWords(
  { id, item, from, followUp, notice, sinceOn, unit }: Expectation,
  { units }: Names,
): string {
  const unitName = unit === undefined ? '责任单位待定' : (units.get(unit)?.name ?? unit)
  return [
    `${id}  ${item.title}（事项 ${item.id}）  尚未登记，也未看到公告  ${unitName}`,
    `  ${sinceOn} 起：事件 ${from.id} 的公告“${notice.title}”`,
    `  ${followUp.reading}`,
  ].join('\n')
}

export function proposalFields(proposal: Proposal) {
  const { id, county, item, trigger, track, unit, occurredAt, facts, assumed, missing, because, notices } =
    proposal
  return {
    kind: 'proposal',
    id,
    county,
    row: item.row,
    item: item.id,
    trigger,
    track,
    unit,
    occurredAt: occurredAt === undefined ? undefined : formatChinaInstant(occurredAt),
    isEstimated: occurredAt !== undefined,
    facts,
    assumed,
    missing,
    because,
    notices: notices.map(({ id: notice, channel, title, url, displayedOn }) => ({
      notice,
      channel,
      title,
      url,
      displayedOn,
    })),
  }
}

export function expectationFields({ id, item, from, followUp, notice, sinceOn, unit, facts }: Expectation) {
  return {
    kind: 'expectation',
    id,
    county: from.county,
    row: item.row,
    item: item.id,
    trigger: followUp.trigger,
    unit,
    facts,
    from: from.id,
    notice: notice.id,
    sinceOn,
    because: followUp.reading,
  }
}

function factWords(facts: Proposal['facts']): string {
  const stated = Object.entries(facts) as [FactName, string][]
  return stated.map(([name, value]) => `${FACT_LABELS[name]}：${value}`).join('，')
}

function labelOf(field: MissingField): string {
  if (field === 'unit') return '责任单位（--set unit=…）'
  if (field === 'occurredAt') return '发生时间（--set occurredAt=2026-10-12T09:30:00+08:00）'
  return `${FACT_LABELS[field]}（--set ${field}=…）`
}

function noticeWords({ title, channel, displayedOn, url }: Notice): string {
  return [title, channel, displayedOn ?? '', url].filter((part) => part !== '').join('  ')
}
