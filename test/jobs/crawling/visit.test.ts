import { describe, expect, test } from 'vitest'
import { addMs } from '../../../lib/domain/time/instant.ts'
import { createVisitor, type VisitLimits } from '../../../lib/jobs/crawling/visit.ts'
import type { PageAnswer } from '../../../lib/jobs/ports.ts'
import { htmlPage } from '../../fakes/fake-fetcher.ts'
import { createTown, ORIGIN, sampleChannel } from '../crawl-site.ts'

const PAGE = `${ORIGIN}/page`
const OTHER = 'http://files.sample.localhost/a.pdf'
const { politeness } = sampleChannel
const good = htmlPage(PAGE, '<p>正文</p>')
const broken: PageAnswer = { kind: 'unreachable', reason: '连接被中断', isBroken: true }
const slow: PageAnswer = { kind: 'unreachable', reason: '15 秒内没有读完' }
const status = (httpStatus: number, more: object = {}): PageAnswer => ({
  ...(htmlPage(PAGE, '…', { httpStatus }) as Extract<PageAnswer, { kind: 'page' }>),
  ...more,
})

/** A host whose page gives these answers one after the other, the last of them for ever. */
function host(answers: readonly PageAnswer[], limits?: VisitLimits) {
  const town = createTown()
  let asked = 0
  town.fetcher.pages.set(PAGE, () => answers[Math.min(asked++, answers.length - 1)] ?? slow)
  town.fetcher.pages.set(OTHER, htmlPage(OTHER, 'pdf'))
  const visit = createVisitor(town.ports, limits)
  return {
    town,
    requests: () => town.fetcher.requests.length,
    visit: (url = PAGE, more: object = {}) => visit({ url, ...more }, politeness),
  }
}

describe('a page that could not be had', () => {
  test.each<[string, readonly PageAnswer[], number, string | undefined]>([
    ['a broken connection, then the page', [broken, good], 2, undefined],
    ['502 and 504, then the page', [status(502), status(504), good], 3, undefined],
    ['a broken connection each time', [broken], 3, 'unreachable'],
    ['503 each time', [status(503)], 3, 'unreachable'],
    ['503, then 403', [status(503), status(403), good], 2, 'blocked'],
    ['a timeout', [slow, good], 1, 'unreachable'],
    ['500', [status(500), good], 1, 'unreachable'],
    ['429', [status(429), good], 1, 'blocked'],
    ['our own refusal', [{ kind: 'refused', reason: 'robots.txt' }, good], 1, 'unreadable'],
  ])('%s: %#', async (_, answers, requests, kind) => {
    const one = host(answers)
    const { failure, text } = await one.visit()
    expect(failure?.kind).toBe(kind)
    expect(text.includes('正文')).toBe(kind === undefined)
    expect(one.requests()).toBe(requests)
  })

  test('is tried again after longer and longer pauses, none of them shorter than the delay', async () => {
    const one = host([broken])
    await one.visit()
    const [first = 0, second = 0] = one.town.pauses
    expect(one.town.pauses).toHaveLength(2)
    expect(first).toBeGreaterThanOrEqual(politeness.delayMs + 2_000)
    expect(first).toBeLessThanOrEqual(politeness.delayMs + 4_000)
    expect(second).toBeGreaterThanOrEqual(politeness.delayMs + 4_000)
    expect(second).toBeLessThanOrEqual(politeness.delayMs + 8_000)
  })

  test('is tried again at moments that differ from page to page, and are the same when played again', async () => {
    const pauseOf = async (url: string) => {
      const one = host([])
      one.town.fetcher.pages.set(url, broken)
      await one.visit(url)
      return one.town.pauses[0]
    }
    expect(await pauseOf(`${ORIGIN}/a`)).toBe(await pauseOf(`${ORIGIN}/a`))
    expect(await pauseOf(`${ORIGIN}/a`)).not.toBe(await pauseOf(`${ORIGIN}/b`))
  })

  test('costs the next one its further tries, until the host answers', async () => {
    const one = host([broken, broken, broken, broken, good, broken, good])
    await one.visit()
    await one.visit()
    expect(one.requests()).toBe(4)
    expect((await one.visit()).failure).toBeUndefined()
    expect((await one.visit()).failure).toBeUndefined()
    expect(one.requests()).toBe(7)
  })

  test('is not tried again when the time of the run is over', async () => {
    const town = createTown()
    const until = addMs(town.ports.clock.now(), 4_000)
    const one = host([broken, good], { until })
    expect((await one.visit()).failure?.kind).toBe('unreachable')
    expect(one.requests()).toBe(1)
  })
})

