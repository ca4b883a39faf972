import { describe, expect, it } from 'vitest'
import type { ColumnMeaning, OtherKind, Sector } from '../../../../../lib/domain/judge/kind/kind-rules.ts'
import { Places, placeInWords, type Standing } from '../../../../../lib/domain/judge/kind/place.ts'
import { CATALOGUE, mustBe } from '../../../../fixtures/cast.ts'

const column = (name: string, parts: Partial<ColumnMeaning> = {}): ColumnMeaning => ({
  names: [name],
  items: [],
  isDecisive: false,
  ...parts,
})
const sector = (id: string, channels: string[] = []): Sector => ({
  id,
  name: id,
  family: 'procedure',
  items: [],
  decides: [],
  words: [],
  hints: [],
  openings: [],
  isNamedOnly: false,
  channels,
  inText: [],
})
const opening: OtherKind = {
  id: 'opening',
  reason: '开标记录',
  words: [],
  anywhere: [],
  last: [],
  yieldsTo: [],
}
const base = mustBe(CATALOGUE.items.get('13'))
const item = (id: string, columns: string[]) => ({
  ...base,
  id,
  recognition: { words: [], not: [], columns },
})

const places = new Places([item('a', ['分配结果', '招标公告']), item('b', ['分配结果'])], {
  kinds: [{ ...opening, id: 'other' }, opening],
  sectors: [sector('buying', ['buying-site']), sector('works', ['works-site'])],
  stages: [],
  columns: [
    column('招标公告', { items: ['20'] }),
    column('公告', { items: ['x'] }),
    column('黑名单', { items: ['24'] }),
    column('开标记录', { kind: 'opening' }),
    column('企业采购', { kind: 'opening', isDecisive: true }),
    column('工程建设', { sector: 'works' }),
    column('政府采购', { sector: 'buying' }),
    column('出让', { items: ['7'], sector: 'buying' }),
    column('0104', { items: ['21'] }),
    column('A4', { items: ['22'] }),
  ],
  nameWords: [],
  nameEndings: [],
})
const NOWHERE = {
  items: [],
  kind: undefined,
  isDecisive: false,
  sector: undefined,
  isChannelOwn: false,
  isKnown: false,
}

describe('what a column says', () => {
  it.each<[string, Standing, object]>([
    ['by its name', { column: '招标公告' }, { items: ['20'], isKnown: true }],
    ['by the longest of its names that end it', { column: '某招标公告' }, { items: ['20'], isKnown: true }],
    [
      'by its name and something in brackets',
      { column: '招标公告（施工）' },
      { items: ['20'], isKnown: true },
    ],
    ['by its name and one of the usual endings', { column: '黑名单公示' }, { items: ['24'], isKnown: true }],
    [
      'by the last of the columns on its path',
      { column: '招标公告>黑名单' },
      { items: ['24'], isKnown: true },
    ],
    [
      'by a column further up, where the last says nothing',
      { column: '黑名单>县级' },
      { items: ['24'], isKnown: true },
    ],
    ['nothing by the beginning of a name', { column: '黑名单管理' }, {}],
    [
      'with the sector of a column further up',
      { column: '工程建设>招标公告' },
      { items: ['20'], isKnown: true, sector: 'works' },
    ],
    [
      'with the last of two sectors',
      { column: '政府采购/工程建设/招标公告' },
      { items: ['20'], isKnown: true, sector: 'works' },
    ],
    ['with its own sector', { column: '出让' }, { items: ['7'], isKnown: true, sector: 'buying' }],
    ['only a sector', { column: '政府采购' }, { isKnown: true, sector: 'buying' }],
    [
      'with no sector of a column that is of a kind',
      { column: '开标记录/招标公告' },
      { items: ['20'], isKnown: true },
    ],
    ['a kind that answers none', { column: '开标记录' }, { isKnown: true, kind: 'opening' }],
    ['a kind that decides', { column: '企业采购' }, { isKnown: true, kind: 'opening', isDecisive: true }],
    ['by its code', { column: '0104' }, { items: ['21'], isKnown: true }],
    ['nothing by digits that begin before it', { column: '30104' }, {}],
    ['nothing by digits that go on', { column: 'A45' }, {}],
    ['by a code that ends in a digit behind a letter', { column: 'A4' }, { items: ['22'], isKnown: true }],
    ['what items say that share its name', { column: '分配结果' }, { items: ['a', 'b'], isKnown: true }],
    ['nothing where there is none', {}, {}],
    ['nothing where its name is not known', { column: '通知', channel: 'county-site' }, {}],
    ['nothing behind a hundred characters', { column: `${'栏'.repeat(100)}>黑名单` }, {}],
  ])('%s: %j', (_, standing, said) => {
    const { kind, sector: of, ...rest } = places.placeOf(standing)
    expect({ ...rest, kind: kind?.id, sector: of?.id }).toEqual({ ...NOWHERE, ...said })
  })

  it('goes behind the sector of a channel that carries nothing else', () => {
    const place = places.placeOf({ column: '工程建设>招标公告', channel: 'buying-site' })
    expect(place).toMatchObject({ items: ['20'], sector: { id: 'buying' }, isChannelOwn: true })
  })
})

describe('a place as people are told of it', () => {
  it.each<[string, Standing, string]>([
    ['the column', { column: '招标公告', channel: 'lntb' }, '栏目“招标公告”'],
    ['the channel where there is no column', { channel: 'lntb' }, '渠道“lntb”'],
    ['the channel where the column has no name', { column: '', channel: 'lntb' }, '渠道“lntb”'],
    ['nothing where neither is given', {}, ''],
    ['nothing where both are empty', { column: '', channel: '' }, ''],
    ['forty characters of a column', { column: '栏'.repeat(41) }, `栏目“${'栏'.repeat(40)}”`],
    ['forty characters of a channel', { channel: 'c'.repeat(41) }, `渠道“${'c'.repeat(40)}”`],
  ])('is %s', (_, standing, words) => {
    expect(placeInWords(standing)).toBe(words)
  })
})
