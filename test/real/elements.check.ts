import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import type { Item } from '../../lib/domain/duty/item.ts'
import { type ElementVerdict, elementsOf } from '../../lib/domain/judge/content/element-finding.ts'

/**
 * Looks for the elements of each practice page, and again with the passage of one element cut out. Exit 1 when an element
 * that the page holds is called absent, or one that was cut out is called present. The patterns were made with these pages
 * in sight: the figures say that nothing broke, not how it goes with pages never seen.
 */
interface PageCuts {
  readonly file: string
  /** By element number: from the line that begins with the one to before the line that begins with the other. */
  readonly cuts: Readonly<Record<string, readonly (readonly [from: string, until: string])[]>>
}

/** Elements that a page truly lacks, as a person read it. */
const LACKING: Readonly<Record<string, readonly number[]>> = { 'txt-ggzy-06.txt': [1, 6] }
/** Stands for the files that the pages name: read, and without the element. */
const FILE = { name: '清单.xlsx', content: 'text', text: '序号 | 品名 | 备注\n1 | 甲 | 无' } as const
const VERDICTS: readonly ElementVerdict[] = ['present', 'absent', 'cannot-tell']

const [dir = '.'] = process.argv.slice(2)
const pages = join(dir, 'data', 'practice', 'pages')
const items = mustLoadCatalogue().items
const cutsOfPages = parse(
  readFileSync(join(import.meta.dirname, 'practice', 'element-cuts.yaml'), 'utf8'),
) as readonly PageCuts[]
const rowOf = new Map(
  readFileSync(join(pages, 'index.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([file = '', , , , row = '']) => [file, row]),
)

const faults: string[] = []
const whole = count()
const cut = count()
const cutBesideFile = count()
for (const { file, cuts } of cutsOfPages) {
  const item = items.get(rowOf.get(file) ?? '')
  if (!item) throw new Error(`no item for ${file}`)
  const text = bodyOf(readFileSync(join(pages, file), 'utf8'))
  for (const { n, verdict, isRequired } of foundIn(text, item)) {
    if (!isRequired || LACKING[file]?.includes(n)) continue
    whole[verdict]++
    if (verdict === 'absent') faults.push(`${file} element ${n}: absent, and it is there`)
  }
  for (const [n, ranges] of Object.entries(cuts)) {
    const rest = ranges.reduce((kept, [from, until]) => without(kept, { from, until, file }), text)
    const finding = foundIn(rest, item).find((one) => String(one.n) === n)
    if (!finding) throw new Error(`${file} has no element ${n}`)
    cut[finding.verdict]++
    const beside = elementsOf({ text: rest, attachments: [FILE] }, item).find((one) => String(one.n) === n)
    if (beside) cutBesideFile[beside.verdict]++
    if (finding.verdict === 'present')
      faults.push(`${file} element ${n}: cut out, yet found: ${finding.found.join(' ')}`)
  }
}
for (const fault of faults) console.log(fault)
const all = {
  'elements of whole pages': whole,
  'elements cut out': cut,
  'elements cut out, with the files of the page read': cutBesideFile,
}
for (const [what, counts] of Object.entries(all))
  console.log(`${what}: ${VERDICTS.map((verdict) => `${counts[verdict]} ${verdict}`).join(', ')}`)
process.exit(faults.length === 0 ? 0 : 1)

function foundIn(text: string, item: Item) {
  return elementsOf({ text, attachments: [] }, item)
}

function count(): Record<ElementVerdict, number> {
  return { present: 0, absent: 0, 'cannot-tell': 0 }
}

/** The pages begin with lines about where they are from. */
function bodyOf(page: string): string {
  return page.slice(page.indexOf('\n\n'))
}

function without(text: string, { from, until, file }: { from: string; until: string; file: string }): string {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.trim().startsWith(from))
  const end =
    until === '' ? lines.length : lines.findIndex((line, at) => at > start && line.trim().startsWith(until))
  if (start < 0 || end < 0) throw new Error(`${file}: no passage from ${from} to ${until}`)
  return [...lines.slice(0, start), ...lines.slice(end)].join('\n')
}
