import { expect, it } from 'vitest'
import type { Decision, Extend } from '../../lib/domain/duty/decision.ts'
import type { Person } from '../../lib/domain/tell/unit.ts'
import { addMs, HOUR_MS } from '../../lib/domain/time/instant.ts'
import { localDate } from '../../lib/domain/time/local-date.ts'
import type { Attestation } from '../../lib/domain/watch/attestation.ts'
import type { FactStore } from '../../lib/jobs/ports.ts'
import { eventOf, freshCounty, ids, NOON } from './store-values.ts'

/** Stores may drop fields that say `undefined`. */
const bare = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

/** What every FactStore must do. */
export function factStoreContract(store: () => FactStore): void {
  it('keeps the first of two events with one id', async () => {
    const county = freshCounty()
    const event = eventOf(county, 'e1')
    expect(await store().putEvent(event)).toBe('new')
    expect(await store().putEvent({ ...event, unit: 'another' })).toBe('different')
    expect(await store().putEvent({ ...event, facts: { parcelNo: '2026-08' } })).toBe('different')
    expect(bare(await store().events(county))).toEqual([bare(event)])
  })

  it('knows an event again whatever the order of its fields and the moment of recording', async () => {
    const county = freshCounty()
    const { projectName, parcelNo } = eventOf(county, 'e1').facts
    await store().putEvent(eventOf(county, 'e1'))
    const again = { recordedAt: addMs(NOON, HOUR_MS), facts: { parcelNo, projectName } }
    expect(await store().putEvent({ ...again, ...bare({ ...eventOf(county, 'e1'), ...again }) })).toBe(
      'known',
    )
  })

  it('amends a known event, which stays open or closed as it was, and no other', async () => {
    const county = freshCounty()
    for (const id of ['e1', 'e2']) await store().putEvent(eventOf(county, id))
    await store().closeEvent(county, 'e2')
    expect(await store().openEvents(county)).toHaveLength(1)
    const verified = (id: string) => ({ ...eventOf(county, id), verifiedAt: addMs(NOON, HOUR_MS) })
    for (const id of ['e1', 'e2', 'e2']) expect(await store().amendEvent(verified(id))).toBe('amended')
    expect(await store().amendEvent(verified('e3'))).toBe('unknown')
    expect(bare(await store().openEvents(county))).toEqual([bare(verified('e1'))])
    expect(bare(await store().events(county))).toEqual(['e1', 'e2'].map((id) => bare(verified(id))))
    expect(await store().putEvent(verified('e1'))).toBe('known')
  })

  it('reopens a closed event, as often as it is asked, and lets it be closed again', async () => {
    const county = freshCounty()
    for (const id of ['e1', 'e2']) await store().putEvent(eventOf(county, id))
    for (const id of ['e1', 'e2']) await store().closeEvent(county, id)
    expect(await store().openEvents(county)).toEqual([])
    for (const id of ['e2', 'e2', 'never-put']) await store().reopenEvent(county, id)
    expect(bare(await store().openEvents(county))).toEqual([bare(eventOf(county, 'e2'))])
    expect(ids(await store().events(county))).toEqual(['e1', 'e2'])
    await store().closeEvent(county, 'e2')
    expect(await store().openEvents(county)).toEqual([])
  })

  it('lets one of 20 concurrent puts of an event be the new one', async () => {
    const county = freshCounty()
    const puts = Array.from({ length: 20 }, () => store().putEvent(eventOf(county, 'e1')))
    expect((await Promise.all(puts)).filter((answer) => answer === 'new')).toHaveLength(1)
  })

  it('takes closed events out of the open ones for good', async () => {
    const county = freshCounty()
    for (const id of ['e1', 'e2', 'e3']) await store().putEvent(eventOf(county, id))
    await store().closeEvent(county, 'e2')
    await store().closeEvent(county, 'e2')
    await store().closeEvent(county, 'never-put')
    expect(await store().putEvent(eventOf(county, 'e2'))).toBe('known')
    expect(ids(await store().openEvents(county))).toEqual(['e1', 'e3'])
    expect(ids(await store().events(county))).toEqual(['e1', 'e2', 'e3'])
  })

  it('keeps counties apart, and ids that hold the separators of keys', async () => {
    const [one, other] = [freshCounty(), freshCounty()]
    for (const id of ['a#b', 'a%23b', 'a/b', '城南 地块']) await store().putEvent(eventOf(one, id))
    await store().closeEvent(one, 'a#b')
    expect(await store().events(other)).toEqual([])
    expect(ids(await store().openEvents(one))).toEqual(['a%23b', 'a/b', '城南 地块'])
  })

  it('gives back attestations, decisions and people; the same id again is one', async () => {
    const county = freshCounty()
    const attestation: Attestation = {
      id: 'a1',
      county,
      event: 'e1',
      channel: 'village-board',
      postedOn: localDate('2026-03-02'),
      by: 'p1',
      photoSha256: 'c'.repeat(64),
      at: NOON,
    }
    const decision: Extend = {
      id: 'd1',
      county,
      event: 'e1',
      kind: 'extend',
      until: localDate('2026-04-01'),
      basis: '条例第三十三条',
      approver: 'p2',
      at: NOON,
    }
    const { until: _, ...base } = decision
    const decisions: readonly Decision[] = [
      decision,
      {
        ...base,
        id: 'd2',
        kind: 'stop-clock',
        fromOn: localDate('2026-03-03'),
        toOn: localDate('2026-03-04'),
      },
      { ...base, id: 'd3', kind: 'stop-clock', fromOn: localDate('2026-03-03') },
      { ...base, id: 'd4', kind: 'withhold', ground: 'state-secret' },
      { ...base, id: 'd5', kind: 'withdraw' },
      { ...base, id: 'd6', kind: 'forward', toUnit: 'u2' },
      { ...base, id: 'd7', kind: 'match', notice: 'n1', isAnswer: false },
      { ...base, id: 'd8', kind: 'lift', undoes: 'd1' },
    ]
    const person: Person = {
      id: 'p1',
      county,
      unit: 'u1',
      role: 'contact',
      name: '联系人',
      email: 'contact@unit.example',
    }
    const noticeDecision = {
      id: 'not-an-event-n1',
      county,
      notice: 'n1',
      kind: 'not-an-event',
      why: '不属于本县',
      at: NOON,
    } as const
    for (let round = 0; round < 2; round += 1) {
      await store().putAttestation(attestation)
      for (const one of decisions) await store().putDecision(one)
      await store().putPerson(person)
      await store().putNoticeDecision(noticeDecision)
    }
    await store().putPerson({ ...person, role: 'head' })
    expect(await store().attestations(county)).toEqual([attestation])
    expect(await store().noticeDecisions(county)).toEqual([noticeDecision])
    expect(await store().decisions(county)).toEqual(decisions)
    expect(await store().people(county)).toEqual([{ ...person, role: 'head' }])
  })

  it('keeps an absence until it is ended, whatever else is put of the person', async () => {
    const county = freshCounty()
    const person: Person = {
      id: 'p1',
      county,
      unit: 'u1',
      role: 'contact',
      name: '联系人',
      email: 'contact@unit.example',
    }
    const away = { from: localDate('2026-03-02'), until: localDate('2026-03-06') }
    expect(await store().setAway(county, 'p1', away)).toBe('gone')
    expect(await store().people(county)).toEqual([])
    await store().putPerson(person)
    expect(await store().setAway(county, 'p1', undefined)).toBe('known')
    expect(await store().setAway(county, 'p1', away)).toBe('changed')
    expect(await store().setAway(county, 'p1', { ...away })).toBe('known')
    await store().putPerson({ ...person, role: 'head' })
    expect(await store().people(county)).toEqual([{ ...person, role: 'head', away }])
    const longer = { ...away, substitute: 'p2' }
    await store().putPerson({ ...person, away: longer })
    expect(await store().people(county)).toEqual([{ ...person, away: longer }])
    expect(await store().setAway(county, 'p1', undefined)).toBe('changed')
    expect(await store().people(county)).toEqual([person])
  })
}
