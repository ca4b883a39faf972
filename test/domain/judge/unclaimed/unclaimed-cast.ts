import type { DutyEvent } from '../../../../lib/domain/duty/event.ts'
import { type CountyFacts, judgeCounty } from '../../../../lib/domain/judge/judge-county.ts'
import { NO_IDENTIFIERS, type Notice } from '../../../../lib/domain/watch/notice.ts'
import { at, CATALOGUE, event, notice } from '../../../fixtures/cast.ts'

export const NAME = '喀左县示例学校课桌椅采购项目'
export const AWARD = `${NAME}中标公告`

/** The winner of a purchase is fixed: item 13, advice of two workdays, three sites. */
export function fixed(parts: Parameters<typeof event>[0] = {}): DutyEvent {
  return event({
    id: 'f1',
    item: '13',
    trigger: 'supplier_fixed',
    unit: 'procurement-office',
    facts: { projectName: NAME, procurementNo: 'JH26-211324-00301' },
    on: '2026-09-07 10:00',
    ...parts,
  })
}

/** What the unit itself records of the same award. */
export function announced(parts: Parameters<typeof event>[0] = {}): DutyEvent {
  return fixed({ id: 'r1', trigger: 'announcement_published', on: '2026-09-09 12:00', ...parts })
}

/** A parcel was sold: item 08. */
export function sold(parts: Parameters<typeof event>[0] = {}): DutyEvent {
  return event({
    id: 's1',
    item: '08',
    trigger: 'parcel_sold',
    unit: 'land-bureau',
    facts: { parcelNo: 'KZ2026-77' },
    on: '2026-09-07 10:00',
    ...parts,
  })
}

/** The award on the designated medium, on Wednesday 9 September. */
export function award(parts: Parameters<typeof notice>[0] = {}): Notice {
  return notice({
    id: 'n-award',
    channel: 'ccgp-liaoning',
    list: 'result-notice',
    title: AWARD,
    text: AWARD,
    identifiers: { ...NO_IDENTIFIERS, procurementNos: ['JH26-211324-00301'] },
    displayedOn: '2026-09-09',
    seen: '2026-09-09 14:30',
    absent: '2026-09-08 18:30',
    ...parts,
  })
}

export function deal(parts: Parameters<typeof notice>[0] = {}): Notice {
  return notice({
    id: 'n-deal',
    channel: 'landchina',
    list: 'deal-notice',
    title: 'KZ2026-77号地块成交公示',
    text: 'KZ2026-77号地块成交公示',
    identifiers: { ...NO_IDENTIFIERS, parcelNos: ['KZ2026-77'] },
    displayedOn: '2026-09-09',
    seen: '2026-09-09 14:30',
    absent: '2026-09-08 18:30',
    ...parts,
  })
}

export function factsOf(parts: Partial<CountyFacts>): CountyFacts {
  const none = { events: [], notices: [], listStates: [], attestations: [], decisions: [] }
  return { ...none, now: at('2026-09-10 09:00'), ...parts }
}

export function judge(parts: Partial<CountyFacts>) {
  return judgeCounty(factsOf(parts), CATALOGUE)
}
