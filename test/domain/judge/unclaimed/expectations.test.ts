import { describe, expect, it } from 'vitest'
import { judgeCounty } from '../../../../lib/domain/judge/judge-county.ts'
import {
  type ExpectationsFrom,
  expectationsFrom,
} from '../../../../lib/domain/judge/unclaimed/expectations.ts'
import { at, CATALOGUE, event, notice } from '../../../fixtures/cast.ts'
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
    ['was ended', { changes: [notice({ title: `${NAME}终止公告` })] }],
  ])('is not told once it %s', (_, parts) => {
    expect(expected('2026-09-10 09:00', parts)).toEqual([])
  })
})
