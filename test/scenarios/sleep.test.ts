import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMs, formatChinaInstant, HOUR_MS } from '../../lib/domain/time/instant.ts'
import { at, auction, building, event, PEOPLE, tender, zhangWithPhone } from '../fixtures/cast.ts'
import { comesBack, goesDown, posted, recorded, timeline } from './timeline.ts'

const START = '2026-09-14 00:10'
const people = PEOPLE.map((one) => (one.id === 'zhang' ? zhangWithPhone : one))
const sites = ['county-site', 'lntb', 'landchina']

const momentOf = (hours: number) =>
  formatChinaInstant(addMs(at(START), hours * HOUR_MS))
    .slice(0, 16)
    .replace('T', ' ')

const KINDS = {
  policy: {
    of: (id: string, on: string) => event({ id, on, facts: { documentTitle: `喀左县示例办法${id}` } }),
    title: (id: string) => `喀左县示例办法${id}`,
  },
  tender: {
    of: (id: string, on: string) => tender({ id, on, facts: { projectName: `示例改造工程${id}` } }),
    title: (id: string) => `示例改造工程${id}招标公告`,
  },
  building: {
    of: (id: string, on: string) => building({ id, on, facts: { projectName: `示例安置小区${id}` } }),
    title: (id: string) => `示例安置小区${id}开工信息`,
  },
  auction: {
    of: (id: string, on: string) =>
      auction({ id, on, facts: { projectName: `示例出让地块${id}`, parcelNo: `KZ2026-${id}` } }),
    title: (id: string) => `示例出让地块${id}挂牌出让公告`,
  },
} as const

const hours = fc.integer({ min: 0, max: 24 * 32 })
const plot = fc.record({
  kind: fc.constantFrom('policy', 'tender', 'tender', 'building', 'auction'),
  recordedAfter: hours,
  /** From the recording; rules count from it, also when it lies weeks back. */
  occurredAfter: fc.oneof(fc.integer({ min: -24, max: 24 }), fc.integer({ min: -24 * 40, max: 24 * 10 })),
  postedAfter: fc.option(hours, { nil: undefined, freq: 1 }),
  site: fc.constantFrom(...sites),
})
const outage = fc.record({
  site: fc.constantFrom(...sites),
  from: hours,
  length: fc.integer({ min: 1, max: 120 }),
})

describe('a county that sleeps', () => {
  it('tells the same as one that is judged every hour', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(plot, { minLength: 1, maxLength: 4 }),
        fc.array(outage, { maxLength: 2 }),
        fc.constantFrom([7, 11, 15, 19], [9, 14], [12]),
        async (plots, outages, lookHours) => {
          const run = (isSleepless: boolean) => {
            const story = timeline({ people, sites, isSleepless, lookHours }).at(START, recorded({}))
            plots.forEach((one, index) => {
              const { of, title } = KINDS[one.kind]
              const id = String(index + 1).padStart(2, '0')
              const on = momentOf(one.recordedAfter + one.occurredAfter)
              story.at(momentOf(one.recordedAfter), recorded({ events: [of(id, on)] }))
              if (one.postedAfter !== undefined)
                story.at(momentOf(one.postedAfter), posted({ channel: one.site, title: title(id) }))
            })
            for (const { site, from, length } of outages) {
              story.at(momentOf(from), goesDown(site)).at(momentOf(from + length), comesBack(site))
            }
            return story.sentUntil('2026-10-20 12:00')
          }
          expect(await run(false)).toEqual(await run(true))
        },
      ),
      { numRuns: 25, seed: 20181012 },
    )
  })
})
