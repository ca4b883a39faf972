const NEAREST_MAX = 3

/** The known words that are most like the given one, the nearest first; for "did you mean". */
export function nearestKnown(given: string, known: Iterable<string>): readonly string[] {
  const word = given.normalize('NFKC').toLowerCase()
  return [...new Set(known)]
    .map((candidate) => ({
      candidate,
      distance: distanceOf(word, candidate.normalize('NFKC').toLowerCase()),
    }))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, NEAREST_MAX)
    .map(({ candidate }) => candidate)
}

/** Levenshtein distance, less what the words contain of each other: 交通局 is near 县交通局. */
function distanceOf(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const isSame = a.charAt(row - 1) === b.charAt(column - 1)
      const replaced = (previous[column - 1] ?? 0) + (isSame ? 0 : 1)
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  const distance = previous[b.length] ?? Math.max(a.length, b.length)
  const isPart = a !== '' && b !== '' && (a.includes(b) || b.includes(a))
  return isPart ? distance / 2 : distance
}
