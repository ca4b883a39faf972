import { describe, expect, it, test } from 'vitest'
import type { Standing } from '../../lib/domain/judge/standing/standing.ts'
import type { Line } from '../../lib/domain/tell/outbox.ts'
import { localDate } from '../../lib/domain/time/local-date.ts'
import { ledgerLine } from '../../lib/messages/ledger-line.ts'
import { reminderMail } from '../../lib/messages/reminder-mail.ts'
import { smsText } from '../../lib/messages/sms-text.ts'
import { standingWords } from '../../lib/messages/standing-words.ts'
import { countySms } from '../fixtures/county-sms.ts'
import { EXAMPLES, judgedOf, LISTS, matter, NOW, UNIT_NAMES } from '../fixtures/matters.ts'

const { closed } = EXAMPLES
const LACKING: Standing = {
  ...closed.standing,
  kind: 'incomplete',
  absent: [
    { n: 3, text: '供应商资格要求' },
    { n: 5, text: '采购文件' },
  ],
}
const ended = (kind: Line['kind'], standing: Standing) => ({ ...matter('closed', closed), kind, standing })
const mailOf = (one: ReturnType<typeof ended>) =>
  reminderMail({
    person: { name: '张示例', role: 'contact' },
    unitName: '县自然资源局',
    countyName: '喀左县',
    officeName: '县政务公开办公室',
    matters: [one],
    now: NOW,
  })

describe('a matter that is at its end', () => {
  it.each<[string, Line['kind'], Standing, string, string]>([
    ['is there', 'closed', closed.standing, '已看到公开', '已看到公开，谢谢'],
    [
      'is there and lacks something',
      'closed',
      LACKING,
      '但未见下列要素，请补充：3. 供应商资格要求；5. 采购文件',
      '请补充公告要素',
    ],
    ['is withheld', 'closed', { kind: 'withheld', because: '' }, '已决定依法不予公开', '不需再办理'],
    ['is withdrawn', 'closed', { kind: 'withdrawn', because: '' }, '登记已撤回', '不需再办理'],
    ['is another unit’s', 'forwarded', EXAMPLES.overdue.standing, '已转由县自然资源局办理', '不需再办理'],
  ])('%s', (_, kind, standing, line, subject) => {
    const { text, subject: head } = mailOf(ended(kind, standing))
    expect(text).toContain(line)
    expect(head).toContain(subject)
    expect(text).toContain('已办结（1项）')
  })

  it('is no reason to text anybody', () => {
    const from = { county: { smsSignature: '喀左公开办', sms: countySms() }, officeName: '县政府办公室' }
    expect(smsText([ended('forwarded', EXAMPLES.overdue.standing)], from)).toContain('不需再办理')
  })
})

test.each<[Standing, string]>([
  [LACKING, '要素不全（按时，缺第3、5项）'],
  [{ kind: 'extended', because: '', untilOn: localDate('2026-12-01') }, '已延期至2026-12-01'],
  [{ kind: 'extended', because: '' }, '停计中'],
])('%o is called %s', (standing, words) => {
  expect(standingWords(standing)).toBe(words)
})

test('warnings stand beside the standing', () => {
  const judged = judgedOf(closed)
  const warning = { kind: 'keep-unknown', because: '应保留到哪一天无法核对。' } as const
  const names = { unitNames: UNIT_NAMES, lists: LISTS }
  expect(ledgerLine({ ...judged, warnings: [warning] }, names)).toMatchObject({ warnings: [warning] })
  expect(ledgerLine(judged, names)).not.toHaveProperty('warnings')
})
