import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { start } from '../../lib/cli/start.ts'
import { readStories, standingsTold } from '../../lib/local/sample/story.ts'
import { PLAYED_DAYS, playedCounty } from './played-county.ts'
import { SAMPLE_TOTALS } from './sample-totals.ts'

interface LedgerLine {
  readonly event: string
  readonly county: string
  readonly item: string
  readonly rule: string
  readonly unit: string
  readonly channel: string
  readonly due: { readonly kind: string }
  readonly standing: string
  readonly detail: {
    readonly timing?: string
    readonly possiblyBackDated?: boolean
    readonly reason?: string
  }
  readonly warnings?: readonly { readonly kind: string; readonly because: string }[]
  readonly evidence: { readonly notices: readonly { readonly sha256: string }[] }
}

/** Eleven digits of a hash are no number. */
const PHONE = /(?<![\da-f])1\d{10}(?![\da-f])/
/** Numbers of phones and of identity cards, addresses of mail. */
const PERSONAL = [PHONE, /(?<![\da-f])\d{17}[\dX](?![\da-f])/i, /[\w.]@[a-z\d-]+\./i]

const dirs: string[] = []
const freshDir = () => {
  const dir = mkdtempSync(join(tmpdir(), 'duban-start-'))
  dirs.push(dir)
  return dir
}
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
}, 60_000)

async function run(options: Parameters<typeof start>[0]) {
  const out: string[] = []
  const errors: string[] = []
  const lines = (async function* (): AsyncGenerator<string> {})()
  const code = await start(
    { once: true, ...options },
    { lines, out: (line) => out.push(line), error: (line) => errors.push(line) },
  )
  return { code, out: out.join('\n'), errors: errors.join('\n') }
}

const mailsOf = (dir: string) =>
  Object.fromEntries(
    readdirSync(join(dir, 'mail')).map((file) => [file, readFileSync(join(dir, 'mail', file), 'utf8')]),
  )
