import { describe, expect, it } from 'vitest'
import { readDecisionJson } from '../../lib/catalogue/decision/decision-json.ts'
import { at, CATALOGUE, COUNTY, decision } from '../fixtures/cast.ts'

const CONTEXT = {
  catalogue: CATALOGUE,
  county: COUNTY,
  now: at('2026-11-24 09:00'),
  events: new Set(['e1']),
  notices: new Set(['n1']),
  decisions: [decision({ id: 'd1', at: '2026-11-20 09:00', until: '2026-12-01' })],
}
const BASE = {
  event: 'e1',
  basis: '政府信息公开条例第十五条',
  approver: '刘示例',
  at: '2026-11-23T09:00:00+08:00',
}
const read = (fields: object) => readDecisionJson({ ...BASE, ...fields }, CONTEXT)

describe('a decision as JSON', () => {
  it.each<[object, object]>([
    [
      { kind: 'extend', until: '2026-12-15' },
      { id: 'e1-extend-20261123-until-20261215', until: '2026-12-15' },
    ],
    [{ kind: 'stop-clock', fromOn: '2026-11-01' }, { fromOn: '2026-11-01' }],
    [{ kind: 'stop-clock', fromOn: '2026-11-01', toOn: '2026-11-01' }, { toOn: '2026-11-01' }],
    [{ kind: 'withhold', ground: 'state-secret' }, { ground: 'state-secret' }],
    [{ kind: 'withhold', basis: '涉及商业秘密（条例第15条）' }, { ground: 'commercial-secret' }],
    [{ kind: 'withdraw', basis: '重复登记' }, { kind: 'withdraw' }],
    [{ kind: 'forward', toUnit: '县交通局' }, { toUnit: 'transport-bureau' }],
    [
      { kind: 'match', notice: 'n1', isAnswer: false },
      { notice: 'n1', isAnswer: false },
    ],
    [
      { kind: 'lift', undoes: 'd1' },
      { id: 'd1-lifted', undoes: 'd1' },
    ],
  ])('is read: %o', (fields, expected) => {
    expect(read(fields)).toMatchObject({ decision: { county: COUNTY, approver: '刘示例', ...expected } })
  })

  it('is the same one when it comes again', () => {
    const once = read({ kind: 'forward', toUnit: '县交通局' })
    expect(read({ kind: 'forward', toUnit: 'transport-bureau' })).toEqual(once)
  })

  it('does not undo a withholding by an extension: that wants a lift first', () => {
    const withheld = decision({ id: 'd1', at: '2026-11-20 09:00' })
    const extend = { ...BASE, kind: 'extend', until: '2026-12-15' }
    const ask = (decisions: readonly (typeof withheld)[]) =>
      readDecisionJson(extend, { ...CONTEXT, decisions })
    expect(ask([withheld])).toMatchObject({
      faults: [{ field: 'kind', message: expect.stringContaining('d1') }],
    })
    const read = readDecisionJson(
      { ...BASE, kind: 'lift', undoes: 'd1', at: '2026-11-22T09:00:00+08:00' },
      { ...CONTEXT, decisions: [withheld] },
    )
    if (!('decision' in read)) throw new Error('the lift is read')
    expect(ask([withheld, read.decision])).toHaveProperty('decision')
    expect(ask([{ ...withheld, at: at('2026-11-24 08:00') }])).toHaveProperty('decision')
  })

  it('counts as made now where no time is given', () => {
    expect(read({ kind: 'withdraw', at: undefined })).toMatchObject({ decision: { at: CONTEXT.now } })
  })

  it.each<[string, object, string, RegExp]>([
    ['no kind', {}, 'kind', /缺少字段/],
    ['an unknown kind', { kind: 'wait' }, 'kind', /不能写 “wait”/],
    ['an extension without a day', { kind: 'extend' }, 'until', /没有写到哪一天/],
    ['a day that is none', { kind: 'extend', until: '2026-02-30' }, 'until', /写法不对/],
    ['a stop that begins nowhere', { kind: 'stop-clock' }, 'fromOn', /没有写从哪一天起/],
    [
      'a stop that ends before it begins',
      { kind: 'stop-clock', fromOn: '2026-11-02', toOn: '2026-11-01' },
      'toOn',
      /末日早于首日/,
    ],
    [
      'a stop of three years',
      { kind: 'stop-clock', fromOn: '2023-11-02', toOn: '2026-11-01' },
      'toOn',
      /超过两年/,
    ],
    ['withheld on no ground', { kind: 'withhold' }, 'ground', /没有写明不予公开的理由/],
    [
      'withheld by no article',
      { kind: 'withhold', ground: 'in-process', basis: '条例' },
      'basis',
      /没有写明条款/,
    ],
    ['no approver', { kind: 'withdraw', approver: ' ' }, 'approver', /是空白/],
    ['no basis', { kind: 'withdraw', basis: undefined }, 'basis', /缺少字段/],
    ['passed on to nobody', { kind: 'forward' }, 'toUnit', /没有写明由哪个单位/],
    [
      'passed on to a unit that is not there',
      { kind: 'forward', toUnit: '县没有局' },
      'toUnit',
      /没有单位“县没有局”/,
    ],
    ['a match that does not say whether', { kind: 'match', notice: 'n1' }, 'isAnswer', /没有写明是否对应/],
    [
      'a match of a notice that is not there',
      { kind: 'match', notice: 'n9', isAnswer: true },
      'notice',
      /没有公告“n9”/,
    ],
    ['a lift of what was not decided', { kind: 'lift', undoes: 'd9' }, 'undoes', /没有决定“d9”/],
    [
      'a lift before what it undoes',
      { kind: 'lift', undoes: 'd1', at: '2026-11-19T09:00:00+08:00' },
      'at',
      /早于所撤销的决定/,
    ],
    ['a field of another kind', { kind: 'withdraw', toUnit: '县交通局' }, 'toUnit', /“撤回”没有转交单位/],
    ['an event that is not there', { kind: 'withdraw', event: 'e9' }, 'event', /没有登记过事件“e9”/],
    ['a day to come', { kind: 'withdraw', at: '2026-11-25T09:00:00+08:00' }, 'at', /晚于现在/],
    ['a time without a zone', { kind: 'withdraw', at: '2026-11-23 09:00' }, 'at', /写法不对/],
    ['a slip in a name', { kind: 'withdraw', untill: '2026-12-01' }, 'untill', /不认识的字段/],
  ])('with %s is a fault with its field and mend', (_, fields, field, message) => {
    const { faults } = read(fields) as { faults: readonly { field: string; message: string; mend: string }[] }
    expect(faults).toHaveLength(1)
    expect(faults[0]?.field).toBe(field)
    expect(faults[0]?.message).toMatch(message)
    expect(faults[0]?.mend).not.toBe('')
  })

  it.each([['text'], [null], [[]], [1]])('is no decision: %o', (value) => {
    expect(readDecisionJson(value, CONTEXT)).toMatchObject({ faults: [{ field: '' }] })
  })
})
