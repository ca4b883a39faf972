import { describe, expect, it } from 'vitest'
import { personIdOf } from '../../../lib/catalogue/workbook/statement-rows.ts'
import { readPerson } from '../../../lib/cli/person/person-line.ts'
import { CATALOGUE, COUNTY, county } from '../../fixtures/cast.ts'
import { PHONE } from './person-desk.ts'

const BASE = { unit: 'housing-bureau', role: 'contact', name: '钱示例', email: 'qian@unit.example' }
const AWAY = { from: '2026-12-01', until: '2026-12-04' }
const read = (value: unknown) => readPerson(value, { catalogue: CATALOGUE, county })

describe('a person as JSON', () => {
  it.each<[string, object, object]>([
    ['an id of one’s own', { id: 'qian' }, { id: 'qian' }],
    ['without one, that of the workbook', {}, { id: personIdOf({ ...BASE, role: 'contact' }) }],
    ['a unit by its name', { unit: '县住建局' }, { unit: 'housing-bureau' }],
    ['a unit by another of its names', { unit: '喀左县 住房和城乡建设局' }, { unit: 'housing-bureau' }],
    ['a role in Chinese', { role: '负责人' }, { role: 'head' }],
    ['an address in full width', { email: ' ｑian@unit.example ' }, { email: 'qian@unit.example' }],
    ['a number with blanks', { phone: `${PHONE.slice(0, 3)} ${PHONE.slice(3)}` }, { phone: PHONE }],
    ['one day away', { away: { ...AWAY, until: AWAY.from } }, { away: { ...AWAY, until: AWAY.from } }],
    ['the office', { unit: 'openness-office', role: 'office' }, { unit: 'openness-office' }],
    ['ops', { unit: 'openness-office', role: 'ops' }, { unit: 'openness-office' }],
    ['the county said again', { county: COUNTY }, { county: COUNTY }],
  ])('takes %s', (_, fields, expected) => {
    expect(read({ ...BASE, ...fields })).toMatchObject({ person: { county: COUNTY, ...expected } })
  })

  it.each<[string, unknown, string, RegExp]>([
    ['no object', [BASE], '', /不是一个 JSON 对象/],
    ['no name', { ...BASE, name: undefined }, 'name', /缺少字段 name/],
    ['a blank name', { ...BASE, name: ' ' }, 'name', /不能作姓名/],
    ['no address', { ...BASE, email: 'qian' }, 'email', /不是邮箱地址/],
    ['two addresses', { ...BASE, email: 'a@unit.example;b@unit.example' }, 'email', /不是邮箱地址/],
    ['a number that is short', { ...BASE, phone: PHONE.slice(1) }, 'phone', /不是手机号/],
    ['a number without quotes', { ...BASE, phone: Number(PHONE) }, 'phone', /不是手机号/],
    ['an unknown role', { ...BASE, role: 'boss' }, 'role', /不能写 “boss”/],
    ['an unknown unit', { ...BASE, unit: '县住建委' }, 'unit', /没有单位“县住建委”/],
    ['an office elsewhere', { ...BASE, role: 'office' }, 'role', /收不到任何提醒/],
    ['ops elsewhere', { ...BASE, role: 'ops' }, 'role', /“运维人员”.*收不到任何提醒/],
    ['another county', { ...BASE, county: '000000' }, 'county', /不是本县/],
    ['an unknown field', { ...BASE, mobile: PHONE }, 'mobile', /不认识的字段 mobile/],
    ['an address as id', { ...BASE, id: 'qian@unit.example' }, 'id', /写法不对/],
    ['a number as id', { ...BASE, id: `p${PHONE}` }, 'id', /写法不对/],
    ['an address as unit', { ...BASE, unit: 'qian@unit.example' }, 'unit', /没有单位“…”/],
    ['no day', { ...BASE, away: { ...AWAY, from: '2026-02-30' } }, 'away.from', /2026-02-30/],
    ['an end before the start', { ...BASE, away: { ...AWAY, until: '2026-11-30' } }, 'away.until', /早于/],
    ['years away', { ...BASE, away: { ...AWAY, until: '2029-12-01' } }, 'away.until', /超过两年/],
    ['an end left out', { ...BASE, away: { from: AWAY.from } }, 'away.until', /缺少字段 until/],
  ])('refuses %s, and says how to mend it', (_, value, field, words) => {
    const { faults } = read(value) as { faults: readonly { mend: string }[] }
    expect(faults).toEqual([{ field, message: expect.stringMatching(words), mend: expect.any(String) }])
    expect(faults[0]?.mend).not.toBe('')
    const said = JSON.stringify(faults).replace('name@example.gov.cn', '')
    expect(said).not.toMatch(/@|\d{10}/)
  })

  it('gives all faults of a line at once', () => {
    const value = { ...BASE, email: 'x', role: 'y', away: { from: '1', until: '2' } }
    expect(read(value)).toMatchObject({
      faults: [{ field: 'role' }, { field: 'email' }, { field: 'away.from' }, { field: 'away.until' }],
    })
  })
})
