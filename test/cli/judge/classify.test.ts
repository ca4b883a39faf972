import { describe, expect, it } from 'vitest'
import { classify } from '../../../lib/cli/judge/classify.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'

async function answers(...lines: readonly (string | object)[]) {
  const terminal = rememberingTerminal(
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))),
  )
  const code = await classify({ json: true }, terminal)
  return { code, out: terminal.written.map((line): unknown => JSON.parse(line)), errors: terminal.errors }
}

describe('duban classify --json', () => {
  it('answers each line with its id, in order', async () => {
    const { code, out } = await answers(
      { id: 'a', title: '喀左县凌河治理工程施工招标公告', column: '招标公告' },
      { id: 2, title: '喀左县凌河治理工程开标记录' },
      { id: 'c', title: '喀左县凌河治理工程' },
    )
    expect(code).toBe(0)
    expect(out).toEqual([
      {
        id: 'a',
        rows: ['20'],
        confidence: 1,
        evidence: ['标题写明“招标公告”', '栏目“招标公告”'],
        verdict: 'row',
        items: ['20'],
      },
      {
        id: 2,
        rows: [],
        confidence: 0.9,
        evidence: ['标题写明“开标记录”'],
        reason: '开标记录，附件没有这一项',
        verdict: 'none',
        items: [],
      },
      {
        id: 'c',
        rows: [],
        confidence: 0,
        evidence: [],
        reason: expect.stringContaining('看不出'),
        verdict: 'cannot-tell',
        items: [],
      },
    ])
  })

  it.each([
    ['its id', 'lnzb', ['36']],
    ['its name', '辽宁省建设工程信息网', ['36']],
    ['another name', '辽宁建设工程信息网', ['36']],
    ['a name that is not known', '某网站', ['20']],
  ])('knows a channel by %s', async (_, channel, rows) => {
    const { out } = await answers({ id: '1', title: '喀左县利州小区施工招标公告', channel })
    expect(out).toMatchObject([{ rows }])
  })

  it('takes a stage code as text and as a number', async () => {
    const title = '喀左县凌河治理工程'
    const { out } = await answers({ id: '1', title, column: '0101' }, { id: '2', title, column: 101 })
    expect(out).toMatchObject([{ rows: ['20'] }, { rows: ['20'] }])
  })

  it('treats null as absent', async () => {
    const { code } = await answers({ id: '1', title: '某工程', column: null, channel: null, text: null })
    expect(code).toBe(0)
  })

  it.each([
    ['no JSON', '{"id":', null, 'malformed-line'],
    ['a list', '[1]', null, 'malformed-line'],
    ['no id', '{"title":"某工程"}', null, 'missing-field'],
    ['no title', '{"id":"1"}', '1', 'missing-field'],
    ['a blank title', '{"id":"1","title":" "}', '1', 'missing-field'],
    ['a title that is a number', '{"id":"1","title":5}', '1', 'wrong-field'],
    ['a column that is a list', '{"id":"1","title":"某工程","column":[]}', '1', 'wrong-field'],
  ])('says what to mend, and answers the others: %s', async (_, line, id, errorCode) => {
    const { code, out } = await answers(line, '', { id: 'fine', title: '某工程' })
    expect(code).toBe(1)
    expect(out).toMatchObject([
      { id, kind: 'error', code: errorCode, message: expect.any(String) },
      { id: 'fine', verdict: 'cannot-tell' },
    ])
  })

  it('without --json writes lines for people', async () => {
    const terminal = rememberingTerminal([
      JSON.stringify({ id: '1', title: '喀左县凌河治理工程施工招标公告' }),
      JSON.stringify({ id: '2', title: '喀左县凌河治理工程开标记录' }),
      'x',
    ])
    expect(await classify({}, terminal)).toBe(1)
    expect(terminal.written.map((line) => line.split('\t').slice(0, 2))).toEqual([
      ['1', '第20行'],
      ['2', '不属于附件各行'],
      ['', expect.stringContaining('第3行不是')],
    ])
  })
})
