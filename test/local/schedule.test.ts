import { describe, expect, it } from 'vitest'
import { addMs, chinaInstantOf, DAY_MS, formatChinaInstant } from '../../lib/domain/time/instant.ts'
import { ticksBetween } from '../../lib/local/schedule.ts'

const words = (tick: { at: Parameters<typeof formatChinaInstant>[0]; job: string }) =>
  `${formatChinaInstant(tick.at).slice(5, 16)} ${tick.job}`

describe('the schedule of the embedded county', () => {
  it('looks before it judges and reports after, on a Monday', () => {
    const monday = ticksBetween(chinaInstantOf(2026, 11, 23), chinaInstantOf(2026, 11, 23, 11)).map(words)
    expect(monday).toEqual([
      '11-23T00:30 receive',
      '11-23T00:30 remind',
      '11-23T02:10 audit',
      '11-23T07:30 crawl',
      '11-23T08:00 receive',
      '11-23T08:00 remind',
      '11-23T08:30 digest',
      '11-23T11:00 receive',
      '11-23T11:00 remind',
    ])
  })

  it('has one digest a week', () => {
    const digests = ticksBetween(chinaInstantOf(2026, 9, 21), chinaInstantOf(2026, 11, 24)).filter(
      ({ job }) => job === 'digest',
    )
    expect(digests).toHaveLength(10)
  })

  it('gives every run once, however the time is cut', () => {
    const [from, until] = [chinaInstantOf(2026, 10, 1), chinaInstantOf(2026, 10, 8)]
    const cut = Array.from({ length: 14 }, (_, n) =>
      ticksBetween(addMs(from, (n * DAY_MS) / 2), addMs(from, ((n + 1) * DAY_MS) / 2)),
    ).flat()
    expect(cut).toEqual(ticksBetween(from, until))
  })
})
