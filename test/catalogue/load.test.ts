import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CatalogueError, type Fault } from '../../lib/catalogue/fault.ts'
import { loadCatalogue, mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import type { Instant } from '../../lib/domain/time/instant.ts'
import { createCertificate } from '../adapters/http/throw-away-certificate.ts'

const instantOf = (text: string) => Date.parse(text) as Instant
const MINI = join(import.meta.dirname, 'mini')

let dir = ''

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'catalogue-'))
  cpSync(MINI, dir, { recursive: true })
})

afterEach(() => rmSync(dir, { recursive: true }))

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(dir, file)), { recursive: true })
  writeFileSync(join(dir, file), content)
}

function faults(from: Parameters<typeof loadCatalogue>[0] = dir): readonly Fault[] {
  const loaded = loadCatalogue(from)
  return 'faults' in loaded ? loaded.faults : []
}

const card = (id: string) => `channels:
  - id: ${id}
    name: 样例站
    kind: web
    address: http://www.county.example/
    ask: 样例
    lists:
      - id: tenders
        name: 招标投标
        url: http://127.0.0.1:4000/tenders/
        reader: { family: glist, siteCode: KZ, pager: 'http://127.0.0.1:4000/page.xhtml' }
        detail: { format: html }
`

describe('loadCatalogue', () => {
  it('makes an item of each sub-item, with the rules that the row shares', () => {
    const { items, rules } = mustLoadCatalogue(dir)
    expect(items.get('02.1')).toMatchObject({ row: 2, area: '土地', units: ['land-bureau'] })
    expect(items.get('02.1')?.rules.map(({ id }) => id)).toEqual(['R02.1', 'R02.P'])
    expect(items.get('02.2')?.rules.map(({ id }) => id)).toEqual(['R02.2', 'R02.P'])
    expect([...rules.keys()].filter((id) => id === 'R02.P')).toHaveLength(1)
  })

  it('leaves a cell that another row prints out of the wording', () => {
    expect(mustLoadCatalogue(dir).items.get('02.1')?.wording.channel).toBeUndefined()
  })

  it('makes an item of a duty with a rule, and remembers why a duty has none', () => {
    const { items, undated } = mustLoadCatalogue(dir)
    expect(items.get('N8.1')).toMatchObject({ area: '文件正文', wording: { item: '于2018年10月20日前备案' } })
    expect(items.get('N8.1')?.row).toBeUndefined()
    expect(items.has('N8.3')).toBe(false)
    expect(undated.get('N8.3')).toBe('原文没有日期。')
  })

  it('fills in what a card leaves out', () => {
    expect(mustLoadCatalogue(dir).channels.get('county-site')).toMatchObject({
      politeness: { delayMs: 3000, timeoutMs: 15_000, pagesMax: 10 },
      expect: { silentDaysMax: 180, mayBeEmpty: false },
      aliases: [],
    })
  })

  it('lets a local day go before the national one', () => {
    write(
      'calendar/local.yaml',
      'days:\n  - { on: 2018-04-02, kind: rest, name: 县庆日, notice: 县政府通知 }\n',
    )
    const { calendar } = mustLoadCatalogue(dir)
    expect(calendar.isWorkday(17_623)).toBe(false)
    expect(calendar.dateOf(17_623)).toBe('2018-04-02')
  })

  it('collects the faults of all files, form and sense, in the order of the files', () => {
    write('duties.yaml', 'duties: []\n')
    write('triggers.yaml', 'triggers:\n  - { id: x, name: 1 }\n  - { id: y, nam: 二 }\n')
    write('calendar/2018.yaml', 'year: 2017\nfirmThrough: 2018-12-28\n')
    const found = faults().map(({ file, line, field }) => `${file}:${line} ${field}`)
    expect(found).toEqual([
      'calendar/2018.yaml:1 year',
      'calendar/2018.yaml:2 firmThrough',
      'calendar/2019.yaml:1 year',
      'duties.yaml:1 duties',
      'triggers.yaml:2 triggers[0].name',
      'triggers.yaml:3 triggers[1].name',
      'triggers.yaml:3 triggers[1].nam',
    ])
  })

  it('does not call unknown what may stand in a file that could not be read', () => {
    write('channels/county-site.yaml', 'channels: [')
    expect(faults()).toHaveLength(1)
  })

  it('says which kinds of files a folder lacks', () => {
    expect(faults(join(dir, 'nothing')).map(({ file }) => file)).toContain('triggers.yaml')
    expect(faults(join(dir, 'nothing'))).toHaveLength(7)
  })

  it('says that a file is not UTF-8', () => {
    write('calendar/local.yaml', Buffer.concat([Buffer.from('# '), Buffer.from([0xcf, 0xd8, 0x0a])]))
    expect(faults().map(({ message }) => message)).toEqual(['文件不是 UTF-8 编码'])
  })

  it('reads a file that begins with a byte order mark', () => {
    write('calendar/local.yaml', '\ufeffdays: []\n')
    expect(faults()).toEqual([])
  })

  it('stops at a file that multiplies itself by references', () => {
    const level = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]\n`
    write(
      'calendar/local.yaml',
      `a: &a [1]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}days: []\n`,
    )
    expect(faults().map(({ message }) => message)).toEqual(['引用（*）过多'])
  })

  it('refuses a key that would reach into objects themselves', () => {
    write('calendar/local.yaml', '__proto__: { days: [] }\ndays: []\n')
    expect(faults().map(({ field }) => field)).toEqual(['__proto__'])
  })

  it('puts the cards of an overlay in the place of those with the same ids', () => {
    const overlay = join(dir, 'overlay.txt')
    writeFileSync(overlay, card('county-site'))
    const { channels } = mustLoadCatalogue({ dir, channelOverlay: overlay })
    expect(channels.get('county-site')?.name).toBe('样例站')
    expect([...channels.keys()].sort()).toEqual(['county-site', 'land-market-hall'])
  })

  it('takes a folder of cards as an overlay, and finds fault with a card that replaces none', () => {
    const overlay = mkdtempSync(join(tmpdir(), 'overlay-'))
    writeFileSync(join(overlay, 'sites.yaml'), card('county-cite'))
    const found = faults({ dir, channelOverlay: overlay })
    rmSync(overlay, { recursive: true })
    expect(found).toMatchObject([
      { line: 2, field: 'channels[0].id', message: '没有渠道 county-cite 可以替换' },
    ])
  })

  it('asks whether a pinned certificate has expired only when it is told the time', () => {
    const { cert } = createCertificate({ host: 'Old issuer', untilYear: 2026 })
    const pinned = cert.trimEnd().replaceAll('\n', '\n      ')
    write(
      'channels/county-site.yaml',
      card('county-site')
        .replaceAll('127.0.0.1:4000', 'www.county.example')
        .replace('    ask: 样例', `    ask: 样例\n    ca: |\n      ${pinned}`),
    )
    expect(faults()).toEqual([])
    expect(faults({ dir, at: instantOf('2025-12-31T00:00:00Z') })).toEqual([])
    expect(faults({ dir, at: instantOf('2026-11-24T00:00:00Z') })).toMatchObject([
      { line: 7, field: 'channels[0].ca', message: expect.stringContaining('到期') },
    ])
  })

  it('finds fault with an overlay that is not there', () => {
    expect(faults({ dir, channelOverlay: join(dir, 'none') })).toMatchObject([{ file: 'none' }])
  })
})

describe('mustLoadCatalogue', () => {
  it('throws an error that lists every fault', () => {
    write('duties.yaml', 'duties: []\n')
    write('triggers.yaml', 'triggers: []\n')
    expect(() => mustLoadCatalogue(dir)).toThrow(CatalogueError)
    expect(() => mustLoadCatalogue(dir)).toThrow(/duties\.yaml:1:1 .*\n.*triggers\.yaml:1:1 /)
  })
})
