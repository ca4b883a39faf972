import { decision } from '../../../fixtures/cast.ts'
import { goodAt, type Row } from './standing-rows.ts'

/** Event of 2026-09-01, due at the end of 2026-09-29, and what was decided about it. */
export const DECIDED_ROWS: readonly Row[] = [
  ['withheld with its basis', 'withheld', { decisions: [decision()] }],
  ['withdrawn', 'withdrawn', { decisions: [decision({ kind: 'withdraw' })] }],
  [
    'a later decision replaces an earlier one, in whatever order they are stored',
    'extended',
    {
      decisions: [
        decision({ at: '2026-09-12 10:00', until: '2026-10-20' }),
        decision({ at: '2026-09-10 10:00' }),
      ],
    },
  ],
  [
    'extended while the granted day lasts',
    'extended',
    {
      when: '2026-10-20 12:00',
      decisions: [decision({ until: '2026-10-20' })],
      lists: goodAt('2026-10-20 08:30'),
    },
  ],
  [
    'overdue after the granted day, by a look after it',
    'overdue',
    {
      when: '2026-10-21 09:00',
      decisions: [decision({ until: '2026-10-20' })],
      lists: goodAt('2026-10-21 08:30'),
    },
  ],
  [
    'not by a look before it',
    'unverifiable: channel-not-read',
    {
      when: '2026-10-21 09:00',
      decisions: [decision({ until: '2026-10-20' })],
      lists: goodAt('2026-10-20 08:30'),
    },
  ],
  [
    'a granted day before the due date grants nothing',
    'awaited',
    { when: '2026-09-15 09:00', decisions: [decision({ until: '2026-09-12' })] },
  ],
]
