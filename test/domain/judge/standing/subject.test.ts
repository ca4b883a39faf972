import { expect, test } from 'vitest'
import type { Standing } from '../../../../lib/domain/judge/standing/standing.ts'
import { subjectOf } from '../../../../lib/domain/judge/standing/subject.ts'
import { event, obligation } from '../../../fixtures/cast.ts'

const TITLE = '喀左县公共租赁住房管理办法'
const SECRET = '涉密事项，名称从略（编号e1）'

test.each<[string, Standing, string]>([
  ['what is withdrawn has its name', { kind: 'withdrawn', because: '' }, TITLE],
  ['a commercial secret too', { kind: 'withheld', because: '', ground: 'commercial-secret' }, TITLE],
  ['a state secret has none', { kind: 'withheld', because: '', ground: 'state-secret' }, SECRET],
  [
    'nor where only the basis says so',
    { kind: 'withheld', because: '依法不予公开（属国家秘密，…）。' },
    SECRET,
  ],
])('%s', (_, standing, expected) => {
  expect(subjectOf({ obligation: obligation(event()), standing })).toBe(expected)
})
