import type { Catalogue } from '../../domain/catalogue.ts'
import type { Anchor } from '../../domain/duty/due.ts'
import { dueOf } from '../../domain/duty/due-of.ts'
import type { DueRule } from '../../domain/duty/due-rule.ts'
import type { DutyEvent } from '../../domain/duty/event.ts'
import { dueVersionOf } from '../../domain/duty/obligation.ts'
import type { Judged } from '../../domain/judge/judge-county.ts'
import type { County } from '../../domain/tell/county.ts'
import type { Matter } from '../../domain/tell/matter.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { matterFrom } from '../../jobs/composed.ts'
import { SAMPLE_STANDINGS, type SampleStanding, sampleOf } from './sample-standing.ts'

export interface SampleMatterFrom {
  readonly rule: DueRule
  readonly anchor: Anchor
  readonly catalogue: Catalogue
  readonly county: County
}

export interface SampleMatter {
  readonly standing: SampleStanding
  readonly matter: Matter
  /** When the message would go out. */
  readonly now: Instant
}

/** Facts that a clerk might enter; nothing in them is a real project, person or place. */
const FACTS = {
  projectName: '示例镇示例中学教学楼工程',
  documentTitle: '示例文件',
  batch: '示例批次',
  partyName: '示例有限公司',
  subject: '示例事项',
} as const

/** The matter that a rule gives in a standing, as a message would tell it; undefined where it cannot come to it. */
export function sampleMatter(standing: SampleStanding, from: SampleMatterFrom): SampleMatter | undefined {
  const { catalogue, county } = from
  const judged = judgedWithout(standing, from)
  const sample = judged && sampleOf(standing, { judged, calendar: catalogue.calendar })
  if (!judged || !sample) return undefined
  const due = sample.due ?? judged.obligation.due
  const whole: Judged = {
    ...judged,
    obligation: { ...judged.obligation, due, dueVersion: dueVersionOf(due) },
    standing: sample.standing,
  }
  const matter = matterFrom(whole, sample, { catalogue, county, now: sample.now })
  return { standing, now: sample.now, matter: { ...matter, ...sample.more } }
}

/** All matters that a rule can give. */
export function sampleMatters(from: SampleMatterFrom): readonly SampleMatter[] {
  return SAMPLE_STANDINGS.flatMap((standing) => sampleMatter(standing, from) ?? [])
}

function judgedWithout(
  standing: SampleStanding,
  { rule, anchor, catalogue, county }: SampleMatterFrom,
): Omit<Judged, 'standing'> | undefined {
  const item = [...catalogue.items.values()].find(({ rules }) => rules.some(({ id }) => id === rule.id))
  const channel = rule.channels.map((id) => catalogue.channels.get(id)).find((one) => one !== undefined)
  if (!item || !channel) return undefined
  const event: DutyEvent = {
    id: `sample-${standing}`,
    county: county.code,
    item: item.id,
    trigger: rule.anchor,
    track: rule.track,
    occurredAt: anchor.at,
    verifiedAt: anchor.verifiedAt,
    level: anchor.level,
    unit: item.units.find((id) => catalogue.units.get(county.code)?.has(id)) ?? county.office,
    facts: FACTS,
    recordedAt: anchor.at,
  }
  const due = dueOf(rule.period, anchor, catalogue.calendar)
  const id = `${event.id}/${rule.id}/${channel.id}`
  const named = { id, county: county.code, event, item, rule, channel: channel.id }
  return { channel, obligation: { ...named, due, dueVersion: dueVersionOf(due) } }
}
