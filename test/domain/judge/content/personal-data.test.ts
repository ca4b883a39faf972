import { describe, expect, it } from 'vitest'
import { FINDINGS_MAX, personalDataIn } from '../../../../lib/domain/judge/content/personal-data.ts'
import { checkOf, madeCard, madeId, madeIdWithX, madeOldId, madePhone } from './made-numbers.ts'

const ID = madeId(1)
const DISABILITY = `${ID}43`
const NAMES = ['张伟', '王小丽', '李*', '包青山', '欧阳文']
const found = (text: string) => personalDataIn([{ place: '', text }])
const kinds = (text: string) => found(text).map(({ kind, count }) => `${kind} ${count}`)
const wide = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
const masked = (from: number, to: number, mask = '*') =>
  ID.slice(0, from) + mask.repeat(to - from) + ID.slice(to)
const table = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\n')
const persons = (...columns: readonly ((at: number) => string)[]) =>
  NAMES.map((name, at) => [String(at + 1), name, ...columns.map((column) => column(at))])

describe('ID numbers are found', () => {
  it.each([
    ['by themselves', ID],
    ['within a sentence', `身份证号为${ID}的申请人`],
    ['ending in X', `公民身份号码：${madeIdWithX()}。`],
    ['ending in x', madeIdWithX().toLowerCase()],
    ['in full-width digits', wide(ID)],
    ['in a cell', `1\t张伟\t${ID}\t男`],
    ['in a cell of a page', `1 | 张伟 | ${ID} | 男`],
    ['in a line of CSV', `1,张伟,${ID},男`],
    ['with a soft hyphen in them', `${ID.slice(0, 9)}\u00ad${ID.slice(9)}`],
    ['divided by the end of a line', `${ID.slice(0, 10)}\n${ID.slice(10)}`],
    ['divided by a blank', `张伟 ${ID.slice(0, 8)} ${ID.slice(8)} 男`],
    ['a digit a cell', [...ID].join('\t')],
    ['a digit a cell of a page', `身份证号码 | ${[...ID].join(' | ')} | 男`],
    ['a digit a line', [...ID].join('\n')],
    [
      'in groups, where the text speaks of them',
      `身份证 ${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`,
    ],
    [
      'with hyphens, where the text speaks of them',
      `证件号码 ${ID.slice(0, 6)}-${ID.slice(6, 14)}-${ID.slice(14)}`,
    ],
    ['as the tax number of a trader', `纳税人识别号：${ID}`],
    ['with a phone behind it and nothing between', `张伟${ID}${madePhone()}`],
  ])('%s', (_, text) => expect(kinds(text)).toEqual(['id-number 1']))

  it('two with nothing between', () => expect(kinds(`${ID}${madeId(2)}`)).toEqual(['id-number 2']))

  it('as disability numbers, once', () =>
    expect(kinds(`残疾证号 ${DISABILITY}`)).toEqual(['disability-number 1']))
})

describe('what is no ID number', () => {
  it.each([
    [
      'a wrong checksum',
      ID.slice(0, 17) + String((Number(checkOf(ID.slice(0, 17)).replace('X', '9')) + 1) % 10),
    ],
    ['no such day', madeId(1, { day: '19810229' })],
    ['no such month', madeId(1, { day: '19801301' })],
    ['no such province', madeId(1, { district: '991324' })],
    ['a year of another century', madeId(1, { day: '18800228' })],
    ['a longer number', `6${ID}`],
    ['an account of 19 digits', `${ID}5`],
    ['a number of 20 digits that ends as no disability card does', `${ID}95`],
    ['a credit code', `9${ID.slice(1, 9)}MA0${ID.slice(12)}`],
    ['part of a code with letters', `E${ID}`],
    ['the number of a project', `项目编号：${ID}`],
    ['columns of district, day and number', `${ID.slice(0, 6)}\t${ID.slice(6, 14)}\t${ID.slice(14)}`],
    [
      'district, day and number without a word on ID numbers',
      `${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`,
    ],
    ['scores of one digit, more than 18 in a row', `7\t${[...ID].join('\t')}`],
    ['two cells', `${ID.slice(0, 10)}\t${ID.slice(10)}`],
  ])('%s', (_, text) => expect(kinds(text)).toEqual([]))
})

