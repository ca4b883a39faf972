import { describe, expect, it } from 'vitest'
import { cellsOf, personLists } from '../../../../../lib/domain/judge/content/personal/person-lists.ts'
import { madePhone } from '../made-numbers.ts'

const HEAD = '序号\t姓名\t电话'
const ROWS = ['1\t张伟\t甲', '2\t王丽\t乙', '3\t李明\t丙'] as const
const [ONE, TWO, THREE] = ROWS
const BARE = ['张伟', '王丽', '李明'].map((name, at) => `${name} ${madePhone(at)}`)
const long = (line: string, length: number) => `${line}\t${'甲'.repeat(length - line.length - 1)}`
const others = (count: number) => Array.from({ length: count }, () => '合计\t-\t-')
/** The lines of the persons of each list. */
const rowsOf = (lines: readonly string[]) =>
  personLists(lines).map(({ rows }) => rows.map(({ line }) => line))
const headOf = (lines: readonly string[]) => personLists(lines)[0]?.header

describe('cells stand between', () => {
  it.each([
    ['tabs', '1\t张 伟\t甲,乙,丙', ['1', '张 伟', '甲,乙,丙']],
    ['bars', '1 | 张伟 | 甲', ['1', '张伟', '甲']],
    ['commas, from two on', '1,张 伟,甲', ['1', '张 伟', '甲']],
    ['blanks, where there is one comma', '1 张伟,甲', ['1', '张伟,甲']],
    ['blanks, one or more', ' 1  张伟   甲 ', ['1', '张伟', '甲']],
  ])('%s', (_, line, cells) => expect(cellsOf(line)).toEqual(cells))
})

describe('a list under a head', () => {
  it.each([
    ['of three persons', [HEAD, ...ROWS], [[1, 2, 3]]],
    ['of two persons is none', [HEAD, ONE, TWO], []],
    ['of two columns', ['姓名\t电话', '张伟\t甲', '王丽\t乙', '李明\t丙'], [[1, 2, 3]]],
    ['with a blank in its head', ['序号\t姓  名', ...ROWS], [[1, 2, 3]]],
    ['goes on behind a line of one cell', [HEAD, ONE, TWO, '第二组：', THREE, '4\t赵强\t丁'], [[1, 2, 4, 5]]],
    ['goes on behind 30 lines without a person', [HEAD, ONE, TWO, ...others(30), THREE], [[1, 2, 33]]],
    ['has ended after 31', [HEAD, ONE, TWO, ...others(31), THREE], []],
    [
      'counts other lines from the last person on',
      [HEAD, ONE, ...others(20), TWO, ...others(20), THREE],
      [[1, 22, 43]],
    ],
    ['begins 30 lines below its head', [HEAD, ...others(30), ...ROWS], [[31, 32, 33]]],
    ['does not end by empty lines', [HEAD, ONE, ...Array(31).fill(''), TWO, THREE], [[1, 33, 34]]],
    ['does not end by lines of blanks', [HEAD, ONE, ...Array(31).fill(' \t '), TWO, THREE], [[1, 33, 34]]],
    ['leaves out what is longer than a row', [HEAD, long(ONE, 2001), TWO, THREE], []],
    ['has rows as long as they may be', [HEAD, long(ONE, 2000), TWO, THREE], [[1, 2, 3]]],
    ['has names in a head of 12 characters', ['序号\t困难群众救助对象的姓名单', ...ROWS], [[1, 2, 3]]],
    ['has no head that is a sentence', ['序号\t经审核符合救助条件的申请人', ...ROWS], []],
    ['has no head of one cell', ['姓名', ...ROWS], []],
    [
      'has persons up to two cells behind and before their head',
      ['镇\t村\t姓名\t元', '甲\t乙\t丙\t丁\t张伟', '王丽', '甲\t李明'],
      [[1, 2, 3]],
    ],
    [
      'has none further from it',
      ['姓名\t元\t镇\t村\t审核', ...ROWS.map((_, at) => `${at}\t1\t2\t李明\t张伟`)],
      [],
    ],
    [
      'has persons in one of two columns',
      ['户主\t1\t2\t3\t4\t家庭成员', '张伟\t1\t2\t3\t4\t-', '王丽\t1\t2\t3\t4\t-', '-\t1\t2\t3\t4\t李明'],
      [[1, 2, 3]],
    ],
  ])('%s', (_, lines, rows) => expect(rowsOf(lines)).toEqual(rows))
})

describe('the head of a list', () => {
  it.each([
    ['is one row', [HEAD, ...ROWS], ['序号', '姓名', '电话']],
    [
      'takes two rows more',
      ['序号\t姓名', '\t\t住址', '-\t-\t区\t镇', ...ROWS],
      ['序号-', '姓名-', '住址区', '镇'],
    ],
    ['takes no third', ['序号\t姓名', '-', '-', '联系', ...ROWS], ['序号--', '姓名']],
    ['takes nothing that stands behind a person', [HEAD, ONE, '合计', TWO, THREE], ['序号', '姓名', '电话']],
  ])('%s', (_, lines, header) => expect(headOf(lines)).toEqual(header))
})

describe('lines of name and number without a head', () => {
  it.each<[string, readonly string[], readonly (readonly number[])[]]>([
    ['of three persons', BARE, [[0, 1, 2]]],
    ['of two persons are no list', BARE.slice(1), []],
    ['without numbers are no list', ['张伟', '王丽', '李明'], []],
    ['with a number in a row only are no list', ['1、张伟', '2、王丽', '3、李明'], []],
    ['of persons to be called are no list', BARE.map((line) => line.replace(' ', '（项目经理） ')), []],
    ['that are longer than a row are left out', [long(BARE[0] ?? '', 2001), ...BARE.slice(1)], []],
    ['may be as long as a row', [long(BARE[0] ?? '', 2000), ...BARE.slice(1)], [[0, 1, 2]]],
    ['under a line on contacts, with an empty one between', ['监督电话：', '', ...BARE], []],
    ['under a line on contacts, with blanks between', ['监督电话：', ' \t', ...BARE], []],
    ['under another line', ['监督电话：', '名单如下：', ...BARE], [[2, 3, 4]]],
  ])('%s', (_, lines, rows) => expect(rowsOf(lines)).toEqual(rows))

  it('have no head and are one cell each', () =>
    expect(personLists(BARE)).toEqual([
      { header: [], rows: BARE.map((text, line) => ({ line, cells: [text] })) },
    ]))
})
