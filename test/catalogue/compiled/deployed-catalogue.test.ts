import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deployedCatalogue } from '../../../lib/catalogue/compiled/deployed-catalogue.ts'
import { writeCompiled } from '../../../lib/catalogue/compiled/write-compiled.ts'
import { mustLoadCatalogue } from '../../../lib/catalogue/load.ts'

const dir = mkdtempSync(join(tmpdir(), 'duban-compiled-'))
const file = join(dir, 'catalogue.json')
beforeAll(() => writeCompiled(file))
afterAll(() => rmSync(dir, { recursive: true }))

it('is the catalogue that was compiled', () => {
  const { calendar, ...compiled } = deployedCatalogue(file)
  const { calendar: loadedCalendar, ...loaded } = mustLoadCatalogue()
  expect(compiled).toEqual(loaded)
  expect([calendar.first, calendar.last, calendar.firmThrough]).toEqual([
    loadedCalendar.first,
    loadedCalendar.last,
    loadedCalendar.firmThrough,
  ])
  for (let day = calendar.first; day <= calendar.last; day += 1) {
    if (calendar.isWorkday(day) !== loadedCalendar.isWorkday(day)) throw new Error(`day ${day} differs`)
  }
  expect(calendar.notices).toEqual(loadedCalendar.notices)
  expect(statSync(file).size).toBeLessThan(400_000)
})

it('holds the counties that the deployment serves, and refuses one that is not there', () => {
  expect([...deployedCatalogue(file, ['211324']).counties.keys()]).toEqual(['211324'])
  expect(() => deployedCatalogue(file, ['211324', '211300'])).toThrow('no county 211300')
})

it('is not written from a catalogue with a fault', () => {
  const wrong = join(dir, 'wrong.json')
  expect(() => writeCompiled(wrong, { dir: join(import.meta.dirname, '..', 'wrong', 'unit-twice') })).toThrow(
    '处问题',
  )
  expect(() => statSync(wrong)).toThrow('ENOENT')
})
