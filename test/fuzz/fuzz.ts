import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { caseOf, type FuzzCase } from './fuzz-case.ts'
import { FuzzChild } from './fuzz-child.ts'
import { minimised, problemsOf } from './problems.ts'
import { samplesFrom } from './samples.ts'

/**
 * `npm run fuzz -- [--minutes N] [--seed S] [--pages DIR] [--out DIR] [--only CASE]`: broken pages and files through
 * everything that reads them. Exits 1 when something was found; each finding is a folder with its seed, the case and the
 * smallest body that still shows it.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    pages: { type: 'string' },
    out: { type: 'string', default: join(tmpdir(), 'duban-fuzz') },
    only: { type: 'string' },
  },
})
const FINDINGS_A_RULE_MAX = 5
const REPORT_EVERY_MS = 60_000

const samples = samplesFrom(values.pages)
const child = new FuzzChild(values.pages)
const figures = { cases: 0, megabytes: 0, peakMb: 0, slowestMs: 0, slowest: '' }
const outcomes = new Map<string, number>()
const rules = new Map<string, number>()
const startedAt = performance.now()
const endsAt = startedAt + Number(values.minutes) * 60_000

async function tryCase(fuzz: FuzzCase): Promise<void> {
  const answer = await child.run(fuzz)
  figures.cases += 1
  figures.megabytes += fuzz.body.length / 1e6
  const outcome = answer.kind === 'done' ? (answer.outcome ?? 'other pages') : answer.kind
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  if (answer.kind === 'done') {
    figures.peakMb = Math.max(figures.peakMb, answer.peakMb - child.baseMb)
    if (answer.slowestMs > figures.slowestMs)
      Object.assign(figures, { slowestMs: answer.slowestMs, slowest: `${answer.slowest}, case ${fuzz.seed}` })
  }
  for (const problem of problemsOf(answer, fuzz, child.baseMb)) {
    const count = (rules.get(problem.rule) ?? 0) + 1
    rules.set(problem.rule, count)
    if (count <= FINDINGS_A_RULE_MAX) await write(fuzz, problem)
  }
}

async function write(fuzz: FuzzCase, problem: { rule: string; detail: string }): Promise<void> {
  const folder = join(
    values.out,
    `${problem.rule.replace(/[^\w-]+/g, '-')}-${fuzz.seed.replace(/\W+/g, '-')}`,
  )
  mkdirSync(folder, { recursive: true })
  const small = await minimised(child, fuzz, problem.rule)
  writeFileSync(join(folder, 'input'), small)
  const { body, ...told } = fuzz
  writeFileSync(
    join(folder, 'finding.json'),
    JSON.stringify({ ...told, ...problem, bytes: body.length, smallBytes: small.length }, null, 2),
  )
  console.log(`FOUND ${problem.rule} | ${fuzz.how} | case ${fuzz.seed} | ${problem.detail.split('\n')[0]}`)
}

function report(): void {
  const minutes = (performance.now() - startedAt) / 60_000
  console.log(
    JSON.stringify({
      seed: values.seed,
      minutes: Number(minutes.toFixed(1)),
      baseMb: Math.round(child.baseMb),
      ...figures,
      megabytes: Math.round(figures.megabytes),
      peakMb: Math.round(figures.peakMb),
      slowestMs: Math.round(figures.slowestMs),
      outcomes: Object.fromEntries(outcomes),
      findings: Object.fromEntries(rules),
    }),
  )
}

if (values.only !== undefined) await tryCase(caseOf(samples, values.only))
let reportedAt = startedAt
for (let number = 0; values.only === undefined && performance.now() < endsAt; number++) {
  await tryCase(caseOf(samples, `${values.seed}/${number}`))
  if (performance.now() - reportedAt < REPORT_EVERY_MS) continue
  reportedAt = performance.now()
  report()
}
report()
child.stop()
process.exit(rules.size > 0 ? 1 : 0)
