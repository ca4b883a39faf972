import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { expect, it } from 'vitest'
import { runDuban } from '../../lib/cli/duban.ts'
import { playedCopy } from './played-county.ts'
import { rememberingTerminal } from './remembering-terminal.ts'

const NEXT_DAY = '2026-11-25T09:00:00+08:00'

async function started(dir: string, ...options: readonly string[]) {
  const terminal = rememberingTerminal()
  const code = await runDuban(['start', '--data', dir, ...options], terminal)
  return { code, out: terminal.written, errors: terminal.errors.join('\n') }
}

/** Every file under a folder with the hash of its content. */
function contentOf(dir: string): ReadonlyMap<string, string> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(dir, file)).isFile(),
  )
  const hashOf = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(dir, file)))
      .digest('hex')
  return new Map(files.toSorted().map((file) => [file, hashOf(file)]))
}

/** `<name> <subject>` of each mail in a folder that is not in `known`. */
async function mailsIn(dir: string, known: ReadonlySet<string>): Promise<readonly string[]> {
  const files = readdirSync(dir).filter((file) => !known.has(file))
  const mails = await Promise.all(files.map((file) => simpleParser(readFileSync(join(dir, file)))))
  return mails.map((mail) => `${[mail.to].flat()[0]?.value[0]?.name} ${mail.subject}`).toSorted()
}

it('says who would be told what and changes nothing; the run itself then tells just that', async () => {
  const dir = await playedCopy()
  const before = contentOf(dir)
  const { code, out } = await started(dir, '--dry-run', '--at', NEXT_DAY, '--json')
  expect(code).toBe(0)
  expect(contentOf(dir)).toEqual(before)
  const told = out.map((line) => JSON.parse(line) as { medium: string; words: string; name: string })
  const mails = told.filter(({ medium }) => medium === 'mail').map(({ name, words }) => `${name} ${words}`)
  expect(mails.length).toBeGreaterThan(3)

  const known = new Set(readdirSync(join(dir, 'mail')))
  expect((await started(dir, '--once', '--at', NEXT_DAY)).code).toBe(0)
  expect(mails.toSorted()).toEqual(await mailsIn(join(dir, 'mail'), known))
  expect(await started(dir, '--dry-run', '--at', NEXT_DAY)).toMatchObject({
    code: 2,
    errors: expect.stringContaining('已经回放到'),
  })
}, 400_000)

it('shows a table for people, of one day more where a folder was played to its end', async () => {
  const { code, out } = await started(await playedCopy(), '--dry-run')
  expect(code).toBe(0)
  expect(out.at(-2)).toMatch(/^试运行 2026-11-24 至 2026-11-25 09:00：会告知 \d+ 人，共 \d+ 条（.+）$/)
  expect(out.at(-1)).toBe('没有发出任何邮件和短信，数据文件夹没有改动')
  expect(out[0]).toMatch(/^2026-11-2\d \d\d:\d\d {2}\S+提醒邮件 {2}\S+ \S+示例\S* {2}【.+】/)
}, 300_000)
