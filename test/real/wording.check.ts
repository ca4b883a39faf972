import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'

/** Every printed cell of the catalogue stands in the directive, letter by letter, but for line breaks. */
const [dir = '.'] = process.argv.slice(2)
const withoutBreaks = (text: string) => text.replace(/[\r\n]/g, '')
const directive = withoutBreaks(readFileSync(join(dir, 'source', 'directive.zh.txt'), 'utf8'))
/** The printed number of this office line is left out of the catalogue on purpose. */
const TELEPHONE = /（电话[^）]*）/g

const cells = [...mustLoadCatalogue().items.values()].flatMap(({ id, wording }) =>
  Object.entries(wording).flatMap(([cell, text]: [string, string | undefined]) =>
    (text ?? '').split('\n').map((line) => ({ where: `${id} ${cell}`, line: withoutBreaks(line).trim() })),
  ),
)
const isThere = (line: string): boolean =>
  directive.includes(line) || directive.replace(TELEPHONE, '').includes(line)
const strange = cells.filter(({ line }) => line !== '' && !isThere(line))
for (const { where, line } of strange) console.error(`not in the directive: ${where}: ${line.slice(0, 60)}`)
console.log(`${cells.length} cells, ${strange.length} not in the directive`)
process.exit(strange.length === 0 ? 0 : 1)
