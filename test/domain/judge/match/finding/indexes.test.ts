import { describe, expect, it } from 'vitest'
import type { EventFace } from '../../../../../lib/domain/judge/match/event-face.ts'
import { ExactIndex } from '../../../../../lib/domain/judge/match/exact-index.ts'
import { SimilarIndex } from '../../../../../lib/domain/judge/match/similar-index.ts'
import { NO_IDENTIFIERS } from '../../../../../lib/domain/watch/notice.ts'
import { tender } from '../../../../fixtures/cast.ts'
import { faceOf, noticeFace, type Posted } from '../match-cast.ts'
import { named, ROAD } from '../matching-names.ts'

/** Only its skeleton is looked at. */
const face = (skeleton: string) => ({ skeletons: [skeleton] }) as unknown as EventFace
const many = (count: number, skeletonOf: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => face(skeletonOf(n)))
const mark = (n: number) => String.fromCharCode(0x4e00 + n)
const near = (faces: readonly EventFace[], skeleton: string) =>
  new SimilarIndex(faces).near(skeleton).map(({ skeletons: [own = ''] }) => own)

describe('events with a name like a title', () => {
  it.each<[string, readonly EventFace[], string, readonly string[]]>([
    ['share some of its pairs', [face('abcd')], 'xabx', ['abcd']],
    ['are all that do', [face('abcd'), face('abef')], 'xab', ['abcd', 'abef']],
    ['share a third of its pairs', [face('abc'), face('bcdefg')], 'abcdefg', ['abc', 'bcdefg']],
    ['and not less', [face('abx'), face('bcdefg')], 'abcdefg', ['bcdefg']],
    ['are none where none does', [face('abcd')], 'wxyz', []],
    ['are none for a title without pairs', [face('abcd')], 'a', []],
  ])('%s', (_, faces, title, expected) => expect(near(faces, title)).toEqual(expected))

  it('are not told by a pair that more than two hundred have', () => {
    expect(
      near(
        many(200, (n) => `公共${mark(n)}`),
        '公共',
      ),
    ).toHaveLength(200)
    expect(
      near(
        many(201, (n) => `公共${mark(n)}`),
        '公共',
      ),
    ).toHaveLength(0)
  })

  it('are looked up by the six rarest pairs', () => {
    const common = many(2, (n) => `ghij${mark(n)}`)
    expect(near([face('abcdefg'), ...common], 'ghijabcdefg')).toEqual(['abcdefg'])
  })

  it('are the sixteen that share the most, and those that share as many as the last', () => {
    const most = many(17, (n) => `abcde${mark(n)}`)
    const fewer = many(16, (n) => `cdef${mark(n)}`)
    const found = near([...most, ...fewer], 'abcdef')
    expect(found).toHaveLength(17)
    expect(found.every((skeleton) => skeleton.startsWith('abcde'))).toBe(true)
  })
})

describe('events with a code or name of a notice', () => {
  const CREDIT = '91211324MA0UXYT50X'
  const events = [
    named('four', '老城小学'),
    named('five', '新城小学校'),
    named('eight', '公营子镇示例大桥'),
    named('long', ROAD),
    tender({ id: 'coded', facts: { procurementNo: 'JH26-211324-00012', creditCode: CREDIT } }),
  ]

  it.each<[string, Posted, readonly string[]]>([
    ['by a name of four characters at the end of a title', { title: '关于老城小学' }, ['four']],
    ['by one of five', { title: '关于新城小学校的公告' }, ['five']],
    ['by one of eight', { title: '公营子镇示例大桥招标公告' }, ['eight']],
    ['by a longer one, in the text', { title: '招标公告', text: `项目名称：${ROAD}` }, ['long']],
    ['by several', { title: `老城小学与${ROAD}` }, ['four', 'long']],
    ['not by the beginning of a name', { title: '公营子镇示例大' }, []],
    ['by a number that a word announces', { title: '公告', text: '招标编号：JH26-211324-00012' }, ['coded']],
    [
      'by a number that stands by itself',
      { title: '公告', text: 'JH26-211324-00012', identifiers: NO_IDENTIFIERS },
      ['coded'],
    ],
    [
      'not by a credit code that nobody calls one',
      { title: '公告', text: CREDIT, identifiers: NO_IDENTIFIERS },
      [],
    ],
  ])('are found %s', (_, parts, expected) => {
    const found = [...new ExactIndex(events.map(faceOf)).near(noticeFace(parts))].map(
      ({ answerable }) => answerable.event.id,
    )
    expect(found.sort()).toEqual([...expected].sort())
  })
})
