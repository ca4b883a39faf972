import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageCountOf } from '../../../lib/readers/families/next-page.ts'
import { firstRequest, type ListPage, type NextPage, readListPage } from '../../../lib/readers/list-page.ts'
import { WINDOW } from '../sample-pages.ts'
import type { FamilyPages } from './family-page.ts'
import { FAMILIES } from './family-pages.ts'

/** Reads page after page as long as they lead on. */
function walk({ list, pages }: FamilyPages): { read: readonly ListPage[]; asked: readonly NextPage[] } {
  const read: ListPage[] = []
  const asked: NextPage[] = []
  let request: NextPage | undefined = firstRequest(list, WINDOW)
  for (const text of pages) {
    if (!request) break
    asked.push(request)
    const answer: ListPage = readListPage({ text, url: request.url, list, request })
    read.push(answer)
    request = answer.kind === 'list' ? answer.next : undefined
  }
  return { read, asked: request ? [...asked, request] : asked }
}

/** The page with other names for all that selectors hold on to. */
function reshaped(text: string): string {
  return text
    .replace(/(class|id)=\\?"[^"\\]*\\?"/g, '')
    .replace(/<(\/?)(?:ul|table|recordset|record)\b/g, '<$1section')
    .replace(/<(\/?)(?:li|tr)\b/g, '<$1article')
}

describe.each(FAMILIES)('$family', (family) => {
  const { read, asked } = walk(family)

  it('gives every row of every page, each with its day', () => {
    const notices = read.flatMap((page) => (page.kind === 'list' ? page.notices : []))
    expect(notices.map(({ title }) => title)).toEqual(family.titles)
    for (const { displayedOn } of notices) expect(displayedOn).toMatch(/^2026-07-\d\d$/)
  })

  it('asks for each page in turn and stops after the last', () => {
    const parts = asked.slice(1).map(({ url, body = '' }) => `${url} ${body}`)
    expect(parts).toHaveLength(family.asks.length)
    for (const [at, part] of family.asks.entries()) expect(parts[at]).toContain(part)
    expect(asked.map(({ page }) => page)).toEqual(family.pages.map((_, at) => at + 1))
    for (const page of read) expect(page).not.toHaveProperty('isCut')
    for (const { knownBy } of asked.slice(1)) expect(['count', 'link']).toContain(knownBy)
  })

  it('throws nothing on a page that broke off', () => {
    const request = firstRequest(family.list, WINDOW)
    const anyPage = fc.constantFrom(...family.pages)
    fc.assert(
      fc.property(anyPage, fc.nat({ max: 1000 }), (whole, share) => {
        const text = whole.slice(0, Math.round((whole.length * share) / 1000))
        const page = readListPage({ text, url: request.url, list: family.list, request })
        expect(['list', 'empty', 'unreadable', 'blocked', 'misled']).toContain(page.kind)
      }),
      { numRuns: 60, seed: 20260714 },
    )
  })
})

describe.each(FAMILIES.filter(({ list }) => list.reader.family === 'html-list'))(
  '$family, reshaped',
  ({ list, pages: [text = ''] }) => {
    it('is no list and not empty, but says which selector found nothing', () => {
      const request = firstRequest(list, WINDOW)
      const page = readListPage({ text: reshaped(text), url: request.url, list, request })
      expect(page).toMatchObject({ kind: 'unreadable', selector: expect.any(String) })
    })
  },
)

it.each([
  ['createPageHTML(5, 0, "index", "html")', 5],
  ['createPageHTML(0, 5, "index", "html")', 5],
  ["createPageHTML('page_div',7, 1,'fg42','shtml',93)", 7],
  ['共 3 页', 3],
  ['共<b>12</b>页', 12],
  ['页次：1/35页', 35],
  ['共96条&nbsp;&nbsp;1/7&nbsp;', 7],
  ['<span>共5条</span>&nbsp;&nbsp;2/3&nbsp;', 3],
  ['<td class="huifont">1/35</td>', 35],
  ['<a>附件共2页</a><div>共3页</div>', 3],
  ['<span>11/20</span>', undefined],
  ['共96条', undefined],
  ['总页数：<font color="blue"><b>2</b></font> 当前页：<b>1</b>', 2],
])('%s states %s pages', (text, count) => {
  expect(pageCountOf(text)).toBe(count)
})
