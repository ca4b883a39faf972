import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type EvidenceArchive,
  isHashBeginning,
  type Sighting,
} from '../../adapters/evidence/evidence-archive.ts'
import { formatChinaInstant, type Instant } from '../../domain/time/instant.ts'
import type { Reading } from '../../domain/watch/reading.ts'
import { outFileFault } from '../out-file.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'

export interface EvidenceShowOptions {
  /** SHA-256 of the stored page, or its first eight characters and more; or the id of a notice or of a reading. */
  readonly id: string
  readonly data?: string | undefined
  readonly bucket?: string | undefined
  /** Deployed table in which the id of a notice or reading is looked up; without it, the folder's own facts. */
  readonly table?: string | undefined
  readonly county?: string | undefined
  /** Where the page is written, byte for byte as it came; without it, on standard output. */
  readonly out?: string | undefined
  /** True to print the headers of the first answer too. */
  readonly headers?: boolean | undefined
}

const NOTICE_ID = /^[0-9a-f]{24}$/
const LATER_TIMES_MAX = 20
/** Of a hash, as much as tells pages apart. */
const HASH_CHARACTERS = 16
const LATER_WORDS = {
  came: '  首次取得',
  same: '  内容与首次相同',
  'not-modified': '  网站答复没有改动',
} as const

/**
 * `duban evidence show`: where and when a stored page came, each later time at which it was found unchanged, and the page
 * as it was. Words go to standard error where the page itself goes to standard output.
 */
export async function evidenceShow(
  options: EvidenceShowOptions,
  terminal: Terminal,
  write: (page: Uint8Array) => void = (page) => void process.stdout.write(page),
): Promise<ExitCode> {
  const { data = '.duban', bucket, out } = options
  const fault = out === undefined ? undefined : outFileFault(out)
  if (fault !== undefined) return misuse(fault, terminal)
  const place = bucket === undefined ? join(data, 'evidence') : `存储桶 ${bucket}`
  const archive = await openArchive(place, bucket)
  if (!archive) return misuse(`找不到 ${place}，请核对 --data`, terminal)
  const found = await hashFor(options, archive)
  if ('fault' in found) return misuse(found.fault, terminal)
  const { hash } = found
  const page = await archive.get(hash)
  if (!page) return misuse(`${place} 中没有编号为 ${hash} 的网页`, terminal)
  const say = out === undefined ? terminal.error : terminal.out
  for (const line of wordsOf(await archive.sightings(hash), options)) say(line)
  say(`SHA-256 ${hash}，${page.length} 字节`)
  if (out === undefined) write(page)
  else {
    writeFileSync(out, page)
    say(`已写到 ${out}`)
  }
  return 0
}

async function openArchive(place: string, bucket: string | undefined): Promise<EvidenceArchive | undefined> {
  if (bucket !== undefined) return (await import('../../adapters/job-bucket.ts')).openBucket(bucket).vault
  if (!existsSync(place)) return undefined
  return (await import('../../adapters/evidence/folder-vault.ts')).createFolderVault(place)
}

type Found = { readonly hash: string } | { readonly fault: string }

/** A notice's id is what a hash may begin with: hashes are looked for first. */
async function hashFor(options: EvidenceShowOptions, archive: EvidenceArchive): Promise<Found> {
  const { id } = options
  const hashes = isHashBeginning(id) ? await archive.hashesFrom(id) : []
  const [hash, other] = hashes
  if (other !== undefined) return { fault: `不止一个网页以 ${id} 开头，请多写几位` }
  if (hash !== undefined) return { hash }
  if (NOTICE_ID.test(id) || id.includes('/')) return hashInFacts(options)
  if (isHashBeginning(id)) return { fault: `没有编号以 ${id} 开头的网页` }
  return { fault: `没有编号 ${id}：写网页的 SHA-256（至少前 8 位）、公告编号或读取编号` }
}

/** The page that a notice or a reading of the county rests on. */
async function hashInFacts({ id, data, bucket, table, county }: EvidenceShowOptions): Promise<Found> {
  if (bucket !== undefined && table === undefined)
    return { fault: `没有编号以 ${id} 开头的网页；公告编号、读取编号还要写 --table` }
  const { openCountyDesk } = await import('../../local/county-desk.ts')
  const desk = await openCountyDesk({ data, table, county })
  if (typeof desk === 'string') return { fault: desk }
  try {
    const { store } = desk
    const code = desk.county.code
    if (id.includes('/')) {
      const reading = (await store.readings(code, 0 as Instant)).find((one) => one.id === id)
      return reading ? pageOfReading(reading) : { fault: `没有编号为 ${id} 的读取` }
    }
    const notice = (await store.notices(code)).find((one) => one.id === id)
    if (!notice) return { fault: `没有编号以 ${id} 开头的网页，也没有编号为 ${id} 的公告` }
    return notice.evidence ? { hash: notice.evidence } : { fault: `公告 ${id} 没有留下网页` }
  } finally {
    await desk.close()
  }
}

/** The page of a reading where it has only one; else what to choose from. */
function pageOfReading({ id, pages, outcome }: Reading): Found {
  const kept = new Map(pages.flatMap((page) => (page.sha256 ? [[page.sha256, page]] : [])))
  const [hash] = kept.keys()
  const why = 'reason' in outcome ? `：${outcome.reason}` : ''
  if (hash === undefined) return { fault: `读取 ${id} 没有留下网页${why}` }
  if (kept.size === 1) return { hash }
  const lines = [...kept].map(([sha256, { url }]) => `  ${sha256.slice(0, HASH_CHARACTERS)}  ${url}`)
  return { fault: [`读取 ${id} 有 ${kept.size} 个网页，请写其中一个的编号：`, ...lines].join('\n') }
}

/** First how it came, then the later times, the newest ones where they are many. */
function wordsOf(
  [first, ...later]: readonly Sighting[],
  { headers }: EvidenceShowOptions,
): readonly string[] {
  if (!first) return []
  const left = later.length - LATER_TIMES_MAX
  return [
    timeWords(first),
    ...(headers ? first.headers.map(([name, value]) => `  ${name}: ${value}`) : []),
    ...(left > 0 ? [`……其间还有 ${left} 次`] : []),
    ...later.slice(-LATER_TIMES_MAX).map(timeWords),
  ]
}

function timeWords({ kind, url, at, httpStatus }: Sighting): string {
  return `${formatChinaInstant(at)}  HTTP ${httpStatus}  ${url}${LATER_WORDS[kind]}`
}
