import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Matter } from '../../lib/domain/tell/matter.ts'
import { smsTextOf } from '../../lib/domain/tell/sms/sms-template.ts'
import { smsText, smsWords } from '../../lib/messages/sms-text.ts'
import { countySms } from '../fixtures/county-sms.ts'
import { allMatters, EXAMPLES, matter } from '../fixtures/matters.ts'

const OFFICE_PHONE = '0421-0000000'
const COUNTY = { smsSignature: '喀左政务公开', sms: countySms({ officePhone: OFFICE_PHONE }) }
const FROM = { county: COUNTY, officeName: '县政府办公室' }

test.each([
  [
    'an hour ahead',
    [matter('warn', EXAMPLES.warnHours)],
    '【喀左政务公开】县自然资源局：“示例中学教学楼施工”资格预审公告…请于11月20日21:30前公开。详见邮件，咨询0421-0000000。',
  ],
  [
    'an hour ahead, with another one that is late',
    [matter('warn', EXAMPLES.warnHours), matter('late', EXAMPLES.overdue)],
    '【喀左政务公开】县自然资源局：“南公营子镇示例地块…”（另有1项）应于11月18日前公开，尚未看到，请即公开。咨询0421-0000000。',
  ],
  [
    'waiting for a proof',
    [matter('late', EXAMPLES.unattested)],
    '【喀左政务公开】县自然资源局：“白塔子镇示例村危房改造对象认定”应于11月18日前公开，请补现场证明。咨询0421-0000000。',
  ],
  [
    'taken down',
    [matter('taken-down', EXAMPLES.takenDown)],
    '【喀左政务公开】县自然资源局：“水泉镇示例采矿权挂牌”国有建设用地使用权出…已提前撤下，请恢复公开。详见邮件，咨询0421-0000000。',
  ],
  [
    'done',
    [matter('closed', EXAMPLES.closed)],
    '【喀左政务公开】县自然资源局：“平房子镇示例地块拍卖”国有建设用地使用权出让公告已了结，不需再办理。详见邮件，咨询0421-0000000。',
  ],
])('%s', (_, matters, text) => {
  expect(smsText(matters, FROM)).toBe(text)
})

it('names the office where there is no landline', () => {
  const from = { county: { ...COUNTY, sms: countySms() }, officeName: '县政府办公室（政务公开办）' }
  expect(smsText([matter('warn', EXAMPLES.warn)], from)).toMatch(/咨询县政府办公室（政务公开…?办?）?。$/)
})

it('says something even of nothing', () => {
  expect(smsText([], FROM)).toBe(
    '【喀左政务公开】县政府办公室：有关事项已了结，不需再办理。详见邮件，咨询0421-0000000。',
  )
})

it('never calls late what is not: only what all of its matters are is said of more than one', () => {
  const text = smsText([matter('late', EXAMPLES.overdue), matter('warn', EXAMPLES.warn)], FROM)
  expect(text).toContain('（另有1项）')
  expect(text).not.toContain('等2项')
})

const UNITS = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.stringMatching(/^[示例项目招标公告县局0-9A-Za-z【】〔〕①★ .:/-]{0,50}$/),
  fc.constantFrom(
    '',
    '𬭚'.repeat(60),
    '👩‍👩‍👧'.repeat(20),
    'https://example.cn/a?b',
    `1${'0'.repeat(10)}`,
    '\r\n',
  ),
)
const STRANGE = fc.record({ subject: UNITS, itemTitle: UNITS, unitName: UNITS })
const COUNTIES = fc.record({
  smsSignature: fc.constantFrom('县办', '喀左政务公开', '喀左县政务公开办公'),
  sms: fc.record({
    valueCharsMax: fc.integer({ min: 13, max: 35 }),
    charsMax: fc.integer({ min: 70, max: 134 }),
    officePhone: fc.constantFrom(undefined, OFFICE_PHONE),
  }),
})

describe('whatever strangers wrote', () => {
  const property = (check: (matters: readonly Matter[], from: typeof FROM) => void) =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...allMatters()]),
        STRANGE,
        fc.tuple(COUNTIES, UNITS),
        (matters, strange, [county, officeName]) => {
          const sms = countySms(county.sms as Parameters<typeof countySms>[0])
          check(
            matters.map((one) => ({ ...one, ...strange })),
            { county: { ...county, sms }, officeName },
          )
        },
      ),
      { numRuns: 300 },
    )

  it('the message is one line within its bound, of whole characters, and gives no link or number', () => {
    property((matters, from) => {
      const text = smsText(matters, from)
      expect(text.length).toBeLessThanOrEqual(from.county.sms.charsMax)
      expect(text).toBe(text.toWellFormed())
      expect(text).not.toMatch(/[\r\n{}]|https?:|\d{7}(?!。$)\d/)
      expect(text).toMatch(/^【[^【】]+】[^【】]+。$/u)
    })
  })

  it('each value holds 1 to as many characters as its vendor takes, and none that vendors forbid', () => {
    property((matters, from) => {
      const words = smsWords(matters, from)
      for (const value of Object.values(words.values)) {
        expect(value.length).toBeGreaterThan(0)
        expect(value.length).toBeLessThanOrEqual(from.county.sms.valueCharsMax)
        expect(value).toBe(value.toWellFormed())
        expect(value).not.toMatch(/[【】〖〗〔〕①★•\s]{2}|[【】〖〗★①]|^\s*$/u)
      }
      expect(smsTextOf(words)).toBe(smsText(matters, from))
    })
  })

  it('how many others there are always stands', () => {
    property((matters, from) => {
      const open = matters.filter(({ standing }) => standing.kind !== 'published')
      const told = open.length === 0 ? matters.length : open.length
      expect(smsText(matters, from).includes(`（另有${told - 1}项）`)).toBe(told > 1)
    })
  })
})
