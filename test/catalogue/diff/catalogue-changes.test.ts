import { describe, expect, it } from 'vitest'
import { catalogueChanges } from '../../../lib/catalogue/diff/catalogue-changes.ts'
import { fieldChanges } from '../../../lib/catalogue/diff/field-changes.ts'
import type { Catalogue } from '../../../lib/domain/catalogue.ts'
import { localDate } from '../../../lib/domain/time/local-date.ts'
import { WorkCalendar } from '../../../lib/domain/time/work-calendar.ts'
import { calendarWith2027 } from '../../fixtures/cast.ts'
import { realYears } from '../../fixtures/real-calendar.ts'
import { REAL, withDay, withPeriod, withRule } from './catalogues.ts'

describe('the fields of two values', () => {
  it.each<[string, unknown, unknown, readonly unknown[]]>([
    ['the same say nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['absent and undefined are one', { a: 1, b: undefined }, { a: 1 }, []],
    ['a plain field', { a: 1 }, { a: 2 }, [{ field: 'a', before: 1, after: 2 }]],
    ['a deep field', { a: { b: 'x' } }, { a: { b: 'y' } }, [{ field: 'a.b', before: 'x', after: 'y' }]],
    ['a new field', {}, { a: 1 }, [{ field: 'a', before: undefined, after: 1 }]],
    ['a field that is gone', { a: 1 }, {}, [{ field: 'a', before: 1, after: undefined }]],
    [
      'a list of words as a whole',
      { a: ['x'] },
      { a: ['x', 'y'] },
      [{ field: 'a', before: ['x'], after: ['x', 'y'] }],
    ],
    [
      'members by id, wherever they stand',
      {
        a: [
          { id: 'x', v: 1 },
          { id: 'y', v: 1 },
        ],
      },
      {
        a: [
          { id: 'y', v: 2 },
          { id: 'z', v: 1 },
        ],
      },
      [
        { field: 'a[x]', before: { id: 'x', v: 1 }, after: undefined },
        { field: 'a[y].v', before: 1, after: 2 },
        { field: 'a[z]', before: undefined, after: { id: 'z', v: 1 } },
      ],
    ],
    [
      'members that change places',
      { a: [{ id: 'x' }, { id: 'y' }] },
      { a: [{ id: 'y' }, { id: 'x' }] },
      [{ field: 'a', before: ['x', 'y'], after: ['y', 'x'] }],
    ],
    [
      'members of one id are a list as a whole',
      { a: [{ id: 'x' }, { id: 'x', v: 1 }] },
      { a: [{ id: 'x' }] },
      [{ field: 'a', before: [{ id: 'x' }, { id: 'x', v: 1 }], after: [{ id: 'x' }] }],
    ],
    ['patterns', { a: /x/ }, { a: /y/ }, [{ field: 'a', before: '/x/', after: '/y/' }]],
    ['maps', { a: new Map([['k', 1]]) }, { a: new Map([['k', 2]]) }, [{ field: 'a.k', before: 1, after: 2 }]],
    ['another shape', { a: { b: 1 } }, { a: [1] }, [{ field: 'a', before: { b: 1 }, after: [1] }]],
  ])('%s', (_, before, after, changes) => {
    expect(fieldChanges(before, after)).toEqual(changes)
  })
})

describe('two catalogues', () => {
  it('that are equal differ in nothing', () => {
    expect(catalogueChanges(REAL, { ...REAL })).toEqual([])
    expect(catalogueChanges(REAL, { ...REAL, calendar: new WorkCalendar(realYears()) })).toEqual([])
  })

  it.each<[string, Catalogue, readonly unknown[]]>([
    [
      'a rule counts another number of days',
      withPeriod('R07', { kind: 'days-before', days: 30 }),
      [{ kind: 'rule', id: 'R07', change: 'changed', field: 'period.days', before: 20, after: 30 }],
    ],
    [
      'a rule names another channel',
      withRule('R07', (rule) => ({ ...rule, channels: ['landchina'] })),
      [
        {
          kind: 'rule',
          id: 'R07',
          change: 'changed',
          field: 'channels',
          before: ['landchina', 'county-site'],
          after: ['landchina'],
        },
      ],
    ],
    [
      'a workday becomes a rest day',
      withDay('2026-11-26', 'rest'),
      [
        {
          kind: 'calendar-day',
          id: '2026-11-26',
          change: 'changed',
          field: 'kind',
          before: { kind: 'workday' },
          after: { kind: 'rest', name: '示例', notice: 'holidays-2026' },
        },
      ],
    ],
  ])('%s', (_, after, changes) => {
    expect(catalogueChanges(REAL, after)).toEqual(changes)
  })

  it('entries that come and go are named once', () => {
    const without = <T>(map: ReadonlyMap<string, T>, id: string) =>
      new Map([...map].filter(([key]) => key !== id))
    const units = new Map([...REAL.units].map(([county, of]) => [county, without(of, 'housing-bureau')]))
    const after = { ...REAL, channels: without(REAL.channels, 'landchina'), units }
    const gone = [
      { kind: 'channel', id: 'landchina', change: 'removed' },
      { kind: 'unit', id: '211324/housing-bureau', change: 'removed' },
    ]
    expect(catalogueChanges(REAL, after)).toEqual(gone)
    expect(catalogueChanges(after, REAL)).toEqual(gone.map((one) => ({ ...one, change: 'added' })))
  })

  it('members of a list are entries as well', () => {
    const [first] = REAL.followUps
    const after = { ...REAL, followUps: REAL.followUps.slice(1) }
    expect(catalogueChanges(REAL, after)).toEqual([{ kind: 'follow-up', id: first?.id, change: 'removed' }])
  })

  it('next year’s notice names its days, its number and how far the calendar is now known', () => {
    const changes = catalogueChanges(REAL, { ...REAL, calendar: calendarWith2027() })
    expect(changes).toContainEqual({
      kind: 'calendar',
      id: '',
      change: 'changed',
      field: 'firmThrough',
      before: '2026-12-28',
      after: '2027-12-26',
    })
    expect(changes).toContainEqual({ kind: 'holiday-notice', id: 'holidays-2027', change: 'added' })
    const days = changes.filter(({ kind }) => kind === 'calendar-day').map(({ id }) => id)
    expect(days).toContain('2027-01-01')
    expect(days).not.toContain(localDate('2027-11-24'))
  })

  it('a part that this program does not know yet is compared as well', () => {
    const later = (value: number) => ({ ...REAL, kindWords: new Map([['x', { value }]]) }) as Catalogue
    expect(catalogueChanges(later(1), later(2))).toEqual([
      { kind: 'kindWords', id: 'x', change: 'changed', field: 'value', before: 1, after: 2 },
    ])
  })
})
