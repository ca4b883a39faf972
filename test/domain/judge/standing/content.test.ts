import { describe, expect, it } from 'vitest'
import type { ContentFindings } from '../../../../lib/domain/judge/content/content-findings.ts'
import type { ElementVerdict } from '../../../../lib/domain/judge/content/element-finding.ts'
import type { PersonalFinding } from '../../../../lib/domain/judge/content/personal-finding.ts'
import { assess } from '../../../../lib/domain/judge/standing/assess.ts'
import { isSettled } from '../../../../lib/domain/judge/standing/settled.ts'
import { warningsOf } from '../../../../lib/domain/judge/standing/warnings.ts'
import { addDays, localDate } from '../../../../lib/domain/time/local-date.ts'
import { at, event, notice, obligation, obligations, siteOf } from '../../../fixtures/cast.ts'
import { facts } from './standing-rows.ts'

const found = (...verdicts: readonly ElementVerdict[]): ContentFindings => ({
  elements: verdicts.map((verdict, index) => ({
    n: index + 1,
    text: `要素${index + 1}`,
    verdict,
    found: [],
    isRequired: true,
  })),
  personal: [],
})

const matched = (...ids: readonly string[]) => ids.map((id) => ({ notice: notice({ id }), evidence: [] }))
const judged = (ids: readonly string[], content: Readonly<Record<string, ContentFindings>>) =>
  assess(
    facts({ when: '2026-10-08 09:00', matched: matched(...ids), content: new Map(Object.entries(content)) }),
  )

describe('elements', () => {
  it.each<[string, readonly string[], Readonly<Record<string, ContentFindings>>, readonly number[]]>([
    ['a notice that nobody looked into is published', ['a'], {}, []],
    ['one with all of them is published', ['a'], { a: found('present', 'present') }, []],
    ['what cannot be told is not absent', ['a'], { a: found('present', 'cannot-tell') }, []],
    ['what is absent is named', ['a'], { a: found('absent', 'present', 'absent') }, [1, 3]],
    [
      'what the first notice holds, its correction need not',
      ['a', 'b'],
      { a: found('present', 'absent'), b: found('absent', 'present') },
      [],
    ],
    [
      'what neither holds is absent',
      ['a', 'b'],
      { a: found('present', 'absent'), b: found('absent', 'absent') },
      [2],
    ],
    ['nothing is absent while one of the two is unread', ['a', 'b'], { a: found('absent', 'absent') }, []],
  ])('%s', (_, ids, content, absent) => {
    const standing = judged(ids, content)
    expect(standing.kind).toBe(absent.length === 0 ? 'published' : 'incomplete')
    expect(standing.kind === 'incomplete' ? standing.absent.map(({ n }) => n) : []).toEqual(absent)
  })

  it('that are absent leave timing, lateness and answer as they are', () => {
    const whole = judged(['a'], {})
    const lacking = judged(['a'], { a: found('absent') })
    expect({ ...lacking, kind: 'published', because: whole.because, absent: undefined }).toEqual({
      ...whole,
      absent: undefined,
    })
    expect(lacking.because).toBe('期限内已公开（2026-09-20 08:30首次看到），但公告中未见要素第1项“要素1”。')
  })

  it('can be added as long as the notice must be up', () => {
    const lacking = judged(['a'], { a: found('absent') })
    const settled = (keepUntilOn: string | undefined) =>
      isSettled(
        [
          {
            obligation: obligation(event()),
            channel: siteOf('county-site'),
            standing: { ...lacking, keepUntilOn: keepUntilOn && localDate(keepUntilOn) } as typeof lacking,
          },
        ],
        at('2027-02-01 09:00'),
      )
    expect([undefined, '2027-02-01', '2027-01-31'].map(settled)).toEqual([false, false, true])
  })
})

