import { describe, expect, test } from 'vitest'
import { type ListAnswer, readListPage } from '../../../lib/readers/list-page.ts'
import { sampleList } from '../../jobs/crawl-site.ts'

const URL_OF_LIST = 'http://kazuo.example/zbgg/index.html'

function urlsOf(...rows: readonly (readonly [href: string, title: string])[]): readonly string[] {
  const items = rows.map(([href, title]) => `<li><a href="${href}">${title}</a><span>2026-03-12</span></li>`)
  const text = `<html><title>招标公告</title><body><ul class="list">${items.join('')}</ul></body></html>`
  const answer: ListAnswer = { text, url: URL_OF_LIST }
  const page = readListPage({ ...answer, list: { ...sampleList, url: URL_OF_LIST } })
  return page.kind === 'list'
    ? page.notices.map(({ url }) => url.slice('http://kazuo.example/zbgg/'.length))
    : []
}

describe('the part of an address after #', () => {
  test('stays where it alone tells rows apart', () => {
    expect(urlsOf(['view.html#id=1', '一号公告'], ['view.html#id=2', '二号公告'])).toEqual([
      'view.html#id=1',
      'view.html#id=2',
    ])
  })

  test.each<[string, readonly (readonly [string, string])[], readonly string[]]>([
    ['of one row alone', [['1.html#text', '一号公告']], ['1.html']],
    [
      'of rows whose addresses differ',
      [
        ['1.html#text', '一号公告'],
        ['2.html#text', '二号公告'],
      ],
      ['1.html', '2.html'],
    ],
    [
      'of two links to one notice',
      [
        ['1.html#text', '一号公告'],
        ['1.html', '一号公告'],
      ],
      ['1.html', '1.html'],
    ],
  ])('is left out %s', (_, rows, expected) => {
    expect(urlsOf(...rows)).toEqual(expected)
  })

  test('stays where it is the path that a script reads', () => {
    expect(urlsOf(['app.html#/detail/1', '一号公告'])).toEqual(['app.html#/detail/1'])
  })
})
