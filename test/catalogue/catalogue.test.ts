import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultText } from '../../lib/catalogue/fault.ts'
import { CATALOGUE_DIR, loadCatalogue, mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import { schemaTexts } from '../../lib/catalogue/write-schemas.ts'
import { dueOf } from '../../lib/domain/duty/due-of.ts'
import type { DueRule, Period } from '../../lib/domain/duty/due-rule.ts'
import { isKeepPeriod } from '../../lib/domain/duty/due-rule.ts'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import { localDate } from '../../lib/domain/time/local-date.ts'
import { firstRequest } from '../../lib/readers/list-page.ts'

const TABLE = readFileSync(join(import.meta.dirname, 'rule-ids.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'))

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** The period in one line, as the table writes it. */
function periodText(period: Period): string {
  switch (period.kind) {
    case 'reply': {
      const phases = period.phases.map((phase) => `${phase.receivedFrom}:${phase.workdays}`)
      return ['reply', ...phases, ...(period.extended ? ['extended'] : [])].join(' ')
    }
    case 'yearly-report': {
      const phases = period.phases.map((p) => `${p.fromReportYear}:${p.departmentBy}/${p.countyBy}`)
      return ['yearly-report', ...phases].join(' ')
    }
    case 'keep-years':
      return `keep-years ${period.years}`
    default:
      return Object.values(period).join(' ')
  }
}

function trackText(rule: DueRule): string {
  return rule.warning ? 'warning' : (rule.track ?? '-')
}

describe('the catalogue of the project', () => {
  it('has no fault', () => {
    const loaded = loadCatalogue()
    expect('faults' in loaded ? loaded.faults.map(faultText) : []).toEqual([])
  })

  it('has the 36 rows of the annex', () => {
    const rows = [...mustLoadCatalogue().items.values()].flatMap(({ row }) =>
      row === undefined ? [] : [row],
    )
    expect([...new Set(rows)].sort((a, b) => a - b)).toEqual(range(1, 36))
  })

  it('has exactly the rules of the table, counted as the table says', () => {
    const rules = [...mustLoadCatalogue().rules.values()].map((rule) => [
      rule.id,
      rule.anchor,
      periodText(rule.period),
      trackText(rule),
    ])
    expect(rules.toSorted(byFirst)).toEqual(TABLE.toSorted(byFirst))
  })

  it('gives every rule a date for an event of 2018', () => {
    const { rules, calendar } = mustLoadCatalogue()
    const anchor = { at: chinaInstantOf(2018, 10, 12, 9), level: 'county' as const }
    const unanswered = [...rules.values()].filter(
      (rule) => dueOf(rule.period, anchor, calendar).kind === 'error',
    )
    expect(unanswered.map(({ id }) => id)).toEqual([])
  })

  it('says of every item of a row how long it stays up', () => {
    const items = [...mustLoadCatalogue().items.values()].filter(({ row }) => row !== undefined)
    const unkept = items.filter((item) => !item.rules.some(({ period }) => isKeepPeriod(period)))
    expect(unkept.map(({ id }) => id)).toEqual([])
  })

  it('tells the office, in each county, of each unit by an id that the county has', () => {
    const { counties, units, items } = mustLoadCatalogue()
    for (const county of counties.values()) {
      const own = units.get(county.code)
      expect(own?.has(county.office)).toBe(true)
      expect([...items.values()].flatMap((item) => item.units).filter((unit) => !own?.has(unit))).toEqual([])
    }
  })

  it('reads sending hours as times of the day', () => {
    const county = mustLoadCatalogue().counties.get('211324')
    expect(county).toMatchObject({ sendFromMs: 8 * 3_600_000, sendUntilMs: 18 * 3_600_000 })
  })

  it('can ask for the first page of every list of every site', () => {
    const window = { fromOn: localDate('2018-10-12'), untilOn: localDate('2018-11-12') }
    const webs = [...mustLoadCatalogue().channels.values()].filter((channel) => channel.kind === 'web')
    expect(webs.length).toBeGreaterThan(10)
    for (const list of webs.flatMap((channel) => channel.lists)) {
      const request = firstRequest(list, window)
      expect(URL.canParse(request.url), `${list.id}: ${request.url}`).toBe(true)
      expect(`${request.url}${request.body ?? ''}`, list.id).not.toMatch(
        /[{](page|size|from|until|region|n)[}]|undefined/,
      )
    }
  })

  it('has the holidays up to the last notice', () => {
    const { calendar } = mustLoadCatalogue()
    expect(calendar.dateOf(calendar.firmThrough)).toBe('2026-12-28')
    expect(calendar.dateOf(calendar.first)).toBe('2018-01-01')
  })
})

describe('the JSON Schemas beside the catalogue', () => {
  it('are those that the code generates', () => {
    const dir = join(CATALOGUE_DIR, 'schema')
    const stored = existsSync(dir) ? readdirSync(dir).sort() : []
    expect(stored).toEqual([...schemaTexts().keys()].sort())
    for (const [name, text] of schemaTexts()) expect(readFileSync(join(dir, name), 'utf8')).toBe(text)
  })
})

function byFirst(a: readonly string[], b: readonly string[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1
}
