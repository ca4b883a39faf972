import { performance } from 'node:perf_hooks'
import { load } from 'cheerio'
import { load as loadSlim } from 'cheerio/slim'
import type { ChannelList } from '../../../lib/domain/watch/channel.ts'
import { readListPage } from '../../../lib/readers/list-page.ts'
import { decodePage } from '../../../lib/readers/page-text.ts'
import { type BenchTruth, benchList, benchSites, FOLDER, NOTICES_A_LIST } from './corpus.ts'

const ROUNDS = 7
const BASE = `http://bench.gov.cn${FOLDER}`

interface Sample {
  readonly html: string
  readonly rows: readonly Row[]
}

interface Row {
  readonly title: string
  readonly date: string
  readonly url: string
}

const DESCRIBED = benchList(`${BASE}index.html`)
const UNDESCRIBED: ChannelList = { ...DESCRIBED, reader: { family: 'generic' } }

/** Of each list: title, date and address of its rows. Ours also finds the next page, and whether it is a list at all. */
const READS: Readonly<Record<string, (html: string) => readonly Row[]>> = {
  'cheerio/slim': (html) => bySelectors(loadSlim(html)),
  'full cheerio': (html) => bySelectors(load(html)),
  'duban, by its card': (html) => byReader(html, DESCRIBED),
  'duban, without a card': (html) => byReader(html, UNDESCRIBED),
}

function bySelectors($: ReturnType<typeof load>): readonly Row[] {
  return $('ul.list > li')
    .toArray()
    .map((row) => ({
      title: $(row).find('a').text().trim(),
      date: /\d{4}-\d\d-\d\d/.exec($(row).find('.date').text())?.[0] ?? '',
      url: new URL($(row).find('a').attr('href') ?? '', BASE).href,
    }))
}

function byReader(text: string, list: ChannelList): readonly Row[] {
  const read = readListPage({ text, url: `${BASE}index.html`, list })
  if (read.kind !== 'list') throw new Error(`a list is read as ${read.kind}`)
  return read.notices.map(({ title, displayedOn = '', url }) => ({ title, date: displayedOn, url }))
}

function samplesOf(): readonly Sample[] {
  return benchSites(4, 10).flatMap(({ pages, truths }) =>
    Array.from({ length: 10 }, (_, at): Sample => {
      const page = pages.get(`${FOLDER}index${at ? `_${at}` : ''}.html`)
      const own = truths.slice(at * NOTICES_A_LIST, (at + 1) * NOTICES_A_LIST)
      return { html: decodePage(page?.bytes ?? new Uint8Array(0)).text, rows: own.map(rowOf) }
    }),
  )
}

function rowOf({ title, date, path }: BenchTruth): Row {
  return { title, date, url: new URL(path, BASE).href }
}

/** Prints the time of each contender and its ratio to cheerio/slim with the selectors of the page. */
export function benchLists(): void {
  const samples = samplesOf()
  const times = Object.entries(READS).map(([name, read]) => [name, medianOf(samples, read)] as const)
  const [[, floor] = ['', Number.NaN]] = times
  console.log('\nextraction of lists: ms a page, times cheerio/slim')
  for (const [name, ms] of times)
    console.log(`${ms.toFixed(2).padStart(9)} ${(ms / floor).toFixed(1).padStart(8)}  ${name}`)
}

/** Milliseconds a page; throws when a row is wrong. */
function medianOf(samples: readonly Sample[], read: (html: string) => readonly Row[]): number {
  const times: number[] = []
  for (let round = -2; round < ROUNDS; round++) {
    const startedAt = performance.now()
    const found = samples.map(({ html }) => read(html))
    if (round >= 0) times.push((performance.now() - startedAt) / samples.length)
    const isRight = samples.every(({ rows }, at) => JSON.stringify(found[at]) === JSON.stringify(rows))
    if (!isRight) throw new Error('a list was read wrongly')
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

if (import.meta.main) benchLists()
