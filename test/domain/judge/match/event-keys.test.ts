import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import {
  bareCodesIn,
  type Code,
  codesOf,
  codesOfNotice,
  hasOtherCode,
  isTelling,
  nameOf,
  namesOf,
  namesWithoutPlace,
} from '../../../../lib/domain/judge/match/event-keys.ts'
import { unitKeysOf } from '../../../../lib/domain/judge/match/unit-keys.ts'
import { NO_IDENTIFIERS } from '../../../../lib/domain/watch/notice.ts'
import { COUNTY, event } from '../../../fixtures/cast.ts'
import { ROAD } from './matching-names.ts'

type Facts = DutyEvent['facts']
const NUMBERED: Facts = {
  projectCode: '2503-411481-04-01-225421',
  procurementNo: 'JH26-211324-00012',
  documentNo: '喀政办发〔2026〕7号',
  announcementNo: '喀土告字〔2026〕9号',
}

describe('what people call an event', () => {
  it.each<[string, Facts, string]>([
    ['its project', { projectName: ROAD, documentTitle: '示例办法', partyName: '示例公司' }, ROAD],
    ['else its document', { documentTitle: '示例办法', partyName: '示例公司' }, '示例办法'],
    ['else its party', { partyName: '示例公司', batch: '第二批' }, '示例公司'],
    ['else its batch', { batch: '第二批', village: '李村' }, '第二批'],
    ['else its village', { village: '李村', parcelNo: 'KZ2026-9' }, '李村'],
    ['else its parcel', { ...NUMBERED, parcelNo: 'KZ2026-9' }, '宗地KZ2026-9'],
    ['else the number of its announcement', NUMBERED, '喀土告字〔2026〕9号'],
    ['else that of its document', { ...NUMBERED, announcementNo: undefined }, '喀政办发〔2026〕7号'],
    ['else that of its purchase', { procurementNo: 'JH26-1', projectCode: 'P-1' }, 'JH26-1'],
    ['else its code', { projectCode: '2503-411481-04-01-225421' }, '2503-411481-04-01-225421'],
    ['else its item and year', { reportYear: '2026' }, '2026年度示例事项'],
    ['else its item', {}, '示例事项'],
  ])('is %s', (_, facts, name) => expect(nameOf(event({ facts }), { title: '示例事项' })).toBe(name))
})

describe('the names of an event', () => {
  const weakness = (facts: Facts) =>
    namesOf(event({ facts })).map(({ key, isWeak }) => `${key}${isWeak ? ' (weak)' : ''}`)
  it.each<[string, Facts, readonly string[]]>([
    [
      'of projects and documents are strong',
      { projectName: ROAD, documentTitle: '示例管理办法' },
      [ROAD, '示例管理办法'],
    ],
    [
      'of parties, batches and villages are weak',
      { partyName: '示例矿业公司', batch: '2026年第二批', village: '南公营子村' },
      ['示例矿业公司 (weak)', '2026年第二批 (weak)', '南公营子村 (weak)'],
    ],
    ['of four characters are weak', { projectName: '老城小学' }, ['老城小学 (weak)']],
    ['of five are not', { projectName: '老城小学校' }, ['老城小学校']],
    ['of three are none', { projectName: '老城桥' }, []],
  ])('%s', (_, facts, names) => expect(weakness(facts)).toEqual(names))

  it.each([
    ['without the county', '喀左县公营子镇桥梁', ['公营子镇桥梁 of 喀左']],
    ['without province and city', '辽宁省朝阳市喀左县公营子镇桥梁', ['公营子镇桥梁 of 辽宁省朝阳市喀左']],
    ['where six characters are left', '喀左县公营子镇大桥', ['公营子镇大桥 of 喀左']],
    ['whole where five are left', '喀左县公营子镇桥', []],
    ['that have no county', '公营子镇示例桥梁', []],
  ])('are known %s', (_, projectName, expected) => {
    const names = namesWithoutPlace(namesOf(event({ facts: { projectName } })))
    expect(names.map(({ key, place }) => `${key} of ${place}`)).toEqual(expected)
  })

  it('of parties keep their county', () => {
    expect(namesWithoutPlace(namesOf(event({ facts: { partyName: '喀左县示例矿业有限公司' } })))).toEqual([])
  })
})

