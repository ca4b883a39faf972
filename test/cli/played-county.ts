import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, inject } from 'vitest'
import { start } from '../../lib/cli/start.ts'
import { rememberingTerminal } from './remembering-terminal.ts'

/** Days that the shared folder is played for, up to the sample's present. */
export const PLAYED_DAYS = 6
const PLAY_MS_MAX = 240_000

/** The folder of a sample county that was played once in this run of all tests: to be read, or to be copied. */
export async function playedCounty(): Promise<string> {
  const dir = join(inject('runFolder'), 'played')
  const [lock, done] = [`${dir}.lock`, `${dir}.done`]
  if (isFirst(lock)) {
    const code = await start({ once: true, days: String(PLAYED_DAYS), data: dir }, rememberingTerminal())
    writeFileSync(done, String(code))
    expect(code).toBe(0)
  }
  // Files run side by side: another one is playing it.
  for (let waitedMs = 0; !existsSync(done); waitedMs += 100) {
    expect(waitedMs, 'nobody has played the sample county').toBeLessThan(PLAY_MS_MAX)
    await pause(100)
  }
  return dir
}

/** A copy of it, to be written to; it is gone after the run. */
export async function playedCopy(): Promise<string> {
  const dir = mkdtempSync(join(inject('runFolder'), 'copy-'))
  cpSync(await playedCounty(), dir, { recursive: true })
  return dir
}

function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}
