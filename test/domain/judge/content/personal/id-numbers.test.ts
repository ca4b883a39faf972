import { describe, expect, it } from 'vitest'
import {
  type FoundId,
  idNumbersIn,
  isIdNumber,
} from '../../../../../lib/domain/judge/content/personal/id-numbers.ts'
import { madeId, madeIdWithX, madeOldId, madePhone } from '../made-numbers.ts'

/** Both end in a digit, as the places of some rows want it. */
const [ID, OTHER] = [0, 1, 2, 3].map((serial) => madeId(serial)).filter((id) => !id.endsWith('X')) as [
  string,
  string,
]
const BORN_IN_2020 = madeId(1, { day: '20200228' })
const CELLS = [...ID].join(' | ')
const NO_ID = `${ID.slice(0, 17)}${(Number(ID.slice(17)) + 1) % 10}`

/** Kind and place of each, in the order in which they are given. */
const found = (text: string) => idNumbersIn(text).map(({ kind, at }) => `${kind} ${at}`)

describe('a number of 18 characters', () => {
  it.each([
    ['with its check character', ID, true],
    ['with X', madeIdWithX(), true],
    ['with a digit behind it', `${ID}0`, false],
    ['with a wrong check character', NO_ID, false],
    ['born on 29 February of a leap year', madeId(1, { day: '20000229' }), true],
    ['born on 29 February of 1900, which was none', madeId(1, { day: '19000229' }), false],
    ['born on 29 February of a common year', madeId(1, { day: '19810229' }), false],
    ['born in a February of a common year', madeId(1, { day: '19810215' }), true],
    ['born at the end of another month of a common year', madeId(1, { day: '19810331' }), true],
    ['born on the first of a month', madeId(1, { day: '19810301' }), true],
    ['born on the last day of a year', madeId(1, { day: '19801231' }), true],
    ['born on day 0', madeId(1, { day: '19810300' }), false],
    ['born on 31 April', madeId(1, { day: '19810431' }), false],
    ['born in month 0', madeId(1, { day: '19810015' }), false],
  ])('%s', (_, number, expected) => expect(isIdNumber(number)).toBe(expected))
})

describe('the kind and place of a number', () => {
  it.each<[string, string, readonly `${FoundId['kind']} ${number}`[]]>([
    ['whole', `身份证${ID}`, ['id-number 3']],
    [
      'those of several forms, in the order of the text',
      `${ID.slice(0, 8)}\n${ID.slice(8)}；${ID.slice(0, 14)}****；${OTHER}`,
      ['id-number 0', 'birth-date-visible 20', 'id-number 39'],
    ],
    ['behind a phone with nothing between', `张伟${madePhone()}${ID}`, ['id-number 13']],
    ['before another with nothing between', `甲${ID}${OTHER}`, ['id-number 1', 'id-number 19']],
    ['a long number that holds none', `${'1'.repeat(30)}`, []],
    ['a long number of a project', `项目编号：${ID}${madePhone()}`, []],
    ['a number of 15 digits that may be an old one', `甲${madeOldId()}`, ['id-number-15 1']],
    ['16 digits that begin as an old one', `${madeOldId()}1`, []],
    ['of a disability card', `甲${ID}43`, ['disability-number 1']],
    ['of a second disability card', `${ID}43B1`, ['disability-number 0']],
    ['of a disability card with a letter for the second', `${ID}43BX`, []],
    ['of 21 digits that end as a disability card', `${ID}043`, []],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual(expected))
})

describe('a digit a cell', () => {
  it.each([
    ['behind a cell that is no digit', `12 | ${CELLS}`, ['id-number 5']],
    ['before a cell that is no digit', `${CELLS} | 35`, ['id-number 0']],
    ['behind a digit that words divide from it', `第1项：${[...ID].join(' ')}`, ['id-number 4']],
    ['two in lines with words between', `第1项：${CELLS}。\n甲${CELLS}`, ['id-number 4', 'id-number 76']],
    ['18 digits that are no ID number', [...NO_ID].join(' | '), []],
    ['before a nineteenth', `${CELLS} | 0`, []],
    ['17 digits', CELLS.slice(0, -4), []],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual(expected))
})

describe('groups of digits', () => {
  const cut = (...at: readonly number[]) => [0, ...at].map((from, n) => ID.slice(from, at[n] ?? 18)).join(' ')
  it.each([
    ['two, of a number that is none', `${NO_ID.slice(0, 8)} ${NO_ID.slice(8)}`, []],
    ['a district and the rest, as columns may be', cut(6), []],
    ['a district and the rest, where the text speaks of them', `身份证 ${cut(6)}`, ['id-number 4']],
    ['three, as columns may be', cut(8, 14), []],
    ['three, where the text speaks of them', `身份证 ${cut(8, 14)}`, ['id-number 4']],
    ['six, where the text speaks of them', `身份证 ${cut(3, 6, 9, 12, 15)}`, ['id-number 4']],
    ['seven', `身份证 ${cut(2, 4, 6, 8, 10, 14)}`, []],
    ['before another number', `身份证 ${cut(8)} 1`, ['id-number 4']],
    ['behind another number that is too much', `身份证 男；1；${cut(8)}`, ['id-number 8']],
    ['two numbers', `甲7，${cut(8)}，${cut(8)}`, ['id-number 3', 'id-number 23']],
    ['two numbers with a blank between', `${cut(8)} ${cut(8)}`, ['id-number 0', 'id-number 20']],
    ['of a project', `项目编号：${cut(8)}`, []],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual(expected))
})

describe('a masked number', () => {
  it.each([
    ['of 19 characters is none', `${ID.slice(0, 14)}*****`, []],
    [
      'with one character and the last four hidden',
      `${ID.slice(0, 3)}*${ID.slice(4, 14)}****`,
      ['birth-date-visible 0'],
    ],
    ['of a disability card with its province hidden', `**${ID.slice(2)}43`, ['birth-date-visible 0']],
    [
      'with the century of its day hidden shows no day',
      `${BORN_IN_2020.slice(0, 6)}**${BORN_IN_2020.slice(8)}`,
      [],
    ],
    ['with three characters hidden shows nearly all', `${ID.slice(0, 15)}***`, ['id-number-thinly-masked 0']],
    [
      'with its province hidden is no number that shows nearly all',
      `**${ID.slice(2)}`,
      ['birth-date-visible 0'],
    ],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual(expected))
})
