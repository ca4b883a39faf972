import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Checks that need data which is not part of the project: `npm run check:real -- DIR`. Runs every check, then exits 1
 * if one of them failed.
 */
const CHECKS = [
  'calendar.check.ts',
  'wording.check.ts',
  'rules.check.ts',
  'practice.check.ts',
  'elements.check.ts',
  'titles.check.ts',
  'privacy.check.ts',
]

const [dir] = process.argv.slice(2)
if (dir === undefined || !existsSync(dir)) {
  console.error('usage: npm run check:real -- DIR (the folder that holds data/, domain/ and source/)')
  process.exit(2)
}
const failed = CHECKS.filter((check) => {
  console.log(`-- ${check}`)
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, check), dir], {
    stdio: 'inherit',
  })
  return status !== 0
})
console.log(failed.length === 0 ? 'all agree' : `differences in: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
