import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { createFolderVault } from '../../../lib/adapters/evidence/folder-vault.ts'
import { runDuban } from '../../../lib/cli/duban.ts'
import { evidenceShow } from '../../../lib/cli/watch/evidence-show.ts'
import { addMs, DAY_MS, parseInstant } from '../../../lib/domain/time/instant.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'

const data = mkdtempSync(join(tmpdir(), 'duban-evidence-'))
/** 公告 in GBK, and a byte that no text has: the page must come out as it came. */
const PAGE = Uint8Array.from([0xb9, 0xab, 0xb8, 0xe6, 0x00, 0xff])
let sha256 = ''

beforeAll(async () => {
  const vault = createFolderVault(join(data, 'evidence'))
  const at = parseInstant('2026-11-24T09:00:00+08:00')
  if (at === undefined) throw new Error('not a time')
  const headers = [
    ['content-type', 'text/html; charset=gbk'],
    ['content-encoding', 'gzip'],
    ['content-length', '26'],
  ] as const
  const page = { url: 'http://site.example/a.html', at, httpStatus: 200, headers, body: PAGE }
  sha256 = await vault.put(page)
  await vault.put({ ...page, url: 'http://site.example/b.html' })
  await vault.confirm({ url: page.url, at: addMs(at, DAY_MS), sha256 })
})

it('shows where and when a page came, and writes it byte for byte', async () => {
  const terminal = rememberingTerminal()
  const out = join(data, 'page.html')
  const code = await runDuban(
    ['evidence', 'show', sha256.slice(0, 12), '--data', data, '--out', out],
    terminal,
  )
  expect(code).toBe(0)
  expect(terminal.written.join('\n')).toMatch(
    /2026-11-24T09:00:00\S* {2}HTTP 200 {2}http:\/\/site\.example\/a\.html {2}首次取得\n.*b\.html/,
  )
  expect(Uint8Array.from(readFileSync(out))).toEqual(PAGE)
})

it('tells each later time at which the page was the same', async () => {
  const terminal = rememberingTerminal()
  await evidenceShow({ id: sha256, data, out: join(data, 'again.html') }, terminal)
  expect(terminal.written.slice(1, 3)).toEqual([
    '2026-11-24T09:00:00+08:00  HTTP 200  http://site.example/b.html  内容与首次相同',
    '2026-11-25T09:00:00+08:00  HTTP 304  http://site.example/a.html  网站答复没有改动',
  ])
})

it('writes the page alone to standard output, and the words beside it', async () => {
  const terminal = rememberingTerminal()
  const pages: Uint8Array[] = []
  const code = await evidenceShow({ id: sha256, data, headers: true }, terminal, (page) => pages.push(page))
  expect(code).toBe(0)
  expect(Buffer.compare(Buffer.concat(pages), PAGE)).toBe(0)
  expect(terminal.written).toEqual([])
  expect(terminal.errors.slice(1, 4)).toEqual([
    '  content-type: text/html; charset=gbk',
    '  content-encoding: gzip',
    '  content-length: 26',
  ])
  expect(terminal.errors[4]).toMatch(/^2026-11-24T09:00:00/)
})

it('says before all else that the page cannot be written where it is to go', async () => {
  const terminal = rememberingTerminal()
  const out = join(data, 'missing', 'page.html')
  expect(await runDuban(['evidence', 'show', sha256, '--data', data, '--out', out], terminal)).toBe(2)
  expect(terminal.errors).toEqual([`没有文件夹 ${join(data, 'missing')}：先建好，或换一个 --out`])
  expect(terminal.written).toEqual([])
})

it('leaves nothing behind where no page is found', async () => {
  const out = join(data, 'none.html')
  await evidenceShow({ id: '0'.repeat(64), data, out }, rememberingTerminal())
  expect(existsSync(out)).toBe(false)
})

it.each([
  { what: 'an id that is too short', id: 'abc', says: '至少前 8 位' },
  { what: 'a hash of no page', id: '0123456789', says: '没有编号' },
  { what: 'a whole hash of no page', id: '0'.repeat(64), says: '没有编号' },
  { what: 'a notice where there are no facts', id: '0'.repeat(24), says: '没有数据' },
  { what: 'a reading where there are no facts', id: 'c/l/2026-11-24T09:00:00+08:00', says: '没有数据' },
])('$what is wrong use, in one sentence', async ({ id, says }) => {
  const terminal = rememberingTerminal()
  expect(await runDuban(['evidence', 'show', id, '--data', data], terminal)).toBe(2)
  expect(terminal.errors.join('\n')).toContain(says)
})

it('a folder without evidence is wrong use', async () => {
  const terminal = rememberingTerminal()
  expect(await evidenceShow({ id: sha256, data: join(data, 'nowhere') }, terminal)).toBe(2)
  expect(terminal.errors.join()).toContain('--data')
})
