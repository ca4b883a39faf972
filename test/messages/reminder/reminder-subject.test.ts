import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Matter } from '../../../lib/domain/tell/matter.ts'
import { reminderSubject, SUBJECT_CHARS_MAX } from '../../../lib/messages/reminder/reminder-subject.ts'
import { EXAMPLES, matter } from '../../fixtures/matters.ts'

const { overdue, takenDown, unattested, warn, warnHours, provisional, advice, closed } = EXAMPLES

const WARN = matter('warn', warn)
const LATE = matter('late', overdue)
const DOWN = matter('taken-down', takenDown)
const BOARD = matter('late', unattested)
const ADVICE = matter('warn', advice)
const DONE = matter('closed', closed)
const CHANGED = { ...WARN, rung: 'due-changed' }
const PERSONAL = { ...DONE, personal: { findings: [{ kind: 'phone', where: '正文', count: 2 }] } } as const
const WITHHELD: Matter = { ...DONE, standing: { kind: 'withheld', because: '' } }

const many = (one: Matter, count: number) => Array.from({ length: count }, () => one)

describe('the subject', () => {
  test.each<[string, readonly Matter[], number, string]>([
    ['one matter ahead', [WARN], 0, '【临期1项】国有建设用地使用权出让公告'],
    ['one that is late', [LATE], 0, '【逾期1项】国有建设用地使用权出让公告'],
    ['a rule of hours', [matter('warn', warnHours)], 0, '【临期1项】资格预审公告和招标公告'],
    ['a date that is not firm', [matter('warn', provisional)], 0, '【临期1项】国有建设用地使用权出让公告'],
    ['one with a close-out', [DONE, WARN], 0, '【临期1项·办结1项】国有建设用地使用…'],
    ['late and ahead', [WARN, LATE], 0, '【逾期1项·临期1项】请及时公开'],
    ['late, ahead and advice', [ADVICE, WARN, LATE], 0, '【逾期1项·临期1项·提示1项】'],
    ['many kinds', [ADVICE, WARN, LATE, DOWN], 0, '【撤下1项·逾期1项·共4项】请恢复公开'],
    ['a board', [BOARD], 0, '【待证明1项】农村危房改造对象认定结果'],
    ['boards', many(BOARD, 3), 0, '【待证明3项】请补现场证明'],
    ['a due date that moved', [CHANGED], 0, '【期限变更1项】国有建设用地使用权出让…'],
    [
      'one that moved at a rung',
      [{ ...WARN, correction: { toldDue: '2026-11-23' } }],
      0,
      '【期限变更1项】国有建设用地使用权出让…',
    ],
    ['personal data that is gone', [matter('personal-closed', closed)], 0, '【办结1项】不需再办理'],
    ['some that moved', [CHANGED, CHANGED, WARN], 0, '【期限变更2项·临期1项】请按新期限公开'],
    ['personal data', [PERSONAL], 0, '【个人信息1项】请立即核对国有建设用地…'],
    ['personal data, twice', [PERSONAL, PERSONAL], 0, '【个人信息2项】请立即核对'],
    ['taken down', [DOWN], 0, '【撤下1项】请恢复公开国有建设用地使用…'],
    ['done', [DONE], 0, '【办结1项】已看到公开，谢谢'],
    ['given up', [WITHHELD, DONE], 0, '【办结2项】不需再办理'],
    ['an address that failed', [], 1, '【联系失效1处】请更新联系人'],
    ['an address beside a matter', [LATE], 1, '【逾期1项·联系失效1处】请及时公开'],
    ['hundreds', [...many(LATE, 123), ...many(WARN, 456)], 0, '【逾期123项·临期456项】请及时公开'],
    ['nothing', [], 0, '公共资源配置信息公开提醒'],
  ])('%s', (_, matters, addresses, subject) => {
    expect(reminderSubject(matters, addresses)).toBe(subject)
  })

  test('of every mix and number has at most 20 characters, on one line, and names what is most urgent', () => {
    const kinds = fc.constantFrom(WARN, LATE, DOWN, BOARD, ADVICE, DONE, CHANGED, PERSONAL, WITHHELD)
    const group = fc.tuple(kinds, fc.integer({ min: 1, max: 1200 }))
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 5 }),
        fc.nat(99),
        fc.string({ unit: 'grapheme' }),
        (groups, addresses, title) => {
          const matters = groups.flatMap(([one, count]) => many({ ...one, itemTitle: title }, count))
          const subject = reminderSubject(matters, addresses)
          expect([...subject].filter((char) => !/\p{Cf}/u.test(char)).length).toBeLessThanOrEqual(
            SUBJECT_CHARS_MAX,
          )
          expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
          if (matters.some((one) => one === PERSONAL || one.personal))
            expect(subject).toMatch(/^【(?:个人信息|共)/)
        },
      ),
      { numRuns: 200, seed: 7 },
    )
  })
})
