import { createHash } from 'node:crypto'
import { mustLoadCatalogue } from '../../../lib/catalogue/load.ts'
import type { Catalogue } from '../../../lib/domain/catalogue.ts'
import type { CountyJudgement } from '../../../lib/domain/judge/judge-county.ts'
import type { Standing } from '../../../lib/domain/judge/standing/standing.ts'
import { chinaInstant, chinaInstantOf, HOUR_MS, type Instant } from '../../../lib/domain/time/instant.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import type { ListState } from '../../../lib/domain/watch/channel-health.ts'
import type { Notice } from '../../../lib/domain/watch/notice.ts'
import { type ContentReader, createContentReader } from '../../../lib/jobs/contents/content-reader.ts'
import { crawl } from '../../../lib/jobs/crawl.ts'
import { judgedWithDerived } from '../../../lib/jobs/derived-events.ts'
import type { Fetcher, WakeStore, WatchStore } from '../../../lib/jobs/ports.ts'
import { SAMPLE_CHANNELS_FILE } from '../../../lib/local/sample/sample-files.ts'
import { sampleNotices } from '../../../lib/local/sample/sample-notices.ts'
import { sampleChannels } from '../../../lib/local/sample/sample-sites.ts'
import { SAMPLE_FAULTS } from '../../../lib/local/sample/site/sample-faults.ts'
import { SiteAnswers } from '../../../lib/local/sample/site/site-answers.ts'
import { storyFacts } from '../../../lib/local/sample/story-facts.ts'
import { fakeAttachmentReader } from '../../fakes/fake-attachment-reader.ts'
import { createFakeContents } from '../../fakes/fake-contents.ts'
import { fakePersonalReader } from '../../fakes/fake-personal-reader.ts'
import { createFakeVault } from '../../fakes/fake-vault.ts'

export const COUNTY = '211324'
const FIRST = localDate('2026-09-21')
export const PRESENT = chinaInstantOf(2026, 11, 24, 9)
/** As `duban start` plays. */
const WINDOW_DAYS = 90

let loaded: Catalogue | undefined

/** The project's catalogue with the cards of the sample sites. */
export function sampleCatalogue(): Catalogue {
  loaded ??= mustLoadCatalogue({ channelOverlay: SAMPLE_CHANNELS_FILE })
  return loaded
}

/** Asks the sample sites without a network in between. */
export function fetcherOf(answers: SiteAnswers, now: () => Instant): Fetcher {
  return {
    async fetch({ url, method, body = '', etag }) {
      const answer = answers.answer({ url: new URL(url), method, body, etag }, now())
      if (!answer) return { kind: 'unreachable', reason: '连接中断' }
      if (answer.httpStatus === 304) return { kind: 'not-modified' }
      const { httpStatus, headers } = answer
      return {
        kind: 'page',
        url,
        httpStatus,
        contentType: headers['content-type'],
        etag: headers.etag,
        lastModified: headers['last-modified'],
        body: answer.body,
      }
    },
  }
}

/** Plays looks at the hours of the day from the first day to the present, and judges what was then known at `stops`. */
export async function playedSample(
  hours: readonly number[],
  stops: readonly Instant[],
): Promise<readonly CountyJudgement[]> {
  let now = chinaInstant(FIRST)
  const answers = new SiteAnswers(sampleChannels(), sampleNotices(), SAMPLE_FAULTS)
  const watch = watchInMemory()
  const contents = createFakeContents()
  const telemetry = { count: () => {}, note: () => {} }
  const texts = createContentReader({ store: contents, telemetry })
  const ports = {
    store: watch.store,
    fetcher: fetcherOf(answers, () => now),
    vault: createFakeVault(),
    attachments: fakeAttachmentReader,
    clock: { now: () => now },
    personal: fakePersonalReader,
    contents,
    telemetry,
    pause: async () => {},
    digest: (text: string) => createHash('sha256').update(text).digest('hex'),
  }
  const judgements: CountyJudgement[] = []
  const looks = looksUntil(stops.at(-1) ?? PRESENT, hours)
  for (const stop of stops) {
    while ((looks[0] ?? Number.POSITIVE_INFINITY) <= stop) {
      now = looks.shift() ?? stop
      await crawl({ county: COUNTY, channels: sampleChannels(), ports, windowDays: WINDOW_DAYS })
    }
    judgements.push(await judgedAt(stop, { watch, texts }))
  }
  return judgements
}

function looksUntil(until: Instant, hours: readonly number[]): Instant[] {
  const looks: Instant[] = []
  for (let day = chinaInstant(FIRST); day <= until; day = (day + 24 * HOUR_MS) as Instant) {
    looks.push(...hours.map((hour) => (day + hour * HOUR_MS) as Instant))
  }
  return looks
}

interface WatchInMemory {
  readonly notices: Map<string, Notice>
  readonly states: Map<string, ListState>
  readonly store: Pick<WatchStore, 'listStates' | 'putLook' | 'noticesOfList'> & WatchStore & WakeStore
}

function watchInMemory(): WatchInMemory {
  const notices = new Map<string, Notice>()
  const states = new Map<string, ListState>()
  return {
    notices,
    states,
    store: {
      listStates: async (_, channel) =>
        [...states.values()].filter((state) => channel === undefined || state.channel === channel),
      noticesOfList: async (_, channel, list) =>
        [...notices.values()].filter((notice) => notice.channel === channel && notice.list === list),
      async putLook(look) {
        for (const notice of look.notices) notices.set(notice.id, notice)
        states.set(`${look.state.channel}/${look.state.list}`, look.state)
      },
      notices: async () => [...notices.values()],
      readings: async () => [],
      wake: async () => ({ version: 0, wakeAt: undefined }),
      touch: async () => {},
      sleep: async () => {},
    },
  }
}

async function judgedAt(
  now: Instant,
  { watch: { notices, states }, texts }: { watch: WatchInMemory; texts: ContentReader },
): Promise<CountyJudgement> {
  const { events, attestations, decisions } = storyFacts(COUNTY)
  const recorded = events.filter((event) => event.recordedAt <= now)
  return judgedWithDerived(
    {
      events: recorded,
      attestations: attestations.filter((attestation) => attestation.at <= now),
      decisions: decisions.filter((decision) => decision.at <= now),
      notices: [...notices.values()],
      listStates: [...states.values()],
      now,
    },
    sampleCatalogue(),
    { known: async () => recorded, contents: texts },
  )
}

/** A standing in the words of the stories. */
export function wordsOf(standing: Standing): string {
  switch (standing.kind) {
    case 'published':
      return standing.possiblyBackDated ? `${standing.timing}-back-dated` : standing.timing
    case 'unverifiable':
      return `unverifiable:${standing.reason}`
    default:
      return standing.kind
  }
}
