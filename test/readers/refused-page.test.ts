import { describe, expect, it } from 'vitest'
import { refusalIn, refusedPage } from '../../lib/readers/refused-page.ts'
import { NOTICES } from './refusable-notices.ts'
import { REFUSING } from './refusing-pages.ts'

describe('a page in place of what was asked for', () => {
  it.each(REFUSING)('%s is %s', (_, kind, text) => {
    expect(refusedPage(text)?.kind).toBe(kind)
  })
})

describe('a notice', () => {
  it.each(NOTICES)('is not refused: %s', (_, text) => {
    expect(refusedPage(text)).toBeUndefined()
  })
})

describe('the message of an answer', () => {
  it.each([
    ['请先登录', 'blocked'],
    ['请输入验证码', 'blocked'],
    ['系统繁忙，请稍后再试', 'faulty'],
    ['操作成功', undefined],
    ['', undefined],
  ])('%s is %s', (words, kind) => {
    expect(refusalIn(words)?.kind).toBe(kind)
  })
})

it('is looked for in bounded time', () => {
  for (const part of [
    '<script ',
    '<script>',
    '<style>',
    'data:a;base64,',
    '<h1>公告',
    '<a>',
    '您的访问',
    '<script></script>',
  ])
    expect(() => refusedPage(part.repeat(60_000))).not.toThrow()
})