describe('a site that asks to be left alone', () => {
  const wait = (httpStatus: number, retryAfterMs: number) => status(httpStatus, { retryAfterMs })

  test.each([429, 503])('for a minute, by %i, is waited for', async (httpStatus) => {
    const one = host([wait(httpStatus, 60_000), good])
    expect((await one.visit()).failure).toBeUndefined()
    expect(one.town.pauses).toEqual([60_000])
  })

  test('for less than the delay is given the delay', async () => {
    const one = host([wait(503, 0), good])
    expect((await one.visit()).failure).toBeUndefined()
    expect(one.town.pauses).toEqual([3_000])
  })

  test.each([
    [wait(429, 61_000), 'blocked', '网站返回 HTTP 429，要求 2 分钟后再访问'],
    [wait(503, 86_400_000), 'unreachable', '网站返回 HTTP 503，要求 24 小时后再访问'],
  ])('for longer is asked for nothing more in this run: %#', async (answer, kind, reason) => {
    const one = host([answer, good])
    expect((await one.visit()).failure).toEqual({ kind, reason })
    const next = await one.visit(`${ORIGIN}/another`)
    expect(next).toMatchObject({ failure: { kind, reason }, seen: { httpStatus: 0 }, text: '' })
    expect(one.requests()).toBe(1)
    expect((await one.visit(OTHER)).failure).toBeUndefined()
  })

  test('again and again is believed at the third time', async () => {
    const one = host([wait(503, 10_000)])
    expect((await one.visit()).failure).toMatchObject({ reason: '网站返回 HTTP 503，要求 10 秒后再访问' })
    await one.visit()
    expect(one.requests()).toBe(3)
  })

  test('for longer than the run lasts is not waited for', async () => {
    const until = addMs(createTown().ports.clock.now(), 20_000)
    const one = host([wait(503, 30_000), good], { until })
    expect((await one.visit()).failure).toMatchObject({ reason: '网站返回 HTTP 503，要求 30 秒后再访问' })
    expect(one.town.pauses).toEqual([])
  })

  test('on a page that it gives is not left alone', async () => {
    const one = host([status(200, { retryAfterMs: 600_000 }), good])
    expect((await one.visit()).failure).toBeUndefined()
    expect((await one.visit()).failure).toBeUndefined()
  })
})

describe('a run', () => {
  test('asks a host for so many pages, and says of the others that it did not ask', async () => {
    const one = host([good], { requestsMax: 2 })
    await one.visit()
    await one.visit()
    const third = await one.visit()
    expect(third.failure).toEqual({
      kind: 'unreadable',
      reason: '本轮对该网站的请求已达 2 次，其余的留待下一轮',
      isOurLimit: true,
    })
    // Not our own rule, by which a file would be given up for ever.
    expect(third.answer.kind).toBe('unreachable')
    expect(one.requests()).toBe(2)
    expect((await one.visit(OTHER)).failure).toBeUndefined()
  })

  test('counts tries too, and keeps the reason of the last answer', async () => {
    const one = host([broken], { requestsMax: 2 })
    expect((await one.visit()).failure).toEqual({ kind: 'unreachable', reason: '连接被中断' })
    expect(one.requests()).toBe(2)
  })

  test('asks for nothing two minutes after its time', async () => {
    const town = createTown()
    const one = host([good], { until: addMs(town.ports.clock.now(), -121_000) })
    expect((await one.visit()).failure).toMatchObject({ reason: '本轮时间已用完，其余的留待下一轮' })
    expect(one.requests()).toBe(0)
  })

  test.each([
    [10_000, 10_000],
    [1_000, 3_000],
    [undefined, 3_000],
  ])('pauses for the %s ms of robots.txt where the card pauses less', async (crawlDelayMs, pauseMs) => {
    const one = host([status(200, { crawlDelayMs })])
    await one.visit()
    await one.visit()
    expect(one.town.pauses).toEqual([pauseMs])
  })

  test('pauses for two minutes at most, and tells ops of a site that wants more', async () => {
    const one = host([status(200, { crawlDelayMs: 600_000 })])
    await one.visit()
    await one.visit()
    await one.visit()
    expect(one.town.pauses).toEqual([120_000, 120_000])
    const note = { host: 'kazuo.sample.localhost', askedMs: 600_000, keptMs: 120_000 }
    expect(one.town.told).toEqual([{ message: 'crawl delay cut', ...note }])
  })

  test('counts all requests that a page took', async () => {
    const one = host([status(200, { requests: 3 }), status(200, { requests: 0 }), good], { requestsMax: 4 })
    await one.visit()
    await one.visit()
    expect((await one.visit()).failure).toBeUndefined()
    expect((await one.visit()).failure).toMatchObject({ isOurLimit: true })
  })

  test('pauses between the requests of a page as between pages, as long as there is time', async () => {
    const town = createTown()
    const paused: number[] = []
    town.fetcher.pages.set(PAGE, ({ pause }) => {
      for (const crawlDelayMs of [0, 8_000, 600_000]) void pause?.(crawlDelayMs)
      paused.push(...town.pauses)
      return good
    })
    // The clock of the town goes on with each pause.
    const visit = createVisitor(town.ports, { until: addMs(town.ports.clock.now(), 4_000) })
    await visit({ url: PAGE }, politeness)
    expect(paused).toEqual([3_000, 8_000, 113_000])
  })

  test('learns of such pauses from an unchanged page too', async () => {
    const one = host([{ kind: 'not-modified', crawlDelayMs: 9_000 }, good])
    await one.visit()
    await one.visit()
    expect(one.town.pauses).toEqual([9_000])
  })
})

describe('a request', () => {
  test('bounds a page at 5 MB, and a file as it is told', async () => {
    const one = host([good])
    await one.visit()
    await one.visit(OTHER, { isFile: true, bytesMax: 20_000_000 })
    expect(one.town.fetcher.requests.map(({ bytesMax }) => bytesMax)).toEqual([5_000_000, 20_000_000])
    expect(one.town.fetcher.requests[1]).not.toHaveProperty('isFile')
  })

  test('for a file gives no text, and keeps what came', async () => {
    const one = host([good])
    const file = await one.visit(OTHER, { isFile: true })
    expect(file).toMatchObject({ text: '', seen: { httpStatus: 200, sha256: expect.any(String) } })
  })

  test('hands the headers on to the evidence', async () => {
    const headers = [['server', 'kazuo']] as const
    const one = host([status(200, { headers })])
    const kept: unknown[] = []
    const { put } = one.town.ports.vault
    one.town.ports.vault.put = (page) => {
      kept.push(page.headers)
      return put(page)
    }
    await one.visit()
    expect(kept).toEqual([headers])
  })
})
