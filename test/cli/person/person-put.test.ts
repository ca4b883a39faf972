import { beforeAll, describe, expect, it } from 'vitest'
import { playedCopy } from '../played-county.ts'
import { duban, fileOf, jsonlOf, onDesk, PHONE } from './person-desk.ts'

let dir = ''
const UNIT = 'housing-bureau'
const QIAN = { id: 'qian', unit: UNIT, role: 'contact', name: '钱示例', email: 'qian@unit.example' }
const SUN = {
  id: 'sun',
  unit: '县住建局',
  role: '负责人',
  name: '孙示例',
  email: 'sun@unit.example',
  phone: PHONE,
}

const put = (file: string, ...args: readonly string[]) => duban(dir, 'put', file, ...args)
const stored = (id: string) =>
  onDesk(dir, async ({ store, county }) => (await store.people(county.code)).find((one) => one.id === id))

beforeAll(async () => {
  dir = await playedCopy()
}, 300_000)

describe('person put', () => {
  it('stores the good lines, wakes the county, and names line, field and mend of the others', async () => {
    const wake = () => onDesk(dir, ({ store, county }) => store.wake(county.code))
    const before = await wake()
    const file = jsonlOf(QIAN, '', '{"unit":', { ...SUN, role: 'boss' }, SUN)
    const { code, text, errors } = await put(file)
    expect(code).toBe(1)
    expect(text).toMatch(/qian {2}县住建局 钱示例（联系人） {2}已登记/)
    expect(text).toContain('新增 2，更正 0，未改动 0，有问题的行 2')
    expect(errors).toMatch(/people\.jsonl 第3行：不是一个 JSON 对象 — 每行写一个人/)
    expect(errors).toMatch(/people\.jsonl 第4行 role：不能写 “boss” — 改为其中之一：contact、head、office/)
    expect(await stored('sun')).toEqual({ ...SUN, county: '211324', unit: UNIT, role: 'head' })
    expect((await wake()).version).toBeGreaterThan(before.version)
  })

  it('changes nothing the second time, and only what differs', async () => {
    await put(jsonlOf(QIAN, SUN))
    expect((await put(jsonlOf(QIAN, SUN))).text).toContain('未改动 2')
    const { code, out } = await put(jsonlOf({ ...QIAN, name: '钱样例' }, SUN), '--json')
    expect(code).toBe(0)
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { line: 1, id: 'qian', outcome: 'changed' },
      { line: 2, id: 'sun', outcome: 'same' },
    ])
    await put(jsonlOf(QIAN))
  })

  it('gives faults as JSON lines', async () => {
    const { code, errors } = await put(jsonlOf({ ...QIAN, unit: '县住建委' }), '--json')
    expect(code).toBe(1)
    expect(JSON.parse(errors)).toMatchObject({ line: 1, field: 'unit', message: '没有单位“县住建委”' })
  })

  it('reads a CSV with the headings of the sheet, and Excel’s days', async () => {
    const rows = [
      '编号,姓名,单位,角色,邮箱,手机,休假起,休假止,代办人',
      'wu,吴示例,县住建局,联系人,wu@unit.example,,2026/12/1,2026年12月4日,sun',
      ',,,,,,,,',
      `wei,魏示例,县住建局,联系人,wei@unit.example,${PHONE.slice(1)},,,`,
    ]
    await put(jsonlOf(SUN))
    const { code, errors, text } = await put(fileOf('people.csv', `\uFEFF${rows.join('\r\n')}`))
    expect(code).toBe(1)
    expect(errors).toMatch(/people\.csv 第4行 手机：不是手机号/)
    expect(text).toContain('有问题的行 1')
    const away = { from: '2026-12-01', until: '2026-12-04', substitute: 'sun' }
    expect(await stored('wu')).toMatchObject({ unit: UNIT, away })
    expect(await stored('wu')).not.toHaveProperty('phone')
    expect(await stored('wei')).toBeUndefined()
  })

  it.each([
    ['姓名,单位,角色\n钱示例,县住建局,联系人', /第1行 邮箱：没有“邮箱”这一列/],
    [`钱示例,县住建局,联系人,qian@unit.example,${PHONE}`, /第1行：找不到列名/],
    [`姓名,单位,角色,邮箱,${PHONE}\n`, /第1行：不认识的列/],
    ['姓名,姓名,单位,角色,邮箱\n', /第1行 姓名：列名重复/],
    ['姓名,单位,角色,邮箱\n"钱示例,县住建局', /引号没有配对/],
  ])('says what is wrong with the headings of %j', async (csv, words) => {
    const { code, errors } = await put(fileOf('people.csv', csv))
    expect(code).toBe(1)
    expect(errors).toMatch(words)
    expect(errors).not.toMatch(/qian@|\d{10}/)
  })

  it.each([
    ['no-such.csv', '没有这个文件'],
    ['.', '是文件夹'],
    ['package.json', '只读 .csv 和 .jsonl'],
  ])('refuses %s', async (file, words) => {
    expect(await put(file)).toMatchObject({ code: 2, errors: expect.stringContaining(words) })
  })
})
