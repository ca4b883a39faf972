import { shown } from '../../../domain/judge/content/personal/where-found.ts'
import { FINDINGS_MAX } from '../../../domain/judge/content/personal-data.ts'
import type { PersonalFinding, PersonalLook } from '../../../domain/judge/content/personal-finding.ts'

/** The look with the page or file in front of each place: a notice has several. A name that may say who is left out. */
export function placedLook({ findings, unread }: PersonalLook, place: string): PersonalLook {
  const words = shown(place)
  return {
    findings: findings.map((one): PersonalFinding => ({ ...one, where: `${words}${one.where}` })),
    unread: unread.map((one) => ({ ...one, place: `${words}${one.place}` })),
  }
}

/** What was found at all places, the worst first, within the bound of one look. */
export function togetherLooks(looks: readonly PersonalLook[]): PersonalLook {
  const findings = looks.flatMap((look) => look.findings)
  const worst = findings.toSorted((a, b) => Number(a.isWarning ?? false) - Number(b.isWarning ?? false))
  return {
    findings: worst.slice(0, FINDINGS_MAX),
    unread: looks.flatMap((look) => look.unread).slice(0, FINDINGS_MAX),
  }
}
