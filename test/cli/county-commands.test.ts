import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { beforeAll, describe, expect, it } from 'vitest'
import { program } from '../../lib/cli/duban.ts'
import type { ExitCode } from '../../lib/cli/terminal.ts'
import { playedCopy } from './played-county.ts'

let dir = ''

/** Runs the command line as a person would, with what it reads and writes kept apart. */
async function duban(args: readonly string[], input: readonly string[] = []) {
  const out: string[] = []
  const errors: string[] = []
  let code: ExitCode | undefined
  const lines = (async function* () {
    yield* input
  })()
  const terminal = {
    lines,
    out: (line: string) => out.push(line),
    error: (line: string) => errors.push(line),
  }
  await program(terminal, (ended) => {
    code = ended
  }).parseAsync([...args], { from: 'user' })
  return { code, out, errors: errors.join('\n') }
}

beforeAll(async () => {
  dir = await playedCopy()
}, 300_000)

const EVENT = {
  id: 'added-1',
  county: '211324',
  item: '01',
  trigger: 'policy_document_issued',
  unit: '县住建局',
  facts: { documentTitle: '喀左县示例住房保障办法' },
  occurredAt: '2026-11-23T09:00:00+08:00',
  recordedAt: '2026-11-23T10:00:00+08:00',
}

describe('event add', () => {
  it('records the good lines and names the field and the mend of the bad ones', async () => {
    const input = [
      JSON.stringify(EVENT),
      'not json',
      JSON.stringify({ ...EVENT, id: 'added-2', unit: '县没有局' }),
    ]
    const { code, out, errors } = await duban(['event', 'add', '--data', dir], input)
    expect(code).toBe(1)
    expect(out).toEqual(['added-1 已登记'])
    expect(errors).toMatch(/第2行：不是 JSON/)
    expect(errors).toMatch(/第3行 unit：/)
    expect((await duban(['event', 'add', '--data', dir], input.slice(0, 1))).out).toEqual([
      'added-1 已有，未改动',
    ])
  })
})

describe('catalogue diff', () => {
  it('lists the dues of the county that a changed rule moves, and no others', async () => {
    const changed = join(dir, 'changed-catalogue')
    cpSync(join(import.meta.dirname, '..', '..', 'catalogue'), changed, { recursive: true })
    const file = join(changed, 'items', 'land.yaml')
    const text = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      text.replace('period: { kind: days-before, days: 20 }', 'period: { kind: days-before, days: 30 }'),
    )
    const { code, out } = await duban(['catalogue', 'diff', changed, '--data', dir, '--json'])
    expect(code).toBe(1)
    const lines = out.map((line) => JSON.parse(line) as { kind: string; rule: string; event: string })
    const dues = lines.filter(({ kind }) => kind === 'due')
    expect(dues.length).toBeGreaterThan(0)
    const rule = (lines[0] as unknown as { id: string }).id
    expect(new Set(dues.map((due) => due.rule))).toEqual(new Set([rule]))
    expect((await duban(['catalogue', 'diff', changed, changed, '--data', dir])).code).toBe(0)
  })
})

describe('event add of a known event', () => {
  const mended = JSON.stringify({ ...EVENT, occurredAt: '2026-11-20T09:00:00+08:00' })
  const occurredAtOf = async (id: string) => {
    const { out } = await duban(['event', 'list', '--json', '--data', dir])
    const events = out.map((line) => JSON.parse(line) as { id: string; occurredAt: string })
    return events.find((one) => one.id === id)?.occurredAt
  }

  it('with another content is refused, and says how to mend it', async () => {
    const { code, out, errors } = await duban(['event', 'add', '--data', dir], [mended])
    expect(code).toBe(1)
    expect(out).toEqual([])
    expect(errors).toMatch(/added-1.*--amend/)
    expect(await occurredAtOf('added-1')).toBe(EVENT.occurredAt)
  })

  it('with --amend takes the new content', async () => {
    const { code, out } = await duban(['event', 'add', '--amend', '--data', dir], [mended])
    expect({ code, out }).toEqual({ code: 0, out: ['added-1 已更正'] })
    expect(await occurredAtOf('added-1')).toBe('2026-11-20T09:00:00+08:00')
  })

  it('cannot be amended over the bus', async () => {
    expect(await duban(['event', 'add', '--amend', '--bus', 'none'], [mended])).toMatchObject({ code: 2 })
  })
})

