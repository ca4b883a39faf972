import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { hangingTogether } from '../../../../lib/domain/judge/unclaimed/hanging-together.ts'
import { announced, fixed, judge, sold } from './unclaimed-cast.ts'

const groupsOf = (events: readonly DutyEvent[]) => {
  const { judged } = judge({ events })
  const groups = hangingTogether(judged)
  expect(groups.flatMap((group) => group.judged).length).toBe(judged.length)
  return groups.map((group) => ({
    events: group.events.toSorted(),
    judged: [...new Set(group.judged.map(({ obligation }) => obligation.event.id))].toSorted(),
  }))
}

describe('events that are closed together', () => {
  it('are each alone where nothing joins them, with every obligation of theirs', () => {
    expect(groupsOf([fixed(), sold()])).toEqual([
      { events: ['f1'], judged: ['f1'] },
      { events: ['s1'], judged: ['s1'] },
    ])
  })

  it('are two that one event took the place of, though they were met apart before', () => {
    const stand = announced({ supersedes: [{ id: 'f1+13', from: 'f1' }, { id: 's1' }] })
    expect(groupsOf([fixed(), sold(), stand])).toEqual([
      { events: ['f1', 'r1', 's1'], judged: ['f1', 'r1', 's1'] },
    ])
  })

  it('are those of two events that each took a place of one', () => {
    const first = announced({ id: 'r1', supersedes: [{ id: 'f1+13', from: 'f1' }] })
    const second = sold({ id: 'r2', supersedes: [{ id: 'f1+09', from: 'f1' }] })
    expect(groupsOf([first, second])).toEqual([{ events: ['f1', 'r1', 'r2'], judged: ['r1', 'r2'] }])
  })
})