describe('warnings', () => {
  const personal: readonly PersonalFinding[] = [{ kind: 'id-number', where: '第3行', count: 2 }]
  const withPersonal = (findings: readonly PersonalFinding[], of = notice({ id: 'a' })) =>
    warningsOf(
      facts({
        matched: [{ notice: of, evidence: [] }],
        content: new Map([['a', { elements: [], personal: findings }]]),
      }),
    )

  it('speak of personal data by kind and place, and change no standing', () => {
    expect(withPersonal(personal)).toEqual([
      {
        kind: 'personal-data',
        because: '公告“喀左县公共租赁住房管理办法”中有身份证号码（第3行），请立即核对，并遮盖后重新发布。',
        notice: 'a',
        findings: personal,
      },
    ])
    expect(judged(['a'], { a: { elements: [], personal } }).kind).toBe('published')
  })

  it('take thin masks for what they are', () => {
    const thin: PersonalFinding = { kind: 'birth-date-visible', where: '', count: 1, isWarning: true }
    expect(withPersonal([thin])).toMatchObject([{ kind: 'poorly-masked' }])
    expect(withPersonal([...personal, thin])).toMatchObject([{ kind: 'personal-data' }])
  })

  it('say nothing of what is not shown any more', () => {
    expect(withPersonal(personal, notice({ id: 'a', gone: '2026-09-22 08:30' }))).toEqual([])
  })

  const blacklisted = obligations(event({ item: '24', trigger: 'decision_made', on: '2026-09-01 09:00' }))[0]
  const upAt = (when: string, parts: Parameters<typeof notice>[0] = {}) =>
    facts({
      obligation: blacklisted ?? obligation(event()),
      when,
      matched: [{ notice: notice({ lastSeen: when, ...parts }), evidence: [] }],
    })

  it.each([
    ['on the last day of three years from the decision', '2029-09-01 09:00', []],
    ['on the day after', '2029-09-02 09:00', ['past-upper-bound']],
  ])('a blacklist is up too long by a higher rule: %s', (_, when, kinds) => {
    expect(warningsOf(upAt(when)).map(({ kind }) => kind)).toEqual(kinds)
    expect(assess(upAt(when)).kind).toBe('published')
  })

  it.each([
    ['within three years it was taken down early', '2029-08-30 09:00', 'taken-down-early'],
    ['after them a higher rule wants it so', '2029-10-01 09:00', 'published'],
  ])('five years on show by the list: %s', (_, gone, kind) => {
    expect(assess(upAt('2030-01-01 09:00', { gone, lastSeen: '2029-08-01 09:00' })).kind).toBe(kind)
  })

  it('one look that does not find it proves nothing', () => {
    const { missedAt: _, ...once } = notice({ gone: '2027-01-05 08:30', lastSeen: '2027-01-01 08:30' })
    const parts = { when: '2027-02-01 09:00', matched: [{ notice: once, evidence: [] }] }
    expect(assess(facts(parts)).kind).toBe('published')
  })

  it('name the kind of transaction that is missing for a keep period', () => {
    const [property] = obligations(event({ item: '17', trigger: 'text_received' }))
    const parts = { obligation: property ?? obligation(event()), matched: matched('a') }
    expect(warningsOf(facts(parts))).toMatchObject([{ kind: 'keep-unknown' }])
    expect(warningsOf(facts({ ...parts, matched: [] }))).toEqual([])
  })
})

describe('two tracks', () => {
  it.each([
    ['no track', undefined, '没有写明提交方式或者交易类型'],
    ['an unknown one', 'by-pigeon', '“by-pigeon”不是本事项规定的'],
  ])('cannot be judged with %s, which is said on every channel', (_, track, words) => {
    const found = obligations(event({ id: 't1', item: '20', trigger: 'text_received', track }))
    expect(found.map(({ channel }) => channel)).toEqual(['lntb', 'county-site'])
    for (const one of found) {
      const standing = assess(
        facts({ obligation: one, channel: siteOf(one.channel), when: '2026-10-08 09:00' }),
      )
      expect(standing).toMatchObject({ kind: 'unverifiable', reason: 'no-track' })
      expect(standing.because).toContain(words)
    }
  })

  it('are judged apart', () => {
    const dueOf = (track: string) =>
      obligations(event({ item: '20', trigger: 'text_received', track }))[0]?.due
    expect(dueOf('electronic-exchange')).toMatchObject({ kind: 'by-instant', dueAt: at('2026-09-01 21:00') })
    expect(dueOf('other-submission')).toMatchObject({ dueOn: addDays(localDate('2026-09-01'), 6) })
  })
})
