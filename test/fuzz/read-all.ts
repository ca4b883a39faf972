import type { ChannelList } from '../../lib/domain/watch/channel.ts'
import { ledElsewhere } from '../../lib/jobs/crawling/led-elsewhere.ts'
import { fileText } from '../../lib/readers/attachment-text/file-text.ts'
import { readDetailPage } from '../../lib/readers/detail-page.ts'
import { readGenericList } from '../../lib/readers/generic/generic-list.ts'
import { proposeSelectors } from '../../lib/readers/generic/propose-selectors.ts'
import { readIdentifiers } from '../../lib/readers/identifiers.ts'
import { firstRequest, type ListPage, readListPage } from '../../lib/readers/list-page.ts'
import { decodePage } from '../../lib/readers/page-text.ts'
import { loginForm, refusedPage, refusedTitle } from '../../lib/readers/refused-page.ts'
import { WEB_LISTS, WINDOW } from '../cards/card-proof.ts'
import { FAMILIES } from '../readers/families/family-pages.ts'
import { faultsOf } from './bounds.ts'
import { Chance } from './chance.ts'
import type { FuzzCase } from './fuzz-case.ts'
import type { Sample } from './samples.ts'
import { overclaimOf } from './truth.ts'

export interface Finding {
  /** Part of the program, and what it did: `own-list: threw RangeError …`. */
  readonly rule: string
  readonly detail: string
}

export interface CaseResult {
  readonly findings: readonly Finding[]
  /** Kinds of what the sample's own list reader said, for the figures of a run. */
  readonly outcome?: string | undefined
  readonly slowestMs: number
  readonly slowest: string
}

const LISTS: readonly ChannelList[] = [
  ...WEB_LISTS.map(({ list }) => list),
  ...FAMILIES.map(({ list }) => list),
]
const DETAILS = WEB_LISTS.map(({ list }) => list.detail).filter(({ format }) => format !== 'none')
/** A larger page goes through one reader a case, so that one that is slow is told from many that are not. */
const SMALL_BYTES = 100_000
/** The fetcher hands on no larger page: one that comes by another way must be left unread at once. */
const PAGE_BYTES = 5_000_000
/** Of work, for one reader of the largest page: about twice what it takes on a machine that does nothing else. */
const STEP_MS_MAX = 4000
const READ_WHEN_HUGE = ['detail', 'refused']
const URL_READ = 'https://www.kazuo.gov.cn/zwgk/gggs/202611/t20261118_4810231.html'

const originals = new Map<string, ListPage>()

type Step = readonly [name: string, run: () => unknown]

/** Reads one body by all that may meet it. Nothing may throw, and each value must be within its bounds. */
export async function readAll(samples: readonly Sample[], fuzz: FuzzCase): Promise<CaseResult> {
  const sample = samples[fuzz.sampleAt]
  if (!sample) throw new Error('no such sample')
  if (sample.kind === 'file') return readFile(sample, fuzz)
  const findings: Finding[] = []
  const state = { slowestMs: 0, slowest: '', outcome: undefined as string | undefined }
  const run = ([name, step]: Step) => {
    const startedAt = process.cpuUsage()
    let value: unknown
    try {
      value = step()
      findings.push(...faultsOf(value).map((detail) => ({ rule: `${name}: bound`, detail })))
    } catch (error) {
      const { name: kind, stack } = error as Error
      findings.push({ rule: `${name}: threw ${kind}`, detail: String(stack).slice(0, 600) })
    }
    const { user, system } = process.cpuUsage(startedAt)
    const ms = (user + system) / 1000
    if (ms > STEP_MS_MAX) findings.push({ rule: `${name}: slow`, detail: `${Math.round(ms)} ms` })
    if (ms > state.slowestMs) Object.assign(state, { slowestMs: ms, slowest: name })
    return value
  }
  const text = (run(['decode', () => decodePage(fuzz.body, fuzz.contentType).text]) ?? '') as string
  const { own, others } = stepsOf(sample, text, new Chance(`${fuzz.seed} steps`))
  const chance = new Chance(`${fuzz.seed} choice`)
  const isSmall = fuzz.body.length <= SMALL_BYTES
  if (own && (isSmall || chance.onceIn(2))) {
    const read = run(own) as ListPage | undefined
    state.outcome = read && (read.kind === 'list' && read.isCut ? 'cut' : read.kind)
    const over = read && overclaimOf({ ...fuzz, sample, original: originalOf(sample), read, text })
    if (over) findings.push({ rule: `own-list: ${over.rule}`, detail: over.detail })
  }
  const isHuge = fuzz.body.length > PAGE_BYTES
  const met = isHuge
    ? others.filter(([name]) => READ_WHEN_HUGE.includes(name) || name.startsWith('list'))
    : others
  for (const step of isSmall ? met : [chance.of(met)]) run(step)
  return { findings, ...state }
}

function originalOf(sample: Sample): ListPage {
  const known = originals.get(sample.name)
  if (known) return known
  const { list, request, body } = sample
  if (!list || !request) throw new Error('not a page of a list')
  const original = readListPage({ text: decodePage(body).text, url: request.url, request, list })
  originals.set(sample.name, original)
  return original
}

function stepsOf({ list, request }: Sample, text: string, chance: Chance) {
  const url = request?.url ?? URL_READ
  const reading = (other: ChannelList): Step => [
    `list ${other.reader.family}`,
    () => readListPage({ text, url: other.url, request: firstRequest(other, WINDOW), list: other }),
  ]
  const own: Step | undefined = list &&
    request && ['own-list', () => readListPage({ text, url: request.url, request, list })]
  const detail = chance.of(DETAILS)
  const others: readonly Step[] = [
    reading(chance.of(LISTS)),
    reading(chance.of(LISTS)),
    ['generic', () => readGenericList({ text, url, window: WINDOW })],
    ['propose', () => proposeSelectors({ text, url, window: WINDOW })],
    ['detail', () => readDetailPage({ text, url: URL_READ, detail })],
    ['refused', () => [refusedPage(text), loginForm(text), refusedTitle(text)]],
    ['identifiers', () => readIdentifiers(text)],
    ['led-elsewhere', () => ledElsewhere({ askedUrl: url, url: URL_READ, text })],
  ]
  return { own, others }
}

async function readFile(sample: Sample, fuzz: FuzzCase): Promise<CaseResult> {
  const startedAt = performance.now()
  const findings: Finding[] = []
  let outcome = ''
  try {
    const read = await fileText(fuzz.body)
    outcome = `file ${read.kind}`
    findings.push(...faultsOf(read).map((detail) => ({ rule: 'file: bound', detail })))
    const original = await fileText(sample.body)
    if (fuzz.isCutShort && original.kind === 'text' && read.kind === 'text' && !read.isCut)
      if (read.text.trim() !== original.text.trim())
        findings.push({
          rule: 'file: cut file read as whole',
          detail: `${read.text.length} of ${original.text.length}`,
        })
  } catch (error) {
    findings.push({
      rule: `file: threw ${(error as Error).name}`,
      detail: String((error as Error).stack).slice(0, 600),
    })
  }
  return { findings, outcome, slowestMs: performance.now() - startedAt, slowest: `file ${sample.name}` }
}
