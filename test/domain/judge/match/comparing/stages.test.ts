import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import {
  hasStageOf,
  isOfProcedure,
  stagesBefore,
} from '../../../../../lib/domain/judge/match/comparing/stages.ts'
import { auction, tender } from '../../../../fixtures/cast.ts'
import { faceOf } from '../match-cast.ts'
import { candidates, ROAD } from '../matching-names.ts'

const stage = (id: string, item: string, facts: DutyEvent['facts'] = { projectName: ROAD }) =>
  tender({ id, item, facts })
const ofLand = (id: string, item: string, parcelNo: string) => auction({ id, item, facts: { parcelNo } })

describe('the stage in front of an event', () => {
  it.each<[string, readonly DutyEvent[], readonly string[]]>([
    ['is that of the same project', [stage('t1', '20'), candidates('t2')], ['t2 after t1']],
    [
      'is the nearest of several',
      [stage('t1', '20'), stage('t2', '21'), stage('t3', '22')],
      ['t2 after t1', 't3 after t2'],
    ],
    ['may leave one out', [stage('t1', '20'), stage('t3', '22')], ['t3 after t1']],
    ['is none where two are alike', [stage('t1', '20'), stage('t2', '20'), candidates('t3')], []],
    [
      'is none of another project',
      [stage('t1', '20', { projectName: '某镇另一工程' }), candidates('t2')],
      [],
    ],
    [
      'is none of another lot',
      [
        stage('t1', '20', { projectName: ROAD, lot: '1' }),
        stage('t2', '21', { projectName: ROAD, lot: '2' }),
      ],
      [],
    ],
    [
      'is none of another round',
      [stage('t1', '20', { projectName: ROAD, round: '2' }), candidates('t2')],
      [],
    ],
    [
      'is that of its own round',
      [stage('t1', '20', { projectName: ROAD, round: '2' }), stage('t2', '20'), candidates('t3')],
      ['t3 after t2'],
    ],
    [
      'is that of the same lots in any order',
      [
        stage('t1', '20', { projectName: ROAD, lot: '二、一标段' }),
        stage('t2', '21', { projectName: ROAD, lot: '一、二标段' }),
      ],
      ['t2 after t1'],
    ],
    ['is none of another procedure', [stage('t1', '12'), candidates('t2')], []],
    ['is none of another county', [{ ...stage('t1', '20'), county: '211382' }, candidates('t2')], []],
    [
      'is that of the same parcel',
      [ofLand('a1', '07', 'KZ2026-9'), ofLand('a2', '08', 'KZ2026-9')],
      ['a2 after a1'],
    ],
    ['is none of another parcel', [ofLand('a1', '07', 'KZ2026-9'), ofLand('a2', '08', 'KZ2026-8')], []],
  ])('%s', (_, events, expected) => {
    const before = [...stagesBefore(events.map(faceOf))]
    expect(
      before.map(([one, other]) => `${one.answerable.event.id} after ${other.answerable.event.id}`),
    ).toEqual(expected)
  })
})

describe('a stage', () => {
  it.each([
    ['20', ['20'], true],
    ['26', ['20'], true],
    ['12', ['26'], true],
    ['27', ['21'], true],
    ['13', ['28'], true],
    ['20', ['21'], false],
    ['20', [], false],
    ['01', ['05.1'], false],
  ])('%s is named by %j: %s', (item, named, expected) => {
    expect(hasStageOf(item, new Set(named))).toBe(expected)
  })

  it.each([
    ['07', true],
    ['13', true],
    ['14', true],
    ['36.1', true],
    ['01', false],
    ['32.1', false],
  ])('%s is of a procedure: %s', (item, expected) => expect(isOfProcedure(item)).toBe(expected))
})
