/** Characters that make two names two: numbers, directions, letters. A slip of the pen does not turn one into the other. */
const TELLING = [
  /[0-9一二三四五六七八九十]/,
  /[东西南北中]/,
  /[上下]/,
  /[前后]/,
  /[左右]/,
  /[大小]/,
  /[新老]/,
  /[a-z]/,
]
/** Share of the longer name that the shorter has to hold. */
const KEPT_MIN = 0.6
const SLIP_LENGTH_MIN = 7

/**
 * True when one key may be the other written shorter (养老中心 for 养老服务中心), or with one wrong character. Both are keys
 * without the words that are left out at will. A number of the shorter stands in the longer: another year or phase is
 * another project.
 */
export function isAbbreviated(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < long.length * KEPT_MIN) return false
  if (!isSubsequence(short, long) && !hasOneSlip(one, other)) return false
  const numbers = numbersOf(long)
  return numbersOf(short).every((number) => numbers.includes(number))
}

function numbersOf(key: string): readonly string[] {
  return key.match(/\d+|[一二三四五六七八九十]+(?=[期号批])/g) ?? []
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (let from = 0; from < long.length; from += 1) {
    if (long.charCodeAt(from) === short.charCodeAt(at)) at += 1
  }
  return at === short.length
}

function hasOneSlip(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < SLIP_LENGTH_MIN) return false
  let wrong = -1
  for (let at = 0; at < one.length; at += 1) {
    if (one.charCodeAt(at) === other.charCodeAt(at)) continue
    if (wrong >= 0) return false
    wrong = at
  }
  const isTelling = (kind: RegExp) => kind.test(one.charAt(wrong)) && kind.test(other.charAt(wrong))
  return wrong >= 0 && !TELLING.some(isTelling)
}
