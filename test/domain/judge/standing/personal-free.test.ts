import { describe, expect, it } from 'vitest'
import type { ContentFindings } from '../../../../lib/domain/judge/content/content-findings.ts'
import { personalFreeOf } from '../../../../lib/domain/judge/standing/personal-free.ts'
import type { Notice } from '../../../../lib/domain/watch/notice.ts'
import { at, notice } from '../../../fixtures/cast.ts'
import { facts } from './standing-rows.ts'

const CLEAN: ContentFindings = { elements: [], personal: [] }
const FOUND: ContentFindings = { elements: [], personal: [{ kind: 'id-number', where: '附件', count: 2 }] }

const freeOf = (parts: Partial<Notice>, found?: ContentFindings) =>
  personalFreeOf(
    facts({
      when: '2026-10-08 09:00',
      matched: [{ notice: { ...notice({ id: 'n1' }), ...parts }, evidence: [] }],
      content: new Map(found ? [['n1', found]] : [['n2', CLEAN]]),
    }),
  )

describe('a notice that shows no personal data now', () => {
  it.each<[string, Partial<Notice>, ContentFindings | undefined, boolean]>([
    ['was looked into, and nothing was found', {}, CLEAN, true],
    ['was not looked into: that says nothing', {}, undefined, false],
    ['was looked into in part', {}, { ...CLEAN, isPartlyUnread: true }, false],
    ['shows some', {}, FOUND, false],
    ['shows some, and is gone', { goneAt: at('2026-10-01 09:00') }, FOUND, true],
    ['shows some in a version that was changed since', { supersededAt: at('2026-10-01 09:00') }, FOUND, true],
    ['is gone, and was not looked into', { goneAt: at('2026-10-01 09:00') }, undefined, true],
  ])('%s', (_, parts, found, isFree) => {
    expect(freeOf(parts, found)).toEqual(isFree ? ['n1'] : [])
  })
})
