import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { toEml } from '../../adapters/smtp/eml.ts'
import { parseWeek, weekOf } from '../../domain/tell/digest.ts'
import { addMs, chinaDateOf, DAY_MS } from '../../domain/time/instant.ts'
import { digestContent } from '../../jobs/digest.ts'
import type { DeskOptions } from '../../local/county-desk.ts'
import { countyLedger } from '../../pages/county-ledger.ts'
import { atDesk } from '../event.ts'
import type { ExitCode, Terminal } from '../terminal.ts'

export interface DigestOptions extends DeskOptions {
  /** `2026-W47`; without it, the week before this one. */
  readonly week?: string | undefined
  /** Folder that the files are written to. */
  readonly out?: string | undefined
}

/** A file to look at carries nobody's address. */
const NOBODY = 'nobody@duban.invalid'

/** `duban digest`: the digest of a week, written as `.eml` and `.html`, with its files beside them; nothing is sent. */
export async function digest(options: DigestOptions, terminal: Terminal): Promise<ExitCode> {
  return atDesk(options, terminal, async ({ store, contents, catalogue, county, clock, dir }) => {
    const now = clock.now()
    const week = options.week === undefined ? weekOf(addMs(now, -7 * DAY_MS)) : parseWeek(options.week)
    if (!week) {
      terminal.error(`没有这一周：${options.week}（例如 2026-W47）`)
      return 2
    }
    if (week.firstOn > chinaDateOf(now)) {
      terminal.error(`${week.id} 从 ${week.firstOn} 开始，还没有到`)
      return 2
    }
    const content = await digestContent(
      { county, week, now },
      { store, contents, catalogue, county, ledger: countyLedger },
    )
    const shelf = resolve(options.out ?? join(dir ?? '.', 'digest'))
    mkdirSync(shelf, { recursive: true })
    const envelope = {
      messageId: `<digest-${week.id}-${county.code}@duban.invalid>`,
      to: { name: '政务公开办公室', address: NOBODY },
    }
    const sender = { from: { name: county.name, address: NOBODY }, replyTo: undefined }
    const files = { html: join(shelf, `${week.id}.html`), eml: join(shelf, `${week.id}.eml`) }
    writeFileSync(files.html, content.html)
    writeFileSync(files.eml, await toEml({ ...content, ...envelope, at: now }, sender))
    for (const { name, body } of content.attachments) writeFileSync(join(shelf, name), body)
    terminal.out(content.subject)
    terminal.out(files.html)
    terminal.out(files.eml)
    for (const { name } of content.attachments) terminal.out(join(shelf, name))
    return 0
  })
}
