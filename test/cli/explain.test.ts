import { describe, expect, test } from 'vitest'
import { type ExplainOptions, explain } from '../../lib/cli/explain.ts'
import { rememberingTerminal } from './remembering-terminal.ts'

async function explained(options: ExplainOptions) {
  const terminal = rememberingTerminal()
  const code = await explain(options, terminal)
  return { code, text: terminal.written.join('\n'), errors: terminal.errors.join('\n') }
}

describe('explain', () => {
  test('item, wording, reading, derivation and result of row 10', async () => {
    const { code, text } = await explained({ rule: 'R10', anchor: '2018-10-31T09:00:00+08:00' })
    expect(code).toBe(0)
    expect(text).toMatch(/^规则 R10：.*附件第10行/)
    expect(text).toContain('原文（公开时效）：')
    expect(text).toContain('至少在招标拍卖挂牌活动前20个工作日')
    expect(text).toContain('取：')
    expect(text).toContain('2018-09-28 周五 往前第20个工作日')
    expect(text).toMatch(/结果：2018-09-28；提醒 2018-09-28；不得晚于此日；从严为 2018-09-27$/)
  })

  test('a chain with its time of verification', async () => {
    const { text } = await explained({
      rule: 'R20.B',
      anchor: '2018-09-28T10:00:00+08:00',
      verifiedAt: '2018-09-29T10:00:00+08:00',
    })
    expect(text).toMatch(/结果：2018-09-30；/)
  })

  test('level and report year come as words from the command line', async () => {
    const { text } = await explained({
      rule: 'N8.2',
      anchor: '2025-01-01',
      level: 'county',
      reportYear: '2019',
    })
    expect(text).toMatch(/结果：2020-03-31/)
  })

  test('a keep rule of several items quotes the keep cell', async () => {
    const { text } = await explained({ rule: 'R24.P', anchor: '2019-10-05T00:00:00+08:00' })
    expect(text).toContain('原文（公开时限）：')
    expect(text).toContain('2024-10-09 起可以撤下')
  })

  test('a higher rule is marked as a hint', async () => {
    const { text } = await explained({ rule: 'R14.W', anchor: '2018-10-20T00:00:00+08:00' })
    expect(text).toContain('上位法的提示')
  })

  test('where the source is cut off, the flag is shown', async () => {
    const { text } = await explained({ rule: 'R36.2', anchor: '2018-10-12T00:00:00+08:00' })
    expect(text).toContain('注意：')
  })

  test('an extended reply', async () => {
    const { text } = await explained({ rule: 'N6.3', anchor: '2019-05-15T00:00:00+08:00', extended: true })
    expect(text).toMatch(/结果：2019-07-11/)
  })

  test.each([
    ['an unknown rule is wrong use', { rule: 'R99', anchor: '2018-10-12' }, 2],
    ['so is an anchor that cannot be read', { rule: 'R01', anchor: 'yesterday' }, 2],
    ['so is a level that is none', { rule: 'N8.2', anchor: '2018-10-12', level: 'town' }, 2],
    ['a duty without a date has no derivation', { rule: 'N8.3', anchor: '2018-10-12' }, 1],
  ])('%s', async (_, options, code) => {
    const result = await explained(options)
    expect(result).toMatchObject({ code, text: '' })
    expect(result.errors).not.toBe('')
  })

  test('a date out of range is a problem, explained', async () => {
    const { code, text } = await explained({ rule: 'R01', anchor: '2017-10-12' })
    expect(code).toBe(1)
    expect(text).toContain('超出工作日历范围')
  })
})
