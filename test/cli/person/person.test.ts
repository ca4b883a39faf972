import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../../lib/domain/tell/unit.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import { playedCopy } from '../played-county.ts'
import { duban, jsonlOf, onDesk, PHONE } from './person-desk.ts'

let dir = ''
const UNIT = 'housing-bureau'
const QIAN = {
  id: 'qian',
  unit: UNIT,
  role: 'contact',
  name: '钱示例',
  email: 'qian@unit.example',
  phone: PHONE,
}
const SUN = { id: 'sun', unit: UNIT, role: 'head', name: '孙示例', email: 'sun@unit.example' }
const BOUNCED_AT = chinaInstantOf(2026, 11, 23, 10)

const person = (...args: readonly string[]) => duban(dir, ...args)
const stored = (id: string) =>
  onDesk(dir, async ({ store, county }) => {
    const found = (await store.people(county.code)).find((one) => one.id === id)
    return found as Person
  })

/** The sample's present is 2026-11-24, 9 o'clock. */
beforeAll(async () => {
  dir = await playedCopy()
  const { code, errors } = await person('put', jsonlOf(QIAN, SUN))
  expect(errors).toBe('')
  expect(code).toBe(0)
}, 300_000)

async function mark(): Promise<void> {
  await onDesk(dir, async ({ store, county }) => {
    const bad = { at: BOUNCED_AT, reason: '550 5.1.1 no such user' }
    await store.markUnreachable(county.code, 'qian', { medium: 'mail', address: QIAN.email, ...bad })
    await store.markUnreachable(county.code, 'qian', { medium: 'sms', address: PHONE, ...bad })
  })
}

describe('person list', () => {
  it('shows everybody with unit and role, and of addresses only what tells them apart', async () => {
    await mark()
    const { code, text, out } = await person('list')
    expect(code).toBe(0)
    expect(text).toMatch(/qian {2}县住建局 钱示例（联系人） {2}q…@unit\.example {2}有手机号码/)
    expect(text).toMatch(/邮箱自 2026-11-23 10:00 起收不到：550 5\.1\.1 no such user/)
    expect(text).toMatch(/共 \d+ 人，其中 1 人有失效的地址/)
    expect(out.length).toBeGreaterThan(10)
    const { out: lines } = await person('list', '--json')
    expect(lines).toHaveLength(out.length - 1)
    const shown = lines.map((line) => JSON.parse(line)).find(({ id }) => id === 'qian')
    const bad = { at: '2026-11-23T10:00:00+08:00', reason: '550 5.1.1 no such user' }
    expect(shown).toEqual({
      ...{ id: 'qian', unit: UNIT, role: 'contact', name: '钱示例' },
      ...{ email: 'q…@unit.example', hasPhone: true, unreachable: { mail: bad, sms: bad } },
    })
    for (const words of [text, lines.join('\n')]) {
      expect(words).not.toMatch(/[\w.]{2,}@/)
      expect(words).not.toContain(PHONE)
    }
  })
})

describe('person reachable', () => {
  it('lifts the marks under the same address, one medium or both, and wakes the county', async () => {
    await mark()
    const wake = () => onDesk(dir, ({ store, county }) => store.wake(county.code))
    const before = await wake()
    expect((await person('reachable', 'qian', '--medium', 'sms')).text).toContain('手机的失效标记已去掉')
    expect((await stored('qian')).unreachable).toEqual({
      mail: { at: BOUNCED_AT, reason: '550 5.1.1 no such user' },
    })
    expect((await wake()).version).toBeGreaterThan(before.version)
    const { code, out } = await person('reachable', 'qian', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out[0] ?? '')).not.toHaveProperty('unreachable')
    expect(await stored('qian')).toEqual({ ...QIAN, county: '211324' })
    expect((await person('reachable', 'qian')).text).toContain('没有失效标记，未改动')
  })

  it('leaves a mark to a new address that was put', async () => {
    await mark()
    await person('put', jsonlOf({ ...QIAN, email: 'new@unit.example' }))
    expect((await stored('qian')).unreachable).not.toHaveProperty('mail')
    await person('put', jsonlOf(QIAN))
    await person('reachable', 'qian')
  })
})