describe('the codes of an event', () => {
  it('have one form each, whatever brackets, blanks and zeros they are written with', () => {
    const facts = {
      documentNo: '喀政办发 [2026] 007号',
      parcelNo: 'ｋｚ2026-0012',
      procurementNo: 'JH26-00012',
      creditCode: '',
    }
    expect(codesOf(event({ facts }))).toEqual([
      { kind: 'procurementNo', code: 'JH26-00012' },
      { kind: 'parcelNo', code: 'KZ2026-12' },
      { kind: 'documentNo', code: '喀政办发〔2026〕7号' },
    ])
  })

  it('and of a notice have the same', () => {
    const identifiers = {
      ...NO_IDENTIFIERS,
      projectCodes: ['P-1'],
      procurementNos: ['JH26-00012'],
      announcementNos: ['喀土告字（2026）009号'],
      parcelNos: ['KZ2026-012'],
      documentNos: ['喀政办发【2026】7号'],
      creditCodes: ['91211324MA0UXYT50L'],
    }
    expect(codesOfNotice({ identifiers }).map(({ kind, code }) => `${kind}:${code}`)).toEqual([
      'projectCode:P-1',
      'procurementNo:JH26-00012',
      'announcementNo:喀土告字〔2026〕9号',
      'parcelNo:KZ2026-12',
      'documentNo:喀政办发〔2026〕7号',
      'creditCode:91211324MA0UXYT50L',
    ])
  })
})

describe('codes in a text', () => {
  it.each([
    ['without what stands behind them', '示例DWZB-20211204--，', ['DWZB-20211204']],
    ['of full width', 'ＤＷＺＢ-２０２１１２０４', ['DWZB-20211204']],
    ['with a year in brackets', '见CYTC(2024)000123号', ['CYTC〔2024〕000123', 'CYTC〔2024〕123']],
    ['once each', 'DWZB-20211204 DWZB-20211204', ['DWZB-20211204']],
    ['with zeros and without', 'KZCG-2026-0012', ['KZCG-2026-0012', 'KZCG-2026-12']],
    ['that are none', '示例道路改造工程', []],
    ['that are too short', 'KZ-12 和 AB123', []],
  ])('are found %s', (_, text, codes) => expect(bareCodesIn(text)).toEqual(codes))

  it.each([
    ['KZ1234', true],
    ['K1234', false],
    ['KZCG123', false],
    ['123456789012', true],
    ['12345678901', false],
  ])('%s tells a project: %s', (code, expected) => expect(isTelling(code)).toBe(expected))
})

describe('another number under one name', () => {
  const of = (kind: Code['kind'], ...codes: readonly string[]): readonly Code[] =>
    codes.map((code) => ({ kind, code }))
  it.each<[string, readonly Code[], readonly Code[], boolean]>([
    ['of one kind and pattern', of('procurementNo', 'JH26-00012'), of('procurementNo', 'JH26-00034'), true],
    [
      'beside its own',
      of('procurementNo', 'JH26-00012'),
      of('procurementNo', 'JH26-00034', 'JH26-00012'),
      false,
    ],
    ['of another pattern', of('procurementNo', 'JH26-00012'), of('procurementNo', 'KZCG-2026-7'), false],
    ['of another kind', of('procurementNo', 'JH26-00012'), of('projectCode', 'JH26-00034'), false],
    ['of a party', of('creditCode', '91211324A'), of('creditCode', '91211325A'), false],
    [
      'of a lot, which begins with its project’s',
      of('procurementNo', 'JH26-1'),
      of('procurementNo', 'JH26-12'),
      false,
    ],
    [
      'of a project, with which that of the lot begins',
      of('procurementNo', 'JH26-12'),
      of('procurementNo', 'JH26-1'),
      false,
    ],
    ['that is counted', of('parcelNo', 'KZ2026-1'), of('parcelNo', 'KZ2026-12'), true],
    ['where the notice has none', of('parcelNo', 'KZ2026-1'), [], false],
    [
      'where one of two kinds differs',
      [...of('projectCode', 'P-1'), ...of('parcelNo', 'KZ2026-1')],
      [...of('projectCode', 'P-1'), ...of('parcelNo', 'KZ2026-2')],
      true,
    ],
  ])('%s', (_, ofEvent, ofNotice, expected) => expect(hasOtherCode(ofEvent, ofNotice)).toBe(expected))
})

describe('the unit of an event', () => {
  const bureau = {
    name: '喀左县住房和城乡建设局',
    aliases: [{ name: '喀左县住建局' }, { name: '县住建局' }, { name: '住建局' }],
  }
  const units = new Map([[COUNTY, new Map([['housing-bureau', bureau]])]])

  it('is known by all its names that are long enough', () => {
    expect(unitKeysOf(event(), units)).toEqual(['喀左住房和城乡建设局', '喀左住建局', '县住建局'])
  })

  it('is known by what the event says where the catalogue has no such unit', () => {
    expect(unitKeysOf(event({ unit: '喀左县示例中心' }), units)).toEqual(['喀左示例中心'])
    expect(unitKeysOf(event({ county: '211382', unit: '某某局' }), units)).toEqual([])
  })
})