describe('event import', () => {
  it('takes the good rows of a CSV and names the bad ones', async () => {
    const file = join(dir, 'events.csv')
    const heading = '编号,行政区划代码,公开事项编号,触发事件,发生时间,责任单位,文件标题'
    writeFileSync(
      file,
      [
        heading,
        'csv-1,211324,01,policy_document_issued,2026-11-23 09:00,县住建局,喀左县示例供热办法',
        'csv-2,211324,99,policy_document_issued,2026-11-23 09:00,县住建局,某文件',
      ].join('\n'),
    )
    const { code, out, errors } = await duban(['event', 'import', file, '--data', dir])
    expect(code).toBe(1)
    expect(out.join()).toContain('新事件 1')
    expect(errors).toContain('第3行')
  })

  it('names a known row that says another thing, and takes it with --amend', async () => {
    const file = join(dir, 'mended.csv')
    const heading = '编号,行政区划代码,公开事项编号,触发事件,发生时间,责任单位,文件标题'
    writeFileSync(
      file,
      `${heading}\ncsv-1,211324,01,policy_document_issued,2026-11-20 09:00,县住建局,喀左县示例供热办法`,
    )
    const refused = await duban(['event', 'import', file, '--data', dir])
    expect(refused).toMatchObject({ code: 1, errors: expect.stringMatching(/csv-1.*--amend/) })
    expect(refused.out.join()).toContain('有问题的行 1')
    const amended = await duban(['event', 'import', file, '--amend', '--data', dir])
    expect(amended).toMatchObject({ code: 0, errors: '' })
    expect(amended.out.join()).toContain('更正 1')
  })

  it('names the row of an open quote, and no row where the whole file is meant', async () => {
    const [open, other] = [join(dir, 'open.csv'), join(dir, 'other.xlsx')]
    writeFileSync(open, '编号,公开事项编号,触发事件,发生时间,责任单位\na,"01,x,2026-11-23,县住建局\n')
    writeFileSync(other, 'no workbook')
    const opened = await duban(['event', 'import', open, '--data', dir])
    expect(opened.code).toBe(1)
    expect(opened.errors).toContain(`${open} 第2行：引号没有配对`)
    const { errors } = await duban(['event', 'import', other, '--data', dir])
    expect(errors).toContain(`${other}：不是能打开的 Excel 工作簿`)
  })

  it('says that a file is not there', async () => {
    expect(await duban(['event', 'import', join(dir, 'no.xlsx'), '--data', dir])).toMatchObject({ code: 2 })
  })
})

describe('event list', () => {
  it('shows what was recorded, for people and as JSON', async () => {
    const { out } = await duban(['event', 'list', '--data', dir])
    expect(out.some((line) => line.includes('added-1') && line.includes('县住建局'))).toBe(true)
    const json = (await duban(['event', 'list', '--json', '--data', dir])).out.map(
      (line) => JSON.parse(line) as { id: string },
    )
    expect(json.map(({ id }) => id)).toContain('csv-1')
  })
})

describe('decision', () => {
  const said = { event: 'added-1', basis: '示例理由', approver: '刘示例', at: '2026-11-23T12:00:00+08:00' }
  const lineOf = (fields: object) => JSON.stringify({ ...said, ...fields })

  it('add records the good lines, and names field and mend of the bad ones', async () => {
    const input = [lineOf({ kind: 'extend', until: '2026-12-31' }), 'no json', lineOf({ kind: 'withhold' })]
    const { code, out, errors } = await duban(['decision', 'add', '--data', dir], input)
    expect({ code, out }).toEqual({ code: 1, out: ['added-1-extend-20261123-until-20261231 已登记'] })
    expect(errors).toContain('第2行：不是一个 JSON 对象')
    expect(errors).toContain('第3行 ground：没有写明不予公开的理由')
    const again = await duban(['decision', 'add', '--data', dir], input.slice(0, 1))
    expect(again).toMatchObject({ code: 0, out: [expect.stringContaining('已有')] })
    const lift = lineOf({ kind: 'lift', undoes: 'added-1-extend-20261123-until-20261231' })
    expect((await duban(['decision', 'add', '--json', '--data', dir], [lift])).code).toBe(0)
  })

  it('list shows them, and which of them hold', async () => {
    const { out } = await duban(['decision', 'list', '--data', dir])
    const ofEvent = out.filter((line) => line.startsWith('added-1-'))
    expect(ofEvent).toHaveLength(2)
    expect(ofEvent[0]).toMatch(/延期.*至2026-12-31.*刘示例.*已失效$/)
    expect(ofEvent[1]).toMatch(/撤销决定.*有效$/)
    const json = (await duban(['decision', 'list', '--json', '--data', dir])).out.map(
      (line) => JSON.parse(line) as { id: string; isInForce: boolean },
    )
    expect(json.find(({ id }) => id.endsWith('-lifted'))?.isInForce).toBe(true)
  })
})

