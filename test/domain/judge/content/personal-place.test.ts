import { describe, expect, it } from 'vitest'
import { personalDataIn } from '../../../../lib/domain/judge/content/personal-data.ts'
import type { TextPart } from '../../../../lib/domain/judge/content/personal-finding.ts'
import { madeId } from './made-numbers.ts'

const ID = madeId(1)

describe('a place', () => {
  it.each<[what: string, part: TextPart, where: string, count?: number]>([
    ['the line of a text', { place: '', text: `甲\n乙\n${ID}` }, '第3行'],
    ['lines of a page', { place: '第2页', text: `${ID}\n\n${madeId(2)}` }, '第2页第1行至第3行', 2],
    ['a cell', { place: '工作表“名单”', text: `\n\n\n\n甲\t\t${ID}`, isSheet: true }, '工作表“名单”第5行C列'],
    [
      'a sheet of one column',
      { place: '工作表“名单”', text: `甲 ${ID}`, isSheet: true },
      '工作表“名单”第1行A列',
    ],
    [
      'columns',
      {
        place: '工作表“名单”',
        text: `${ID}\t\t${madeId(2)}${'\t'.repeat(26)}${madeId(3)}`,
        isSheet: true,
      },
      '工作表“名单”第1行A、C、AC列',
      3,
    ],
    ['what is hidden', { place: '批注', text: ID, isHidden: true }, '批注（隐藏）第1行'],
    ['what says so itself', { place: '隐藏文字', text: ID, isHidden: true }, '隐藏文字第1行'],
    [
      'a hidden column',
      { place: '工作表“名单”', text: `甲\t${ID}`, isSheet: true, hiddenColumns: [1] },
      '工作表“名单”第1行B列（隐藏列）',
    ],
    [
      'a hidden row',
      { place: '工作表“名单”', text: `甲\t${ID}`, isSheet: true, hiddenRows: [0] },
      '工作表“名单”第1行B列（隐藏行）',
    ],
    [
      'a sheet with the name of a person',
      { place: '第1个工作表“张伟”', text: ID },
      '第1个工作表（名称略）第1行',
    ],
    [
      'a file with a name in its name',
      { place: '第1个文件“张伟-申请表.pdf”', text: ID },
      '第1个文件（名称略）第1行',
    ],
    [
      'a file with a number in its name',
      { place: `第1个文件“附件${ID}.pdf”`, text: ID },
      '第1个文件（名称略）第1行',
    ],
    ['a long number outside quotation marks', { place: `附件${ID}`, text: ID }, '附件……第1行'],
  ])('names %s', (_, part, where, count = 1) => {
    expect(personalDataIn([part])).toEqual([{ kind: 'id-number', where, count }])
  })
})
