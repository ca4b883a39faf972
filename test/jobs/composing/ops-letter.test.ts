import { describe, expect, it } from 'vitest'
import type { Judged } from '../../../lib/domain/judge/judge-county.ts'
import type { Line } from '../../../lib/domain/tell/outbox.ts'
import type { Person } from '../../../lib/domain/tell/unit.ts'
import type { ListState } from '../../../lib/domain/watch/channel-health.ts'
import { opsLetter } from '../../../lib/jobs/composing/ops-letter.ts'
import { AWAITED, judged, PUBLISHED, UNREAD } from '../../domain/tell/judged.ts'
import { policy } from '../../domain/tell/plans.ts'
import { at, CATALOGUE, county, event, listIdOf, listState, zhou } from '../../fixtures/cast.ts'

const sun: Person = { ...zhou, id: 'sun', role: 'ops', name: '孙示例' }
const MATTER = `channel/county-site/${listIdOf('county-site')}`
const lineOf = (kind: 'unreadable' | 'readable', matter = MATTER): Line => ({
  key: `${matter}:${kind}`,
  obligation: matter,
  rung: kind,
  kind,
})
const DOWN: ListState = {
  ...listState({ good: '2026-09-14 19:30', failed: '2026-09-15 09:30' }),
  failingSinceAt: at('2026-09-15 07:30'),
  failuresInARow: 3,
}
const UP = listState({ good: '2026-09-15 09:30' })
const ONCE = listState({ good: '2026-09-14 19:30', failed: '2026-09-15 09:30' })

interface Given {
  readonly lists: readonly ListState[]
  readonly judged?: readonly Judged[]
  readonly person?: Person
  readonly people?: readonly Person[]
}

const letter = (lines: readonly Line[], { lists, judged: of = [], person = sun, people = [person] }: Given) =>
  opsLetter(lines, {
    catalogue: CATALOGUE,
    county,
    person,
    people,
    judged: of,
    lists,
    now: at('2026-09-15 10:00'),
  })

describe('a mail to ops, at the moment of sending', () => {
  it.each<[string, 'unreadable' | 'readable', readonly ListState[], boolean]>([
    ['a list that is still out', 'unreadable', [DOWN], true],
    ['a list that came back', 'unreadable', [UP], false],
    ['a list that failed once since it came back', 'unreadable', [ONCE], false],
    ['a list that is back', 'readable', [UP], true],
    ['a list that is out again', 'readable', [DOWN], false],
    ['a list that nobody looked at', 'unreadable', [], false],
  ])('of %s, told as %s', (_, kind, lists, isSaid) => {
    expect(letter([lineOf(kind)], { lists })?.said).toEqual(isSaid ? [`${MATTER}:${kind}`] : undefined)
  })

  it('leaves out a list that is no longer in the catalogue', () => {
    const gone = lineOf('unreadable', 'channel/no-site/news')
    expect(letter([gone, lineOf('unreadable')], { lists: [DOWN] })?.said).toEqual([`${MATTER}:unreadable`])
    expect(letter([gone], { lists: [DOWN] })).toBeUndefined()
  })

  it('counts what is open on that channel, and what of it is past its due moment', () => {
    const of = [judged(event(), AWAITED), judged(policy('e2'), UNREAD), judged(policy('e3'), PUBLISHED)]
    const text = letter([lineOf('unreadable')], { lists: [DOWN], judged: of })?.mail.text
    expect(text).toContain('该渠道有2项公开事项未办结，其中1项已到期')
    expect(text).toContain('2026-09-15 07:30起已连续3次读取失败')
    expect(text).not.toContain('因此发给您')
  })

  it.each<[string, Person, readonly Person[], string]>([
    ['the office where there is no ops person', zhou, [zhou], '没有登记运维人员'],
    ['the office where ops are on leave', zhou, [zhou, sun], '运维人员休假或者联系不上'],
  ])('says why it goes to %s', (_, person, people, words) => {
    expect(letter([lineOf('unreadable')], { lists: [DOWN], person, people })?.mail.text).toContain(words)
  })
})
