import { describe, expect, it } from 'vitest'
import { personalDataIn } from '../../../../../lib/domain/judge/content/personal-data.ts'
import { madeCard, madePhone } from '../made-numbers.ts'

const CARD = madeCard()
/** Of 16 digits; begins otherwise than those of 19. */
const SHORT = ['6217', '0000', '0000', '0006'].join('')
const WRONG = `${CARD.slice(0, -1)}${(Number(CARD.slice(-1)) + 1) % 10}`
const NAMES = ['张伟', '王丽', '李明']
const OFFICE = '喀左县公共资源交易中心'
const found = (text: string) => personalDataIn([{ place: '', text, isSheet: true }])
const kinds = (text: string) => found(text).map(({ kind, count }) => `${kind} ${count}`)
const list = (head: string, cells: (at: number) => string, persons = NAMES) =>
  [head, ...persons.map((name, at) => `${at + 1}\t${name}\t${cells(at)}`)].join('\n')

describe('phones of a list', () => {
  it.each([
    ['of three persons', (at: number) => madePhone(at), ['phone 3']],
    ['of three persons, two each', (at: number) => `${madePhone(at)}、${madePhone(at + 5)}`, ['phone 6']],
    [
      'with the number of the country',
      (at: number) => `${['+86 ', '86-', '86'][at]}${madePhone(at)}`,
      ['phone 3'],
    ],
    ['of two of three persons', (at: number) => (at < 2 ? madePhone(at) : '-'), []],
    [
      'of one of three persons, three',
      (at: number) => (at < 1 ? [1, 2, 3].map(madePhone).join('、') : ''),
      [],
    ],
  ])('%s', (_, cells, expected) => expect(kinds(list('序号\t姓名\t电话', cells))).toEqual(expected))
})

describe('cards of a list', () => {
  it.each([
    ['under a head on cards', list('序号\t姓名\t卡号', madeCard), ['bank-card 3']],
    ['of 16 digits', list('序号\t姓名\t卡号', () => SHORT), ['bank-card 3']],
    [
      'of 16 digits in groups of four',
      list('序号\t姓名\t卡号', () => SHORT.replace(/\d{4}(?=\d)/g, '$& ')),
      ['bank-card 3'],
    ],
    ['under no head on cards', list('序号\t姓名\t备注', madeCard), []],
    ['of two persons', list('序号\t姓名\t卡号', madeCard, NAMES.slice(1)), []],
    ['in the column of a code beside one of cards', list('序号\t姓名\t证书编号\t卡号', madeCard), []],
    [
      'behind the columns that have a head',
      list('序号\t姓名\t卡号', (at) => `-\t${madeCard(at)}`),
      ['bank-card 3'],
    ],
    [
      'of payees of which one is a company',
      list('序号\t姓名\t收款人\t卡号', (at) => `${['张伟', '某公司 ', '李明'][at]}\t${madeCard(at)}`),
      ['bank-card 2'],
    ],
    [
      'of members of a company, which is no payee',
      list('序号\t姓名\t单位\t卡号', (at) => `某公司\t${madeCard(at)}`),
      ['bank-card 3'],
    ],
    [
      'with a label in the cell, once',
      list('序号\t姓名\t账号', (at) => `户名：张伟，账号：${madeCard(at)}`),
      ['bank-card 3'],
    ],
  ])('%s', (_, text, expected) => expect(kinds(text)).toEqual(expected))
})

describe('a card by its label', () => {
  it.each([
    ['with its payee in the same line', `户名：张伟，账号：${CARD}`, 1],
    ['with its payee in the next line', `账号：${CARD}\n户名：张伟`, 1],
    ['with its payee three lines before', `户名：张伟\n-\n-\n账号：${CARD}`, 1],
    ['with a payee four lines before', `户名：张伟\n-\n-\n-\n账号：${CARD}`, 0],
    ['with a payee four lines before, far below', `-\n户名：张伟\n-\n-\n-\n账号：${CARD}`, 0],
    ['with a payee two lines behind', `账号：${CARD}\n-\n户名：张伟`, 0],
    ['with nothing between label and number', `户名 ：张伟\n账号${CARD}`, 1],
    ['of a company with its place behind', `姓名：张伟\n户名：某公司(喀左)\n账号：${CARD}`, 0],
    ['in groups of four', `户名：张伟\n账号：${CARD.replace(/\d{4}(?=\d)/g, '$& ')}`, 1],
    ['with a wrong last digit', `户名：张伟\n账号：${WRONG}`, 0],
    ['of an office that a person acts for', `姓名：张伟\n户名：${OFFICE}\n账号：${CARD}`, 0],
    ['of one person with a name and a number in a line', `姓名：张伟 账号：${CARD}`, 1],
  ])('%s', (_, text, count) => expect(kinds(text)).toEqual(count > 0 ? ['bank-card 1'] : []))

  it.each([
    ['its own cell', `-\t户名：张伟\t账号：${CARD}`, '第1行C列'],
    ['the first cell where label and number are cells', `户名：张伟\n账号\t${CARD}`, '第2行A列'],
  ])('stands in %s', (_, text, where) => expect(found(text).map((finding) => finding.where)).toEqual([where]))
})
