import { describe, expect, it } from 'vitest'
import type { ListPage } from '../../lib/readers/list-answer.ts'
import { faultsOf } from './bounds.ts'
import { caseOf } from './fuzz-case.ts'
import { readAll } from './read-all.ts'
import { type Sample, samplesFrom } from './samples.ts'
import { claimsAllRows, overclaimOf } from './truth.ts'

const SAMPLES = samplesFrom()
const CASES = 120
/** Larger ones are for the long run, which also measures time and memory. */
const BYTES_MAX = 60_000

describe('a slice of the fuzz run', () => {
  it('finds nothing', { timeout: 60_000 }, async () => {
    const found: string[] = []
    for (let number = 0; number < CASES; number++) {
      const fuzz = caseOf(SAMPLES, `slice/${number}`)
      if (fuzz.body.length > BYTES_MAX) continue
      const { findings } = await readAll(SAMPLES, fuzz)
      const open = findings.filter(({ rule }) => !rule.endsWith('slow'))
      found.push(...open.map(({ rule, detail }) => `${fuzz.seed} ${fuzz.how}: ${rule}: ${detail}`))
    }
    expect(found).toEqual([])
  })

  it('makes the same case of the same seed, and another of another', () => {
    expect(caseOf(SAMPLES, 'a/1')).toEqual(caseOf(SAMPLES, 'a/1'))
    expect(caseOf(SAMPLES, 'a/1').how).not.toBe(caseOf(SAMPLES, 'a/2').how)
  })

  it('is made of pages that are read as they are', async () => {
    for (const [sampleAt, { body }] of SAMPLES.entries()) {
      const { findings } = await readAll(SAMPLES, {
        seed: 'as it was',
        sampleAt,
        how: '',
        body,
        nature: 'damage',
        isCutShort: false,
      })
      expect(findings.filter(({ rule }) => !rule.endsWith('slow'))).toEqual([])
    }
  })
})

const sample = SAMPLES.find(({ name }) => name === 'ky-mnr/mining-right-transfer page 1') as Sample
const notice = (id: number) => ({ title: `公告第${id}号`, url: `https://a.example/${id}` })
const next = { url: 'https://a.example/2', method: 'GET', page: 2, window: sample.request?.window } as never
const original: ListPage = { kind: 'list', notices: [notice(1), notice(2)], next }
const text = '<ul><li>公告第1号</li><li>公告第2号</li></ul>'

describe('a reading of a damaged page', () => {
  const judged = (read: ListPage, shown = text) =>
    overclaimOf({ sample, original, read, text: shown, nature: 'damage', isCutShort: false })?.rule

  it.each<[string, ListPage, string | undefined]>([
    ['has all rows and goes on', original, undefined],
    ['lost a row that the page shows', { ...original, notices: [notice(1)] }, 'rows-lost'],
    ['lost a row and says so', { ...original, notices: [notice(1)], isCut: true }, undefined],
    ['calls the page empty', { kind: 'empty' }, 'empty'],
    ['has no row and calls that the end', { kind: 'list', notices: [] }, 'empty'],
    ['calls the page the last one', { kind: 'list', notices: [notice(1), notice(2)] }, 'end-lost'],
    ['cannot read it', { kind: 'unreadable', reason: '' }, undefined],
    [
      'has other titles, as after a wrong charset',
      { ...original, notices: [1, 2].map((id) => ({ ...notice(id), title: '鐩戠悊' })) },
      'garbled',
    ],
    [
      'has titles that show that they are lost',
      { ...original, notices: [1, 2].map((id) => ({ ...notice(id), title: '\ufffd\ufffd' })) },
      undefined,
    ],
  ])('that %s', (_, read, rule) => expect(judged(read)).toBe(rule))

  it('need not have a row that the page does not show', () => {
    expect(judged({ ...original, notices: [notice(1)] }, text.replace('公告第2号', ''))).toBeUndefined()
  })

  it('claims nothing where it is cut', () => {
    expect(claimsAllRows({ kind: 'list', notices: [], isCut: true })).toBe(false)
  })
})

describe('a value that a reader gives', () => {
  it.each([
    ['a title without end', { notices: [{ title: '公'.repeat(3000) }] }, 1],
    ['half a character', { title: '\ud800' }, 1],
    ['too many entries', { notices: Array(601).fill('') }, 1],
    ['nothing unusual', { title: '公告', notices: [{ url: 'https://a.example/' }], next: undefined }, 0],
  ])('with %s', (_, value, faults) => expect(faultsOf(value)).toHaveLength(faults))
})
