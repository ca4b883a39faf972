import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CatalogueError } from '../../lib/catalogue/fault.ts'
import { runDuban } from '../../lib/cli/duban.ts'
import { mendWords } from '../../lib/cli/wrong-use.ts'
import { startEmbeddedStore } from '../../lib/local/embedded-store.ts'
import { listening, portOf } from '../functions/loopback-cloud.ts'
import { rememberingTerminal } from './remembering-terminal.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'duban-wrong-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function duban(...args: readonly string[]) {
  const terminal = rememberingTerminal()
  const code = await runDuban(args, terminal)
  return { code, written: terminal.written, errors: terminal.errors.join('\n') }
}

describe('start says what is wrong before it does anything:', () => {
  it.each([
    [['--port', 'abc'], '--port 应为 0 至 65535 的整数：abc'],
    [['--port', '99999'], '--port 应为 0 至 65535 的整数：99999'],
    [['--port', '-1'], '--port 应为'],
    [['--once', '--port', ''], '--port 应为'],
    [['--at', '2017-12-31'], '2018-01-01 至 2027-12-31'],
    [['--at', '2018-01-15', '--days', '15'], '从 2017-12-31 起'],
    [['--at', '2028-01-01', '--days', '9'], '回放到 2028-01-01'],
  ])('%j', async (options, words) => {
    const { code, written, errors } = await duban('start', '--data', join(dir, 'none'), ...options)
    expect({ code, written }).toEqual({ code: 2, written: [] })
    expect(errors).toContain(words)
  })

  it('a port that is taken', async () => {
    const server = await listening(createServer())
    const port = String(portOf(server))
    const { code, written, errors } = await duban('start', '--data', join(dir, 'none'), '--port', port)
    server.close()
    expect({ code, written }).toEqual({ code: 2, written: [] })
    expect(errors).toContain(`端口 ${port} 已被占用`)
  })

  it('a file in place of the folder, and below it', async () => {
    const file = join(dir, 'file')
    writeFileSync(file, '')
    expect(await duban('start', '--once', '--data', file)).toMatchObject({
      code: 2,
      written: [],
      errors: `--data 应为文件夹：${file} 是文件`,
    })
    const below = await duban('start', '--once', '--data', join(file, 'below'))
    expect(below).toMatchObject({ code: 2, written: [] })
    expect(below.errors).toMatch(/^不能读写 .*：不是文件夹$/)
  })

  it('a folder that another process has open', async () => {
    const taken = join(dir, 'taken')
    const store = await startEmbeddedStore(join(taken, 'store'))
    writeFileSync(join(taken, 'played.json'), '{"through":"2026-11-24T09:00:00+08:00"}')
    const started = await duban('start', '--once', '--data', taken)
    const listed = await duban('event', 'list', '--data', taken)
    await store.close()
    for (const { code, written, errors } of [started, listed]) {
      expect({ code, written }).toEqual({ code: 2, written: [] })
      expect(errors).toContain('正由另一个进程使用')
      expect(errors).not.toContain('\n')
    }
  })
})

describe('the other commands', () => {
  it('refuse a folder as the file to import', async () => {
    const folder = join(dir, 'folder.xlsx')
    mkdirSync(folder)
    expect(await duban('event', 'import', folder)).toMatchObject({
      code: 2,
      errors: `是文件夹，不是文件：${folder}`,
    })
  })

  it('ask for the region of a deployed table', async () => {
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE']) vi.stubEnv(name, undefined)
    for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, join(dir, 'no'))
    const { code, errors } = await duban('ledger', '--table', 'x')
    vi.unstubAllEnvs()
    expect(code).toBe(2)
    expect(errors).toBe('不知道 AWS 区域：设环境变量 AWS_REGION，例如 cn-northwest-1')
  })

  it.each([['--no-such-option'], ['no-such-command'], ['explain']])('%s is wrong use', async (words) => {
    const { code, errors } = await duban(words)
    expect(code).toBe(2)
    expect(errors).toMatch(/^error: /)
  })

  it('end well when help is asked for', async () => {
    expect(await duban('--help')).toMatchObject({ code: 0, errors: '' })
  })
})

describe('an error', () => {
  const fault = { file: 'a.yaml', line: 1, column: 1, field: '', message: '缺少', mend: '补上' }
  const named = (name: string) => Object.assign(new Error('…'), { name })

  it.each<[string, unknown, string]>([
    ['of the catalogue', new CatalogueError([fault]), 'a.yaml:1:1'],
    ['of rights', Object.assign(new Error('…'), { code: 'EACCES', path: '/x' }), '/x：没有权限'],
    ['of credentials', named('CredentialsProviderError'), '没有 AWS 凭据'],
    ['of a table', named('ResourceNotFoundException'), '没有这个表'],
    ['of access', named('AccessDeniedException'), '核对凭据和权限'],
    ['of the network', Object.assign(new Error('…'), { code: 'ENOTFOUND', hostname: 'h' }), '连不上 h'],
  ])('%s has its sentence', (_, error, words) => expect(mendWords(error)).toContain(words))

  it.each<[string, unknown]>([
    ['a type', new TypeError('x is not a function')],
    ['an invariant', new Error('not a date: 0NaN')],
    ['a file of the program', Object.assign(new Error('…'), { code: 'ENOENT', path: '/x' })],
    ['no error', 'text'],
  ])('of the program keeps its stack: %s', (_, error) => expect(mendWords(error)).toBeUndefined())
})
