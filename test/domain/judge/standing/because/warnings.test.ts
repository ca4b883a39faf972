import { describe, expect, it } from 'vitest'
import type { DueRule } from '../../../../../lib/domain/duty/due-rule.ts'
import type { PersonalFinding } from '../../../../../lib/domain/judge/content/personal-finding.ts'
import { warningsOf } from '../../../../../lib/domain/judge/standing/warnings.ts'
import type { Notice } from '../../../../../lib/domain/watch/notice.ts'
import { at, event, mustBe, notice, obligations } from '../../../../fixtures/cast.ts'
import { facts } from '../standing-rows.ts'

const finding = (where: string, kind: PersonalFinding['kind'] = 'id-number'): PersonalFinding => ({
  kind,
  where,
  count: 1,
})

describe('personal data', () => {
  const warned = (findings: readonly PersonalFinding[], of: Partial<Notice> = {}) =>
    warningsOf(
      facts({
        matched: [{ notice: { ...notice(), ...of }, evidence: [] }],
        content: new Map([['n1', { elements: [], personal: findings }]]),
      }),
    )

  it.each<[string, readonly PersonalFinding[], string]>([
    [
      'each kind once',
      [finding('', 'phone'), finding('', 'bank-card'), finding('', 'phone')],
      '个人电话号码、银行卡号',
    ],
    ['each place once', [finding('第3行'), finding('第3行'), finding('第5行')], '身份证号码（第3行、第5行）'],
    [
      'three places at most',
      ['甲', '乙', '丙', '丁'].map((where) => finding(where)),
      '身份证号码（甲、乙、丙）',
    ],
    ['no place where none leads there', [finding('')], '身份证号码'],
    ['and none for what stands in the text itself', [finding(''), finding('附件1')], '身份证号码（附件1）'],
    ['15位', [finding('', 'id-number-15')], '15位身份证号码'],
    ['残疾人证', [finding('', 'disability-number')], '残疾人证号码'],
    ['出生日期', [finding('', 'birth-date-visible')], '未遮盖出生日期的证件号码'],
    ['遮盖过少', [finding('', 'id-number-thinly-masked')], '遮盖位数过少的证件号码'],
  ])('is told by %s', (_, findings, words) => {
    expect(warned(findings)).toEqual([
      {
        kind: 'personal-data',
        because: `公告“喀左县公共租赁住房管理办法”中有${words}，请立即核对，并遮盖后重新发布。`,
        notice: 'n1',
        findings,
      },
    ])
  })

  it.each<[string, Partial<Notice>]>([
    ['was taken down', { goneAt: at('2026-09-22 08:30') }],
    ['was replaced by another version', { supersededAt: at('2026-09-22 08:30') }],
  ])('in a notice that %s is shown to nobody any more', (_, of) => {
    expect(warned([finding('')], of)).toEqual([])
  })

  it('in a notice that one look did not find may be there still', () => {
    expect(warned([finding('')], { missedAt: at('2026-09-22 08:30') })).toHaveLength(1)
  })

  it('in a notice that nobody looked into is not known of', () => {
    expect(warningsOf(facts({ matched: [{ notice: notice(), evidence: [] }] }))).toEqual([])
  })
})

describe('the longest time on show', () => {
  /** Item 24: three years at most from the decision of 2026-09-01. */
  const obligation = mustBe(obligations(event({ item: '24', trigger: 'decision_made' }))[0])
  const WHEN = '2029-10-08 09:00'
  const warned = (...notices: readonly Partial<Notice>[]) =>
    warningsOf(
      facts({
        obligation,
        when: WHEN,
        matched: notices.map((of) => ({ notice: { ...notice({ lastSeen: WHEN }), ...of }, evidence: [] })),
      }),
    )

  it('over, with the notice still there, asks the authority to look', () => {
    expect(warned({})).toEqual([
      {
        kind: 'past-upper-bound',
        because:
          '上位法规定的最长公示期限到2029-09-01为止，2029-10-08 09:00公告仍在，请主管部门审核是否撤下。',
        upperOn: '2029-09-01',
      },
    ])
  })

  it.each<[string, Partial<Notice>]>([
    ['was last seen on its last day', { lastSeenAt: at('2029-09-01 23:30') }],
    ['was not found by one look', { missedAt: at(WHEN) }],
    ['is gone by the word of old facts', { goneAt: at(WHEN) }],
    ['is an earlier version', { supersededAt: at(WHEN) }],
  ])('says nothing of a notice that %s', (_, of) => {
    expect(warned(of)).toEqual([])
  })

  it('speaks of the one that is up, where another is not', () => {
    expect(warned({ missedAt: at(WHEN) }, {})).toMatchObject([{ kind: 'past-upper-bound' }])
  })

  it('is none where no higher rule sets it', () => {
    const matched = [{ notice: notice({ lastSeen: WHEN }), evidence: [] }]
    expect(warningsOf(facts({ when: WHEN, matched }))).toEqual([])
  })
})

describe('a keep period by kinds of transaction', () => {
  const property = (track?: string) =>
    mustBe(obligations(event({ item: '17', trigger: 'text_received', track }))[0])
  const matched = [{ notice: notice(), evidence: [] }]

  it.each([
    ['the event names none', undefined, '登记时没有写明交易类型，应保留到哪一天无法核对，请补充登记。'],
    [
      'it names another',
      'by-pigeon',
      '登记时写的“by-pigeon”不是本事项规定的交易类型，应保留到哪一天无法核对，请补充登记。',
    ],
  ])('cannot be told where %s', (_, track, because) => {
    expect(warningsOf(facts({ obligation: property(track), matched }))).toEqual([
      { kind: 'keep-unknown', because },
    ])
  })

  it.each<[string, object, string | undefined]>([
    ['the event names its kind', {}, 'transfer'],
    ['the rule holds for every kind', { track: undefined }, undefined],
    ['the rule only advises', { warning: true }, undefined],
    ['the rule is about another channel', { channels: ['gzw-ln'] }, undefined],
    [
      'the rule says by when, not for how long',
      { period: { kind: 'within-workdays', workdays: 20 } },
      undefined,
    ],
  ])('is no question where %s', (_, parts, track) => {
    const one = property(track)
    const rules = one.item.rules.map(
      (rule): DueRule => (rule.id.startsWith('R17.P') ? { ...rule, ...parts } : rule),
    )
    const obligation = { ...one, item: { ...one.item, rules } }
    expect(obligation.channel).toBe('county-site')
    expect(warningsOf(facts({ obligation, matched }))).toEqual([])
  })

  it('is no question while nothing is published', () => {
    expect(warningsOf(facts({ obligation: property() }))).toEqual([])
  })
})
