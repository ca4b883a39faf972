import type { Judged } from '../../judge/judge-county.ts'
import type { Warning } from '../../judge/standing/warnings.ts'
import { numberedRung } from '../line.ts'
import type { Line } from '../outbox.ts'
import type { LinesFrom, PersonLine } from './person-lines.ts'
import { personalTrail } from './personal-trail.ts'
import type { Told } from './told.ts'

type PersonalWarning = Extract<Warning, { readonly notice: string }>

const RUNG = 'personal-data'

/** Readable personal data; what is masked too thinly is for the office to judge, in the digest. */
export function personalWarningsOf({ warnings = [] }: Judged): readonly PersonalWarning[] {
  return warnings.filter((one): one is PersonalWarning => one.kind === 'personal-data')
}

/**
 * Personal data found, to each unit that the notice answers for and to the office, at once, outside the ladder: one line
 * for each notice however many obligations it answers, and another one when something else is found in it.
 */
export function personalLines(
  judged: readonly Judged[],
  input: LinesFrom,
  told: Told,
): readonly PersonLine[] {
  const { readers } = input
  const seen = new Set<string>()
  return judged.flatMap((one) =>
    personalWarningsOf(one).flatMap((warning) => {
      const { unit } = one.obligation.event
      const people = new Set([
        ...readers.of({ unit, role: 'contact', medium: 'mail' }),
        ...readers.of({ unit, role: 'office', medium: 'mail' }),
      ])
      return [...people].flatMap((person): PersonLine[] => {
        const matter = `${person.id}\n${personalMatter(warning)}`
        const line = seen.has(matter)
          ? undefined
          : untoldLine(warning, { judged: one, person: person.id, told })
        seen.add(matter)
        return line ? [{ person, medium: 'mail', urgent: true, line }] : []
      })
    }),
  )
}

/** Numbered from the second time on: found again after it had been reported as gone. */
function untoldLine(
  warning: PersonalWarning,
  { judged, person, told }: { readonly judged: Judged; readonly person: string; readonly told: Told },
): Line | undefined {
  const { closings = 0, isOpen = false } = told.trailsOf(personalTrail(warning.notice)).get(person) ?? {}
  for (let n = 1; n <= closings + 1 || !isOpen; n += 1) {
    const line = personalLine(judged, warning, numberedRung(RUNG, n))
    if (!told.has(person, 'mail', line.key)) return isOpen || n > closings ? line : undefined
  }
  return undefined
}

function personalLine({ obligation }: Judged, warning: PersonalWarning, rung: string): Line {
  return { key: `${personalMatter(warning)}${rung}`, obligation: obligation.id, rung, kind: RUNG }
}

/** The finding that a line tells of, as long as it is what the notice shows now. */
export function personalToldBy(line: Line, judged: Judged): PersonalWarning | undefined {
  return personalWarningsOf(judged).find((one) => line.key === `${personalMatter(one)}${line.rung}`)
}

/** Notice and what was found in it: the beginning of all keys about it. */
function personalMatter({ notice, findings }: PersonalWarning): string {
  const found = findings.map(({ kind, where, count }) => `${kind}@${where}*${count}`).toSorted()
  return `${personalTrail(notice)}:${fingerprint(found.join('\n'))}:`
}

/** FNV-1a, 32 bits in hex: keys stay short, and two findings of one notice hardly ever meet. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}
