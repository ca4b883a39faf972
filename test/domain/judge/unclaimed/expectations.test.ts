import { describe, expect, it } from 'vitest'
import { type Judged, judgeCounty } from '../../../../lib/domain/judge/judge-county.ts'
import type { Candidate } from '../../../../lib/domain/judge/unclaimed/candidates.ts'
import {
  type ExpectationsFrom,
  expectationsFrom,
} from '../../../../lib/domain/judge/unclaimed/expectations.ts'
import { projectOfEvent } from '../../../../lib/domain/judge/unclaimed/same-project.ts'
import { fromDayNumber, localDate, toDayNumber } from '../../../../lib/domain/time/local-date.ts'
import { at, CATALOGUE, event, mustBe, notice } from '../../../fixtures/cast.ts'
import { factsOf } from './unclaimed-cast.ts'

const NAME = '喀左县示例道路改造工程'
const candidates = event({
  id: 'c1',
  item: '21',
  trigger: 'text_received',
  track: 'electronic-exchange',
  unit: 'development-bureau',
  facts: { projectName: NAME },
  on: '2026-09-07 10:00',
})
const posted = notice({
  id: 'n-c',
  channel: 'lntb',
  list: 'candidate-notice',
  title: `${NAME}中标候选人公示`,
  text: NAME,
  displayedOn: '2026-09-07',
  seen: '2026-09-07 14:30',
})

function expected(when: string, parts: Partial<ExpectationsFrom> = {}) {
  const facts = factsOf({ events: [candidates], notices: [posted], now: at(when) })
  const { judged } = judgeCounty(facts, CATALOGUE)
  const none = { seen: [], changes: [], refused: new Set<string>() }
  return expectationsFrom(
    { judged, notices: [posted], events: [candidates], now: facts.now, ...none, ...parts },
    CATALOGUE,
  )
}

const judged = () =>
  judgeCounty(
    factsOf({ events: [candidates], notices: [posted], now: at('2026-09-12 09:00') }),
    CATALOGUE,
  ).judged.filter(({ standing }) => 'answer' in standing && standing.answer !== undefined)

const answeredBy = (one: Judged, id: string): Judged =>
  ({ ...one, standing: { ...one.standing, answer: { notice: id } } }) as Judged

const chinaDateTime = (days: number) => `${fromDayNumber(toDayNumber(localDate('2026-09-07')) + days)} 09:00`

function seenAs(id: string, name = NAME): Candidate {
  const item = mustBe(CATALOGUE.items.get(id))
  const face = projectOfEvent({ ...candidates, facts: { projectName: name } }, item)
  return { notice: posted, item, name, face, because: [] }
}

describe('what should follow a notice', () => {
  it('is told to the office from its day on, and makes nothing due', () => {
    expect(expected('2026-09-09 09:00')).toEqual([])
    expect(expected('2026-09-10 09:00')).toMatchObject([
      {
        id: 'c1+22',
        item: { id: '22' },
        sinceOn: '2026-09-07',
        unit: 'development-bureau',
        facts: { projectName: NAME },
      },
    ])
    expect(expected('2027-09-10 09:00')).toEqual([])
  })

  it.each<[string, Partial<ExpectationsFrom>]>([
    ['is recorded', { events: [candidates, { ...candidates, id: 'x', item: '22' }] }],
    ['was refused', { refused: new Set(['c1+22']) }],
    ['is shown by a notice of its kind', { seen: [seenAs('22')] }],
    ['was ended', { changes: [notice({ title: `${NAME}终止公告` })] }],
  ])('is not told once it %s', (_, parts) => {
    expect(expected('2026-09-10 09:00', parts)).toEqual([])
  })

  const other = { facts: { projectName: '喀左县示例桥梁工程' } }
  it.each<[string, Partial<ExpectationsFrom>]>([
    [
      'another project is recorded',
      { events: [candidates, { ...candidates, ...other, id: 'x', item: '22' }] },
    ],
    [
      'another kind of event of the same project is',
      { events: [candidates, { ...candidates, id: 'x', item: '20' }] },
    ],
    ['a notice of another kind shows the project', { seen: [seenAs('20')] }],
    ['a notice shows another project', { seen: [seenAs('22', '喀左县示例桥梁工程')] }],
    ['another expectation was refused', { refused: new Set(['c2+22']) }],
    ['another procedure was ended', { changes: [notice({ title: '喀左县示例桥梁工程终止公告' })] }],
  ])('is told though %s', (_, parts) => {
    expect(expected('2026-09-10 09:00', parts)).toHaveLength(1)
  })

  it('is told until the last day before it is forgotten, and of its last day still', () => {
    const { forgetDays } = mustBe(CATALOGUE.followUps.find(({ from, to }) => from === '21' && to === '22'))
    const day = (days: number) => chinaDateTime(days)
    expect(expected(day(forgetDays))).toHaveLength(1)
    expect(expected(day(forgetDays + 1))).toEqual([])
  })

  it('is told of the first of two notices, in whatever order they come', () => {
    const first = judged()[0]
    const later = { ...posted, id: 'n-later', displayedOn: localDate('2026-09-08') }
    const both = [mustBe(first), answeredBy(mustBe(first), 'n-later')]
    for (const some of [both, both.toReversed()]) {
      const found = expected('2026-09-12 09:00', { judged: some, notices: [posted, later] })
      expect(found).toMatchObject([{ sinceOn: '2026-09-07', notice: { id: 'n-c' } }])
    }
  })
})
