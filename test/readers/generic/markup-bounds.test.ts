import { describe, expect, it } from 'vitest'
import { markupBound } from '../../../lib/readers/generic/markup-bounds.ts'

const MANY = 20_000

describe('how much of a page is parsed', () => {
  it.each<[string, string]>([
    ['a long list', '<li><a href="/1.html">公告</a></li>'.repeat(MANY)],
    ['a long table whose cells are never closed', '<tr><td>公告<td>2026-11-20'.repeat(MANY)],
    ['a script that holds tags', `<script>${'"<div>"'.repeat(MANY)}</script>`],
    ['a comment that holds tags', `<!--${'<div>'.repeat(MANY)}-->`],
  ])('all of %s', (_, markup) => {
    expect(markupBound(markup).end).toBe(markup.length)
  })

  it.each<[string, string]>([
    ['opened tags', '<div>'.repeat(MANY)],
    ['tags whose end is taken for the value of an attribute', '<a href=</a>'.repeat(MANY)],
    ['tags whose end stands in a script', '<div><script></div></script>'.repeat(MANY)],
    ['tags whose end stands in a comment', '<div><!--</div>-->'.repeat(MANY)],
    ['tags whose end stands in quotes', '<div title="</div>">'.repeat(MANY)],
    ['ends of tags that were never opened, below others', `${'<b>'.repeat(4000)}${'</i>'.repeat(MANY)}`],
  ])('not all of %s', (_, markup) => {
    const { end } = markupBound(markup)
    expect(end).toBeGreaterThan(1000)
    expect(end).toBeLessThan(markup.length / 2)
  })
})
