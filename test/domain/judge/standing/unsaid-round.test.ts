import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../../lib/domain/duty/decision.ts'
import { judgeCounty } from '../../../../lib/domain/judge/judge-county.ts'
import { at, CATALOGUE, decision, listIdOf, listState, notice, tender } from '../../../fixtures/cast.ts'

const ROAD = '老城街道示例道路改造工程'
const LIST = listIdOf('county-site')

/** Standing on the county's site of a tender of 2026-09-01, beside one notice of the next day whose page was read. */
function standing(facts: object, title: string, decisions: readonly Decision[] = []) {
  const { judged } = judgeCounty(
    {
      events: [tender({ facts: { projectName: ROAD, ...facts } })],
      notices: [
        notice({
          list: LIST,
          title,
          text: '全文如下。',
          displayedOn: '2026-09-02',
          seen: '2026-09-02 08:30',
        }),
      ],
      listStates: [listState({ good: '2026-09-20 08:30' })],
      attestations: [],
      decisions,
      now: at('2026-09-20 09:00'),
    },
    CATALOGUE,
  )
  const found = judged.find(({ obligation }) => obligation.channel === 'county-site')?.standing
  return found && 'reason' in found ? `${found.kind}: ${found.reason}` : found?.kind
}

describe('a notice of another round', () => {
  it.each([
    ['the event does not say its round', {}, `${ROAD}（第二次）招标公告`, 'unverifiable: ambiguous-match'],
    ['the title does not say its round', { round: '2' }, `${ROAD}招标公告`, 'unverifiable: ambiguous-match'],
    ['both say it', { round: '1' }, `${ROAD}（第二次）招标公告`, 'overdue'],
    ['it only corrects', {}, `${ROAD}（第二次）招标公告的更正公告`, 'overdue'],
  ])('where %s', (_, facts, title, expected) => {
    expect(standing(facts, title)).toBe(expected)
  })

  it('is none once a person said so', () => {
    const no = decision({ kind: 'match', event: 't1', notice: 'n1', isAnswer: false, at: '2026-09-19 09:00' })
    expect(standing({}, `${ROAD}（第二次）招标公告`, [no])).toBe('overdue')
  })
})
