import { describe, expect, it } from 'vitest'
import type { ListReader } from '../../../lib/domain/watch/channel.ts'
import { proving } from '../../../lib/readers/families/proving.ts'
import type { ListPage } from '../../../lib/readers/list-answer.ts'

const READER: ListReader = {
  family: 'json-list',
  method: 'GET',
  size: 20,
  list: 'rows',
  title: 'title',
  date: 'date',
  url: '{url}',
  zone: 'china',
}
const URL_OF_LIST = 'http://www.county.example/list'
const NOTICES = [{ title: '示例招标公告', url: 'http://www.county.example/1.html' }]
const LIST: ListPage = { kind: 'list', notices: NOTICES }

describe('a list that proves no absence', () => {
  it.each([
    ['shows no district', { url: URL_OF_LIST, reader: READER, proves: false } as const, '看不出是哪个地区'],
    ['has no card yet', { url: URL_OF_LIST, reader: { family: 'generic' } } as const, '没有读取规则'],
  ])('since it %s gives its rows, and says why they may not be all', (_, list, words) => {
    const reason = expect.stringContaining(words)
    expect(proving(list, LIST)).toEqual({ kind: 'unreadable', reason, notices: NOTICES })
    expect(proving(list, { kind: 'empty' })).toEqual({ kind: 'unreadable', reason })
  })

  it('keeps the reason of a page that was none', () => {
    const blocked: ListPage = { kind: 'blocked', reason: '访问过于频繁' }
    expect(proving({ url: URL_OF_LIST, reader: READER, proves: false }, blocked)).toBe(blocked)
  })
})

describe('a list of one district without a row', () => {
  const filtered = { url: `${URL_OF_LIST}?xzqDm={region}`, reader: { ...READER, region: 'xzqDm' } }
  const posted = { url: URL_OF_LIST, reader: { ...READER, body: '{"xzqDm":"{region}"}', region: 'xzqDm' } }

  it('proves nothing as long as nobody has seen its filter give a row', () => {
    const reason = expect.stringContaining('地区筛选是否有效没有见到')
    for (const list of [filtered, posted])
      expect(proving(list, { kind: 'empty' }, false)).toEqual({ kind: 'unreadable', reason })
  })

  it('is empty once it has shown rows, and so is one that asks for no district', () => {
    expect(proving(filtered, { kind: 'empty' }, true)).toEqual({ kind: 'empty' })
    expect(proving({ url: URL_OF_LIST, reader: READER }, { kind: 'empty' }, false)).toEqual({ kind: 'empty' })
  })

  it('is read as soon as it has one', () => expect(proving(filtered, LIST, false)).toBe(LIST))
})

it('any other list stands as it was read', () => {
  expect(proving({ url: URL_OF_LIST, reader: READER }, LIST)).toBe(LIST)
  expect(proving({ url: URL_OF_LIST, reader: READER }, { kind: 'empty' })).toEqual({ kind: 'empty' })
})
