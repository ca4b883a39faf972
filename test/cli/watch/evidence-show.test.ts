import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { createFolderVault } from '../../../lib/adapters/evidence/folder-vault.ts'
import { runDuban } from '../../../lib/cli/duban.ts'
import { parseInstant } from '../../../lib/domain/time/instant.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'

const data = mkdtempSync(join(tmpdir(), 'duban-evidence-'))
/** 公告 in GBK, and a byte that no text has: the page must come out as it came. */
const PAGE = Uint8Array.from([0xb9, 0xab, 0xb8, 0xe6, 0x00, 0xff])
let sha256 = ''

beforeAll(async () => {
  const vault = createFolderVault(join(data, 'evidence'))
  const at = parseInstant('2026-11-24T09:00:00+08:00')
  if (at === undefined) throw new Error('not a time')
  const page = { url: 'http://site.example/a.html', at, httpStatus: 200, body: PAGE }
  sha256 = await vault.put(page)
  await vault.put({ ...page, url: 'http://site.example/b.html' })
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
    /2026-11-24T09:00:00\S* {2}HTTP 200 {2}http:\/\/site\.example\/a\.html\n.*b\.html/,
  )
  expect(Uint8Array.from(readFileSync(out))).toEqual(PAGE)
})

it.each([
  { what: 'an id that is too short', id: 'abc', says: '至少前 8 位' },
  { what: 'an id of no page', id: '0123456789', says: '没有编号' },
])('$what is wrong use, in one sentence', async ({ id, says }) => {
  const terminal = rememberingTerminal()
  expect(await runDuban(['evidence', 'show', id, '--data', data], terminal)).toBe(2)
  expect(terminal.errors.join('\n')).toContain(says)
})
