import { beforeAll, describe, expect, it } from 'vitest'
import type { CountyJudgement, Judged } from '../../../lib/domain/judge/judge-county.ts'
import { chinaMoment, readStories, standingsTold } from '../../../lib/local/sample/story.ts'
import { CRAWL_HOURS } from '../../../lib/local/schedule.ts'
import { PRESENT, playedSample, wordsOf } from './played-sample.ts'

const DOWN = [chinaMoment('2026-10-28 08:00'), chinaMoment('2026-10-28 23:30')]
const EMPTY = chinaMoment('2026-11-05 20:00')

let judgements: readonly CountyJudgement[] = []

beforeAll(async () => {
  judgements = await playedSample(CRAWL_HOURS, [...DOWN, EMPTY, PRESENT])
}, 60_000)

const at = (index: number): readonly Judged[] => judgements[index]?.judged ?? []
const standingOf = (judged: readonly Judged[], event: string, channel: string) => {
  const found = judged.find(
    ({ obligation }) => obligation.event.id === event && obligation.channel === channel,
  )
  return found ? wordsOf(found.standing) : 'no obligation'
}

describe('the sample county at its present', () => {
  it('has each story end in the standings that it tells, on each channel', () => {
    const told = standingsTold(readStories())
    const judged = at(3).map(
      ({ obligation, standing }) => `${obligation.event.id} ${obligation.channel} ${wordsOf(standing)}`,
    )
    expect(judged.toSorted()).toEqual(told.toSorted())
  })

  it('shows every kind of standing that the pipeline can name', () => {
    const kinds = new Set(at(3).map(({ standing }) => wordsOf(standing)))
    expect([...kinds].toSorted()).toEqual(
      [
        'awaited',
        'extended',
        'incomplete',
        'late',
        'late-back-dated',
        'on-time',
        'overdue',
        'taken-down-early',
        'unattested',
        'uncertain',
        'unverifiable:ambiguous-match',
        'unverifiable:manual-channel',
        'unverifiable:window-not-covered',
        'withdrawn',
        'withheld',
      ].toSorted(),
    )
  })

  it('warns of the list with whole ID numbers, and tells none of them', () => {
    const warned = at(3).filter(({ warnings }) => warnings !== undefined)
    const found = warned.map(({ obligation, warnings }) => [
      obligation.event.id,
      warnings?.map(({ kind }) => kind),
    ])
    expect(found).toEqual([['2026-03.1-01', ['personal-data']]])
    expect(JSON.stringify(warned.map(({ warnings }) => warnings))).not.toMatch(/\d{15}/)
  })

  it('has at least 64 events over at least 27 rows, and dates that are provisional', () => {
    const stories = readStories()
    const rows = new Set(stories.flatMap(({ item }) => (/^\d/.test(item) ? [item.slice(0, 2)] : [])))
    expect(stories.length).toBeGreaterThanOrEqual(64)
    expect(rows.size).toBeGreaterThanOrEqual(27)
    expect(at(3).some(({ obligation }) => obligation.due.kind === 'provisional')).toBe(true)
  })
})

describe('a site that cannot be read', () => {
  it.each(DOWN.map((_, index) => index))(
    'is never taken for a missing notice while it is down (%i)',
    (index) => {
      const onSite = at(index).filter(({ obligation }) => obligation.channel === 'jtt-ln')
      expect(onSite.length).toBeGreaterThan(0)
      expect(onSite.filter(({ standing }) => standing.kind === 'overdue')).toEqual([])
      expect(standingOf(onSite, '2026-29-01', 'jtt-ln')).toBe('unverifiable:channel-not-read')
    },
  )

  it('is not taken for a missing notice while its list is empty', () => {
    expect(standingOf(at(2), '2026-31-01', 'lyt-ln')).toBe('unverifiable:channel-not-read')
    expect(standingOf(at(3), '2026-31-01', 'lyt-ln')).toBe('overdue')
  })
})
