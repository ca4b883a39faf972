import { describe, expect, it } from 'vitest'
import { NoticeFace } from '../../../../lib/domain/judge/match/notice-face.ts'
import {
  isSameProject,
  type ProjectFace,
  projectOfEvent,
  projectOfNotice,
} from '../../../../lib/domain/judge/unclaimed/same-project.ts'
import { NO_IDENTIFIERS } from '../../../../lib/domain/watch/notice.ts'
import { CATALOGUE, mustBe, notice } from '../../../fixtures/cast.ts'
import { announced } from './unclaimed-cast.ts'

const FIRST = { number: 1, isAgain: false, isSaid: false }
const face = (parts: Partial<ProjectFace>): ProjectFace => ({
  codes: [],
  names: [],
  lots: new Set(),
  round: FIRST,
  ...parts,
})
const number = (code: string) => ({ kind: 'procurementNo' as const, code })
const parcel = (code: string) => ({ kind: 'parcelNo' as const, code })
const [JH1, JH2] = [number('jh26-211324-00301'), number('jh26-211324-00999')]

describe('two notices are of one procedure', () => {
  it.each<[boolean, string, Partial<ProjectFace>, Partial<ProjectFace>]>([
    [
      true,
      'with the same number, under other names',
      { codes: [JH1], names: ['甲'] },
      { codes: [JH1], names: ['乙'] },
    ],
    [true, 'with one number of several in common', { codes: [JH2, JH1] }, { codes: [JH1, parcel('kz1')] }],
    [
      false,
      'with the same digits as numbers of two kinds',
      { codes: [number('kz1')] },
      { codes: [parcel('kz1')] },
    ],
    [true, 'with the same name, however short', { names: ['示例楼'] }, { names: ['示例楼'] }],
    [false, 'where neither has a name', { names: [''] }, { names: [''] }],
    [
      true,
      'where one name says more, of six characters',
      { names: ['示例道路改造'] },
      { names: ['喀左县示例道路改造'] },
    ],
    [true, 'whichever of them says more', { names: ['喀左县示例道路改造'] }, { names: ['示例道路改造'] }],
    [false, 'where the shorter name has five', { names: ['例道路改造'] }, { names: ['喀左县示例道路改造'] }],
    [false, 'with long names that differ', { names: ['示例道路改造工程'] }, { names: ['示例桥梁改造工程'] }],
    [
      true,
      'where one of several names agrees',
      { names: ['甲方的别称', '示例楼'] },
      { names: ['示例楼', '乙方的别称'] },
    ],
    [
      false,
      'where the names agree and the numbers contradict',
      { names: ['示例楼'], codes: [JH1] },
      { names: ['示例楼'], codes: [JH2] },
    ],
    [false, 'of two lots', { codes: [JH1], lots: new Set(['1']) }, { codes: [JH1], lots: new Set(['2']) }],
    [false, 'of two rounds', { codes: [JH1] }, { codes: [JH1], round: { ...FIRST, number: 2 } }],
  ])('%s: %s', (isSame, _, one, other) => {
    expect(isSameProject(face(one), face(other))).toBe(isSame)
  })
})

describe('what a procedure is known by', () => {
  const firm = '91211324MA0EXAMPL0'

  it('of an event: its names and numbers, but not those of a firm', () => {
    const event = announced({
      facts: {
        projectName: '示例楼改造项目',
        procurementNo: 'JH26-211324-00301',
        creditCode: firm,
        place: '示例村',
      },
    })
    const { codes, names } = projectOfEvent(event, mustBe(CATALOGUE.items.get('13')))
    expect(codes.map(({ kind }) => kind)).toEqual(['procurementNo'])
    expect(names.some((name) => name.includes('示例楼改造'))).toBe(true)
  })

  it('of a notice: its numbers but for those of firms, and the name that its title has', () => {
    const of = notice({
      identifiers: { ...NO_IDENTIFIERS, procurementNos: ['JH26-211324-00301'], creditCodes: [firm] },
    })
    const { codes, names } = projectOfNotice(new NoticeFace(of), '示例楼')
    expect(codes.map(({ kind }) => kind)).toEqual(['procurementNo'])
    expect(names).toEqual(['示例楼'])
  })

  it('of an event, not by a name that many matters have', () => {
    const names = (facts: object) =>
      projectOfEvent(announced({ facts }), mustBe(CATALOGUE.items.get('13'))).names
    expect(names({ partyName: '喀左县示例有限公司', place: '示例村' })).toEqual([])
  })
})