describe('masked ID numbers', () => {
  it.each([
    ['first six and last four shown', masked(6, 14), []],
    ['two and three shown', masked(2, 15), []],
    ['by ×', masked(6, 14, '×'), []],
    ['by full-width asterisks', masked(6, 14, '＊'), []],
    ['by ●', masked(8, 14, '●'), []],
    ['by ○', masked(8, 14, '○'), []],
    ['by •', masked(8, 14, '•'), []],
    ['by #', masked(10, 14, '#'), []],
    ['by ■', masked(10, 14, '■'), []],
    ['by x', masked(6, 14, 'x'), []],
    ['by X', masked(6, 14, 'X'), []],
    ['the last four hidden', masked(14, 18), ['birth-date-visible 1']],
    ['the first six hidden', masked(0, 6), ['birth-date-visible 1']],
    ['a disability number with its day of birth shown', `${masked(14, 18)}43`, ['birth-date-visible 1']],
    ['three characters hidden', masked(15, 18), ['id-number-thinly-masked 1']],
  ])('%s', (_, text, expected) => {
    expect(kinds(`张伟 ${text} 男`)).toEqual(expected)
    expect(found(text).every(({ isWarning }) => isWarning)).toBe(true)
  })
})

describe('numbers of 15 digits', () => {
  it.each([
    ['behind their label', `身份证号码：${madeOldId()}`, ['id-number-15 1']],
    [
      'under a head',
      table(['序号', '身份证号'], ['1', madeOldId()], ['2', madeOldId(1)]),
      ['id-number-15 2'],
    ],
    [
      'in a list of persons without such a head',
      table(['序号', '姓名', '号码'], ...persons(madeOldId)),
      ['id-number-15 5'],
    ],
    ['in a list of persons, as accounts', table(['序号', '姓名', '一折通账号'], ...persons(madeOldId)), []],
    ['by themselves', `受理编号 ${madeOldId()}`, []],
    ['with no such day', `身份证号码：${madeOldId().replace('0228', '0230')}`, []],
  ])('%s', (_, text, expected) => expect(kinds(text)).toEqual(expected))
})

describe('phones', () => {
  const rows = persons(madePhone)
  it.each([
    ['in a list of natural persons', table(['序号', '姓名', '联系电话'], ...rows), ['phone 5']],
    ['in a list of a page', table(['序号', '姓名', '电话'], ...rows).replaceAll('\t', ' | '), ['phone 5']],
    ['in a list of a PDF', table(['序号', '姓名', '电话'], ...rows).replaceAll('\t', ' '), ['phone 5']],
    ['in a list of CSV', table(['序号', '姓名', '电话'], ...rows).replaceAll('\t', ','), ['phone 5']],
    [
      'under a head of two rows',
      table(
        ['序号', '户主', '联系方式', ''],
        ['', '', '住址', '电话'],
        ...rows.map((row) => row.with(2, `某村\t${row[2]}`)),
      ),
      ['phone 5'],
    ],
    [
      'where merged cells shift the names',
      table(
        ['乡镇', '序号', '姓名', '电话'],
        ['某镇', '1', '张伟', madePhone(1)],
        ['2', '王丽', madePhone(2)],
        ['3', '包山', madePhone(3)],
      ),
      ['phone 3'],
    ],
    [
      'in lines of name and number',
      NAMES.map((name, at) => `${at + 1}、${name}，${madePhone(at)}`).join('\n'),
      ['phone 5'],
    ],
    [
      'in lines with a label',
      NAMES.map((name, at) => `姓名：${name} 电话：${madePhone(at)}`).join('\n'),
      ['phone 5'],
    ],
    [
      'of names with a blank',
      ['张 伟', '王  丽', '李　明'].map((name, at) => `${name} ${madePhone(at)}`).join('\n'),
      ['phone 3'],
    ],
    ['of two persons', table(['序号', '姓名', '电话'], ...rows.slice(0, 2)), []],
    [
      'masked',
      table(['序号', '姓名', '电话'], ...persons((at) => madePhone(at).replace('0000', '****'))),
      [],
    ],
    [
      'of people to be called',
      table(['序号', '姓名', '职务', '电话'], ...persons(() => '科员', madePhone)),
      [],
    ],
    ['of contacts of companies', table(['序号', '联系人姓名', '电话'], ...rows), []],
    [
      'of contact lines',
      ['采购人', '代理机构', '项目', '监督']
        .map((of, at) => `${of}联系人：${NAMES[at]} 电话：${madePhone(at)}`)
        .join('\n'),
      [],
    ],
    [
      'of persons called by their work',
      ['张经理', '王主任', '李工', '赵老师'].map((name, at) => `${name} ${madePhone(at)}`).join('\n'),
      [],
    ],
    [
      'of contacts under a line that says so',
      `项目联系方式：\n${NAMES.map((name, at) => `${name} ${madePhone(at)}`).join('\n')}`,
      [],
    ],
    [
      'in groups of digits',
      NAMES.map((name, at) => `${name} ${madePhone(at).replace(/^\d{3}|\d{4}(?=\d{4}$)/g, '$& ')}`).join(
        '\n',
      ),
      ['phone 5'],
    ],
    ['of one contact', `联系人：张伟\n联系方式：${madePhone()}`, []],
  ])('%s', (_, text, expected) => expect(kinds(text)).toEqual(expected))
})

