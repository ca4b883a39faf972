import { describe, expect, it } from 'vitest'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'

const { channels, rules } = mustLoadCatalogue()
const places = [...channels.values()].filter((channel) => channel.kind !== 'web')
const named = new Set([...rules.values()].flatMap((rule) => rule.channels))

describe('a channel that no machine reads', () => {
  it.each(places)('$id says whom to ask, and why people have to look', ({ ask, caveats }) => {
    expect(ask).toMatch(/^[请由]/)
    expect(caveats.join('')).not.toBe('')
  })

  it.each(places.filter(({ kind }) => kind === 'manual'))('$id says why it is not read', ({ caveats }) => {
    expect(caveats.join('')).toMatch(/验证码|指纹|网址|仍由人工核验/)
  })
})

describe('a channel of which only some columns are read', () => {
  it.each([
    ['ggzy-ln', 'ggzy-ln-chaoyang'],
    ['lnzc', 'ggzy-ln-chaoyang'],
    ['lnzb', 'lnzb-tenders'],
  ])('%s stays with people; no rule is judged by %s', (place, columns) => {
    expect(channels.get(place)?.kind).toBe('manual')
    expect(named.has(place)).toBe(true)
    expect(channels.get(columns)?.kind).toBe('web')
    expect(named.has(columns)).toBe(false)
    expect(channels.get(place)?.caveats.join('')).toContain(columns)
  })
})

describe('a card that may be empty', () => {
  it('has lists that state how many rows there are, so that a changed shape is not taken for emptiness', () => {
    const mayBeEmpty = [...channels.values()].flatMap((channel) =>
      channel.kind === 'web' && channel.expect.mayBeEmpty ? channel.lists : [],
    )
    expect(mayBeEmpty.length).toBeGreaterThan(0)
    for (const { id, reader } of mayBeEmpty)
      expect(reader, id).toMatchObject({ family: 'json-list', total: expect.any(String) })
  })
})
