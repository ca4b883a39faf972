import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, describe, expect, test } from 'vitest'
import { runDuban } from '../../../lib/cli/duban.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'

const dir = mkdtempSync(join(tmpdir(), 'duban-letters-'))
afterAll(() => rmSync(dir, { recursive: true }))

async function ran(...args: readonly string[]) {
  const terminal = rememberingTerminal()
  const code = await runDuban(['message', ...args], terminal)
  return { code, text: terminal.written.join('\n'), errors: terminal.errors.join('\n') }
}

describe('message preview', () => {
  test('writes one standing as mail, page, text and text message', async () => {
    const { code, text } = await ran('preview', 'R16', '--standing', 'overdue', '--out', dir)
    expect(code).toBe(0)
    expect(text).toContain('主题：【逾期1项】')
    expect(text).toContain('短信：【')
    expect(readdirSync(dir).sort()).toEqual(
      ['eml', 'html', 'sms.txt', 'txt'].map((kind) => `R16-overdue.${kind}`),
    )
    const mail = await simpleParser(readFileSync(join(dir, 'R16-overdue.eml')))
    expect(mail.subject).toMatch(/^【逾期1项】/)
    expect(mail.html).toContain('附件第16行')
    expect(readFileSync(join(dir, 'R16-overdue.txt'), 'utf8')).toContain(mail.text?.trim() ?? '?')
  })

  test('shows every standing that a rule can come to', async () => {
    const { text } = await ran('preview', 'R16')
    const shown = [...text.matchAll(/^── .*（([a-z-]+)）$/gm)].map(([, name]) => name)
    expect(shown).toEqual([
      'awaited',
      'unreadable',
      'provisional',
      'changed',
      'overdue',
      'extended',
      'taken-down',
      'personal-data',
      'personal-closed',
      'published',
      'incomplete',
      'withheld',
      'withdrawn',
      'forwarded',
    ])
  })

  test('of advice is never told as late', async () => {
    const { text } = await ran('preview', 'R27.W')
    expect(text).not.toContain('逾期')
    expect(text).toContain('上位法提示')
  })

  test.each([
    ['an unknown rule', ['preview', 'R99'], '没有规则 R99'],
    ['a standing that there is not', ['preview', 'R16', '--standing', 'x'], '没有这种履行状态：x'],
    [
      'a standing that the rule cannot come to',
      ['preview', 'R16', '--standing', 'unattested'],
      'R16 不会出现“待现场证明”',
    ],
    ['a role that there is not', ['preview', 'R16', '--role', 'x'], '--role 应为 contact、head、office 之一'],
    ['an unreadable moment', ['preview', 'R16', '--anchor', 'x'], 'anchor 读不懂'],
    ['another county', ['preview', 'R16', '--county', '999999'], '没有这个县：999999'],
    ['a gallery nowhere', ['gallery'], '--out'],
  ])('%s is wrong use, and says what to mend', async (_, args, words) => {
    const { code, errors } = await ran(...args)
    expect(code).toBe(2)
    expect(errors).toContain(words)
  })
})
