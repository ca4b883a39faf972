import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { unitNamesOf } from '../../domain/catalogue.ts'
import { bulletinOf, monthBeforeDay, parseMonth } from '../../domain/tell/figures/bulletin.ts'
import { chinaDateOf } from '../../domain/time/instant.ts'
import { addDays } from '../../domain/time/local-date.ts'
import { officeNameOf } from '../../jobs/composed.ts'
import { judgementOf } from '../../jobs/county-judgement.ts'
import type { CountyDesk, DeskOptions } from '../../local/county-desk.ts'
import { bulletinDocx } from '../../messages/bulletin/bulletin-docx.ts'
import { bulletinPage } from '../../messages/bulletin/bulletin-page.ts'
import { atDesk } from '../event.ts'
import { outFileFault } from '../out-file.ts'
import type { ExitCode, Terminal } from '../terminal.ts'

export interface BulletinOptions extends DeskOptions {
  /** `2026-10`; without it, the month before this one. */
  readonly month?: string | undefined
  /** The `.docx` to write. */
  readonly out: string
}

/** `duban bulletin`: the draft of a month's 通报 as `.docx`, for a person to edit and sign; nothing is sent. */
export async function bulletin(options: BulletinOptions, terminal: Terminal): Promise<ExitCode> {
  const misused = (words: string): ExitCode => {
    terminal.error(words)
    return 2
  }
  if (!options.out.toLowerCase().endsWith('.docx')) return misused('--out 写一个 .docx 文件')
  return atDesk(options, terminal, async (desk) => {
    const today = chinaDateOf(desk.clock.now())
    const month = options.month === undefined ? monthBeforeDay(today) : parseMonth(options.month)
    if (!month) return misused(`没有这个月：${options.month}（例如 2026-10）`)
    if (month.firstOn >= today) return misused(`${month.id} 还没有过去一天，没有可以通报的`)
    const out = resolve(options.out)
    const fault = outFileFault(out)
    if (fault !== undefined) return misused(fault)
    const page = await pageOf(desk, month)
    writeFileSync(out, await bulletinDocx(page, desk.clock.now()))
    terminal.out(page.title)
    terminal.out(out)
    return 0
  })
}

async function pageOf(desk: CountyDesk, month: NonNullable<ReturnType<typeof parseMonth>>) {
  const { store, contents, catalogue, county, clock } = desk
  const now = clock.now()
  const { judged } = await judgementOf({ county: county.code, now, scope: 'all', contents }, store, catalogue)
  const endedOn = addDays(chinaDateOf(now), -1)
  return bulletinPage({
    bulletin: bulletinOf(judged, { month, endedOn, rules: county.bulletin }),
    countyName: county.name,
    officeName: officeNameOf(catalogue, county),
    unitNames: unitNamesOf(catalogue, county.code),
    now,
  })
}
