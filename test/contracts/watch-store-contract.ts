import { expect, it } from 'vitest'
import { addMs, HOUR_MS } from '../../lib/domain/time/instant.ts'
import type { WatchStore } from '../../lib/jobs/ports.ts'
import { freshCounty, ids, NOON, noticeOf, readingOf, stateOf } from './store-values.ts'

/** What every WatchStore must do. */
export function watchStoreContract(store: () => WatchStore): void {
  it('writes a look: reading, notices and the state of the list', async () => {
    const county = freshCounty()
    const look = {
      reading: readingOf(county, 'r1'),
      notices: [noticeOf(county, 'n1'), noticeOf(county, 'n2')],
      state: stateOf(county, { etag: '"x"', lastGoodAt: NOON }),
    }
    await store().putLook(look)
    await store().putLook(look)
    expect(await store().listStates(county)).toEqual([look.state])
    expect(await store().readings(county, NOON)).toEqual([look.reading])
    expect(await store().noticesOfList(county, 'county-site', 'results')).toEqual(look.notices)
    expect(await store().noticesOfList(county, 'county-site', 'plans')).toEqual([])
  })

  it('replaces a changed notice and the state of the list', async () => {
    const county = freshCounty()
    await store().putLook({
      reading: readingOf(county, 'r1'),
      notices: [noticeOf(county, 'n1')],
      state: stateOf(county),
    })
    const gone = noticeOf(county, 'n1', { goneAt: addMs(NOON, HOUR_MS), goneEvidence: 'd'.repeat(64) })
    const state = stateOf(county, { looks: 2, lastLookAt: addMs(NOON, HOUR_MS) })
    await store().putLook({
      reading: readingOf(county, 'r2', { finishedAt: addMs(NOON, HOUR_MS) }),
      notices: [gone],
      state,
    })
    expect(await store().notices(county)).toEqual([gone])
    expect(await store().listStates(county)).toEqual([state])
    expect(ids(await store().readings(county, addMs(NOON, 1)))).toEqual(['r2'])
    expect(ids(await store().readings(county, NOON))).toEqual(['r1', 'r2'])
  })

  it('lists the notices of all lists since a moment, oldest first', async () => {
    const county = freshCounty()
    const seenAt = (id: string, hours: number, list = 'results') =>
      noticeOf(county, id, { firstSeenAt: addMs(NOON, hours * HOUR_MS), list })
    const notices = [seenAt('n3', 3), seenAt('n1', 1), seenAt('n2', 2)]
    await store().putLook({ reading: readingOf(county, 'r1'), notices, state: stateOf(county) })
    const plans = { list: 'plans' }
    await store().putLook({
      reading: readingOf(county, 'r2', plans),
      notices: [seenAt('n0', 2.5, 'plans')],
      state: stateOf(county, plans),
    })
    const order = async (since?: typeof NOON) => (await store().notices(county, since)).map(({ id }) => id)
    expect(await order()).toEqual(['n1', 'n2', 'n0', 'n3'])
    expect(await order(addMs(NOON, 2 * HOUR_MS))).toEqual(['n2', 'n0', 'n3'])
    expect(await order(addMs(NOON, 3 * HOUR_MS + 1))).toEqual([])
  })

  it('gives with a list state that was read before all that the look brought', async () => {
    const county = freshCounty()
    const put = (id: string, looks: number) =>
      store().putLook({
        reading: readingOf(county, `r${looks}`),
        notices: [noticeOf(county, id)],
        state: stateOf(county, { looks }),
      })
    await put('n1', 1)
    const writing = put('n2', 2)
    for (let isWritten = false; !isWritten; ) {
      const [state] = await store().listStates(county)
      const seen = ids(await store().notices(county))
      expect(seen).toContain('n1')
      isWritten = state?.looks === 2
      if (isWritten) expect(seen).toEqual(['n1', 'n2'])
    }
    await writing
  })

  it('pages over more than 1 MB of notices, and takes more than a batch in one look', async () => {
    const county = freshCounty()
    const title = '公告标题'.repeat(5_000)
    const notices = Array.from({ length: 60 }, (_, n) => noticeOf(county, `n${100 + n}`, { title }))
    await store().putLook({ reading: readingOf(county, 'r1'), notices, state: stateOf(county) })
    const ofList = await store().noticesOfList(county, 'county-site', 'results')
    expect(ids(ofList)).toEqual(ids(notices))
    expect(ofList.every((notice) => notice.title === title)).toBe(true)
    expect(ids(await store().notices(county))).toEqual(ids(notices))
  }, 30_000)

  it('cuts a text that is too long, between characters', async () => {
    const county = freshCounty()
    const notices = [
      noticeOf(county, 'n1', { text: '字'.repeat(1_500) }),
      noticeOf(county, 'n2', { text: `字${'𠮷'.repeat(900)}` }),
    ]
    await store().putLook({ reading: readingOf(county, 'r1'), notices, state: stateOf(county) })
    const [cut, astral] = await store().noticesOfList(county, 'county-site', 'results')
    expect(cut?.text).toBe('字'.repeat(300))
    expect(astral?.text).toBe(`字${'𠮷'.repeat(149)}`)
  })
}
