import { describe, expect, it } from 'vitest'
import type { JsonListReader } from '../../lib/domain/watch/channel.ts'
import { firstRequest, readListPage } from '../../lib/readers/list-page.ts'
import { listOf, WINDOW } from './sample-pages.ts'

const READER: JsonListReader = {
  family: 'json-list',
  method: 'POST',
  contentType: 'application/json',
  body: '{"pageNum":{page},"pageSize":{size},"xzqDm":"{region}","startDate":"{from}","endDate":"{until}"}',
  size: 2,
  list: 'data.list',
  title: 'biaoti',
  date: 'fbSj',
  url: 'https://www.landchina.com/#/landSupplyDetail?id={gdGuid}',
  zone: 'china',
  total: 'data.total',
  region: 'xzqDm',
}
const URL_OF_LIST = 'https://api.landchina.com/tGygg/transfer/list'
const row = (n: number, xzqDm = '211324') => ({
  biaoti: `喀左县告字${n}号`,
  fbSj: '2026-07-10 09:30:00',
  gdGuid: `g${n}`,
  xzqDm,
})

function read(answer: unknown, reader: JsonListReader = READER) {
  const list = listOf(URL_OF_LIST, reader)
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
  return readListPage({ text, url: URL_OF_LIST, list, request: firstRequest(list, WINDOW) })
}

describe('the first request of a JSON list', () => {
  it('fills page, size, window and district into the body', () => {
    expect(firstRequest(listOf(URL_OF_LIST, READER), WINDOW)).toMatchObject({
      url: URL_OF_LIST,
      method: 'POST',
      contentType: 'application/json',
      body: '{"pageNum":1,"pageSize":2,"xzqDm":"211324","startDate":"2026-06-01","endDate":"2026-07-14"}',
    })
  })

  it('fills them into the address of a GET, pages also counted from 0 or by rows', () => {
    const list = listOf('http://a.gov.cn/list?i={page0}&pn={offset}&rn={size}&d={region}&t={days}', {
      ...READER,
      method: 'GET',
    })
    const request = firstRequest(list, WINDOW)
    expect(request.url).toBe('http://a.gov.cn/list?i=0&pn=0&rn=2&d=211324&t=43')
    expect(request).not.toHaveProperty('body')
  })
})

