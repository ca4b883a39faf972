import { describe, expect, test } from 'vitest'
import { invariant } from '../../../lib/domain/invariant.ts'
import { boundedContent, CONTENT_TEXT_MAX } from '../../../lib/jobs/contents/bounded-content.ts'
import { createContentReader } from '../../../lib/jobs/contents/content-reader.ts'
import { contentRefOf } from '../../../lib/jobs/contents/content-ref.ts'
import { SizedMemory } from '../../../lib/jobs/contents/sized-memory.ts'
import type { Telemetry } from '../../../lib/jobs/ports.ts'
import { createFakeContents } from '../../fakes/fake-contents.ts'
import { CATALOGUE, notice } from '../../fixtures/cast.ts'

const item = CATALOGUE.items.get('20')
invariant(item !== undefined, 'the catalogue has row 20')
const kept = { content: { text: '招标公告', attachments: [] }, personal: { findings: [], unread: [] } }
const answer = (id: string) => ({
  item,
  notice: notice({ id, evidence: id.padEnd(64, '0'), text: '招标公告' }),
})

function reading() {
  const store = createFakeContents()
  const counted: [name: string, value: number][] = []
  const telemetry: Telemetry = { count: (name, value) => void counted.push([name, value]), note: () => {} }
  return { store, counted, reader: createContentReader({ store, telemetry }) }
}

describe('the reader of contents', () => {
  test('finds in those that are there, and knows nothing of the others', async () => {
    const { store, reader } = reading()
    await store.putContent(contentRefOf(answer('n1').notice), kept)
    const found = await reader.findingsIn([answer('n1'), answer('n2')])
    expect([...(found.get('20')?.keys() ?? [])]).toEqual(['n1'])
    expect(found.get('20')?.get('n1')?.elements).toHaveLength(item.elements.length)
  })

  test('asks for each text once, one that is not there too', async () => {
    const { store, reader } = reading()
    await store.putContent(contentRefOf(answer('n1').notice), kept)
    for (let run = 0; run < 3; run++) await reader.findingsIn([answer('n1'), answer('n2')])
    expect(store.reads).toHaveLength(2)
  })

  test('finds a text that was stored late, within twelve judgements', async () => {
    const { store, reader } = reading()
    await reader.findingsIn([answer('n1')])
    await store.putContent(contentRefOf(answer('n1').notice), kept)
    const found = async () => (await reader.findingsIn([answer('n1')])).has('20')
    for (let run = 0; run < 11; run++) expect(await found()).toBe(false)
    expect(await found()).toBe(true)
  })

  test('asks for nothing of a notice whose page was not read', async () => {
    const { store, reader } = reading()
    const { notice: unread } = answer('n1')
    await reader.findingsIn([{ item, notice: { ...unread, text: '' } }])
    expect(store.reads).toEqual([])
  })

  test('asks again for what it could not have, and tells ops how much that was', async () => {
    const { store, counted, reader } = reading()
    await store.putContent(contentRefOf(answer('n1').notice), kept)
    store.isDown = true
    expect(await reader.findingsIn([answer('n1')])).toEqual(new Map())
    expect(counted).toEqual([['ContentsUnread', 1]])
    store.isDown = false
    expect((await reader.findingsIn([answer('n1')])).get('20')?.has('n1')).toBe(true)
  })

  test('asks a store that is down for a few only', async () => {
    const { store, reader } = reading()
    store.isDown = true
    await reader.findingsIn(Array.from({ length: 500 }, (_, n) => answer(`n${n}`)))
    expect(store.reads.length).toBeLessThan(40)
  })

  test('reads a version that is not shown any more under the id of its page', () => {
    const { notice: old } = answer('0123456789abcdef01234567-1')
    const superseded = { ...old, supersededAt: old.firstSeenAt }
    expect(contentRefOf(superseded).notice).toBe('0123456789abcdef01234567')
    expect(contentRefOf(old).notice).toBe(old.id)
  })
})

describe('a content within its bounds', () => {
  test.each<[string, number, readonly number[], readonly (true | undefined)[]]>([
    ['a short page and file', 10, [10], [undefined, undefined]],
    ['a page that fills its bound', CONTENT_TEXT_MAX, [10], [undefined, undefined]],
    ['a page that is too long', CONTENT_TEXT_MAX + 1, [10], [true, undefined]],
    ['files that are too long together', 100_000, [200_000, 60_000, 5], [undefined, undefined, true, true]],
  ])('%s: what is left out is marked', (_, page, files, cuts) => {
    const file = (length: number) => ({ name: 'a', content: 'text' as const, text: '字'.repeat(length) })
    const { isCut, attachments } = boundedContent({ text: '字'.repeat(page), attachments: files.map(file) })
    expect([isCut, ...attachments.map((one) => one.isCut)]).toEqual(cuts)
  })
})

describe('a memory of a size', () => {
  test('forgets what was not asked for the longest', () => {
    const memory = new SizedMemory<string>(20)
    memory.put('a', 'A', 8)
    memory.put('b', 'B', 8)
    memory.get('a')
    memory.put('c', 'C', 8)
    expect(['a', 'b', 'c'].map((key) => memory.get(key))).toEqual(['A', undefined, 'C'])
  })

  test('keeps nothing that is larger than it is, and counts what is put again once', () => {
    const memory = new SizedMemory<string>(20)
    for (let times = 0; times < 5; times++) memory.put('a', 'A', 8)
    memory.put('b', 'B', 8)
    memory.put('huge', 'H', 100)
    expect(memory.get('huge')).toBeUndefined()
  })
})
