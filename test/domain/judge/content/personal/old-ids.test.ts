import { describe, expect, it } from 'vitest'
import { personalDataIn } from '../../../../../lib/domain/judge/content/personal-data.ts'
import { madeOldId } from '../made-numbers.ts'

const OLD = madeOldId()
const kinds = (text: string) =>
  personalDataIn([{ place: '', text }]).map(({ kind, count }) => `${kind} ${count}`)
const list = (head: string, ...cells: readonly string[]) =>
  [head, ...cells.map((cell, at) => `${at + 1}\t${['张伟', '王丽', '李明'][at]}\t${cell}`)].join('\n')

/** Whether it is a number of a person or of a matter, only the words around it can say. */
describe('a number of 15 digits', () => {
  it.each([
    ['with the words just before it', `身份证 ${OLD}`, 1],
    ['with the words more than 20 characters before it', `身份证${'，'.repeat(21)}${OLD}`, 0],
    ['with the words behind it', `受理编号${OLD}，领取时请带身份证`, 0],
    ['under a word that says nothing', `备注\n${OLD}`, 0],
    ['under a head of more than six characters', `申请人身份证号\n${OLD}`, 1],
    ['under a head with a digit in it', `身份证号1\n${OLD}`, 1],
    ['under a head of 16 characters', `${'甲'.repeat(13)}身份证\n${OLD}`, 1],
    ['under a sentence that speaks of them', `${'甲'.repeat(14)}身份证\n${OLD}`, 0],
    ['under the number of another, with its label', `身份证${OLD}\n${madeOldId(1)}`, 1],
    ['in another column than the head', `序号\t身份证号\n${OLD}\t1`, 0],
    ['where columns are as wide as they need be', `序号 身份证号\n1    ${OLD}`, 1],
    ['under the head that was last', `身份证号\t编号\n编号\t身份证号\n${OLD}\t${madeOldId(1)}`, 1],
    ['below a line without such a head', `身份证号\n共3人\n${OLD}`, 1],
    ['three in a column of a list', list('序号\t姓名\t号码', OLD, madeOldId(1), madeOldId(2)), 3],
    ['two in a column of a list', list('序号\t姓名\t号码', OLD, madeOldId(1), '-'), 0],
    [
      'three of a list, in two columns',
      list('序号\t姓名\t号码\t备注', OLD, madeOldId(1), `-\t${madeOldId(2)}`),
      0,
    ],
    [
      'three beside names without a head',
      ['张伟', '王丽', '李明'].map((name) => `${name} ${OLD}`).join('\n'),
      3,
    ],
    ['three behind the columns that have a head', list('序号\t姓名', OLD, madeOldId(1), madeOldId(2)), 3],
  ])('%s', (_, text, count) => expect(kinds(text)).toEqual(count > 0 ? [`id-number-15 ${count}`] : []))
})
