import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MatchIndex } from '../../../lib/domain/judge/match/matching.ts'
import { easySet, hardSet } from './made-sets.ts'
import { printScores, scoreMatching } from './match-score.ts'
import { ITEMS, type MatchSet } from './match-set.ts'
import { plainMatcher } from './plain-contender.ts'
import { practiceSet } from './practice-set.ts'

/**
 * `npm run bench:judge [-- DIR]`: confusion of matching on two made sets and, where `DIR/data/practice/titles.tsv` (title,
 * date, row) is there, on one made of real titles, and of classification on the same titles; then the time a notice takes
 * beside the plainest matcher that is any good. Of matching, notices of odd number are held back from tuning.
 */
const GOALS =
  '目标：clear 的准确率 0.995，正确事件 clear 或在候选中 0.98（easy）、0.95（hard 和真实标题），每条 25 µs'
const SIZES = [
  [1_000, 1_000],
  [10_000, 10_000],
  [100_000, 10_000],
] as const

/** Microseconds of processor time a notice, ours and the plain matcher's in turn, the least of three rounds. */
function usEach(set: MatchSet): { readonly ours: number; readonly plain: number } {
  const index = new MatchIndex(set.answerables, ITEMS)
  const plain = plainMatcher(set)
  const notices = set.notices.map(({ notice }) => notice)
  const rounds = Array.from({ length: 3 }, () => ({
    ours: cpuUs(() => {
      for (const notice of notices) index.verdictOf(notice)
    }),
    plain: cpuUs(() => {
      for (const { title } of notices) plain(title)
    }),
  }))
  return {
    ours: Math.min(...rounds.map(({ ours }) => ours)) / notices.length,
    plain: Math.min(...rounds.map((round) => round.plain)) / notices.length,
  }
}

function cpuUs(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const [dir] = process.argv.slice(2)
const titles = dir === undefined ? undefined : join(dir, 'data', 'practice', 'titles.tsv')
const hasTitles = titles !== undefined && existsSync(titles)
for (const set of [
  easySet({ events: 3_000, notices: 6_000, seed: 'easy' }),
  hardSet({ events: 3_000, notices: 6_000, seed: 'hard' }),
  ...(hasTitles ? [practiceSet(titles)] : []),
]) {
  printScores(set, scoreMatching(set))
}
console.log(hasTitles ? '' : '\n没有真实标题：用 npm run bench:judge -- DIR 指明所在文件夹')
console.log(GOALS)

console.log('\nmatching: µs of processor time a notice; the plain matcher; how many times as long')
for (const [notices, events] of SIZES) {
  const { ours, plain } = usEach(easySet({ events, notices, seed: 'size' }))
  const cells = [
    ours.toFixed(1).padStart(8),
    plain.toFixed(1).padStart(8),
    (ours / plain).toFixed(2).padStart(6),
  ]
  console.log(`${cells.join(' ')}  ${notices} × ${events}`)
}

if (hasTitles) {
  console.log('\nclassification of the same titles, its own split')
  const check = join(import.meta.dirname, '..', '..', 'real', 'titles.check.ts')
  if (existsSync(check)) spawnSync(process.execPath, [check, dir ?? ''], { stdio: 'inherit' })
}
