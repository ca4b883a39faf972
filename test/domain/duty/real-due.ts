import { mustLoadCatalogue } from '../../../lib/catalogue/load.ts'
import type { Anchor, Due } from '../../../lib/domain/duty/due.ts'
import { dueOf } from '../../../lib/domain/duty/due-of.ts'
import type { Period } from '../../../lib/domain/duty/due-rule.ts'
import { type Instant, parseInstant } from '../../../lib/domain/time/instant.ts'

const { rules, calendar } = mustLoadCatalogue()

export interface More extends Omit<Anchor, 'at' | 'verifiedAt'> {
  readonly verifiedAt?: string
}

/** One line of a table: a sentence, a rule, an anchor, what must come out, and what else goes in. */
export type Row = [says: string, rule: string, anchor: string, expected: object, more?: More]

/** The due date of a rule of the project's own catalogue. */
export function realDue(rule: string, at: string, more: More = {}): Due {
  return dueOf(periodOf(rule), anchorOf(at, more), calendar)
}

export function periodOf(rule: string): Period {
  const period = rules.get(rule)?.period
  if (!period) throw new Error(`no rule ${rule}`)
  return period
}

export function anchorOf(at: string, { verifiedAt, ...more }: More = {}): Anchor {
  const verified = verifiedAt === undefined ? undefined : instant(verifiedAt)
  return { at: instant(at), verifiedAt: verified, ...more }
}

function instant(text: string): Instant {
  const at = parseInstant(text)
  if (at === undefined) throw new Error(`not an instant: ${text}`)
  return at
}

export const noon = (date: string) => `${date}T12:00:00+08:00`
