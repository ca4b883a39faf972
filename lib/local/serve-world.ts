import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import type { Instant } from '../domain/time/instant.ts'
import { parseInstant } from '../domain/time/instant.ts'
import { countyLedger } from '../pages/county-ledger.ts'
import { decodePage } from '../readers/page-text.ts'
import { outcomeOf, writeLedger } from './outcome.ts'
import type { Player } from './play.ts'
import { type CaughtMail, createPortal, type PortalContent, type StoredPage, servePortal } from './portal.ts'
import type { World } from './world.ts'

const STEP_MS = 15_000

export interface ServeFrom {
  readonly world: World
  readonly player: Player
  readonly port: number
  readonly terminal: { out(line: string): void; error(line: string): void }
}

/** Serves the ledger and the caught mail on loopback and lets the jobs go on at the pace of the real clock, until SIGINT. */
export async function serveWorld({ world, player, port, terminal }: ServeFrom): Promise<void> {
  const portal = await servePortal(createPortal(contentOf(world)), { port })
  terminal.out(`台账和邮件：${portal.address}（Ctrl-C 结束）`)
  const offsetMs = world.clock.now() - Date.now()
  let playing = Promise.resolve()
  const timer = setInterval(() => {
    playing = playing
      .then(async () => {
        await player.play(world.clock.now(), (Date.now() + offsetMs) as Instant)
        writeLedger(world, await outcomeOf(world))
      })
      .catch((error: Error) => terminal.error(`作业出错：${error.message}`))
  }, STEP_MS)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  clearInterval(timer)
  await playing
  await portal.close()
}

function contentOf(world: World): PortalContent {
  const { county, dir, catcher } = world
  return {
    async ledger() {
      const { judged, listStates } = await outcomeOf(world)
      return countyLedger(judged, {
        catalogue: world.catalogue,
        county,
        lists: listStates,
        evidenceLink: (sha256) => `/evidence/${sha256}`,
        now: world.clock.now(),
        links: [
          { href: '/mail', text: '已发邮件' },
          { href: '/digest', text: '周报' },
        ],
      })
    },
    mails: async () => Promise.all((await catcher.list()).map(({ file }) => readMail(dir, file))),
    mail: async (key) =>
      (await catcher.list()).some(({ file }) => file === key) ? readMail(dir, key) : undefined,
    digests: async () => digestsOf(join(dir, 'digest')),
    evidence: async (sha256) => storedPage(world, sha256),
  }
}

async function readMail(dir: string, file: string): Promise<CaughtMail> {
  const mail = await simpleParser(readFileSync(join(dir, 'mail', file)))
  const to = Array.isArray(mail.to) ? mail.to[0] : mail.to
  return {
    key: file,
    to: to?.text ?? '',
    subject: mail.subject ?? '',
    at: (mail.date?.getTime() ?? 0) as Instant,
    html: mail.html === false ? '' : (mail.html ?? ''),
    text: mail.text ?? '',
  }
}

function digestsOf(shelf: string): { week: string; html: string }[] {
  return readdirSync(shelf, 'utf8')
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => ({ week: file.replace(/\.html$/, ''), html: readFileSync(join(shelf, file), 'utf8') }))
}

/** A stored page with the address and time of its first line in the index. */
async function storedPage({ vault, dir }: World, sha256: string): Promise<StoredPage | undefined> {
  const body = await vault.get(sha256)
  if (!body) return undefined
  const index = readFileSync(join(dir, 'evidence', 'pages.jsonl'), 'utf8')
  const line = index.split('\n').find((one) => one.includes(sha256))
  if (line === undefined) return undefined
  const { url, at } = JSON.parse(line) as { url: string; at: string }
  return { contentType: contentTypeOf(body), body, url, at: parseInstant(at) ?? (0 as Instant) }
}

/** First bytes of files that are no text: PDF, zip (docx, xlsx), old Office, RAR, JPEG, PNG. */
const FILE_STARTS = ['%PDF', 'PK\x03\x04', '\xd0\xcf\x11\xe0', 'Rar!', '\xff\xd8\xff', '\x89PNG']

/** The vault keeps bytes; what they are is told as a reader would: JSON and JSONP as text, pages in their own charset. */
function contentTypeOf(body: Uint8Array): string {
  const start = String.fromCharCode(...body.subarray(0, 4))
  if (FILE_STARTS.some((one) => start.startsWith(one))) return 'application/octet-stream'
  const { text, charset } = decodePage(body)
  return /^\s*(?:[{[]|\w+\()/.test(text.slice(0, 200))
    ? 'application/json; charset=utf-8'
    : `text/html; charset=${charset}`
}