const ledgerOf = (dir: string): readonly LedgerLine[] =>
  readFileSync(join(dir, 'ledger.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerLine)

describe('the sample county, played whole', () => {
  let dir = ''
  let shown = ''
  beforeAll(async () => {
    dir = freshDir()
    const { code, out } = await run({ data: dir })
    expect(code).toBe(0)
    shown = out
  }, 400_000)

  it('ends with each story in the standing that it tells, on each channel', () => {
    const words = ({ standing, detail }: LedgerLine) => {
      if (standing === 'unverifiable') return `unverifiable:${detail.reason}`
      if (standing !== 'published') return standing
      return detail.possiblyBackDated === true ? `${detail.timing}-back-dated` : detail.timing
    }
    const told = standingsTold(readStories())
    expect(
      ledgerOf(dir)
        .map((line) => `${line.event} ${line.channel} ${words(line)}`)
        .toSorted(),
    ).toEqual(told.toSorted())
  })

  it('has a ledger whose lines name county, item, rule, unit, channel, due date and evidence', () => {
    for (const line of ledgerOf(dir)) {
      expect(line.county).toBe('211324')
      for (const field of [line.item, line.rule, line.unit, line.channel, line.due.kind])
        expect(field).toMatch(/^\S+$/)
    }
    const published = ledgerOf(dir).filter(
      ({ standing, evidence }) => standing === 'published' && evidence.notices.length > 0,
    )
    expect(published.length).toBeGreaterThan(50)
    const stored = readFileSync(join(dir, 'evidence', 'pages.jsonl'), 'utf8')
    for (const { evidence } of published) expect(stored).toContain(evidence.notices[0]?.sha256)
  })

  it('sends no mail twice, and leaves none unsent', () => {
    expect(readdirSync(join(dir, 'mail')).filter((file) => /\.\d+\.eml$/.test(file))).toEqual([])
    expect(readdirSync(join(dir, 'sms')).filter((file) => /\.\d+\.json$/.test(file))).toEqual([])
    expect(shown).toContain('未了结 0')
  })

  it('tells no unit that something is missing on the site that was down, for the two days', async () => {
    const mails = await Promise.all(Object.values(mailsOf(dir)).map((mail) => simpleParser(mail)))
    const blaming = mails.filter(({ text = '' }) =>
      text.split('■').some((part) => part.includes('已逾期') && part.includes('省交通运输厅')),
    )
    const at = ({ date }: { date?: Date | undefined }) => date?.toISOString() ?? ''
    // 27 and 28 October in China. Afterwards the site is read again, and what is missing is told.
    const blamed = blaming.filter(
      (mail) => at(mail) >= '2026-10-26T16:00:00Z' && at(mail) < '2026-10-28T16:00:00Z',
    )
    expect(blaming.length).toBeGreaterThan(blamed.length)
    expect(blamed.map(({ subject }) => subject)).toEqual([])
  })

  it('writes a digest for each Monday, as page and as mail', () => {
    const digests = readdirSync(join(dir, 'digest'))
    expect(digests).toHaveLength(16)
    expect(digests).toContain('2026-W47.eml')
    expect(digests).toContain('2026-W47.html')
  })

  it('says first what could not be checked', () => {
    const lines = shown.split('\n').filter((line) => line !== '')
    expect(lines[1]).toMatch(/^无法核对：\d+ 项义务/)
    expect(shown).toMatch(/触发事件 \d+，公开义务 \d+/)
    expect(shown).toMatch(/按阶梯：.*before-5wd \d+/)
    expect(shown).toMatch(/渠道栏目：正常 \d+/)
  })

  it('names no number of a person anywhere in what it leaves', async () => {
    const mails = await Promise.all(Object.values(mailsOf(dir)).map((mail) => simpleParser(mail)))
    const texts = [
      ...mails.map(({ text = '', html }) => `${text}${html}`),
      readFileSync(join(dir, 'ledger.jsonl'), 'utf8'),
    ]
    const sms = readdirSync(join(dir, 'sms')).map((file) => readFileSync(join(dir, 'sms', file), 'utf8'))
    for (const text of [...texts, ...sms]) expect(text).not.toMatch(PHONE)
  })

  it('says what a notice lacks, and where personal data stands, without a digit of it', async () => {
    const kinds = ledgerOf(dir).flatMap(({ event, warnings = [] }) =>
      warnings.map(({ kind, because }) => ({ event, kind, because })),
    )
    const words = expect.stringContaining('中有身份证号码（正文')
    expect(kinds).toEqual([{ event: '2026-03.1-01', kind: 'personal-data', because: words }])
    const digests = readdirSync(join(dir, 'digest')).filter((file) => file.endsWith('.html'))
    const shelf = digests.map((file) => readFileSync(join(dir, 'digest', file), 'utf8')).join('\n')
    expect(shelf).toContain('未见要素第2项')
    expect(shelf).toContain('请立即核对，并遮盖后重新发布')
    const left = [readFileSync(join(dir, 'ledger.jsonl'), 'utf8'), shelf, ...Object.values(mailsOf(dir))]
    for (const text of left) expect(text).not.toMatch(/(?<!\d)\d{14}000[\dX](?![\dA-Z])/)
  })

  it('tells each rung exactly as often as the ladder and the stories make it', () => {
    const rungs = Object.fromEntries(
      (/按阶梯：(.*)/.exec(shown)?.[1] ?? '').split('，').map((cell) => {
        const [rung = '', count] = cell.split(' ')
        return [rung, Number(count)]
      }),
    )
    const sent = /已发送：提醒邮件 (\d+)，短信 (\d+)，周报 (\d+)，运维邮件 (\d+)/.exec(shown) ?? []
    const [mails, sms, digests, opsMails] = sent.slice(1).map(Number)
    expect({ mails, sms, digests, opsMails, rungs }).toEqual(SAMPLE_TOTALS)
  })

  it('logs no number and no address of a person', () => {
    const log = readFileSync(join(dir, 'log.jsonl'), 'utf8')
    expect(log.split('\n').length).toBeGreaterThan(200)
    for (const text of [log, shown]) for (const personal of PERSONAL) expect(text).not.toMatch(personal)
  })

  it('tells nothing twice when it is run again on the same folder', async () => {
    const before = mailsOf(dir)
    expect((await run({ data: dir })).code).toBe(0)
    expect(mailsOf(dir)).toEqual(before)
  }, 300_000)
})

describe('a short run', () => {
  it('that is stopped and taken up again gives the same mails as one that was not, byte for byte', async () => {
    const [whole, parted] = [await playedCounty(), freshDir()]
    await run({ data: parted, days: String(PLAYED_DAYS / 2), at: '2026-11-21T09:00:00+08:00' })
    await run({ data: parted, days: String(PLAYED_DAYS) })
    expect(Object.keys(mailsOf(whole)).length).toBeGreaterThan(10)
    expect(mailsOf(parted)).toEqual(mailsOf(whole))
  }, 300_000)

  it.each([
    [{ at: 'yesterday' }, '--at 不是可读的时间'],
    [{ days: '0' }, '--days 应为'],
    [{ days: 'x' }, '--days 应为'],
  ])('refuses %j', async (options, words) => {
    const { code, errors } = await run({ data: freshDir(), ...options })
    expect(code).toBe(2)
    expect(errors).toContain(words)
  })
})
