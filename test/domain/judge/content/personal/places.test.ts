import { describe, expect, it } from 'vitest'
import { shown } from '../../../../../lib/domain/judge/content/personal/where-found.ts'
import { personalDataIn, personalLookAt } from '../../../../../lib/domain/judge/content/personal-data.ts'
import { madeId } from '../made-numbers.ts'

const ID = madeId(1)
const found = (text: string) => personalDataIn([{ place: '', text, isSheet: true }])
const wheres = (text: string) => found(text).map(({ where }) => where)

describe('a place that is shown', () => {
  it.each([
    ['第1个工作表“名单”', '第1个工作表“名单”'],
    ['文件“2024年5月”', '文件“2024年5月”'],
    ['文件“12345”', '文件“12345”'],
    ['文件“A1”', '文件“A1”'],
    ['文件“1甲2甲3甲4甲5甲6”', '文件“1甲2甲3甲4甲5甲6”'],
    ['文件“123456”', '文件（名称略）'],
    ['文件“1-2-3-4-5-6”', '文件（名称略）'],
    ['文件“1---2---3---4---5---6”', '文件（名称略）'],
    ['文件“１２３ ４５６”', '文件（名称略）'],
    ['文件“附件1张伟”', '文件（名称略）'],
    ['文件“张伟1”和“名单”', '文件（名称略）和“名单”'],
    ['附件123456', '附件……'],
    ['附件12345', '附件12345'],
  ])('%s: %s', (place, expected) => expect(shown(place)).toBe(expected))
})

describe('where numbers stand', () => {
  it.each([
    ['in columns, from left to right', `-\t-\t${ID}\n${madeId(2)}`, '第1行至第2行A、C列'],
    ['in three columns', [ID, madeId(2), madeId(3)].join('\t'), '第1行A、B、C列'],
    ['in more columns than are named', [ID, ID, ID, ID].join('\t'), '第1行A、B、C等列'],
    ['far below, in the cell that holds it', `${'甲\n'.repeat(30)}甲\t${ID}\t乙\t丙`, '第31行B列'],
    ['in lines that end as on old machines', `甲\r甲\t${ID}`, '第2行B列'],
    ['in lines that end as on Windows', `甲\r\n甲\t${ID}`, '第2行B列'],
    ['behind another number and a blank that does not break', `甲\t12\u00a0${ID}`, '第1行B列'],
  ])('%s', (_, text, where) => expect(wheres(text)).toEqual([where]))

  it('names hidden rows and hidden columns apart', () => {
    const text = `甲\t${ID}\n${madeId(2)}\t乙\n${madeId(3)}\t丙`
    const part = { place: '', text, isSheet: true, hiddenRows: [1], hiddenColumns: [1] } as const
    expect(personalDataIn([part]).map(({ where }) => where)).toEqual([
      '第1行B列（隐藏列）',
      '第2行A列（隐藏行）',
      '第3行A列',
    ])
  })
})

describe('a look at a file', () => {
  const unread = (place: string) => ({ place, reason: '是图片' })

  it('says what was found, and what was not read, without the names of people', () => {
    const texts = [{ place: '第1页', text: `${ID}` }]
    expect(personalLookAt({ texts, unread: [unread('第2个文件“张伟”'), unread('')] })).toEqual({
      findings: [{ kind: 'id-number', where: '第1页第1行', count: 1 }],
      unread: [unread('第2个文件（名称略）'), unread('')],
    })
  })

  it('names at most 50 parts that were not read', () => {
    const many = Array.from({ length: 51 }, (_, at) => unread(`第${at}页`))
    expect(personalLookAt({ texts: [], unread: many }).unread).toEqual(many.slice(0, 50))
  })
})
