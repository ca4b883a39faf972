import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../lib/catalogue/load.ts'

const RUNG = (id: string) => `[{ id: ${id}, at: { kind: on-the-day }, to: [contact], media: [mail] }]`
const dir = mkdtempSync(join(tmpdir(), 'catalogue-'))

/** The small catalogue with ladders of item 02.1, in its own file and in the county's. */
function laddersOf(inItem: string, inCounty: string) {
  cpSync(join(import.meta.dirname, 'mini'), dir, { recursive: true })
  const items = join(dir, 'items', 'land.yaml')
  const text = readFileSync(items, 'utf8')
  writeFileSync(items, text.replace('        title: 供地计划\n', `        title: 供地计划\n${inItem}`))
  appendFileSync(join(dir, 'counties', '219901', 'county.yaml'), inCounty)
  const loaded = loadCatalogue(dir)
  if ('faults' in loaded) throw new Error(loaded.faults.map(({ message }) => message).join('\n'))
  return { loaded, own: loaded.catalogue.counties.get('219901')?.itemLadders?.get('02.1') }
}

describe('ladders of single items', () => {
  afterEach(() => rmSync(dir, { recursive: true }))

  it("are the county's where neither item nor county names any", () => {
    expect(laddersOf('', '').own).toBeUndefined()
  })

  it('are those of the item, which itself does not know of them', () => {
    const { loaded, own } = laddersOf(`        ladder: ${RUNG('of-item')}\n`, '')
    expect(own?.ladder?.map(({ id }) => id)).toEqual(['of-item'])
    expect(loaded.catalogue.items.get('02.1')).not.toHaveProperty('ladder')
  })

  it("are the county's word first, ladder by ladder", () => {
    const inItem = `        ladder: ${RUNG('of-item')}\n        hourLadder: ${RUNG('hours-of-item')}\n`
    const { own } = laddersOf(inItem, `itemLadders: [{ item: '02.1', ladder: ${RUNG('of-county')} }]\n`)
    expect(own?.ladder?.map(({ id }) => id)).toEqual(['of-county'])
    expect(own?.hourLadder?.map(({ id }) => id)).toEqual(['hours-of-item'])
  })
})
