import { describe, expect, it } from 'vitest'
import { isIdentifiable } from '../../../../lib/domain/judge/match/event-keys.ts'
import { NO_IDENTIFIERS, NOTICE_TEXT_MAX } from '../../../../lib/domain/watch/notice.ts'
import { auction, event, notice, tender } from '../../../fixtures/cast.ts'
import { indexOf, inShort, judged } from './match-cast.ts'
import { CHANGE_ROWS } from './matching-changes.ts'
import { KIND_ROWS } from './matching-kinds.ts'
import { land, NAME_ROWS, ROAD, road } from './matching-names.ts'
import { OWN_NUMBER_ROWS } from './matching-own-numbers.ts'
import { WRITTEN_ROWS } from './matching-written.ts'

describe('matching', () => {
  it.each([...NAME_ROWS, ...KIND_ROWS, ...OWN_NUMBER_ROWS, ...CHANGE_ROWS, ...WRITTEN_ROWS])(
    '%s',
    (_, events, parts, expected) => {
      expect(inShort(judged(events, parts))).toBe(expected)
    },
  )

  it('says in words what agrees', () => {
    const { candidates: found } = indexOf([road]).verdictOf(notice({ title: `${ROAD}招标公告` }))
    expect(found[0]?.evidence).toEqual([`标题含“${ROAD}”`, '标题或栏目表明是资格预审公告和招标公告'])
  })

  it('knows which events no notice could ever answer', () => {
    expect(isIdentifiable(event({ facts: {} }))).toBe(false)
    expect(isIdentifiable(event({ facts: { reportYear: '2026', village: '李村' } }))).toBe(false)
    expect(isIdentifiable(land)).toBe(true)
    expect(isIdentifiable(road)).toBe(true)
  })

  it('does not take a party, a batch, a village or a short name for what shows in every table', () => {
    const party = { partyName: '示例矿业有限公司', creditCode: '91211324MA0UXYT50X' }
    expect(isIdentifiable(event({ facts: party }))).toBe(false)
    expect(isIdentifiable(event({ facts: { ...party, documentNo: '喀水许决字〔2026〕21号' } }))).toBe(true)
    expect(isIdentifiable(event({ facts: { village: '南公营子村' } }))).toBe(false)
    expect(isIdentifiable(event({ facts: { batch: '2026年第二批' } }))).toBe(false)
    expect(isIdentifiable(event({ facts: { projectName: '老城小学' } }))).toBe(false)
  })

  it('says in words what does not fit', () => {
    const numbered = tender({ facts: { projectName: ROAD, procurementNo: 'JH26-211324-00012' } })
    const identifiers = { ...NO_IDENTIFIERS, procurementNos: ['JH26-211324-00012'] }
    const found = indexOf([numbered]).verdictOf(notice({ title: `${ROAD}（第二次）招标公告`, identifiers }))
    expect(found.doubts[0]?.evidence).toEqual([
      '采购（招标）编号JH26-211324-00012一致',
      `标题含“${ROAD}”`,
      '标题或栏目表明是资格预审公告和招标公告',
      '标题的次数与登记的不一致',
    ])
  })

  it.each([
    ['流标公告', '本公告流标（废标）的是“老城街道示例道路改造工程”的资格预审公告和招标公告'],
    ['（第二次）招标公告', '本公告是第2次，登记的“老城街道示例道路改造工程”没有写明是第几次，请核对'],
    ['招标公告', undefined],
  ])('says what %s has to do with the event', (kind, words) => {
    const { relatesTo } = indexOf([road]).verdictOf(notice({ title: `${ROAD}${kind}` }))
    expect(relatesTo.map((one) => one.words)).toEqual(words === undefined ? [] : [words])
  })

  it('says whether the check digit of a code is right', () => {
    const coded = tender({ facts: { projectName: ROAD, projectCode: '2503-411481-04-01-225422' } })
    const identifiers = { ...NO_IDENTIFIERS, projectCodes: ['2503-411481-04-01-225422'] }
    const { answers } = indexOf([coded]).verdictOf(notice({ title: `${ROAD}招标公告`, identifiers }))
    expect(answers[0]?.evidence[0]).toBe('项目代码2503-411481-04-01-225422一致，但校验码不符，请核对是否录错')
  })

  it('sees a parcel of the same name by its number, with zeros in front or not', () => {
    const parcel = auction({ facts: { parcelNo: 'KZ2026-012', projectName: ROAD } })
    const kindOf = (parcelNo: string) => {
      const identifiers = { ...NO_IDENTIFIERS, parcelNos: [parcelNo] }
      return indexOf([parcel]).verdictOf(
        notice({ title: `${ROAD}地块挂牌出让公告`, identifiers, displayedOn: '2026-10-12' }),
      ).kind
    }
    expect([kindOf('KZ2026-12'), kindOf('KZ2026-1'), kindOf('KZ2026-120')]).toEqual([
      'clear',
      'ambiguous',
      'ambiguous',
    ])
  })

  it('looks at as much of a text as is kept', () => {
    const text = (before: number) => `${'文'.repeat(before)}${ROAD}`
    const kindOf = (before: number) =>
      indexOf([road]).verdictOf(notice({ title: '招标公告', text: text(before), displayedOn: '2026-09-02' }))
        .kind
    expect(kindOf(NOTICE_TEXT_MAX - ROAD.length)).toBe('clear')
    expect(kindOf(NOTICE_TEXT_MAX)).toBe('none')
  })
})
