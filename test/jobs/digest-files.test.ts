import { describe, expect, it } from 'vitest'
import { countyOf } from '../../lib/domain/catalogue.ts'
import { parseWeek } from '../../lib/domain/tell/digest.ts'
import { digestContent } from '../../lib/jobs/digest.ts'
import { countyLedger } from '../../lib/pages/county-ledger.ts'
import { at, CATALOGUE, COUNTY, event, mustBe, PEOPLE } from '../fixtures/cast.ts'
import { look, recordFacts, workshop } from './job-fixture.ts'

const county = countyOf(CATALOGUE, COUNTY)
const WEEK = mustBe(parseWeek('2026-W40'))
const NOW = at('2026-10-05 08:30')

async function contentOf(count: number) {
  const ports = workshop('2026-10-05 07:30')
  const events = Array.from({ length: count }, (_, n) => event({ id: `e${n}` }))
  await recordFacts(ports, { events })
  await look(ports)
  const from = { store: ports.store, catalogue: CATALOGUE, county, ledger: countyLedger }
  return { ports, content: await digestContent({ county, week: WEEK, now: NOW }, from), from }
}

describe('what travels with the digest', () => {
  it('is the ledger as one page and the workbook, both named in the mail', async () => {
    const { content } = await contentOf(3)
    expect(content.attachments.map(({ name }) => name)).toEqual([
      '公开台账-2026-W40.html',
      '公开周报-2026-W40.xlsx',
    ])
    for (const { name } of content.attachments) expect(content.text).toContain(name)
    const ledger = new TextDecoder().decode(mustBe(content.attachments[0]).body)
    expect(ledger).not.toMatch(/<script|src=|<link/)
  })

  it('is the same to the byte when it is written again for the same moment', async () => {
    const { content, from } = await contentOf(3)
    const again = await digestContent({ county, week: WEEK, now: NOW }, from)
    expect(again.html).toBe(content.html)
    for (const [index, { body }] of content.attachments.entries())
      expect(Buffer.compare(mustBe(again.attachments[index]).body, body)).toBe(0)
  })

  it('names in the mail the row of the workbook that holds the matter', async () => {
    const { content } = await contentOf(1)
    expect(content.text).toContain('附件工作簿“明细”第2行')
  })

  it('stays within what a mail may weigh, and says what is left out', async () => {
    const { content } = await contentOf(4_000)
    const bytes = content.attachments.reduce((sum, { body }) => sum + body.length, content.html.length)
    expect((bytes * 4) / 3).toBeLessThan(10_000_000)
    expect(content.text).toMatch(/公开台账-2026-W40\.html：.*另有.*项没有列出/)
  }, 60_000)

  it('tells of addresses that nothing reaches, and of answers', async () => {
    const { ports, from } = await contentOf(1)
    const person = mustBe(PEOPLE[0])
    await ports.store.markUnreachable(COUNTY, person.id, {
      medium: 'mail',
      address: person.email,
      at: at('2026-10-01 09:00'),
      reason: '550 5.1.1 no such user',
    })
    const { text } = await digestContent({ county, week: WEEK, now: NOW }, from)
    expect(text).toContain('失效的联系方式（1项）')
    expect(text).not.toContain(person.email)
  })
})
