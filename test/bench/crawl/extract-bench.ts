import { fork } from 'node:child_process'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { load } from 'cheerio'
import { load as loadSlim } from 'cheerio/slim'
import { Parser } from 'htmlparser2'
import { readDetailPage } from '../../../lib/readers/detail-page.ts'
import { decodePage } from '../../../lib/readers/page-text.ts'
import { type BenchTruth, benchSites } from './corpus.ts'

const NAMES = ['full cheerio', 'cheerio/slim', 'htmlparser2 events', 'duban'] as const
const ROUNDS = 5

interface Sample {
  readonly html: string
  readonly body: string
  readonly truth: BenchTruth
}

type Record = Pick<BenchTruth, 'title' | 'date' | 'text'>

const withoutBlanks = (text: string) => text.replace(/[\s|]+/g, '')

/** Of each notice: title, date and main text. The others know by a selector where these stand; ours finds out. */
const EXTRACTS: { readonly [name in (typeof NAMES)[number]]: (sample: Sample) => Record } = {
  'full cheerio': (sample) => bySelectors(load(sample.html), sample.body),
  'cheerio/slim': (sample) => bySelectors(loadSlim(sample.html), sample.body),
  'htmlparser2 events': byEvents,
  duban: ({ html }) => {
    const read = readDetailPage({
      text: html,
      url: 'http://bench.gov.cn/1.html',
      detail: { format: 'html' },
    })
    return { title: read.title, date: read.displayedOn ?? '', text: withoutBlanks(read.text) }
  },
}

function bySelectors($: ReturnType<typeof load>, body: string): Record {
  const part = $(`[id="${body}"], [class="${body}"]`).first()
  part.find('style, script').remove()
  const date = /\d{4}-\d\d-\d\d/.exec($('.info').text())?.[0] ?? ''
  return { title: $('h1').text().trim(), date, text: withoutBlanks(part.text()) }
}

function byEvents({ html, body }: Sample): Record {
  const texts = { title: '', info: '', body: '' }
  let [into, depth, skipped]: [keyof typeof texts | undefined, number, number] = [undefined, 0, 0]
  const parser = new Parser({
    onopentag(name, { class: word, id }) {
      if (into) depth++
      else if (name === 'h1') into = 'title'
      else if (word === 'info') into = 'info'
      else if (word === body || id === body) into = 'body'
      if (name === 'style' || name === 'script') skipped++
    },
    ontext(data) {
      if (into && !skipped) texts[into] += data
    },
    onclosetag(name) {
      if (name === 'style' || name === 'script') skipped--
      if (into && depth-- === 0) [into, depth] = [undefined, 0]
    },
  })
  parser.end(html)
  const date = /\d{4}-\d\d-\d\d/.exec(texts.info)?.[0] ?? ''
  return { title: texts.title.trim(), date, text: withoutBlanks(texts.body) }
}

/** Median milliseconds a page, in this process; throws when a record is wrong. */
function measured(name: (typeof NAMES)[number]): number {
  const samples = benchSites(4, 3).flatMap(({ pages, truths, body }) =>
    truths.map((truth): Sample => {
      const { text } = decodePage(pages.get(truth.path)?.bytes ?? new Uint8Array(0))
      return { html: text, body, truth }
    }),
  )
  const extract = EXTRACTS[name]
  const times: number[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const startedAt = performance.now()
    const records = samples.map(extract)
    if (round >= 0) times.push((performance.now() - startedAt) / samples.length)
    for (const [at, { truth }] of samples.entries()) {
      const got = records[at]
      const isRight = got?.title === truth.title && got.date === truth.date && got.text === truth.text
      if (!isRight) throw new Error(`${name} is wrong: ${JSON.stringify({ got, truth }).slice(0, 3000)}`)
    }
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

/** Prints the time of each contender, each in a process of its own, and its ratio to htmlparser2's events. */
export async function benchExtraction(): Promise<void> {
  const times = new Map<string, number>()
  for (const name of NAMES) {
    const child = fork(import.meta.filename, [name], { execArgv: [] })
    const [ms] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown]
    if (typeof ms !== 'number' || ms === 0) throw new Error(`${name} ended without an answer`)
    times.set(name, ms)
  }
  const events = times.get('htmlparser2 events') ?? Number.NaN
  console.log("\nextraction of details: ms a page, times htmlparser2's events")
  for (const [name, ms] of times)
    console.log(`${ms.toFixed(2).padStart(9)} ${(ms / events).toFixed(1).padStart(8)}  ${name}`)
}

const [asked] = process.argv.slice(2)
if (import.meta.main && process.send) {
  const name = NAMES.find((known) => known === asked)
  if (name) process.send(measured(name), () => process.exit(0))
} else if (import.meta.main) await benchExtraction()
