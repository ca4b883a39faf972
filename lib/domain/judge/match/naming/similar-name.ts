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
const KEPT_MIN = 0.5
const LENGTH_MIN = 4
const LENGTH_MAX = 80
const SLIP_LENGTH_MIN = 7
/** Of the pairs of characters of the shorter, so many stand in the longer where its parts were turned round. */
const PAIRS_MIN = 0.75
/** With fewer, it is not worth looking. */
const PAIRS_LEAST = 0.4
/** Of its characters, so many stand in the longer in the same order where several are wrong. */
const ORDERED_MIN = 0.8
/** Both ends of the shorter are those of the longer, which says more between them: `示例路（南段）改造`. */
const ENDS_MIN = 2

/**
 * True when one key may be the other written shorter (养老中心 for 养老服务中心), with wrong characters, turned round or
 * with a part put in. Both are keys without the words that are left out at will. A number of the shorter stands in the
 * longer: another year or phase is another project. It only leads to a person, so that it is not said to be missing.
 */
export function isAbbreviated(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < LENGTH_MIN || long.length > LENGTH_MAX) return false
  const numbers = numbersOf(long)
  if (!numbersOf(short).every((number) => numbers.includes(number))) return false
  if (isPutIn(short, long)) return true
  if (short.length < long.length * KEPT_MIN) return false
  return isSubsequence(short, long) || hasOneSlip(one, other) || isMostlyHeld(short, long)
}

function isPutIn(short: string, long: string): boolean {
  let before = 0
  while (before < short.length && short[before] === long[before]) before += 1
  let behind = 0
  while (behind < short.length - before && short.at(-1 - behind) === long.at(-1 - behind)) behind += 1
  return before >= ENDS_MIN && behind >= ENDS_MIN && before + behind === short.length
}

function isMostlyHeld(short: string, long: string): boolean {
  if (short.length < SLIP_LENGTH_MIN) return false
  let held = 0
  for (let at = 0; at + 1 < short.length; at += 1) if (long.includes(short.slice(at, at + 2))) held += 1
  const share = held / (short.length - 1)
  if (share < PAIRS_LEAST) return false
  if (share < PAIRS_MIN && inOrder(short, long) < short.length * ORDERED_MIN) return false
  return !isOtherTown(short, long) && TELLING.every((kind) => isSaid(kind, short, long))
}

/** Every number, direction and so on of the shorter stands in the longer. */
function isSaid(kind: RegExp, short: string, long: string): boolean {
  return Array.from(short).every((character) => !kind.test(character) || long.includes(character))
}

/** Length of the longest common subsequence. */
function inOrder(short: string, long: string): number {
  let row = new Uint8Array(short.length + 1)
  for (const character of long) {
    const next = new Uint8Array(short.length + 1)
    for (let at = 1; at <= short.length; at += 1) {
      const held = character === short[at - 1] ? (row[at - 1] ?? 0) + 1 : 0
      next[at] = Math.max(held, next[at - 1] ?? 0, row[at] ?? 0)
    }
    row = next
  }
  return row[short.length] ?? 0
}

const TOWNS = /[\u4e00-\u9fa5]{2,3}(?=[镇乡村]|街道|社区)/g

/** Both name towns, and none of one is one of the other but for a wrong character. */
function isOtherTown(one: string, other: string): boolean {
  const [ofOne, ofOther] = [one.match(TOWNS) ?? [], other.match(TOWNS) ?? []]
  const isSame = (a: string, b: string) => {
    const length = Math.min(a.length, b.length)
    const wrong = Array.from(a.slice(-length)).filter((mark, at) => mark !== b.slice(-length)[at])
    return wrong.length <= length - 2
  }
  return ofOne.length > 0 && ofOther.length > 0 && !ofOne.some((a) => ofOther.some((b) => isSame(a, b)))
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
