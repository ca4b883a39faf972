import { describe, expect, it } from 'vitest'
import { valueAt } from '../../lib/readers/json-path.ts'
import type { ListPage } from '../../lib/readers/list-answer.ts'
import { type ListProof, type ProvenRow, WEB_LISTS, walk, webList } from './card-proof.ts'
import { JSON_PROOFS } from './json-proofs.ts'
import { MARKUP_PROOFS, OLD_PURCHASING } from './markup-proofs.ts'

const PROOFS = [...MARKUP_PROOFS, ...JSON_PROOFS]
const CASES = PROOFS.flatMap((proof) =>
  proof.lists.map((name) => ({ ...webList(name), structure: proof.structure, proof })),
)

function rowsOf(page: ListPage | undefined): readonly ProvenRow[] {
  if (page?.kind !== 'list') throw new Error(JSON.stringify(page))
  return page.notices.map(({ title, displayedOn }) => [title, displayedOn ?? ''])
}

/** What a walk over the stored pages gives: the rows of each, the requests, and whether it came to the end. */
function expectProven(walked: ReturnType<typeof walk>, proof: ListProof, asks: readonly string[]) {
  const { read, asked } = walked
  for (const [at, rows] of proof.rows.entries()) {
    const seen = rowsOf(read[at])
    expect(seen.slice(0, rows.length)).toEqual(rows)
    const isLast = at === proof.rows.length - 1
    expect(seen).toHaveLength(isLast ? rows.length : (proof.size ?? rows.length))
  }
  const parts = asked.slice(1).map(({ url, body = '' }) => `${url} ${body}`)
  expect(parts).toHaveLength(asks.length)
  for (const [at, part] of asks.entries()) expect(parts[at]).toContain(part)
  for (const page of read.slice(0, -1)) expect(page).not.toHaveProperty('isCut')
  expect(read.at(-1)).toEqual(
    proof.isCut ? expect.objectContaining({ isCut: true }) : expect.not.objectContaining({ isCut: true }),
  )
}

describe('the cards of the catalogue', () => {
  it('have a stored page for every list that is read', () => {
    const proven = PROOFS.flatMap(({ lists }) => lists)
    expect(WEB_LISTS.map(({ name }) => name).filter((name) => !proven.includes(name))).toEqual([])
    expect(proven).toHaveLength(new Set(proven).size)
  })

  it.each(CASES)('$name reads a page of $structure, and the pages after it', (web) => {
    const { list, proof } = web
    expectProven(walk(web, proof.pages(list)), proof, proof.asks(list))
  })

  it.each(CASES)(
    '$name says of a page of $structure that changed its shape that it cannot read it',
    (web) => {
      const { read } = walk(web, [web.proof.reshaped(web.list)])
      expect(read[0]).toMatchObject({ kind: 'unreadable', selector: expect.any(String) })
    },
  )
})

describe('a card that asks for one district', () => {
  const FILTERED = CASES.filter(
    ({ list: { reader } }) => reader.family === 'json-list' && reader.region !== undefined,
  )

  it('is that of every site that filters by district and shows it', () => {
    const channels = new Set(FILTERED.map(({ channel }) => channel.id))
    expect([...channels].sort()).toEqual(['ccgp-liaoning', 'ggzy-national', 'landchina'])
  })

  it.each(FILTERED)('$name takes a row of another district for a sign that it was misled', (web) => {
    for (const elsewhere of ['211322', '210100', '朝阳市建平县', '吉林省'])
      expect(walk(web, [withPlace(web, elsewhere)]).read[0]).toMatchObject({ kind: 'misled' })
  })

  it.each(FILTERED)('$name reads no row that shows no district', (web) => {
    expect(walk(web, [withPlace(web, null)]).read[0]).toMatchObject({ kind: 'unreadable' })
  })

  it('proves nothing where the answer shows none', () => {
    const silent = CASES.filter(({ list, channel: { expect: expected } }) => {
      const isShown = list.reader.family !== 'json-list' || list.reader.region !== undefined
      return expected.region !== undefined && !isShown
    })
    expect(silent.length).toBeGreaterThan(0)
    for (const { name, list } of silent) expect(list.proves, name).toBe(false)
  })
})

/** The first page of a proof with another place in its second row. */
function withPlace({ list, proof }: (typeof CASES)[number], place: string | null): string {
  const { reader } = list
  if (reader.family !== 'json-list') throw new Error(`${list.id} is no JSON list`)
  const answer = JSON.parse(proof.pages(list)[0] ?? '')
  const row = (valueAt(answer, reader.list) as Record<string, unknown>[])[1]
  if (row) row[reader.region ?? ''] = place
  return JSON.stringify(answer)
}

describe('a site that has no card because it most likely is gone', () => {
  const { list, proof } = OLD_PURCHASING

  it('is read page by page', () => {
    expectProven(walk({ list }, proof.pages(list)), proof, proof.asks(list))
  })

  it('of which the shape changed is unreadable', () => {
    expect(walk({ list }, [proof.reshaped(list)]).read[0]).toMatchObject({ kind: 'unreadable' })
  })
})
