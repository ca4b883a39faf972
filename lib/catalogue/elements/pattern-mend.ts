import { compilePattern } from '../../domain/judge/content/elements/element-pattern.ts'

const LENGTH_MAX = 160
const REPEATS_MAX = 200
/** Bounds of a pattern's repetitions, multiplied: more of them take long on a text that was made to. */
const STEPS_MAX = 3000
/** A group may be repeated so often whatever it holds. */
const GROUP_REPEATS_MAX = 3
const TOKEN =
  /\\(?:[pP]\{[^}]{1,40}\}|.)|\[(?:\\.|[^\]\\]){1,120}\]|\((?:\?(?:[:=!]|<[=!]?))?|\)|\{\d{1,4}(?:,\d{0,4})?\}|./gsu

/** What to mend in a pattern of an element; undefined for one that compiles and takes time linear in the text. */
export function patternMend(pattern: string): string | undefined {
  if (pattern.length > LENGTH_MAX) return `不超过 ${LENGTH_MAX} 个字符，长的拆成几条`
  try {
    if (compilePattern(pattern).test('')) return '至少写出一个必须出现的字，否则空白也算找到'
  } catch {
    return '改成能编译的正则表达式；不需要转义的字不写反斜杠'
  }
  return stepsMend([...pattern.matchAll(TOKEN)].map(([token]) => token))
}

interface Group {
  /** Holds a choice or a repetition outside its lookaheads. */
  isBranching: boolean
  readonly isLookahead: boolean
}

function stepsMend(tokens: readonly string[]): string | undefined {
  const open: Group[] = []
  let closed: Group | undefined
  let steps = 1
  const branches = () => {
    const group = open.at(-1)
    if (group) group.isBranching = true
  }
  for (const token of tokens) {
    const repeats = repeatsOf(token)
    if (repeats === undefined) {
      if (/^\\[1-9k]/.test(token) || token.startsWith('(?<')) return '不用 (?<…) 和 \\1 这样的写法'
      if (token.startsWith('(')) open.push({ isBranching: false, isLookahead: /^\(\?[=!]/.test(token) })
      if (token === '|') branches()
      closed = token === ')' ? open.pop() : undefined
      if (closed?.isBranching && !closed.isLookahead) branches()
      continue
    }
    if (repeats > REPEATS_MAX) return `不用 * 和 +，写明至多几个字，如 {0,20}，不超过 ${REPEATS_MAX}`
    if (closed?.isBranching && repeats > GROUP_REPEATS_MAX)
      return '重复的括号里不再写 | 和重复：拆成几条，或把重复写在括号外'
    steps *= repeats
    closed = undefined
    branches()
  }
  return steps > STEPS_MAX ? '重复太多，减少 {…} 的个数，或把上限改小' : undefined
}

/** How often a quantifier repeats at most; `?` counts as no repetition; undefined for what is no quantifier. */
function repeatsOf(token: string): number | undefined {
  if (token === '?') return 1
  if (token === '*' || token === '+') return Number.POSITIVE_INFINITY
  const bounds = /^\{(\d+)(,(\d*))?\}$/.exec(token)
  if (!bounds) return undefined
  if (bounds[2] === undefined) return Number(bounds[1])
  return bounds[3] === '' ? Number.POSITIVE_INFINITY : Number(bounds[3])
}
