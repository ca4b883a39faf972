import { expect, test } from 'vitest'
import { chinaInstantOf } from '../../lib/domain/time/instant.ts'
import { localDate } from '../../lib/domain/time/local-date.ts'
import { dueFields, ledgerLine } from '../../lib/messages/ledger-line.ts'
import { STANDING_LABELS, standingWords } from '../../lib/messages/standing-words.ts'
import { allJudged, EXAMPLES, judgedOf, LIST_SHA, LISTS, SHA, UNIT_NAMES } from '../fixtures/matters.ts'

const NAMES = { unitNames: UNIT_NAMES, lists: LISTS }

test('a line names the obligation, its date, its standing and its evidence', () => {
  expect(ledgerLine(judgedOf(EXAMPLES.overdue), NAMES)).toMatchObject({
    obligation: 'e-overdue/R07/county-site',
    county: '211324',
    item: '07',
    rule: 'R07',
    unit: 'land',
    unitName: '县自然资源局',
    channel: 'county-site',
    event: 'e-overdue',
    subject: '南公营子镇示例地块拍卖',
    due: { kind: 'by-end-of-date', dueOn: '2026-11-18', dueAt: '2026-11-18T23:59:59+08:00' },
    standing: 'overdue',
    detail: { since: '2026-11-18T23:59:59+08:00', lookedAt: '2026-11-20T09:10:00+08:00' },
    because: '期限已过，2026-11-20 09:10查看县政府网站时未见公开。',
    evidence: { notices: [], pages: [{ sha256: LIST_SHA }] },
  })
})

test('a notice stands with its address and hash', () => {
  expect(ledgerLine(judgedOf(EXAMPLES.closed), NAMES)).toMatchObject({
    standing: 'published',
    detail: { timing: 'on-time', possiblyBackDated: false, keepUntilOn: '2029-11-19' },
    evidence: {
      notices: [{ url: 'https://site.example.invalid/n1.html', sha256: SHA }],
      pages: [{ sha256: SHA }],
    },
  })
})

test('a list proves nothing for what is only awaited', () => {
  expect(ledgerLine(judgedOf(EXAMPLES.warn), NAMES)).toMatchObject({ evidence: { notices: [], pages: [] } })
})

test.each([
  ['end', '到底'],
  ['window', '查到2026-08-22'],
  ['cut', '未到底'],
] as const)('what the look behind an absence covered is told: %s', (end, depth) => {
  const coverage = {
    at: chinaInstantOf(2026, 11, 20, 9, 10),
    pages: 3,
    fromOn: localDate('2026-08-22'),
    untilOn: localDate('2026-11-20'),
    end,
  }
  const lists = LISTS.map((list) => ({ ...list, coverage }))
  expect(ledgerLine(judgedOf(EXAMPLES.overdue), { ...NAMES, lists })).toMatchObject({
    evidence: {
      pages: [
        {
          label: expect.stringContaining(`（2026-11-20查看3页，${depth}）`),
          coverage: { ...coverage, at: '2026-11-20T09:10:00+08:00' },
        },
      ],
    },
  })
})

test('every standing survives JSON unchanged', () => {
  for (const judged of allJudged()) {
    const line = ledgerLine(judged, NAMES)
    expect(JSON.parse(JSON.stringify(line))).toEqual(line)
  }
  expect(new Set(allJudged().map(({ standing }) => standing.kind)).size).toBe(
    Object.keys(STANDING_LABELS).length,
  )
})

test('an absent field of a due date is left out', () => {
  const due = { ...EXAMPLES.provisional.due, nominalOn: undefined } as const
  expect(Object.keys(dueFields(due))).not.toContain('nominalOn')
})

test.each([
  ['on time', { timing: 'on-time' }, '已公开（按时）'],
  ['late by a range', { timing: 'late', lateness: { atLeast: 2, atMost: 3 } }, '已公开（迟2至3天）'],
  ['late by days', { timing: 'late', lateness: { atLeast: 2, atMost: 2 } }, '已公开（迟2天）'],
  ['late by less than a day', { timing: 'late', lateness: { atLeast: 0, atMost: 0 } }, '已公开（迟）'],
  ['not known when', { timing: 'uncertain' }, '已公开（早晚待定）'],
  ['possibly back-dated', { timing: 'on-time', possiblyBackDated: true }, '已公开（按时，疑似倒签）'],
] as const)('published %s', (_, more, words) => {
  expect(standingWords({ ...EXAMPLES.closed.standing, ...more })).toBe(words)
})
