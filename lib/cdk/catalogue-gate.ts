import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const DUBAN = join(import.meta.dirname, '..', 'cli', 'duban.ts')

/** Runs `duban catalogue check` and throws with all that it says when the catalogue has a fault. */
export function requireSoundCatalogue(dir?: string): void {
  const args = [DUBAN, 'catalogue', 'check', ...(dir === undefined ? [] : [dir])]
  const { status: exitCode, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (exitCode === 0) return
  throw new Error(`the catalogue has faults, so nothing is synthesised:\n${stdout}${stderr}`)
}
