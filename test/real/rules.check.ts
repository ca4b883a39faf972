import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'

/** Every rule id of the list is in the catalogue, with the same event that starts the clock. */
const [dir = '.'] = process.argv.slice(2)
const [, ...lines] = readFileSync(join(dir, 'domain', 'rule-ids.tsv'), 'utf8')
  .trim()
  .split('\n')
const { rules } = mustLoadCatalogue()
const faults = lines.flatMap((line) => {
  const [id = '', , , , anchor = ''] = line.split('\t')
  const rule = rules.get(id)
  if (!rule) return [`${id}: not in the catalogue`]
  return rule.anchor === anchor ? [] : [`${id}: starts with ${rule.anchor}, the list says ${anchor}`]
})
for (const fault of faults) console.error(fault)
console.log(`${lines.length} rules, ${faults.length} differ`)
process.exit(faults.length === 0 ? 0 : 1)
