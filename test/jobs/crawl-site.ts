import { sha256Hex } from '../../lib/adapters/evidence/sha256-hex.ts'
import { addMs, chinaInstantOf, type Instant } from '../../lib/domain/time/instant.ts'
import type { ChannelList, WebChannel } from '../../lib/domain/watch/channel.ts'
import type { ListState } from '../../lib/domain/watch/channel-health.ts'
import type { Notice } from '../../lib/domain/watch/notice.ts'
import { type CrawlCounts, type CrawlPorts, crawl } from '../../lib/jobs/crawl.ts'
import type { Store, Telemetry } from '../../lib/jobs/ports.ts'
import { fakeAttachmentReader } from '../fakes/fake-attachment-reader.ts'
import { createFakeFetcher, type FakeFetcher, htmlPage } from '../fakes/fake-fetcher.ts'
import { fakeStore } from '../fakes/fake-store.ts'
import { createFakeVault } from '../fakes/fake-vault.ts'

export const COUNTY = '211324'
export const ORIGIN = 'http://kazuo.sample.localhost'
export const LIST_URL = `${ORIGIN}/zbgg/index.html`

/** A notice of the sample site. */
export interface SamplePost {
  readonly name: string
  readonly title: string
  readonly on: string
}

export const post = (name: string, on: string, title = `${name}号项目招标公告`): SamplePost => ({
  name,
  title,
  on,
})
export const postUrl = (name: string) => `${ORIGIN}/zbgg/${name}.html`

export const sampleList: ChannelList = {
  id: 'tenders',
  name: '招标公告',
  url: LIST_URL,
  reader: {
    family: 'html-list',
    row: 'ul.list > li',
    link: 'a',
    title: { selector: 'a' },
    date: { selector: 'span' },
    pager: { kind: 'numbered', url: 'index_{n}.html', second: 1 },
  },
  detail: { format: 'html' },
}

export const sampleChannel: WebChannel = {
  id: 'kazuo-site',
  kind: 'web',
  name: '县政府网站',
  aliases: [],
  caveats: [],
  address: ORIGIN,
  ask: '县政府办公室',
  lists: [sampleList],
  expect: { silentDaysMax: 180, mayBeEmpty: false },
  politeness: { delayMs: 3000, timeoutMs: 15_000, from: '00:00', until: '24:00', pagesMax: 5 },
}

/** A list page; the words above the rows say how many pages there are. */
export function listHtml(posts: readonly SamplePost[], pages = 1): string {
  const rows = posts.map(
    ({ name, title, on }) => `<li><a href="${name}.html">${title}</a><span>${on}</span></li>`,
  )
  return `<html><title>招标公告_喀左县人民政府</title><body><p>共${pages}页</p><ul class="list">${rows.join('')}</ul></body></html>`
}

function detailHtml({ title, on }: SamplePost): string {
  const text = `${title}。项目编号：JH26-211324-00012。${'本项目已具备招标条件，现对该项目进行公开招标。'.repeat(20)}`
  return `<html><title>${title}</title><body><h1>${title}</h1><p>发布时间：${on}</p><div id="Zoom"><p>${text}</p></div></body></html>`
}

export interface Town {
  readonly vault: ReturnType<typeof createFakeVault>
  readonly store: Store
  readonly fetcher: FakeFetcher
  readonly ports: CrawlPorts
  /** Counts and notes for ops, in the order in which they came. */
  readonly told: readonly object[]
  /** Waits that were asked for, in milliseconds. */
  readonly pauses: number[]
  /** Wakes of the county so far. */
  readonly touches: () => Promise<number>
  /** Puts posts on the site, newest first; each page of the list holds `size` of them. */
  publish(posts: readonly SamplePost[], size?: number): void
  look(at: Instant, channels?: readonly WebChannel[], runMsMax?: number): Promise<CrawlCounts>
  state(): Promise<ListState>
  notice(name: string): Promise<Notice>
}

/** A county with one site, a store and a clock that goes on with every pause. */
export function createTown(): Town {
  const store = fakeStore()
  const fetcher = createFakeFetcher()
  const vault = createFakeVault()
  const pauses: number[] = []
  const told: object[] = []
  const telemetry: Telemetry = {
    count: (name, value, dimensions) => void told.push({ name, value, ...dimensions }),
    note: (message, fields) => void told.push({ message, ...fields }),
  }
  let now = chinaInstantOf(2026, 3, 16, 9)
  const pause = async (ms: number) => {
    pauses.push(ms)
    now = addMs(now, ms)
  }
  const ports = {
    store,
    fetcher,
    vault,
    attachments: fakeAttachmentReader,
    clock: { now: () => now },
    telemetry,
    digest: sha256Hex,
    pause,
  }
  return {
    vault,
    store,
    fetcher,
    ports,
    told,
    pauses,
    touches: async () => (await store.wake(COUNTY)).version,
    publish(posts, size = 20) {
      const pages = Math.max(1, Math.ceil(posts.length / size))
      fetcher.pages.clear()
      for (let page = 0; page < pages; page++) {
        const url = page === 0 ? LIST_URL : `${ORIGIN}/zbgg/index_${page}.html`
        fetcher.pages.set(url, listHtml(posts.slice(page * size, (page + 1) * size), pages))
      }
      for (const each of posts)
        fetcher.pages.set(postUrl(each.name), htmlPage(postUrl(each.name), detailHtml(each)))
    },
    look(at, channels = [sampleChannel], runMsMax) {
      now = at
      fetcher.requests.length = 0
      told.length = 0
      return crawl({ county: COUNTY, channels, ports, windowDays: 60, runMsMax })
    },
    async state() {
      const [state] = await store.listStates(COUNTY)
      if (!state) throw new Error('no state yet')
      return state
    },
    async notice(name) {
      const found = (await store.notices(COUNTY)).find(({ url }) => url === postUrl(name))
      if (!found) throw new Error(`no notice ${name}`)
      return found
    },
  }
}
