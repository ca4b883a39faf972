import { beforeAll, describe, expect, it } from 'vitest'
import { runDuban } from '../../../lib/cli/duban.ts'
import { playedCopy } from '../played-county.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'

let dir = ''

async function duban(...args: readonly string[]) {
  const terminal = rememberingTerminal([])
  const code = await runDuban([...args, '--data', dir], terminal)
  return { code, out: terminal.written, errors: terminal.errors.join('\n') }
}

interface Listed {
  readonly kind: string
  readonly id: string
  readonly item: string
  readonly missing?: readonly string[]
  readonly notices?: readonly { readonly title: string }[]
}

const listed = async () =>
  (await duban('unclaimed', 'list', '--json')).out.map((line) => JSON.parse(line) as Listed)
const purchase = async () =>
  (await listed()).find(({ notices }) => notices?.some(({ title }) => title.includes('应急物资储备采购项目')))

beforeAll(async () => {
  dir = await playedCopy()
}, 300_000)

describe('unclaimed list', { timeout: 120_000 }, () => {
  it('proposes the purchase that nobody recorded, with nothing missing', async () => {
    expect(await purchase()).toMatchObject({ kind: 'proposal', item: '12', missing: [] })
    const { out } = await duban('unclaimed', 'list')
    expect(out.join('\n')).toMatch(/政府采购公告（事项 12）.*县政府采购办/)
    expect(out.at(-1)).toMatch(/^拟登记的事件 \d+ 件，可能该登记的后续 \d+ 件$/)
  })
})

describe('unclaimed accept', { timeout: 120_000 }, () => {
  it('names a field that cannot be set, and one that is wrong', async () => {
    const { id = '' } = (await purchase()) ?? {}
    expect(await duban('unclaimed', 'accept', id, '--set', 'colour=red')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('看不懂“colour=red”'),
    })
    expect(await duban('unclaimed', 'accept', id, '--set', 'unit=县没有局')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('unit：'),
    })
  })

  it('records the event once, however often it is accepted, and proposes it no more', async () => {
    const { id = '' } = (await purchase()) ?? {}
    const first = await duban('unclaimed', 'accept', id)
    expect(first).toMatchObject({ code: 0, out: [expect.stringContaining(`u-${id} 已登记`)] })
    expect(await duban('unclaimed', 'accept', id)).toMatchObject({ code: 0, out: [`u-${id} 已有，未改动`] })
    expect(await purchase()).toBeUndefined()
    const ledger = (await duban('ledger', '--json')).out.map(
      (line) =>
        JSON.parse(line) as { event: string; channel: string; standing: string; origin?: { kind: string } },
    )
    const own = ledger.filter(({ event }) => event === `u-${id}`)
    expect(own.map(({ channel }) => channel)).toEqual(['ccgp-liaoning', 'lnzc', 'county-site'])
    expect(own.find(({ channel }) => channel === 'ccgp-liaoning')).toMatchObject({
      standing: 'published',
      origin: { kind: 'proposed' },
    })
  })

  it('asks for what a notice does not say', async () => {
    const one = (await listed()).find(({ missing = [] }) => missing.length > 0)
    const { code, errors } = await duban('unclaimed', 'accept', one?.id ?? '')
    expect(code).toBe(1)
    expect(errors).toContain('—')
  })

  it('of what is not proposed says where to look', async () => {
    expect(await duban('unclaimed', 'accept', 'nothing')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('unclaimed list'),
    })
  })
})

describe('unclaimed reject', { timeout: 120_000 }, () => {
  it('keeps the reason, and proposes it no more', async () => {
    const { id = '' } = (await listed())[0] ?? {}
    expect(await duban('unclaimed', 'reject', id, '--why', '协议出让，不属于本项')).toMatchObject({ code: 0 })
    expect((await listed()).map((one) => one.id)).not.toContain(id)
    expect(await duban('unclaimed', 'reject', id, '--why', '再说一次')).toMatchObject({
      code: 0,
      out: [expect.stringContaining('未改动')],
    })
  })

  it('wants a reason', async () => {
    expect(await duban('unclaimed', 'reject', 'x', '--why', ' ')).toMatchObject({ code: 2 })
  })
})
