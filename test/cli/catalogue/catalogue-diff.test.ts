import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runDuban } from '../../../lib/cli/duban.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'

const MINI = join(import.meta.dirname, '..', '..', 'catalogue', 'mini')
const AT = ['--at', '2018-10-01'] as const

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'duban-diff-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function diff(...args: readonly string[]) {
  const terminal = rememberingTerminal()
  const code = await runDuban(['catalogue', 'diff', ...args], terminal)
  return { code, out: terminal.written, errors: terminal.errors.join('\n') }
}

/** A copy of the small catalogue with some words of one file replaced. */
function changed(
  name: string,
  edits: readonly (readonly [file: string, from: string, to: string])[],
): string {
  const dir = join(folder, name)
  cpSync(MINI, dir, { recursive: true })
  edit(dir, edits)
  return dir
}

function edit(dir: string, edits: readonly (readonly [file: string, from: string, to: string])[]): void {
  for (const [file, from, to] of edits) {
    const text = readFileSync(join(dir, file), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(dir, file), text.replace(from, to))
  }
}

const git = (dir: string, ...args: readonly string[]) =>
  execFileSync('git', ['-C', dir, '-c', 'user.name=t', '-c', 'user.email=t@example.invalid', ...args], {
    stdio: 'pipe',
    encoding: 'utf8',
  })

const NEW_PERIOD = ['items/land.yaml', 'workdays: 10 }', 'workdays: 12 }'] as const

describe('against a folder', () => {
  it('ends with 0 where nothing differs', async () => {
    const { code, out } = await diff(changed('same', []), MINI, ...AT)
    expect(code).toBe(0)
    expect(out).toEqual([
      '目录数据没有影响运行的改动',
      expect.stringMatching(/^从今天起60天内\d+个工作日起算的期限都不变$/),
    ])
  })

  it('names the field and every date that it moves, and ends with 1', async () => {
    const { code, out } = await diff(MINI, changed('period', [NEW_PERIOD]), ...AT)
    expect(code).toBe(1)
    expect(out.slice(0, 2)).toEqual(['目录数据有1处改动：', '  规则 R02.2 period.workdays：10 → 12'])
    expect(out.slice(3).every((line) => /^ {2}R02\.2 从 2018-1[01]-\d\d 起：\S+ → \S+$/.test(line))).toBe(
      true,
    )
    expect(out).toContain('  R02.2 从 2018-10-08 起：2018-10-22 → 2018-10-24')
  })

  it('gives the same as JSON lines', async () => {
    const { out } = await diff(MINI, join(folder, 'period'), ...AT, '--json')
    const lines = out.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines[0]).toEqual({
      kind: 'rule',
      id: 'R02.2',
      change: 'changed',
      field: 'period.workdays',
      before: 10,
      after: 12,
    })
    expect(lines[1]).toMatchObject({
      kind: 'due',
      rule: 'R02.2',
      anchor: expect.stringMatching(/^2018-10-\d\dT09:00:00\+08:00$/),
      before: {
        kind: 'by-end-of-date',
        dueAt: expect.stringMatching(/T23:59:59\+08:00$/),
      },
      after: { kind: 'by-end-of-date' },
    })
  })

  it('says a change that moves no date, and no date', async () => {
    const { code, out } = await diff(
      MINI,
      changed('title', [['items/land.yaml', 'title: 供应结果', 'title: 供地结果']]),
      ...AT,
    )
    expect(code).toBe(1)
    expect(out.at(-1)).toMatch(/期限都不变$/)
  })

  it('says a rest day that became a workday in the words of the office', async () => {
    const moved = changed('day', [['calendar/2018.yaml', 'on: 2018-10-03', 'on: 2018-10-04']])
    const { out } = await diff(MINI, moved, ...AT)
    expect(out.filter((line) => line.startsWith('  日历 '))).toEqual([
      '  日历 2018-10-03：放假（国庆节，holidays-2018） → 工作日',
      '  日历 2018-10-04：工作日 → 放假（国庆节，holidays-2018）',
    ])
  })
})

