import { expect, it } from 'vitest'
import { compareClocks } from '../../../../../lib/domain/judge/standing/published.ts'
import type { LatenessDays } from '../../../../../lib/domain/judge/standing/standing.ts'
import type { Notice } from '../../../../../lib/domain/watch/notice.ts'
import { at, type NoticeTimes, notice } from '../../../../fixtures/cast.ts'

const DUE = '2026-10-12 23:59:59'
const NOON = '2026-10-12 12:00'

type Row = readonly [says: string, dueAt: string, when: NoticeTimes, because: string]

it.each<Row>([
  [
    'seen in time names the look',
    DUE,
    { seen: '2026-10-12 08:30' },
    '期限内已公开（2026-10-12 08:30首次看到）。',
  ],
  [
    'absent after the due moment names both looks and the range',
    DUE,
    { absent: '2026-10-13 08:30', seen: '2026-10-14 08:30' },
    '2026-10-13 08:30查看时没有，2026-10-14 08:30才看到，晚1至2天。',
  ],
  [
    'both looks on one day say one number',
    DUE,
    { absent: '2026-10-13 00:30', seen: '2026-10-13 08:30' },
    '2026-10-13 00:30查看时没有，2026-10-13 08:30才看到，晚1天。',
  ],
  [
    'late by hours is less than a day',
    NOON,
    { absent: '2026-10-12 12:30', seen: '2026-10-12 15:30' },
    '2026-10-12 12:30查看时没有，2026-10-12 15:30才看到，晚不到1天。',
  ],
  [
    'a displayed day in time, before a look that found nothing, may be back-dated',
    DUE,
    { absent: '2026-10-13 08:30', seen: '2026-10-14 08:30', displayedOn: '2026-10-12' },
    '2026-10-13 08:30查看时没有，2026-10-14 08:30才看到，晚1至2天。页面日期2026-10-12早于此，可能倒签。',
  ],
  [
    'a displayed day that is late itself hides nothing, though a look after it found nothing',
    DUE,
    { absent: '2026-10-14 08:30', seen: '2026-10-15 08:30', displayedOn: '2026-10-13' },
    '2026-10-14 08:30查看时没有，2026-10-15 08:30才看到，晚2至3天。',
  ],
  [
    'absent in the last second of the period is not absent after it',
    DUE,
    { absent: DUE, seen: '2026-10-14 08:30', displayedOn: '2026-10-12' },
    '页面日期2026-10-12，在期限内。',
  ],
  [
    'an address that is late names the page that says otherwise, on its last day too',
    DUE,
    { seen: '2026-10-15 08:30', displayedOn: '2026-10-12', urlOn: '2026-10-14' },
    '页面日期2026-10-12在期限内，但网址或元数据的日期是2026-10-14，可能倒签。',
  ],
  [
    'an address that is late stands alone where the page shows no day',
    DUE,
    { seen: '2026-10-15 08:30', urlOn: '2026-10-14' },
    '网址或元数据的日期是2026-10-14，晚2天。',
  ],
  [
    'nor is a page back-dated that is late by its own day',
    DUE,
    { seen: '2026-10-15 08:30', displayedOn: '2026-10-13', metaOn: '2026-10-14' },
    '网址或元数据的日期是2026-10-14，晚2天。',
  ],
  [
    'without any day nobody knows',
    DUE,
    { seen: '2026-10-15 08:30' },
    '2026-10-15 08:30首次看到，此前何时公开不能确定。',
  ],
  [
    'on the day of an hour the clock would decide',
    NOON,
    { seen: '2026-10-13 08:30', displayedOn: '2026-10-12' },
    '页面日期2026-10-12与期限同日，公开的钟点不能确定。',
  ],
  [
    'a late page says so itself',
    DUE,
    { seen: '2026-10-15 08:30', displayedOn: '2026-10-14' },
    '页面日期2026-10-14，晚2天。',
  ],
])('%s', (_, dueAt, when, because) => {
  expect(compareClocks(notice(when), at(dueAt)).because).toBe(because)
})

const ABSENT = { absent: '2026-10-13 08:30', seen: '2026-10-14 08:30', earlier: ['x'] }
const CHANGED = '网页修改过，2026-10-14 08:30首次看到现在的内容'
const LOOKS = '2026-10-13 08:30查看时没有，2026-10-14 08:30才看到，晚1至2天。'

interface Edited {
  readonly says: string
  readonly parts: Parameters<typeof notice>[0]
  readonly page?: Notice['page']
  readonly timing: string
  readonly lateness?: LatenessDays
  readonly because: string
}

it.each<Edited>([
  {
    says: 'that displays no day may be an old page: late by so much at most, which blames nobody',
    parts: ABSENT,
    timing: 'uncertain',
    lateness: { atLeast: 0, atMost: 2 },
    because: `${CHANGED}，此前何时公开不能确定。`,
  },
  {
    says: 'that displays the last day of the period may be an old page too, and is not back-dated',
    parts: { ...ABSENT, displayedOn: '2026-10-12' },
    timing: 'uncertain',
    lateness: { atLeast: 0, atMost: 2 },
    because: `${CHANGED}，此前何时公开不能确定。`,
  },
  {
    says: 'that displays a late day says itself that it is late',
    parts: { ...ABSENT, displayedOn: '2026-10-13' },
    timing: 'late',
    lateness: { atLeast: 1, atMost: 2 },
    because: `${LOOKS}${CHANGED}。`,
  },
  {
    says: 'that was there before the edit is judged by when it was posted',
    parts: { ...ABSENT, displayedOn: '2026-10-09' },
    page: {
      displayedOn: notice({ displayedOn: '2026-10-09' }).displayedOn,
      firstSeenAt: at('2026-10-09 08:30'),
    },
    timing: 'on-time',
    because: `期限内已公开（2026-10-09 08:30首次看到）。${CHANGED}。`,
  },
  {
    says: 'that was late before the edit, by looks alone, stays late',
    parts: ABSENT,
    page: { absentAt: at('2026-10-13 00:30'), firstSeenAt: at('2026-10-13 20:30') },
    timing: 'late',
    lateness: { atLeast: 1, atMost: 1 },
    because: `2026-10-13 00:30查看时没有，2026-10-13 20:30才看到，晚1天。${CHANGED}。`,
  },
  {
    says: 'that is in time says only that it was edited',
    parts: { seen: '2026-10-14 08:30', displayedOn: '2026-10-12', earlier: ['x'] },
    timing: 'on-time',
    because: `页面日期2026-10-12，在期限内。${CHANGED}。`,
  },
])('an edited page $says', ({ parts, page, timing, lateness, because }) => {
  const judged = compareClocks({ ...notice(parts), page }, at(DUE))
  expect(judged).toEqual({ timing, lateness, possiblyBackDated: false, because })
})
