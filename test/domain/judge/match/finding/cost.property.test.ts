import { afterEach, describe, expect, it, vi } from 'vitest'
import { NO_IDENTIFIERS, type Notice } from '../../../../../lib/domain/watch/notice.ts'
import { notice } from '../../../../fixtures/cast.ts'
import { indexOf } from '../match-cast.ts'
import { named } from '../matching-names.ts'

describe('the cost of matching', () => {
  afterEach(() => vi.restoreAllMocks())

  const titled = (title: string): Notice =>
    notice({ title, identifiers: { ...NO_IDENTIFIERS, projectCodes: ['2609-211324-04-01-225421'] } })

  function lookUps(count: number, title: string): number {
    const events = Array.from({ length: count }, (_, n) => named(`t${n}`, `喀左县2026年示例工程第${n}号项目`))
    const index = indexOf(events)
    const spy = vi.spyOn(Map.prototype, 'get')
    index.verdictOf(titled(title))
    return spy.mock.calls.length
  }

  it.each([
    ['that answers one of many', '喀左县2026年示例工程第7号项目招标公告'],
    ['that begins like all of them', '喀左县2026年示例工程汇总招标公告'],
    ['about something else', '朝阳市某示例大桥维修项目招标公告'],
  ])('does not grow with the number of events for a notice %s', (_, title) => {
    // Names get one or two digits longer; that adds a length to look up, not an event.
    expect(lookUps(5_000, title)).toBeLessThan(2 * lookUps(20, title) + 50)
  })
})
