import { describe, expect, it } from 'vitest'
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

describe('a site that has no card because it most likely is gone', () => {
  const { list, proof } = OLD_PURCHASING

  it('is read page by page', () => {
    expectProven(walk({ list }, proof.pages(list)), proof, proof.asks(list))
  })

  it('of which the shape changed is unreadable', () => {
    expect(walk({ list }, [proof.reshaped(list)]).read[0]).toMatchObject({ kind: 'unreadable' })
  })
})
