import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { due } from '../../lib/cli/due.ts'
import { answers } from './due-answers.ts'
import { rememberingTerminal } from './remembering-terminal.ts'

const DUBAN = join(import.meta.dirname, '../../lib/cli/duban.ts')

const anchor = '2018-09-28T10:30:00+08:00'

describe('one line out for each line in', () => {
  test.each([
    [
      { id: '1', rule: 'R12', anchor: '2018-09-12T09:00:00+08:00' },
      {
        id: '1',
        kind: 'by-end-of-date',
        dueOn: '2018-10-08',
        nominalOn: '2018-10-02',
        safeOn: '2018-09-30',
        dueAt: '2018-10-08T23:59:59+08:00',
      },
    ],
    [
      { id: '2', rule: 'R20.B', anchor, verifiedAt: '2018-09-29T02:00:00Z' },
      {
        id: '2',
        kind: 'by-end-of-date',
        dueOn: '2018-09-30',
        nominalOn: '2018-09-30',
        safeOn: '2018-09-30',
        dueAt: '2018-09-30T23:59:59+08:00',
        verifyDueOn: '2018-10-08',
        latestOn: '2018-10-09',
      },
    ],
    [
      { id: '3', rule: 'R10', anchor: '2018-10-31T01:00:00Z' },
      {
        id: '3',
        kind: 'not-later-than-date-before-anchor',
        dueOn: '2018-09-28',
        nominalOn: '2018-09-28',
        safeOn: '2018-09-28',
        dueAt: '2018-09-28T23:59:59+08:00',
        clearPeriodOn: '2018-09-27',
      },
    ],
    [
      { id: '4', rule: 'R20.A', anchor: '2018-09-30T14:30:05Z' },
      { id: '4', kind: 'by-instant', dueOn: '2018-10-01', dueAt: '2018-10-01T10:30:05+08:00' },
    ],
    [
      { id: '5', rule: 'R02.3m', anchor: '2018-09-05T00:00:00Z' },
      {
        id: '5',
        kind: 'each-month-end',
        dueOn: '2018-09-30',
        nominalOn: '2018-09-30',
        safeOn: '2018-09-30',
        dueAt: '2018-09-30T23:59:59+08:00',
        within10WdOn: '2018-10-19',
      },
    ],
    [
      { id: '6', rule: 'R05.P', anchor: '2018-09-25T00:00:00Z' },
      {
        id: '6',
        kind: 'keep-until-date',
        lastOn: '2018-10-08',
        nominalLastOn: '2018-10-02',
        removableFromOn: '2018-10-09',
      },
    ],
    [
      { id: '7', rule: 'R25.P', anchor },
      { id: '7', kind: 'keep-forever' },
    ],
    [
      { id: '8', rule: 'R12', anchor: '2026-12-12T00:00:00Z' },
      {
        id: '8',
        kind: 'provisional',
        earliestOn: '2027-01-01',
        likelyOn: '2027-01-04',
        latestOn: '2027-01-11',
        reason: expect.stringContaining('2026-12-28'),
        nominalOn: '2027-01-01',
      },
    ],
    [
      { id: '9', rule: 'N8.2', anchor: '2020-01-01T00:00:00Z', level: 'county', reportYear: 2019 },
      expect.objectContaining({ id: '9', dueOn: '2020-03-31' }),
    ],
    [
      { id: '10', rule: 'N6.3', anchor: '2019-05-14T00:00:00Z', extended: true },
      expect.objectContaining({ dueOn: '2019-06-26' }),
    ],
    [
      { id: '11', rule: 'N6.3x', anchor: '2019-05-14T00:00:00Z' },
      expect.objectContaining({ dueOn: '2019-06-26' }),
    ],
    [
      { id: 12, rule: 'R13', anchor, verifiedAt: null, level: null, reportYear: null, extended: null },
      expect.objectContaining({ id: 12 }),
    ],
  ])('%j', async (line, expected) => {
    expect(await answers(line)).toEqual({ code: 0, out: [expected], errors: [] })
  })

  test('the fields come in the order of the contract', async () => {
    const { out } = await answers({ id: 'a', rule: 'R20.B', anchor })
    const keys = ['id', 'kind', 'dueOn', 'nominalOn', 'safeOn', 'dueAt', 'verifyDueOn', 'latestOn']
    expect(Object.keys(out[0] as object)).toEqual(keys)
  })
})

test('without --json people get a table', async () => {
  const terminal = rememberingTerminal([
    JSON.stringify({ id: '甲', rule: 'R12', anchor: '2018-09-12T09:00:00+08:00' }),
    'oops',
  ])
  expect(await due({}, terminal)).toBe(1)
  expect(terminal.written[0]).toMatch(/^编号 +规则 +起算 +到期 +提醒 +说明$/)
  expect(terminal.written[1]).toMatch(
    /^甲 +R12 +2018-09-12T09:00:00\+08:00 +2018-10-08 +2018-09-30 +原为 2018-10-02，遇休息日顺延$/,
  )
  expect(terminal.written[2]).toContain('错误：第2行')
})

test('lines are answered as they come, not held', async () => {
  const seen: number[] = []
  async function* lines() {
    for (let n = 0; n < 3; n++) {
      seen.push(written.length)
      yield JSON.stringify({ id: n, rule: 'R13', anchor })
    }
  }
  const written: string[] = []
  await due(
    { json: true },
    { lines: lines(), out: (line) => void written.push(line), error: () => undefined },
  )
  expect(seen).toEqual([0, 1, 2])
})

test('the answers are the same bytes wherever the machine stands', async () => {
  const rules = [
    'R01',
    'R07',
    'R10',
    'R12',
    'R20.A',
    'R20.B',
    'R20.P',
    'R02.3m',
    'R06',
    'N6.3',
    'N8.2',
    'R24.P',
    'R17.P2',
  ]
  const times = [
    '00:00:00+08:00',
    '23:59:59+08:00',
    '15:59:59Z',
    '16:00:00Z',
    '23:30:00-05:00',
    '02:30:00-04:00',
  ]
  const days = [
    '2018-02-11',
    '2018-12-31',
    '2019-03-10',
    '2019-11-03',
    '2020-02-29',
    '2026-12-30',
    '2027-06-01',
  ]
  const corpus = days.flatMap((day) =>
    times.flatMap((time) =>
      rules.map((rule) => JSON.stringify({ id: `${rule} ${day}T${time}`, rule, anchor: `${day}T${time}` })),
    ),
  )
  const [utc, shanghai, newYork] = await Promise.all(
    ['UTC', 'Asia/Shanghai', 'America/New_York'].map((zone) => run(zone, corpus)),
  )
  expect(utc?.split('\n')).toHaveLength(corpus.length + 1)
  expect(shanghai).toBe(utc)
  expect(newYork).toBe(utc)
})

function run(zone: string, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, TZ: zone }
    const child = execFile(
      process.execPath,
      [DUBAN, 'due', '--json'],
      { env, maxBuffer: 64_000_000 },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    )
    child.stdin?.end(`${lines.join('\n')}\n`)
  })
}
