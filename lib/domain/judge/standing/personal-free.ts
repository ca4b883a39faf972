import type { StandingFacts } from './standing-facts.ts'

/**
 * Notices, by id, of which it is known that they show no personal data now. A text that was not looked into is not among
 * them: that nothing was found in it says nothing.
 */
export function personalFreeOf({ matched, content }: StandingFacts): readonly string[] {
  return matched.flatMap(({ notice }) => {
    const isUp = notice.goneAt === undefined && notice.supersededAt === undefined
    const found = content.get(notice.id)
    const isClean = found?.personal.length === 0 && found.isPartlyUnread !== true
    return !isUp || isClean ? [notice.id] : []
  })
}
