import { expect, it } from 'vitest'
import { checkedPeople } from '../../../lib/cli/person/checked-people.ts'
import { CATALOGUE, county, li, zhang, zhao } from '../../fixtures/cast.ts'

const DAYS = { from: '2026-12-01', until: '2026-12-04' }
const KNOWN = [zhang, zhao, li]

function check(...values: readonly object[]) {
  const lines = values.map((value, index) => ({ line: index + 1, value: { ...BASE, ...value } }))
  const { people, faults } = checkedPeople(lines, { known: KNOWN, desk: { catalogue: CATALOGUE, county } })
  return {
    put: people.map(({ person }) => person.id),
    faults: faults.map(({ line, field }) => `${line} ${field}`),
    words: faults.map(({ message, mend }) => `${message} — ${mend}`).join('\n'),
  }
}

const BASE = { unit: 'housing-bureau', role: 'contact', name: '钱示例', email: 'qian@unit.example' }
const OFFICE = { id: 'a', unit: 'openness-office', role: 'office', away: { ...DAYS, substitute: 'b' } }
const HEAD = { id: 'b', role: 'head', away: undefined }
const awayWith = (substitute: string) => ({ away: { ...DAYS, substitute } })

it.each<[string, readonly object[], readonly string[], readonly string[]]>([
  ['a substitute who is known', [{ id: 'a', ...awayWith('zhao') }], ['a'], []],
  ['one of a later line', [{ id: 'a', ...awayWith('b') }, { id: 'b' }], ['a', 'b'], []],
  [
    'each other',
    [
      { id: 'a', ...awayWith('b') },
      { id: 'b', ...awayWith('a') },
    ],
    ['a', 'b'],
    [],
  ],
  ['oneself', [{ id: 'a', ...awayWith('a') }], [], ['1 away.substitute']],
  ['nobody known', [{ id: 'a', ...awayWith('x') }, { id: 'b' }], ['b'], ['1 away.substitute']],
  [
    'for the office, somebody who may not read other units’ matters',
    [OFFICE, { ...OFFICE, ...HEAD }],
    ['b'],
    ['1 away.substitute'],
  ],
  ['another unit', [{ id: 'a', ...awayWith('li') }], [], ['1 away.substitute']],
  [
    'one whose own line falls with its substitute',
    [
      { id: 'a', ...awayWith('b') },
      { id: 'b', ...awayWith('x') },
    ],
    [],
    ['1 away.substitute', '2 away.substitute'],
  ],
  [
    'one whose line is bad',
    [
      { id: 'a', ...awayWith('b') },
      { id: 'b', email: '' },
    ],
    [],
    ['1 away.substitute', '2 email'],
  ],
])('takes as substitute %s, or says who is none', (_, values, put, faults) => {
  expect(check(...values)).toMatchObject({ put, faults })
})

it('takes one line of an id and names the first of two', () => {
  const found = check({ id: 'a' }, { id: 'a', name: '孙示例' })
  expect(found).toMatchObject({ put: ['a'], faults: ['2 id'] })
  expect(found.words).toContain('与第1行')
})

it('asks whether a new address of a known name is a change, so that nobody is told twice', () => {
  const moved = { name: zhang.name, email: 'new@unit.example' }
  expect(check(moved)).toMatchObject({ put: [], faults: ['1 id'] })
  expect(check(moved).words).toContain('zhang')
  expect(check({ ...moved, id: 'zhang' })).toMatchObject({ put: ['zhang'], faults: [] })
  expect(check({ ...moved, id: 'another' })).toMatchObject({ put: ['another'], faults: [] })
  expect(check({ ...moved, role: 'head' }).faults).toEqual([])
})
