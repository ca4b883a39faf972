import { describe, expect, test } from 'vitest'
import { answers } from './due-answers.ts'

const anchor = '2018-09-28T10:30:00+08:00'

describe('a line that cannot be answered says what to mend', () => {
  test.each([
    ['unknown rule', { id: 'x', rule: 'R99', anchor }, 'unknown-rule', 'R99'],
    [
      'a rule without its track: the tracks are named',
      { id: 'x', rule: 'R20', anchor },
      'unknown-rule',
      'R20.A、R20.B',
    ],
    ['a rule in the wrong case', { id: 'x', rule: 'r20.a', anchor }, 'unknown-rule', 'R20.A'],
    ['a duty without a date', { id: 'x', rule: 'N8.3', anchor }, 'undated', '没有期限'],
    [
      'an anchor that does not exist',
      { id: 'x', rule: 'R01', anchor: '2018-02-30T00:00:00Z' },
      'unreadable-anchor',
      '2018-02-30',
    ],
    [
      'an anchor without an offset',
      { id: 'x', rule: 'R01', anchor: '2018-02-28T00:00:00' },
      'unreadable-anchor',
      '带时区',
    ],
    [
      'a bare date for a rule of hours',
      { id: 'x', rule: 'R20.A', anchor: '2018-09-28' },
      'unreadable-anchor',
      '按小时计算：应为带时区的时间',
    ],
    [
      'an anchor that is a number',
      { id: 'x', rule: 'R01', anchor: 1538101800000 },
      'unreadable-anchor',
      '带时区',
    ],
    [
      'a time of verification that cannot be read',
      { id: 'x', rule: 'R20.B', anchor, verifiedAt: 'later' },
      'unreadable-anchor',
      'verifiedAt',
    ],
    [
      'verified before received',
      { id: 'x', rule: 'R20.B', anchor, verifiedAt: '2018-09-27T00:00:00Z' },
      'verified-before-anchor',
      'verifiedAt',
    ],
    ['no rule', { id: 'x', anchor }, 'missing-field', 'rule'],
    ['no anchor', { id: 'x', rule: 'R01' }, 'missing-field', 'anchor'],
    ['a rule that is a number', { id: 'x', rule: 20, anchor }, 'wrong-field', 'rule'],
    ['a level that is none', { id: 'x', rule: 'N8.2', anchor, level: 'town' }, 'wrong-field', 'department'],
    [
      'a report year that is none',
      { id: 'x', rule: 'N8.2', anchor, reportYear: 'last' },
      'wrong-field',
      'reportYear',
    ],
    [
      'an extension that is neither',
      { id: 'x', rule: 'N6.3', anchor, extended: 'yes' },
      'wrong-field',
      'extended',
    ],
    [
      'before the calendar',
      { id: 'x', rule: 'R01', anchor: '2017-12-31T00:00:00Z' },
      'date-out-of-range',
      '2018-01-01',
    ],
    [
      'behind the calendar',
      { id: 'x', rule: 'R01', anchor: '2030-01-01T00:00:00Z' },
      'date-out-of-range',
      '2027-12-31',
    ],
  ])('%s', async (_, line, code, hint) => {
    const answered = await answers(line)
    expect(answered).toMatchObject({ code: 1, out: [{ id: 'x', kind: 'error', code }] })
    expect((answered.out[0] as { message: string }).message).toContain(hint)
  })

  test.each([
    ['no JSON', '{"id":"1",', 'malformed-line'],
    ['a list', '[1]', 'malformed-line'],
    ['a word', 'null', 'malformed-line'],
    ['no id', JSON.stringify({ rule: 'R01', anchor }), 'missing-field'],
    ['an id that is an object', JSON.stringify({ id: {}, rule: 'R01', anchor }), 'missing-field'],
    [
      'more than a megabyte',
      JSON.stringify({ id: 'x', rule: 'R01', anchor, note: 'x'.repeat(1_048_576) }),
      'malformed-line',
    ],
  ])('without an id that could be read: %s', async (_, line, code) => {
    expect(await answers(line)).toMatchObject({ code: 1, out: [{ id: null, kind: 'error', code }] })
  })

  test('the other lines still come out, in order; blank lines and a byte order mark do not matter', async () => {
    const fine = (id: string) => JSON.stringify({ id, rule: 'R13', anchor })
    const { code, out } = await answers(`\uFEFF${fine('a')}`, '', '  ', 'oops', fine('b'), '')
    expect(code).toBe(1)
    expect(out).toMatchObject([
      { id: 'a', dueOn: '2018-09-29' },
      { id: null, message: expect.stringContaining('第4行') },
      { id: 'b' },
    ])
  })

  test('a bare date is enough for a rule of days', async () => {
    expect(await answers({ id: 'x', rule: 'R20.B', anchor: '2018-09-28' })).toMatchObject({ code: 0 })
  })

  test('a line of nearly a megabyte is read', async () => {
    const { code } = await answers({ id: 'x', rule: 'R01', anchor, note: '长'.repeat(900_000) })
    expect(code).toBe(0)
  })

  test('nothing in, nothing out', async () => {
    expect(await answers()).toEqual({ code: 0, out: [], errors: [] })
  })
})
