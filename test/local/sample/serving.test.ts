import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClosableFetcher, createFetcher } from '../../../lib/adapters/http/fetcher.ts'
import type { SampleSites } from '../../../lib/local/sample/sample-sites.ts'
import { startSampleThread } from '../../../lib/local/sample/sample-thread.ts'
import { chinaMoment } from '../../../lib/local/sample/story.ts'

const clock = new SharedArrayBuffer(8)
const epochMs = new Float64Array(clock)
const BOUNDS = { timeoutMs: 5000, bytesMax: 5_000_000 }

let sites: SampleSites
let fetcher: ClosableFetcher

beforeAll(async () => {
  epochMs[0] = chinaMoment('2026-10-20 12:00')
  sites = await startSampleThread(clock)
  fetcher = createFetcher({ userAgent: 'duban-test/1.0 (test)', origins: sites.origins })
})

afterAll(async () => {
  await fetcher.close()
  await sites.close()
})

const get = (url: string) => fetcher.fetch({ url, method: 'GET', ...BOUNDS })

describe('the sample sites in their thread', () => {
  it('are reached by names of which none is on the network', () => {
    const hosts = [...sites.origins.keys()].map((origin) => new URL(origin).hostname)
    expect(hosts.every((host) => host.endsWith('.sample.localhost'))).toBe(true)
    expect(new Set(sites.origins.values()).size).toBe(1)
  })

  it('follow the clock that is moved from outside', async () => {
    const url = 'http://jtt.sample.localhost/jtt/index/tzgg/index.shtml'
    expect((await get(url)).kind).toBe('page')
    epochMs[0] = chinaMoment('2026-10-28 12:00')
    expect((await get(url)).kind).toBe('unreachable')
    epochMs[0] = chinaMoment('2026-10-29 08:00')
    expect((await get(url)).kind).toBe('page')
  })

  it('answer a POST of the land market', async () => {
    const answer = await fetcher.fetch({
      url: 'http://landchina.sample.localhost/tCjgs/deal/list',
      method: 'POST',
      contentType: 'application/json',
      body: '{"pageNum":1,"pageSize":20,"xzqDm":"211324","startDate":"2026-01-01 00:00:00","endDate":"2026-11-24 23:59:59"}',
      ...BOUNDS,
    })
    expect(answer.kind).toBe('page')
    if (answer.kind !== 'page') return
    const { data } = JSON.parse(new TextDecoder().decode(answer.body)) as { data: { list: unknown[] } }
    expect(data.list).toHaveLength(20)
  })
})
