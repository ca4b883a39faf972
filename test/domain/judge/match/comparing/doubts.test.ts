import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import { doubtsOf } from '../../../../../lib/domain/judge/match/comparing/doubts.ts'
import { lotFit } from '../../../../../lib/domain/judge/match/naming/lots.ts'
import type { Posted } from '../match-cast.ts'
import { comparedOf } from './compared-cast.ts'
import { BRIDGE, type Inside, LOOSE, LOOSELY, NAME_ROWS, TEXT_ROWS, TIME_ROWS } from './doubt-rows.ts'
import { BESIDE_ROWS } from './doubt-rows-beside.ts'

function doubts(
  of: DutyEvent,
  parts: Posted,
  { isInside = false, ...beside }: Inside = {},
): readonly string[] {
  const compared = comparedOf(of, parts, beside)
  const best = Math.max(...compared.evidence.map(({ weight }) => weight))
  const lots = lotFit(compared.face.lots, compared.notice.lots)
  return doubtsOf(compared, { best, lots, isInside })
}

describe('a person looks at', () => {
  it.each([...TIME_ROWS, ...NAME_ROWS, ...TEXT_ROWS, ...BESIDE_ROWS])(
    '%s',
    (_, of, parts, beside, expected) => {
      expect(doubts(of, parts, beside)).toEqual(expected)
    },
  )

  it('a name but for common words of which nobody knows the day', () => {
    const undated = { title: `${LOOSELY}招标公告`, displayedOn: undefined, firstSeenAt: undefined }
    expect(doubts(BRIDGE, undated as unknown as Posted)).toEqual([LOOSE])
  })
})