describe('person away and back', () => {
  it('enters an absence, which a new list of people does not end', async () => {
    const args = ['away', 'qian', '--from', '2026-11-20', '--until', '2026-11-30', '--substitute', 'sun']
    const { code, text } = await person(...args)
    expect(code).toBe(0)
    expect(text).toMatch(/2026-11-20 至 2026-11-30 休假，由 sun 代收/)
    await person('put', jsonlOf({ ...QIAN, name: '钱样例' }))
    const away = { from: '2026-11-20', until: '2026-11-30', substitute: 'sun' }
    expect(await stored('qian')).toMatchObject({ name: '钱样例', away })
    expect((await person('list')).text).toContain('2026-11-20 至 2026-11-30 休假，由 sun 代收')
  })

  it('ends it with yesterday, so that what others were told meanwhile stays known', async () => {
    await person('away', 'qian', '--from', '2026-11-20', '--until', '2026-11-30')
    expect((await person('back', 'qian')).text).toContain('休假到 2026-11-23 为止，2026-11-24 起照常收提醒')
    expect((await stored('qian')).away).toEqual({ from: '2026-11-20', until: '2026-11-23' })
    expect((await person('back', 'qian')).text).toContain('休假已在 2026-11-23 结束，未改动')
  })

  it.each([['2026-11-24'], ['2026-12-01']])('takes back one that begins on %s', async (from) => {
    await person('away', 'qian', '--from', from, '--until', '2026-12-04')
    const { out } = await person('back', 'qian', '--json')
    expect(JSON.parse(out[0] ?? '')).not.toHaveProperty('away')
    expect((await person('back', 'qian')).text).toContain('没有登记休假')
  })

  it('warns of a substitute who is away too, or whom nothing reaches', async () => {
    const asSubstitute = ['--from', '2026-12-01', '--until', '2026-12-04', '--substitute', 'qian'] as const
    await mark()
    expect((await person('away', 'sun', ...asSubstitute)).text).toContain('注意：代办人的邮箱收不到邮件')
    await person('away', 'qian', '--from', '2026-12-04', '--until', '2026-12-08')
    expect((await person('away', 'sun', ...asSubstitute)).text).toContain('注意：代办人这期间也休假')
    for (const id of ['qian', 'sun']) await person('back', id)
    await person('reachable', 'qian')
  })
})

const DAYS = ['--from', '2026-12-01', '--until', '2026-12-04'] as const

it.each<[readonly string[], RegExp]>([
  [['away', 'nobody', ...DAYS], /没有编号为“nobody”的联系人，最接近的：.+、/],
  [['back', 'qian@unit.example'], /没有编号为“…”的联系人/],
  [['reachable', 'qian', '--medium', 'fax'], /--medium 应为 mail 或 sms：fax/],
  [['away', 'qian', '--from', 'soon', '--until', '2026-12-04'], /--from 不是日期：soon/],
  [['away', 'qian', '--from', '2026-12-04', '--until', '2026-12'], /--until 不是日期：2026-12/],
  [['away', 'qian', '--from', '2026-12-04', '--until', '2026-12-01'], /早于第一天/],
  [['away', 'qian', ...DAYS, '--substitute', 'qian'], /代办人是本人/],
  [['away', 'qian', ...DAYS, '--substitute', 'nobody'], /没有编号为“nobody”的联系人/],
  [['away', 'qian', '--until', '2026-12-04'], /--from/],
  [['list', '--county', '000000'], /没有 000000/],
])('refuses %j', async (args, words) => {
  const { code, errors } = await person(...args)
  expect(code).toBe(2)
  expect(errors).toMatch(words)
  expect(errors).not.toContain('qian@')
})
