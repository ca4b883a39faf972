import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { STANDING_LABELS } from '../../lib/messages/standing-words.ts'
import { ledgerPage } from '../../lib/pages/ledger-page.ts'
import { LEDGER_COLUMNS } from '../../lib/pages/ledger-row.ts'
import {
  allJudged,
  EVENT_NAMES,
  EXAMPLES,
  judgedOf,
  LISTS,
  NOW,
  SHA,
  UNIT_NAMES,
} from '../fixtures/matters.ts'

const FROM = {
  countyName: '喀左县',
  now: NOW,
  unitNames: UNIT_NAMES,
  eventNames: EVENT_NAMES,
  lists: LISTS,
  evidenceLink: (sha: string) => `/evidence/${sha}`,
}

test('every obligation stands once, under its unit', () => {
  const page = load(ledgerPage(allJudged(), FROM))
  expect(page('tbody tr')).toHaveLength(allJudged().length)
  expect(page('details')).toHaveLength(4)
  expect(
    page('details')
      .first()
      .find('th')
      .toArray()
      .map((cell) => page(cell).text()),
  ).toEqual([...LEDGER_COLUMNS])
})

test('each standing has a filter, a sign and words', () => {
  const page = load(ledgerPage(allJudged(), FROM))
  for (const [kind, label] of Object.entries(STANDING_LABELS)) {
    expect(page(`input#pick-${kind}`)).toHaveLength(1)
    expect(page(`label[for="pick-${kind}"]`).text()).toContain(label)
    expect(page(`tr.is-${kind} .standing`).first().text()).toMatch(/^[■◆●✓○] \S/u)
  }
  expect(page(`a[href="/evidence/${SHA}"]`).length).toBeGreaterThan(0)
})

test('what needs somebody stands before what is settled', () => {
  const page = load(ledgerPage(allJudged(), FROM))
  const kinds = page('#u-land tbody tr')
    .toArray()
    .map((row) => row.attribs.class)
  expect(kinds[0]).toBe('is-overdue')
  expect(kinds.at(-1)).toBe('is-published')
})

test('the page loads nothing and runs nothing, whatever a title holds', () => {
  const evil = '"><script>alert(1)</script>\u202e'
  const html = ledgerPage([judgedOf({ ...EXAMPLES.warn, subject: evil, unit: evil })], FROM)
  const page = load(html)
  expect(page('script, img, link, iframe')).toHaveLength(0)
  expect(html).not.toContain('\u202e')
})

test('an empty ledger says so', () => {
  expect(ledgerPage([], FROM)).toContain('台账是空的')
})
