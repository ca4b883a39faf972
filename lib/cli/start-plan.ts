import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import {
  addMs,
  chinaDayOf,
  DAY_MS,
  formatChinaInstant,
  type Instant,
  parseInstant,
} from '../domain/time/instant.ts'
import type { WorkCalendar } from '../domain/time/work-calendar.ts'
import { SAMPLE_AT, SAMPLE_DAYS } from '../local/sample/sample.ts'

export interface StartOptions {
  /** Play, print the summary and end; without it the portal stays up and the jobs go on. */
  readonly once?: boolean | undefined
  /** Tell who would be told what; send nothing, and leave the folder as it is. */
  readonly dryRun?: boolean | undefined
  /** The embedded county's present; without it, that of the sample. */
  readonly at?: string | undefined
  /** How many days before `at` the play begins. */
  readonly days?: string | undefined
  readonly data?: string | undefined
  readonly port?: string | undefined
  /** Of a dry run: one message a line. */
  readonly json?: boolean | undefined
}

const DAYS_MAX = 400
const PORT_MAX = 65_535

export interface StartPlan {
  readonly dir: string
  readonly span: { readonly from: Instant; readonly until: Instant }
  readonly port: number
}

/** What is to be played and served, or the sentence that says why it cannot be: known before any work is done. */
export async function planOf(options: StartOptions, calendar: WorkCalendar): Promise<StartPlan | string> {
  const span = spanOf(options, calendar)
  if (typeof span === 'string') return span
  const { port: portText = '8420' } = options
  const port = Number(portText)
  if (!/^\d{1,5}$/.test(portText) || port > PORT_MAX)
    return `--port 应为 0 至 ${PORT_MAX} 的整数：${portText}`
  const dir = resolve(options.data ?? '.duban')
  if (existsSync(dir) && !statSync(dir).isDirectory()) return `--data 应为文件夹：${dir} 是文件`
  if (options.once !== true && options.dryRun !== true) await mustBeFree(port)
  return { dir, span, port }
}

function spanOf({ at, days }: StartOptions, calendar: WorkCalendar): StartPlan['span'] | string {
  const until = at === undefined ? SAMPLE_AT : parseInstant(at)
  if (until === undefined) return `--at 不是可读的时间：${at}（例如 2026-11-24T09:00:00+08:00）`
  const count = days === undefined ? SAMPLE_DAYS : Number(days)
  if (!Number.isInteger(count) || count < 1 || count > DAYS_MAX)
    return `--days 应为 1 至 ${DAYS_MAX} 的整数：${days}`
  const from = addMs(until, -count * DAY_MS)
  if (chinaDayOf(from) >= calendar.first && chinaDayOf(until) <= calendar.anchorsUntil) return { from, until }
  const range = `${calendar.dateOf(calendar.first)} 至 ${calendar.dateOf(calendar.anchorsUntil)}`
  return `--at 超出工作日历：从 ${day(from)} 起回放到 ${day(until)}，应都在 ${range} 之间`
}

/** Throws what listening threw; port 0 is always free. Between this look and the serving another process may take it. */
async function mustBeFree(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
}

export function day(at: Instant): string {
  return formatChinaInstant(at).slice(0, 10)
}
