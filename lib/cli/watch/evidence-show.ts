import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'

export interface EvidenceShowOptions {
  /** SHA-256 of the stored page, or its first eight characters and more. */
  readonly id: string
  readonly data?: string | undefined
  readonly bucket?: string | undefined
  /** Where the page is written, byte for byte as it came. */
  readonly out?: string | undefined
}

/** One time at which a page was asked for and came with these bytes. */
interface Seen {
  readonly url: string
  readonly at: string
  readonly httpStatus: number
  readonly sha256: string
  readonly bytes: number
}

const TIMES_MAX = 20

/** `duban evidence show`: where and when a stored page came, and the page as it was. */
export async function evidenceShow(options: EvidenceShowOptions, terminal: Terminal): Promise<ExitCode> {
  const { id, bucket, data = '.duban' } = options
  if (!/^[0-9a-f]{8,64}$/.test(id)) return misuse('编号写网页的 SHA-256，至少前 8 位', terminal)
  if (bucket !== undefined) return showFromBucket(id, bucket, options, terminal)
  const folder = join(data, 'evidence')
  const times = timesOf(folder, id)
  const hashes = [...new Set(times.map(({ sha256 }) => sha256))]
  if (hashes.length > 1) return misuse(`有 ${hashes.length} 个网页以 ${id} 开头，请多写几位`, terminal)
  const [sha256] = hashes
  if (sha256 === undefined) return misuse(`${folder} 中没有编号以 ${id} 开头的网页`, terminal)
  for (const { at, httpStatus, url } of times.slice(0, TIMES_MAX))
    terminal.out(`${at}  HTTP ${httpStatus}  ${url}`)
  if (times.length > TIMES_MAX) terminal.out(`……共 ${times.length} 次`)
  const { createFolderVault } = await import('../../adapters/evidence/folder-vault.ts')
  return showPage({ sha256, body: await createFolderVault(folder).get(sha256) }, options, terminal)
}

async function showFromBucket(
  sha256: string,
  bucket: string,
  options: EvidenceShowOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (sha256.length !== 64) return misuse('从存储桶取网页要写完整的 SHA-256（64 位）', terminal)
  const { openBucket } = await import('../../adapters/job-bucket.ts')
  return showPage({ sha256, body: await openBucket(bucket).vault.get(sha256) }, options, terminal)
}

function showPage(
  { sha256, body }: { sha256: string; body: Uint8Array | undefined },
  { out }: EvidenceShowOptions,
  terminal: Terminal,
): ExitCode {
  if (!body) return misuse(`没有编号为 ${sha256} 的网页`, terminal)
  terminal.out(`SHA-256 ${sha256}，${body.length} 字节`)
  if (out === undefined) terminal.out('加 --out 文件名 写出网页原样')
  else {
    writeFileSync(out, body)
    terminal.out(`已写到 ${out}`)
  }
  return 0
}

/** Index lines of the page; a line that was being written when the machine stopped is left out. */
function timesOf(folder: string, id: string): readonly Seen[] {
  const index = join(folder, 'pages.jsonl')
  if (!existsSync(index)) return []
  return readFileSync(index, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`"sha256":"${id}`))
    .flatMap((line) => seenOf(line) ?? [])
}

function seenOf(line: string): Seen | undefined {
  try {
    return JSON.parse(line) as Seen
  } catch {
    return undefined
  }
}
