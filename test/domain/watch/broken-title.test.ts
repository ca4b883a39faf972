import { expect, it } from 'vitest'
import { isBrokenTitle } from '../../../lib/domain/watch/broken-title.ts'

it.each([
  '喀左县公共租\ufffd住房管理办法',
  '????????',
  '？？？？',
  '?? ??',
  '????2026????公告',
  '关于印发???办法的通知',
  '锟斤拷左县公告',
])('%s has lost characters', (title) => {
  expect(isBrokenTitle(title)).toBe(true)
})

it.each(['公租房怎样申请？', '申请公租房要多久??', '样例县堤防工程招标公告', 'Q?A问答', ''])(
  '%s is whole',
  (title) => {
    expect(isBrokenTitle(title)).toBe(false)
  },
)
