import type { DutyEvent } from '../../../lib/domain/duty/event.ts'
import { judgeCounty } from '../../../lib/domain/judge/judge-county.ts'
import type { Standing } from '../../../lib/domain/judge/standing/standing.ts'
import { chinaInstantOf, type Instant } from '../../../lib/domain/time/instant.ts'
import type { WebChannel } from '../../../lib/domain/watch/channel.ts'
import { CATALOGUE, catalogueWith, event } from '../../fixtures/cast.ts'
import { COUNTY, post, type SamplePost, sampleChannel, type Town } from '../crawl-site.ts'

/** What the notice is called for which an event of 2 February waits; it is due on 4 March. */
export const NAME = '喀左县公共租赁住房管理办法'
export const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)

/** The county's own site with the lists of the sample channel. */
export function siteWith(parts: Partial<WebChannel> = {}): WebChannel {
  return { ...sampleChannel, id: 'county-site', ...parts }
}

export function others(count: number, on: string): SamplePost[] {
  return Array.from({ length: count }, (_, i) => post(`f${on}${i}`, on, `第${on}${i}号其他事项公示`))
}

export const answer = (on: string): SamplePost => post('answer', on, NAME)

/** The event whose notice is looked for. */
export const awaited = (facts: object = {}): DutyEvent =>
  event({ on: '2026-02-02 09:00', facts: { documentTitle: NAME, ...facts } })

/** How the event stands on the county's site by what the town's store holds. */
export async function standingOf(
  town: Town,
  now: Instant,
  { channel = siteWith(), of = awaited() }: { channel?: WebChannel; of?: DutyEvent } = {},
): Promise<Standing> {
  const facts = {
    events: [of],
    notices: await town.store.notices(COUNTY),
    listStates: await town.store.listStates(COUNTY),
    attestations: [],
    decisions: [],
    now,
  }
  const catalogue = catalogueWith({ channels: new Map([...CATALOGUE.channels, ['county-site', channel]]) })
  const found = judgeCounty(facts, catalogue).judged.find((one) => one.channel.id === 'county-site')
  if (!found) throw new Error('the event has no duty on the site')
  return found.standing
}
