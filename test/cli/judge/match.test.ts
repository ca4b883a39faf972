import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runDuban } from '../../../lib/cli/duban.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'

const dir = mkdtempSync(join(tmpdir(), 'duban-match-'))
afterAll(() => rmSync(dir, { recursive: true }))

const NAME = '喀左县公营子镇示例污水处理厂改造工程'
const EVENT = {
  id: 'e1',
  rule: 'R20.A',
  facts: { projectName: NAME, procurementNo: 'JH26-211324-00012' },
  occurredAt: '2026-09-01T09:00:00+08:00',
  unit: 'development-bureau',
}
const NOTICE = { id: 'n1', channel: 'county-site', title: `${NAME}招标公告`, displayedOn: '2026-09-02' }

function file(name: string, lines: readonly unknown[]): string {
  const path = join(dir, name)
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )
  return path
}

async function match(events: readonly unknown[], notices: readonly unknown[], ...options: readonly string[]) {
  const terminal = rememberingTerminal()
  const files = ['--events', file('events.jsonl', events), '--notices', file('notices.jsonl', notices)]
  const code = await runDuban(['match', ...files, ...options], terminal)
  return { code, lines: terminal.written, errors: terminal.errors }
}

const answersTo = async (events: readonly unknown[], notices: readonly unknown[]) => {
  const { lines, ...rest } = await match(events, notices, '--json')
  return { ...rest, answers: lines.map((line) => JSON.parse(line)) }
}

describe('duban match', () => {
  it('gives one line for each notice, with the event, the candidates and the evidence', async () => {
    const { code, answers } = await answersTo(
      [EVENT],
      [NOTICE, { id: 'n2', title: '我县召开会议', channel: 'county-site' }],
    )
    expect(code).toBe(0)
    expect(answers).toEqual([
      {
        notice: 'n1',
        event: 'e1',
        candidates: [
          {
            event: 'e1',
            score: expect.any(Number),
            evidence: [`标题含“${NAME}”`, '标题或栏目表明是资格预审公告和招标公告'],
          },
        ],
        verdict: 'clear',
      },
      { notice: 'n2', event: null, candidates: [], verdict: 'none' },
    ])
  })

  it.each([
    ['without a day', { ...NOTICE, displayedOn: undefined }, 'clear'],
    ['on a channel that is not in the catalogue', { ...NOTICE, channel: 'some-portal' }, 'clear'],
    ['without a channel', { ...NOTICE, channel: undefined }, 'clear'],
    ['with the code of its column as a number', { ...NOTICE, column: 101 }, 'clear'],
    [
      'by its number in the text',
      { id: 'n1', title: '招标公告', text: '招标编号：JH26-211324-00012' },
      'clear',
    ],
    ['of supervision', { ...NOTICE, title: `${NAME}监理招标公告` }, 'ambiguous'],
    ['of a second round', { ...NOTICE, title: `${NAME}（第二次）招标公告` }, 'none'],
  ])('a notice %s', async (_, notice, verdict) => {
    const { answers } = await answersTo([EVENT], [notice])
    expect(answers[0]).toMatchObject({ verdict, event: verdict === 'clear' ? 'e1' : null })
  })

  it('names the event that a correction changes', async () => {
    const { answers } = await answersTo([EVENT], [{ ...NOTICE, title: `${NAME}更正公告` }])
    expect(answers[0]).toMatchObject({
      event: null,
      verdict: 'none',
      relatesTo: [
        { event: 'e1', kind: 'correction', words: `本公告更正的是“${NAME}”的资格预审公告和招标公告` },
      ],
    })
  })

  it('takes an event by the id of its item, and names its unit as evidence', async () => {
    const event = { ...EVENT, rule: 'R20', unit: '喀左县示例局' }
    const { answers } = await answersTo([event], [{ ...NOTICE, title: `喀左县示例局${NAME}招标公告` }])
    expect(answers[0]).toMatchObject({ event: 'e1', verdict: 'clear' })
    expect(answers[0].candidates[0].evidence).toContain('发布单位是喀左示例局')
  })

  it.each([
    ['no JSON', 'oops', 'malformed-line', null],
    ['no id', { title: '公告' }, 'missing-field', null],
    ['no title', { id: 'n0' }, 'missing-field', 'n0'],
    ['a day that is none', { id: 'n0', title: '公告', displayedOn: '9月' }, 'wrong-field', 'n0'],
    ['a title in numbers', { id: 'n0', title: '公告', text: 7 }, 'wrong-field', 'n0'],
  ])('says what to mend in a notice with %s, and answers the others', async (_, line, error, id) => {
    const { code, answers } = await answersTo([EVENT], [line, NOTICE])
    expect(code).toBe(1)
    expect(answers[0]).toMatchObject({ notice: id, kind: 'error', code: error, message: expect.any(String) })
    expect(answers[1]).toMatchObject({ notice: 'n1', verdict: 'clear' })
  })

  it.each([
    ['no JSON', '[1]', /第1行不是 JSON 对象/],
    ['an unknown rule', { ...EVENT, id: 'e0', rule: 'R99' }, /没有规则 R99/],
    ['a keep rule', { ...EVENT, id: 'e0', rule: 'R20.P' }, /R20.P 不要求在网上发布/],
    ['an unreadable moment', { ...EVENT, id: 'e0', occurredAt: '去年' }, /occurredAt 读不懂/],
    ['no facts', { ...EVENT, id: 'e0', facts: undefined }, /缺少 facts/],
  ])('says what to mend in an event with %s, and uses the others', async (_, line, words) => {
    const { code, errors, answers } = await answersTo([line, EVENT], [NOTICE])
    expect(code).toBe(1)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(words)
    expect(answers[0]).toMatchObject({ event: 'e1' })
  })

  it('says that two events have one id', async () => {
    const { code, errors } = await answersTo([EVENT, EVENT], [NOTICE])
    expect([code, errors.join()]).toEqual([1, expect.stringContaining('第2行的编号前面已经有了')])
  })

  it('gives people a line of words', async () => {
    const { lines } = await match([EVENT], [NOTICE])
    expect(lines).toEqual([`n1\t明确\te1\t标题含“${NAME}”；标题或栏目表明是资格预审公告和招标公告`])
  })

  it('cannot work without its files', async () => {
    const terminal = rememberingTerminal()
    expect(await runDuban(['match', '--events', 'no-such-file', '--notices', 'x'], terminal)).toBe(2)
    expect(terminal.errors).toEqual(['没有这个文件：no-such-file'])
  })
})
