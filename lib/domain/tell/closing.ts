import type { Judged } from '../judge/judge-county.ts'
import { lineKey } from './line.ts'
import type { Line } from './outbox.ts'
import type { Told } from './told.ts'

/** A matter that is done, for one person who had been told that it was not. */
export interface Closing {
  readonly person: string
  readonly line: Line
  /** True when the person had been told of something missing: then the close-out does not wait for another mail. */
  readonly isOwed: boolean
}

/** Matters of which a person was told and which are now published: told once, so that nobody goes on searching. */
export function closingsOf(judged: readonly Judged[], told: Told): readonly Closing[] {
  return judged.flatMap((one) => {
    if (one.standing.kind !== 'published') return []
    const { id } = one.obligation
    return [...told.trailsOf(id)].flatMap(([person, trail]): Closing[] => {
      if (!trail.isOpen) return []
      const rung = trail.closings === 0 ? 'closed' : `closed-${trail.closings + 1}`
      const line: Line = { key: lineKey(one, rung), obligation: id, rung, kind: 'closed' }
      return [{ person, line, isOwed: trail.isReproached }]
    })
  })
}