describe('a county that the folder does not hold', () => {
  it.each([['event list'], ['ledger'], ['digest']])('is refused by %s', async (command) => {
    const { code, out, errors } = await duban([...command.split(' '), '--data', dir, '--county', '999999'])
    expect({ code, out }).toEqual({ code: 2, out: [] })
    expect(errors).toContain('只有 211324 的数据，没有 999999')
  })

  it('is not the one that it holds', async () => {
    expect((await duban(['event', 'list', '--data', dir, '--county', '211324'])).code).toBe(0)
  })
})

describe('ledger', () => {
  it('derives the standing of what was recorded a moment ago', async () => {
    const { code, out } = await duban(['ledger', '--json', '--data', dir])
    expect(code).toBe(0)
    const lines = out.map((line) => JSON.parse(line) as { event: string; rule: string; standing: string })
    expect(lines.find(({ event }) => event === 'added-1')).toMatchObject({ rule: 'R01', standing: 'awaited' })
  })
})

describe('digest', () => {
  it('writes a page and a mail that a mail program reads', async () => {
    const shelf = join(dir, 'shelf')
    const { code, out } = await duban(['digest', '--week', '2026-W47', '--data', dir, '--out', shelf])
    expect(code).toBe(0)
    expect(out[0]).toContain('2026-W47')
    expect(existsSync(join(shelf, '2026-W47.html'))).toBe(true)
    const mail = await simpleParser(readFileSync(join(shelf, '2026-W47.eml')))
    expect(mail.subject).toBe(out[0])
    expect(mail.html).toContain('无法核对')
    expect(mail.attachments.map(({ filename }) => filename)).toEqual([
      '公开台账-2026-W47.html',
      '公开周报-2026-W47.xlsx',
    ])
    expect(existsSync(join(shelf, '公开周报-2026-W47.xlsx'))).toBe(true)
  })

  it('takes the week that is not over, and refuses one that has not begun', async () => {
    const shelf = join(dir, 'shelf')
    const weekOf = (week: string) => duban(['digest', '--week', week, '--data', dir, '--out', shelf])
    expect((await weekOf('2026-W48')).code).toBe(0)
    expect(await weekOf('2026-W49')).toMatchObject({
      code: 2,
      errors: '2026-W49 从 2026-11-30 开始，还没有到',
    })
  })

  it('refuses a week that there is not', async () => {
    expect(await duban(['digest', '--week', '2026-W54', '--data', dir])).toMatchObject({ code: 2 })
  })
})

describe('bulletin', () => {
  const draft = () => join(dir, 'draft.docx')

  it('writes the draft of a month', async () => {
    const { code, out } = await duban(['bulletin', '--month', '2026-10', '--data', dir, '--out', draft()])
    expect(code).toBe(0)
    expect(out[0]).toContain('2026年10月公共资源配置领域信息公开情况的通报')
    expect(readFileSync(draft()).subarray(0, 2).toString()).toBe('PK')
  })

  it.each([
    ['a month that there is not', ['--month', '2026-13'], '没有这个月：2026-13（例如 2026-10）'],
    ['a month that has not begun', ['--month', '2027-01'], '2027-01 还没有过去一天，没有可以通报的'],
  ])('refuses %s', async (_, args, words) => {
    const { code, errors } = await duban(['bulletin', ...args, '--data', dir, '--out', draft()])
    expect({ code, errors }).toEqual({ code: 2, errors: words })
  })

  it('refuses a file of another kind', async () => {
    expect((await duban(['bulletin', '--data', dir, '--out', join(dir, 'draft.pdf')])).code).toBe(2)
  })
})

describe('a folder without data', () => {
  it.each([['ledger'], ['digest'], ['event list']])('%s says how to fill it', async (command) => {
    const { code, errors } = await duban([...command.split(' '), '--data', join(dir, 'nothing')])
    expect(code).toBe(2)
    expect(errors).toContain('duban start --once')
  })
})
