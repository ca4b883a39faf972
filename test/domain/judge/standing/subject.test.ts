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
    'a document whose notice lacks words on secrets has its name',
    {
      ...{ kind: 'incomplete', timing: 'on-time', possiblyBackDated: false, absent: [] },
      because: '期限内已公开，但公告中未见要素第1项“不涉及国家秘密的说明”。',
    },
    TITLE,
  ],
  [
    'what is withheld for another reason, entered without its ground, has its name',
    { kind: 'withheld', because: '依法不予公开（政府信息公开条例第十五条，…）。' },
    TITLE,
  ],
  [
    'nor where only the basis says so',
    { kind: 'withheld', because: '依法不予公开（属国家秘密，…）。' },
    SECRET,
  ],
])('%s', (_, standing, expected) => {
  expect(subjectOf({ obligation: obligation(event()), standing })).toBe(expected)
})
