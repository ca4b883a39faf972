import type { AbsentElement } from './standing.ts'
import type { StandingFacts } from './standing-facts.ts'

/** A sentence names as many; the others are in the ledger. */
const NAMED_MAX = 5
const TEXT_CHARS_MAX = 24

/**
 * Elements that none of the notices holds: absent from each of them. First notice and correction are read together, and as
 * long as one of them has not been read nobody can say what it lacks.
 */
export function absentElements({
  matched,
  content,
}: Pick<StandingFacts, 'matched' | 'content'>): readonly AbsentElement[] {
  const found = matched.map(({ notice }) => content.get(notice.id)?.elements)
  const [first] = found
  if (!first) return []
  return first.flatMap(({ n, text }): AbsentElement[] => {
    const isAbsent = found.every((elements) =>
      elements?.some((one) => one.n === n && one.verdict === 'absent'),
    )
    return isAbsent ? [{ n, text }] : []
  })
}

/** The sentence about the publication, and what it lacks. */
export function withAbsent(because: string, absent: readonly AbsentElement[]): string {
  const named = absent.slice(0, NAMED_MAX).map(({ n, text }) => `第${n}项“${shortened(text)}”`)
  const rest = absent.length > NAMED_MAX ? `等${absent.length}项` : ''
  return `${because.replace(/。$/, '')}，但公告中未见要素${named.join('、')}${rest}。`
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > TEXT_CHARS_MAX ? `${characters.slice(0, TEXT_CHARS_MAX).join('')}…` : text
}