describe('bank cards', () => {
  it.each([
    ['in a list of persons', table(['序号', '姓名', '银行卡号'], ...persons(madeCard)), ['bank-card 5']],
    [
      'in groups of four',
      table(['序号', '姓名', '一卡通'], ...persons((at) => madeCard(at).replace(/\d{4}(?=\d)/g, '$& '))),
      ['bank-card 5'],
    ],
    ['of a payee', `户名：张伟\n账号：${madeCard()}`, ['bank-card 1']],
    ['of an office', `户名：喀左县公共资源交易中心\n账号：${madeCard()}`, []],
    ['of a company by its head', `开户名：张伟建筑有限公司\n开户行：某银行\n账号：${madeCard()}`, []],
    [
      'of organisations in a list',
      table(['序号', '姓名', '户名', '账号'], ...persons(() => '某某合作社', madeCard)),
      [],
    ],
    ['without a word on cards', table(['序号', '姓名', '编号'], ...persons(madeCard)), []],
    [
      'with a wrong last digit',
      table(
        ['序号', '姓名', '卡号'],
        ...persons((at) => `${madeCard(at).slice(0, -1)}${(Number(madeCard(at).slice(-1)) + 1) % 10}`),
      ),
      [],
    ],
    ['without persons', `账号：${madeCard()}`, []],
  ])('%s', (_, text, expected) => expect(kinds(text)).toEqual(expected))
})

describe('findings', () => {
  it('are one for each part and kind, what is hidden apart', () => {
    const text = `${ID}\t${madeId(2)}\n${madeId(3)}\t${madeId(4)}\n${masked(14, 18)}`
    expect(personalDataIn([{ place: '名单', text, isSheet: true, hiddenColumns: [1] }])).toEqual([
      { kind: 'id-number', where: '名单第1行至第2行A列', count: 2 },
      { kind: 'id-number', where: '名单第1行至第2行B列（隐藏列）', count: 2 },
      { kind: 'birth-date-visible', where: '名单第3行A列', count: 1, isWarning: true },
    ])
  })

  it('are bounded, the worst kept', () => {
    const warnings = Array.from({ length: FINDINGS_MAX }, () => ({ place: '', text: masked(14, 18) }))
    const findings = personalDataIn([...warnings, { place: '', text: ID }])
    expect(findings).toHaveLength(FINDINGS_MAX)
    expect(findings[0]?.kind).toBe('id-number')
  })

  it.each([
    ['names of people who were fined', '被处罚人：张伟\n法定代表人：王小丽\n案由：无证开采'],
    ['nothing', ''],
  ])('are none for %s', (_, text) => expect(found(text)).toEqual([]))
})
