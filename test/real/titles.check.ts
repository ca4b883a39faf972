import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustLoadCatalogue } from '../../lib/catalogue/load.ts'
import { Classifier } from '../../lib/domain/judge/kind/classify.ts'

/**
 * Real titles by the row that people gave them, in two halves by a hash of the title: words were tuned on the first
 * only. Each half once by the title alone, and once with the stage code that the address of its source holds, where it
 * holds one. Prints precision of the rows given, recall on titles that name a kind, and a confusion table. Exit 1 when
 * the figures with codes miss the goals.
 */
const PRECISION_MIN = 0.97
const RECALL_MIN = 0.85
const KIND_NAMED = /公告|公示|招标$|合同|记录|控制价|答疑|澄清|邀请函|通知|报告|花名册/
const STAGE_IN_ADDRESS = /html\/[ab]\/\d+\/(\d{4})\//

interface RealTitle {
  readonly title: string
  readonly type: string
  /** Rows of which each is right; empty for a title that answers none. */
  readonly rows: readonly string[]
  readonly stage: string | undefined
}

interface Judged extends RealTitle {
  readonly given: readonly string[]
  readonly verdict: string
}

const [dir = '.'] = process.argv.slice(2)
const { items, kinds } = mustLoadCatalogue()
const classifier = new Classifier([...items.values()], kinds)
const titles = realTitles(readFileSync(join(dir, 'data', 'practice', 'titles.tsv'), 'utf8'))
const halves = {
  tuned: titles.filter(({ title }) => fnv1a(title) % 2 === 0),
  kept: titles.filter(({ title }) => fnv1a(title) % 2 === 1),
}
const isMet = Object.entries(halves).flatMap(([half, own]) =>
  [false, true].map((isStageGiven) => {
    const judged = own.map((one) => judge(one, isStageGiven))
    const { precision, recall } = figures(
      `${half}, ${isStageGiven ? 'with stage codes' : 'title alone'}`,
      judged,
    )
    confusion(judged)
    return !isStageGiven || (precision >= PRECISION_MIN && recall >= RECALL_MIN)
  }),
)
process.exit(isMet.every(Boolean) ? 0 : 1)

function realTitles(tsv: string): readonly RealTitle[] {
  const [, ...lines] = tsv.trimEnd().split('\n')
  return lines.map((line) => {
    const [title = '', , type = '', source = ''] = line.split('\t')
    const rows = type.startsWith('none') ? [] : type.split('|')
    return { title, type, rows, stage: STAGE_IN_ADDRESS.exec(source)?.[1] }
  })
}

function judge(one: RealTitle, isStageGiven: boolean): Judged {
  const column = isStageGiven ? one.stage : undefined
  const { rows, verdict } = classifier.classify({ title: one.title, column })
  return { ...one, given: rows, verdict }
}

function isRight({ rows, given }: Judged): boolean {
  return given.length > 0 && given.every((row) => rows.includes(row))
}

function figures(
  name: string,
  judged: readonly Judged[],
): { readonly precision: number; readonly recall: number } {
  const answered = judged.filter(({ given }) => given.length > 0)
  const named = judged.filter(({ rows, title }) => rows.length > 0 && KIND_NAMED.test(title))
  const right = answered.filter(isRight).length
  const found = named.filter(isRight).length
  const [precision, recall] = [right / answered.length, found / named.length]
  console.log(
    `\n${name}: ${judged.length} titles; precision ${precision.toFixed(3)} (${right}/${answered.length}), recall ${recall.toFixed(3)} (${found}/${named.length})`,
  )
  return { precision, recall }
}

/** What people say, in rows; what is given, with its number, those that are wrong in brackets. */
function confusion(judged: readonly Judged[]): void {
  for (const type of [...new Set(judged.map((one) => one.type))].sort()) {
    const counts = new Map<string, number>()
    for (const one of judged.filter((other) => other.type === type)) {
      const given = one.given.join('|') || one.verdict
      const isWrong = one.given.length > 0 ? !isRight(one) : one.rows.length > 0 && one.verdict === 'none'
      const shown = isWrong ? `[${given}]` : given
      counts.set(shown, (counts.get(shown) ?? 0) + 1)
    }
    console.log(`  ${type}: ${[...counts].map(([given, count]) => `${given} ${count}`).join(', ')}`)
  }
}

/** FNV-1a, 32 bits, over the bytes of UTF-8. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}
