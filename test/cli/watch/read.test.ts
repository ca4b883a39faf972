import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Terminal } from '../../../lib/cli/terminal.ts'
import { read } from '../../../lib/cli/watch/read.ts'

const fixture = (name: string) => join(import.meta.dirname, '..', '..', 'readers', 'fixtures', name)

async function run(options: { page: string; channel?: string; list?: string; as?: string; json?: boolean }) {
  const out: string[] = []
  const errors: string[] = []
  const terminal: Terminal = {
    lines: (async function* () {})(),
    out: (line) => void out.push(line),
    error: (line) => void errors.push(line),
  }
  const code = await read({ channel: 'county-site', json: true, ...options }, terminal)
  return { code, out, errors, lines: options.json === false ? [] : out.map((line) => JSON.parse(line)) }
}

describe('duban read', () => {
  it('prints a line for each notice of a list and a last line about the reading', async () => {
    const { code, lines } = await run({ page: fixture('glist-first.html') })
    expect(code).toBe(0)
    expect(lines[0]).toEqual({
      title: '喀左县2026年第二批公共租赁住房分配结果公示',
      url: 'https://www.kazuo.gov.cn/html/KZXZF/202607/0178398586976375.html',
      displayedOn: '2026-07-13',
    })
    expect(lines).toHaveLength(5)
    expect(lines.at(-1)).toEqual({ reading: 'read', pages: 1 })
  })

  it('prints a detail page', async () => {
    const { code, lines } = await run({ page: fixture('detail-county.html'), as: 'detail' })
    expect(code).toBe(0)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      url: 'https://www.kazuo.gov.cn/html/KZXZF/202607/0178398586976375.html',
      displayedOn: '2026-07-08',
      urlOn: '2026-07-14',
      metaOn: '2026-07-13',
      identifiers: { projectCodes: [] },
    })
  })

  it('gives no address to a file that states none', async () => {
    const { lines } = await run({ page: fixture('detail-reshaped.html'), as: 'detail' })
    expect(lines[0]).not.toHaveProperty('url')
    expect(lines[0]).toMatchObject({ displayedOn: null })
  })

  it('finds a problem in a page of another shape, and says which', async () => {
    const { code, lines } = await run({ page: fixture('glist-reshaped.html') })
    expect(code).toBe(1)
    expect(lines).toEqual([{ reading: 'unreadable', pages: 1, reason: expect.stringContaining('日期') }])
  })

  it('reads a list that no card describes, and does not claim to have seen all of it', async () => {
    const { code, lines } = await run({ page: fixture('trs-list.html'), channel: 'generic' })
    expect(code).toBe(1)
    expect(lines[0]).toMatchObject({
      title: '喀左县第一初级中学教学设备采购项目（二次）公开招标公告',
      displayedOn: '2026-03-16',
    })
    const reason = '栏目还没有读取规则，只能看到有的公告，不能证明没有'
    expect(lines.slice(3)).toEqual([{ reading: 'unreadable', pages: 1, reason }])
    const { out } = await run({ page: fixture('trs-list.html'), channel: 'generic', json: false })
    expect(out.at(-1)).toBe(`上面 3 条仅供参考：${reason}`)
  })

  it('says that a page without a card holds no list', async () => {
    const { code, lines } = await run({ page: fixture('detail-reshaped.html'), channel: 'generic' })
    expect(code).toBe(1)
    expect(lines).toEqual([{ reading: 'unreadable', pages: 1, reason: '没有找到带日期的链接列表' }])
  })

  it('reads a notice that no card describes', async () => {
    const { code, lines } = await run({
      page: fixture('detail-county.html'),
      channel: 'generic',
      as: 'detail',
    })
    expect(code).toBe(0)
    expect(lines[0]).toMatchObject({ displayedOn: '2026-07-08', metaOn: '2026-07-13' })
  })

  it('shows the rows found without the card where it fits no more', async () => {
    const { code, lines } = await run({ page: fixture('eportal-list.html'), channel: 'yphc-ln' })
    expect(code).toBe(1)
    expect(lines.slice(0, -1).map(({ displayedOn }) => displayedOn)).toEqual(['2026-04-21', '2026-04-02'])
    expect(lines.at(-1)).toMatchObject({ reading: 'unreadable', selector: expect.any(String) })
  })

  it('speaks to people without --json', async () => {
    const { out } = await run({ page: fixture('glist-first.html'), json: false })
    expect(out[0]).toMatch(/^2026-07-13 {2}喀左县2026年第二批/)
    expect(out.at(-1)).toBe('读到 4 条')
  })

  it.each([
    ['an unknown channel', { page: fixture('glist-first.html'), channel: 'nowhere' }],
    ['a channel that no program reads', { page: fixture('glist-first.html'), channel: 'village-board' }],
    ['an unknown list', { page: fixture('glist-first.html'), list: 'nowhere' }],
    ['an unknown kind', { page: fixture('glist-first.html'), as: 'picture' }],
    ['a file that is not there', { page: fixture('nowhere.html') }],
    ['an address that is not of the web', { page: 'ftp://site.example/a.html' }],
  ])('is used wrongly with %s', async (_, options) => {
    const { code, out, errors } = await run(options)
    expect(code).toBe(2)
    expect(out).toEqual([])
    expect(errors).toHaveLength(1)
  })
})
