import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CatalogueCheckOptions, catalogueCheck } from '../../../lib/cli/catalogue/catalogue-check.ts'

const FIXTURES = join(import.meta.dirname, '..', '..', 'catalogue')

async function run(options: CatalogueCheckOptions) {
  const out: string[] = []
  const errors: string[] = []
  const lines = (async function* () {})()
  const terminal = {
    lines,
    out: (line: string) => out.push(line),
    error: (line: string) => errors.push(line),
  }
  return { code: await catalogueCheck(options, terminal), out, errors }
}

describe('duban catalogue check', () => {
  it('counts what a sound catalogue holds', async () => {
    const { code, out } = await run({ dir: join(FIXTURES, 'mini') })
    expect(code).toBe(0)
    expect(out).toContain('附件 2 行，公开事项 5 个，规则 8 条')
    expect(out).toContain('工作日历确定到 2018-12-28')
  })

  it('gives the counts as one line of JSON', async () => {
    const { code, out } = await run({ dir: join(FIXTURES, 'mini'), json: true })
    expect(code).toBe(0)
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        rows: 2,
        items: 5,
        rules: 8,
        undated: 1,
        channels: 2,
        counties: 1,
        units: 4,
        calendarThrough: '2018-12-28',
      },
    ])
  })

  it('prints each fault with its place and what to mend, and ends with 1', async () => {
    const { code, out } = await run({ dir: join(FIXTURES, 'wrong', 'empty-file') })
    expect(code).toBe(1)
    expect(out[0]).toBe('calendar/<year>.yaml:1:1 没有这类文件 — 补上 calendar/<year>.yaml')
    expect(out.some((line) => /^calendar\/local\.yaml:1:1 .+ — .+/.test(line))).toBe(true)
    expect(out.at(-1)).toBe(`目录数据有 ${out.length - 1} 处问题`)
  })

  it('gives each fault as a line of JSON', async () => {
    const { code, out } = await run({ dir: join(FIXTURES, 'wrong', 'empty-file'), json: true })
    expect(code).toBe(1)
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ file: 'calendar/<year>.yaml', line: 1, column: 1 })
  })

  it('ends with 2 when there is no such folder', async () => {
    const { code, errors } = await run({ dir: join(FIXTURES, 'nowhere') })
    expect(code).toBe(2)
    expect(errors[0]).toContain('nowhere')
  })
})