describe('with events', () => {
  const EVENT = {
    id: 'e1',
    county: '219901',
    item: '02.2',
    trigger: 'land_auction_ended',
    unit: 'land-bureau',
    facts: { parcelNo: 'KZ2018-1' },
    occurredAt: '2018-10-08T09:00:00+08:00',
    recordedAt: '2018-09-01T09:00:00+08:00',
  }
  const write = (name: string, lines: readonly string[]) => {
    const file = join(folder, name)
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
    return file
  }

  it('lists whose date moves, on which channel, and no example', async () => {
    const file = write('events.jsonl', [JSON.stringify(EVENT)])
    const { code, out } = await diff(MINI, changed('events', [NEW_PERIOD]), '--events', file, '--json')
    expect(code).toBe(1)
    const dues = out.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'due')
    expect(dues.length).toBeGreaterThan(0)
    for (const due of dues)
      expect(due).toMatchObject({
        event: 'e1',
        rule: 'R02.2',
        before: { dueOn: '2018-10-22' },
        after: { dueOn: '2018-10-24' },
      })
  })

  it('says what to mend of a bad line, lists the others, and ends with 2', async () => {
    const file = write('bad.jsonl', [
      'no json',
      JSON.stringify({ ...EVENT, unit: 'nobody' }),
      JSON.stringify(EVENT),
    ])
    const { code, out, errors } = await diff(MINI, join(folder, 'events'), '--events', file)
    expect(code).toBe(2)
    expect(errors).toMatch(/bad\.jsonl 第1行 /)
    expect(errors).toMatch(/bad\.jsonl 第2行 unit：/)
    expect(out).toContainEqual(expect.stringMatching(/^ {2}e1 R02\.2 \S+：2018-10-22 → 2018-10-24$/))
  })

  it.each([
    ['there is no such file', ['--events', 'nowhere.jsonl'], /没有这个文件：nowhere\.jsonl/],
    ['events are to come from two places', ['--events', 'x', '--data', 'y'], /不能与 --data/],
    ['the folder holds no county', ['--data', 'nowhere'], /没有数据/],
    ['the day cannot be read', ['--at', 'soon'], /--at 读不懂：soon/],
  ])('ends with 2 where %s', async (_, args, words) => {
    const { code, errors } = await diff(MINI, MINI, ...args)
    expect(code).toBe(2)
    expect(errors).toMatch(words)
  })
})

describe('against a git revision', () => {
  let dir = ''
  beforeAll(() => {
    dir = join(folder, 'repository', 'catalogue')
    mkdirSync(join(folder, 'repository'))
    git(join(folder, 'repository'), 'init', '--quiet')
    cpSync(MINI, dir, { recursive: true })
    git(dir, 'add', '.')
    git(dir, 'commit', '--quiet', '-m', 'first')
    edit(dir, [NEW_PERIOD])
  })

  it('reads the catalogue as it was, and leaves nothing behind', async () => {
    const before = leftovers()
    const { code, out } = await diff('HEAD', dir, ...AT)
    expect(code).toBe(1)
    expect(out[1]).toBe('  规则 R02.2 period.workdays：10 → 12')
    expect(leftovers()).toEqual(before)
  })

  it.each([
    ['no such revision', 'v9', /没有文件夹 v9，也没有这个 git 版本/],
    ['a name that looks like an option', '--help-me', /unknown option/],
  ])('ends with 2 for %s', async (_, name, words) => {
    const { code, errors } = await diff(name, dir)
    expect(code).toBe(2)
    expect(errors).toMatch(words)
  })

  it('ends with 2 where the folder is in no repository, or was not in it yet', async () => {
    expect(await diff('HEAD', changed('loose', []))).toMatchObject({
      code: 2,
      errors: expect.stringContaining('不在 git 仓库里'),
    })
    const late = join(folder, 'repository', 'late')
    cpSync(MINI, late, { recursive: true })
    expect(await diff('HEAD', late)).toMatchObject({ code: 2, errors: expect.stringContaining('HEAD') })
  })

  it('ends with 2 where git is not installed', async () => {
    const path = process.env.PATH
    process.env.PATH = join(folder, 'nothing')
    try {
      expect(await diff('HEAD', dir)).toMatchObject({ code: 2, errors: expect.stringContaining('需要 git') })
    } finally {
      process.env.PATH = path
    }
  })
})

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('duban-catalogue-'))

describe('a catalogue with faults', () => {
  it.each([
    ['before', (wrong: string) => [wrong, MINI]],
    ['after', (wrong: string) => [MINI, wrong]],
  ])('on the side %s is told with file and line, and nothing is compared', async (side, sides) => {
    const wrong = changed(`wrong-${side}`, [['items/land.yaml', 'workdays: 10 }', 'workdays: many }']])
    const { code, out, errors } = await diff(...sides(wrong))
    expect(code).toBe(2)
    expect(out).toEqual([])
    expect(errors).toMatch(new RegExp(`wrong-${side} items/land\\.yaml:\\d+:\\d+ `))
    const json = await diff(...sides(wrong), '--json')
    expect(JSON.parse(json.errors.split('\n')[0] ?? '')).toMatchObject({
      side: wrong,
      file: 'items/land.yaml',
    })
  })
})
