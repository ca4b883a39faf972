import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { linkSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, open, readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import type { Instant } from '../domain/time/instant.ts'

const MAIL_BYTES_MAX = 50 * 1024 * 1024
const HEAD_BYTES_MAX = 64 * 1024
const NAME_LENGTH_MAX = 180

export interface CaughtMail {
  /** Name of the file inside the catcher's folder. */
  readonly file: string
  readonly messageId: string
  /** The header as written, names decoded: `王某 <wang@example.cn>`. */
  readonly to: string
  readonly subject: string
  /** Of the Date header; undefined when it cannot be read. */
  readonly at: Instant | undefined
}

export interface MailCatcher {
  /** `smtp://127.0.0.1:<port>`. */
  readonly url: string
  readonly port: number
  /** What has been caught so far, oldest first. */
  list(): Promise<readonly CaughtMail[]>
  close(): Promise<void>
}

/**
 * A mail server on the loopback that delivers into a folder: `<message id>.eml`, byte for byte as received. The same
 * Message-ID again becomes `<message id>.2.eml`, so that a double can be seen. It says 250 only when the file is there.
 */
export async function startMailCatcher({
  dir,
  port = 0,
}: {
  dir: string
  port?: number
}): Promise<MailCatcher> {
  await mkdir(dir, { recursive: true })
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: MAIL_BYTES_MAX,
    onData(stream, _session, done) {
      caughtBytes(stream)
        .then(async (bytes) => {
          const messageId = headersOf(bytes).get('message-id') ?? 'no-message-id'
          writeNumbered(bytes, { dir, name: messageId.replace(/[<>]/g, ''), extension: '.eml' })
          done()
        })
        .catch((error: Error) => done(Object.assign(error, { responseCode: 451 })))
    },
  })
  // Clients that die in the middle are what the catcher is there to bear; the mail is then simply not caught.
  server.on('error', () => {})
  const listener = server.listen(port, '127.0.0.1')
  await once(listener, 'listening')
  const bound = (listener.address() as AddressInfo).port
  return {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    list: () => listCaught(dir),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function caughtBytes(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes <= MAIL_BYTES_MAX) chunks.push(chunk)
  }
  if (bytes > MAIL_BYTES_MAX) throw new Error('the mail is larger than the catcher takes')
  return Buffer.concat(chunks)
}

/**
 * Writes a file that is whole from the moment it can be seen, under the first free name of `<name>.eml`,
 * `<name>.2.eml`, …: a link, unlike a rename, never replaces what is there. Gives the name of the file.
 */
export function writeNumbered(
  content: Uint8Array | string,
  to: { readonly dir: string; readonly name: string; readonly extension: string },
): string {
  const temporary = join(to.dir, `.${randomUUID()}.tmp`)
  try {
    // Small files: a thread of its own would take longer to come by than the writing takes.
    writeFileSync(temporary, content)
    const stem = fileStemOf(to.name)
    for (let copy = 1; ; copy += 1) {
      const file = `${stem}${copy === 1 ? '' : `.${copy}`}${to.extension}`
      if (isLinked(temporary, join(to.dir, file))) return file
    }
  } finally {
    rmSync(temporary, { force: true })
  }
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** A file name that two different names never share; a slash, frequent in keys, stays readable as `~`. */
function fileStemOf(name: string): string {
  const safe = encodeURIComponent(name.toWellFormed()).replaceAll('~', '%7E').replaceAll('%2F', '~')
  const stem = safe.replaceAll('%40', '@').replace(/^\./, '%2E').replaceAll('*', '%2A')
  if (stem.length <= NAME_LENGTH_MAX) return stem
  return `${stem.slice(0, NAME_LENGTH_MAX)}-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`
}

async function listCaught(dir: string): Promise<readonly CaughtMail[]> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.eml')).sort()
  const caught: CaughtMail[] = []
  for (const file of files) caught.push(await caughtMail(dir, file))
  return caught.sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
}

async function caughtMail(dir: string, file: string): Promise<CaughtMail> {
  const headers = headersOf(await headBytes(join(dir, file)))
  const at = Date.parse(headers.get('date') ?? '')
  return {
    file,
    messageId: headers.get('message-id') ?? '',
    to: decodeWords(headers.get('to') ?? ''),
    subject: decodeWords(headers.get('subject') ?? ''),
    at: Number.isNaN(at) ? undefined : (at as Instant),
  }
}

async function headBytes(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES_MAX), 0, HEAD_BYTES_MAX, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The first value of each header, unfolded, by its name in lower case. */
function headersOf(bytes: Buffer): ReadonlyMap<string, string> {
  const head =
    bytes
      .subarray(0, HEAD_BYTES_MAX)
      .toString('utf8')
      .split(/\r?\n\r?\n/, 1)[0] ?? ''
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return headers
}

const ENCODED_WORDS = /=\?[^?\s]+\?[bq]\?[^?\s]*\?=(?:\s+=\?[^?\s]+\?[bq]\?[^?\s]*\?=)*/gi
const ENCODED_WORD = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi

/** Encoded words (RFC 2047) as text. Neighbours are joined as bytes first: a character may be cut between two. */
function decodeWords(value: string): string {
  return value.replace(ENCODED_WORDS, (run) => {
    const words = [...run.matchAll(ENCODED_WORD)]
    const bytes = words.map(([, , kind = '', text = '']) => wordBytes(kind, text))
    try {
      return new TextDecoder(words[0]?.[1] ?? 'utf-8').decode(Buffer.concat(bytes))
    } catch {
      return run
    }
  })
}

function wordBytes(kind: string, text: string): Buffer {
  if (kind.toLowerCase() === 'b') return Buffer.from(text, 'base64')
  const unescaped = text
    .replaceAll('_', ' ')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(unescaped, 'latin1')
}
