import { describe, expect, it } from 'vitest'
import { readEventWorkbook } from '../../../lib/catalogue/event-workbook.ts'
import type { Instant } from '../../../lib/domain/time/instant.ts'
import { SAMPLE_WORKBOOK_FILE } from '../../../lib/local/sample/sample-files.ts'
import { sampleNotices } from '../../../lib/local/sample/sample-notices.ts'
import { invalidPhone } from '../../../lib/local/sample/sample-people.ts'
import { readStories } from '../../../lib/local/sample/story.ts'
import { sampleWorkbook } from '../../../lib/local/sample/write-sample.ts'
import { sampleCatalogue } from './played-sample.ts'

const recordedAt = 0 as Instant

describe('the sample workbook on disk', () => {
  it('holds what the stories tell: else run `node lib/local/sample/write-sample.ts`', async () => {
    const { faults, ...read } = await readEventWorkbook(SAMPLE_WORKBOOK_FILE, sampleCatalogue(), {
      recordedAt,
    })
    expect(faults).toEqual([])
    expect(read).toEqual(sampleWorkbook())
  })

  it('has a contact and a head for each unit with an event, at addresses that cannot exist', () => {
    const { people } = sampleWorkbook()
    for (const { unit } of readStories()) {
      const roles = people.filter((person) => person.unit === unit).map(({ role }) => role)
      expect(roles).toEqual(['contact', 'head'])
    }
    expect(people.every(({ email }) => email.endsWith('.example'))).toBe(true)
    expect(people.some(({ phone }) => phone !== undefined)).toBe(false)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
  })

  it('gives urgent contacts numbers that no telephone has', () => {
    const phones = sampleWorkbook().people.map(({ id }) => invalidPhone(id))
    expect(phones.every((phone) => /^100\d{8}$/.test(phone))).toBe(true)
    expect(new Set(phones).size).toBe(phones.length)
  })
})

describe('the words of the sample', () => {
  it('hold no phone and no identity number', () => {
    const texts = sampleNotices().map(({ title, paragraphs }) => [title, ...paragraphs].join('\n'))
    const numbers = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx])(?!\d)/
    // Serial number 000 is given to nobody: such numbers are made while the sample runs.
    const nobodys = /91211324MA0XXXX\w{3}|(?<!\d)\d{14}000[\dX](?!\d)/g
    expect(texts.filter((text) => numbers.test(text.replace(nobodys, '')))).toEqual([])
  })

  it('are the same at every reading', () => {
    expect(sampleNotices()).toEqual(sampleNotices())
  })

  it('give each notice of a list a title of its own on a day', () => {
    const lines = sampleNotices().map((one) => `${one.channel}/${one.list} ${one.displayedOn} ${one.title}`)
    expect(new Set(lines).size).toBe(lines.length)
  })
})