describe('a JSON list', () => {
  it('gives notices, total and the next request', () => {
    expect(read({ data: { total: 3, list: [row(1), row(2)] } })).toMatchObject({
      kind: 'list',
      total: 3,
      notices: [
        {
          title: '喀左县告字1号',
          url: 'https://www.landchina.com/#/landSupplyDetail?id=g1',
          displayedOn: '2026-07-10',
        },
        { title: '喀左县告字2号' },
      ],
      next: { page: 2, method: 'POST', body: expect.stringContaining('"pageNum":2') },
    })
  })

  it('ends when the total is reached', () => {
    const list = listOf(URL_OF_LIST, READER)
    const request = { ...firstRequest(list, WINDOW), page: 2, knownBy: 'count' as const }
    const text = JSON.stringify({ data: { total: 3, list: [row(3)] } })
    const page = readListPage({ text, url: URL_OF_LIST, list, request })
    expect(page).toMatchObject({ kind: 'list', total: 3 })
    expect(page).not.toHaveProperty('next')
    expect(page).not.toHaveProperty('isCut')
  })

  it.each([
    ['all rows that were asked for', 2, 2],
    ['a round number of rows, below what was asked for', 20, 50],
  ])('whose total is no more than its first page of %s asks for one page more', (_, rows, size) => {
    const list = Array.from({ length: rows }, (_, n) => row(n))
    expect(read({ data: { total: rows, list } }, { ...READER, size })).toMatchObject({
      kind: 'list',
      next: { page: 2, knownBy: 'nothing' },
    })
    expect(read({ data: { total: 1, list: [row(1)] } }, { ...READER, size })).not.toHaveProperty('next')
  })

  it('without a total goes on after a full page', () => {
    const { total: _, ...reader } = READER
    expect(read({ data: { list: [row(1), row(2)] } }, reader)).toHaveProperty('next')
    expect(read({ data: { list: [row(1)] } }, reader)).not.toHaveProperty('next')
  })

  it('without a total is not at its end because fewer rows came than were asked for', () => {
    const { total: _, ...reader } = READER
    expect(read({ data: { list: [row(1)] } }, reader)).toMatchObject({ kind: 'list', isCut: true })
    const list = listOf(URL_OF_LIST, reader)
    const request = { ...firstRequest(list, WINDOW), page: 2 }
    const text = JSON.stringify({ data: { list: [row(3)] } })
    expect(readListPage({ text, url: URL_OF_LIST, list, request })).not.toHaveProperty('isCut')
  })

  it('without rows where its total says more is not at its end', () => {
    const list = listOf(URL_OF_LIST, READER)
    const request = { ...firstRequest(list, WINDOW), page: 2, knownBy: 'count' as const }
    const text = JSON.stringify({ data: { total: 3, list: [] } })
    expect(readListPage({ text, url: URL_OF_LIST, list, request }).kind).toBe('empty')
  })

  it('that cannot be paged is cut', () => {
    const page = read({ data: { total: 9, list: [row(1), row(2)] } }, { ...READER, body: '{}' })
    expect(page).toMatchObject({ kind: 'list', isCut: true })
  })

  it('reads UTC times, markup in titles, whole addresses in fields and a wrapping call', () => {
    const reader: JsonListReader = {
      ...READER,
      list: 'datas',
      title: 'DOCTITLE',
      date: 'DOCRELTIME',
      url: 'http://a.gov.cn{DOCPUBURL}',
      zone: 'utc',
    }
    const datas = [
      {
        DOCTITLE: '<font color=red>喀左县</font>采购&amp;公告',
        DOCRELTIME: '2026-07-10T18:00:00',
        DOCPUBURL: 'https://b.gov.cn/1.html',
      },
    ]
    expect(read(`null(${JSON.stringify({ datas })});`, { ...reader, region: undefined })).toMatchObject({
      notices: [{ title: '喀左县采购&公告', displayedOn: '2026-07-11', url: 'https://b.gov.cn/1.html' }],
    })
  })

  it.each([
    ['another district', { data: { list: [row(1), row(2, '210200')] } }, 'misled'],
    ['another page', { data: { pageNum: 7, list: [row(1)] } }, 'misled'],
    ['another page size', { data: { pageSize: 10, list: [row(1)] } }, 'misled'],
    ['more rows than asked for', { data: { list: [row(1), row(2), row(3)] } }, 'misled'],
    ['no rows, but a total', { data: { total: 12, list: [] } }, 'misled'],
    ['rows without a district', { data: { list: [{ ...row(1), xzqDm: undefined }] } }, 'unreadable'],
    ['a row without a district', { data: { list: [row(1), { ...row(2), xzqDm: null }] } }, 'unreadable'],
    ['the district with more digits', { data: { list: [row(1, '211324000000')] } }, 'list'],
    ['no rows', { data: { total: 0, list: [] } }, 'empty'],
    ['no rows, and that it failed', { code: 500, msg: '查询失败', data: { list: [] } }, 'unreadable'],
    ['the list is not there', { data: { rows: [row(1)] } }, 'unreadable'],
    ['rows of another shape', { data: { list: [{ name: '公告', xzqDm: '211324' }] } }, 'unreadable'],
    [
      'rows without what the address needs',
      { data: { list: [{ ...row(1), gdGuid: undefined }] } },
      'unreadable',
    ],
    ['rows without any date', { data: { list: [{ ...row(1), fbSj: null }] } }, 'unreadable'],
    ['a refusal', { code: 500, message: '访问过于频繁' }, 'blocked'],
    ['a wall instead of JSON', '<html><title>安全验证</title></html>', 'blocked'],
    ['half an answer', '{"data":{"list":[{"biao', 'unreadable'],
    ['nothing', '', 'unreadable'],
  ])('%s', (_, answer, kind) => {
    expect(read(answer).kind).toBe(kind)
  })

  it('is at its end when a later page is empty', () => {
    const list = listOf(URL_OF_LIST, READER)
    const request = { ...firstRequest(list, WINDOW), page: 2 }
    const text = JSON.stringify({ data: { list: [] } })
    expect(readListPage({ text, url: URL_OF_LIST, list, request })).toEqual({ kind: 'list', notices: [] })
  })

  it.each([
    ['says that it failed', { code: 500, msg: '系统异常', data: { list: [] } }, 'unreadable'],
    ['says that it did not succeed', { success: false, data: { list: [] } }, 'unreadable'],
    ['counts more rows than came before it', { data: { total: 5, list: [] } }, 'empty'],
  ])('is not at its end when an empty later page %s', (_, answer, kind) => {
    const list = listOf(URL_OF_LIST, READER)
    const request = { ...firstRequest(list, WINDOW), page: 2, knownBy: 'nothing' as const }
    expect(readListPage({ text: JSON.stringify(answer), url: URL_OF_LIST, list, request }).kind).toBe(kind)
  })

  it.each([
    ['list', { data: { rows: [row(1)] } }, 'data.list', '{data:{rows:[{biaoti,fbSj,gdGuid,xzqDm}]}}'],
    [
      'title',
      { data: { list: [{ name: '公告', xzqDm: '211324' }] } },
      'biaoti',
      '{data:{list:[{name,xzqDm}]}}',
    ],
    [
      'address',
      { data: { list: [{ ...row(1), gdGuid: undefined }] } },
      READER.url,
      '{data:{list:[{biaoti,fbSj,xzqDm}]}}',
    ],
    [
      'date',
      { data: { list: [{ ...row(1), fbSj: null }] } },
      'fbSj',
      '{data:{list:[{biaoti,fbSj,gdGuid,xzqDm}]}}',
    ],
  ])('whose %s has another name says which, and what keys there are', (_, answer, selector, sample) => {
    expect(read(answer)).toMatchObject({ kind: 'unreadable', selector, sample })
  })

  it('shows at most 300 characters of keys, and none that may be words', () => {
    const keys = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${'k'.repeat(30)}${n}`, n]))
    const page = read({ 张三的公告: 1, ...keys })
    const sample = page.kind === 'unreadable' ? page.sample : undefined
    expect(sample?.length).toBe(300)
    expect(sample).not.toContain('张三')
  })

  it('is cut when fewer rows came than its total leaves for the page', () => {
    expect(read({ data: { total: 2, list: [row(1)] } })).toMatchObject({ kind: 'list', isCut: true })
  })
})
