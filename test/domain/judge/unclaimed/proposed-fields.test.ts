import { describe, expect, it } from 'vitest'
import type { DueRule } from '../../../../lib/domain/duty/due-rule.ts'
import type { Item } from '../../../../lib/domain/duty/item.ts'
import type { FactName, Trigger } from '../../../../lib/domain/duty/trigger.ts'
import type { Candidate } from '../../../../lib/domain/judge/unclaimed/candidates.ts'
import { proposedFields } from '../../../../lib/domain/judge/unclaimed/proposed-fields.ts'
import { type Identifiers, NO_IDENTIFIERS } from '../../../../lib/domain/watch/notice.ts'
import { at, CATALOGUE, mustBe, notice } from '../../../fixtures/cast.ts'

const PLAIN = mustBe(CATALOGUE.items.get('13'))
const WITHIN: DueRule = {
  ...mustBe(PLAIN.rules.find(({ period, warning }) => !warning && period.kind.startsWith('within'))),
  anchor: 'begun',
  track: undefined,
}
const ruleOf = (period: DueRule['period'], parts: Partial<DueRule> = {}): DueRule => ({
  ...WITHIN,
  period,
  ...parts,
})
const BEFORE = ruleOf({ kind: 'days-before', days: 20 })

interface Parts {
  readonly rules?: readonly DueRule[]
  readonly units?: readonly string[]
  readonly required?: readonly FactName[]
  readonly optional?: readonly FactName[]
  readonly name?: string
  readonly title?: string
  readonly text?: string
  readonly lots?: readonly string[]
  readonly round?: number
  /** Of each notice its day and numbers. */
  readonly notices?: readonly { readonly on?: string; readonly numbers?: Partial<Identifiers> }[]
}

function fields(parts: Parts = {}) {
  const {
    rules = [WITHIN],
    units = ['one'],
    required = ['projectName'],
    optional = [],
    notices = [{}],
  } = parts
  const { name = '示例楼改造', title = '示例楼改造公告', text = '', lots = [], round = 1 } = parts
  const item: Item = { ...PLAIN, rules, units }
  const seen = notices.map(
    ({ on = '2026-09-09', numbers }, index): Candidate => ({
      item,
      name,
      because: [],
      face: {
        codes: [],
        names: [],
        lots: new Set(lots),
        round: { number: round, isAgain: false, isSaid: true },
      },
      notice: notice({
        id: `n${index}`,
        title,
        text,
        displayedOn: on,
        identifiers: { ...NO_IDENTIFIERS, ...numbers },
      }),
    }),
  )
  const [first, ...rest] = seen
  const trigger: Trigger = { id: 'begun', name: '示例', required, optional }
  const named = [
    { id: 'one', names: ['第一局', '一局'] },
    { id: 'two', names: ['第二局', '二局'] },
    { id: 'far', names: ['第九局'] },
  ]
  return proposedFields([mustBe(first), ...rest], { units: named, triggers: new Map([['begun', trigger]]) })
}

const UNIT_ASSUMED = '责任单位为附件所列的第一个'
const DAY_ASSUMED = '发生时间按公告日期推定，实际只会更早'
const TRACK_ASSUMED = '提交方式不清楚，按期限较长的一种'

describe('the unit that is proposed', () => {
  it.each<[string, string[], string, string | undefined, string[]]>([
    ['the only one that the item names, as a fact', ['one'], '', 'one', [DAY_ASSUMED]],
    ['the one of several that the text names, as a fact', ['one', 'two'], '由二局发布', 'two', [DAY_ASSUMED]],
    [
      'the first of two, as a guess, where the text names both',
      ['one', 'two'],
      '第一局和第二局',
      'one',
      [DAY_ASSUMED, UNIT_ASSUMED],
    ],
    [
      'the first of three, as a guess, where the text names none',
      ['one', 'two', 'x'],
      '',
      'one',
      [DAY_ASSUMED, UNIT_ASSUMED],
    ],
    [
      'the first, as a guess, where the text names another unit',
      ['one', 'two'],
      '第九局',
      'one',
      [DAY_ASSUMED, UNIT_ASSUMED],
    ],
    ['none of four', ['one', 'two', 'x', 'y'], '', undefined, [DAY_ASSUMED]],
    ['of four the one that is named', ['x', 'y', 'z', 'two'], '第二局', 'two', [DAY_ASSUMED]],
    ['none where the item names none', [], '第一局', undefined, [DAY_ASSUMED]],
  ])('is %s', (_, units, text, unit, assumed) => {
    const found = fields({ units, text })
    expect(found.unit).toBe(unit)
    expect(found.assumed).toEqual(assumed)
    expect(found.missing).toEqual(unit === undefined ? ['unit'] : [])
  })
})

describe('the day that is proposed', () => {
  it('is that of the first publication, whichever notice comes first', () => {
    const notices = [{ on: '2026-09-11' }, { on: '2026-09-09' }, { on: '2026-09-10' }]
    expect(fields({ notices }).occurredAt).toBe(at('2026-09-09 12:00'))
  })

  it.each<[string, readonly DueRule[], boolean]>([
    ['one that counts from what the notice tells', [WITHIN], true],
    ['one that counts towards a day to come', [BEFORE], false],
    ['one of each', [WITHIN, BEFORE], false],
    [
      'one towards a day to come that another kind of event starts',
      [WITHIN, { ...BEFORE, anchor: 'other' }],
      true,
    ],
    ['one of every month', [ruleOf({ kind: 'monthly', betterWithinWorkdays: 5 })], false],
    ['one of every year', [ruleOf({ kind: 'yearly-by', monthDay: '03-31' })], false],
    ['a warning alone beside it', [WITHIN, { ...BEFORE, warning: '仅供参考' } as unknown as DueRule], true],
  ])('is known for a rule: %s', (_, rules, isKnown) => {
    const { occurredAt, missing, assumed } = fields({ rules })
    expect(occurredAt !== undefined).toBe(isKnown)
    expect(missing).toEqual(isKnown ? [] : ['occurredAt'])
    expect(assumed).toEqual(isKnown ? [DAY_ASSUMED] : [])
  })

  it('comes with the kind of event of the first rule that makes a publication due', () => {
    const keep = ruleOf({ kind: 'keep-days', days: 20 }, { anchor: 'kept' })
    expect(fields({ rules: [keep, WITHIN] }).trigger).toBe('begun')
    expect(fields({ rules: [keep] })).toMatchObject({ trigger: '', facts: {}, missing: [] })
  })
})

describe('the way of submission that is proposed', () => {
  const short = { ...WITHIN, track: 'short' }
  const verified = ruleOf(
    { kind: 'verify-then-publish', verifyWorkdays: 2, publishWorkdays: 1 },
    { track: 'verified' },
  )

  it.each<[string, readonly DueRule[], string | undefined]>([
    ['none where there is one way alone', [WITHIN], undefined],
    ['the one with a check before it', [short, verified], 'verified'],
    ['else the first', [WITHIN, short], 'short'],
  ])('is %s', (_, rules, track) => {
    const found = fields({ rules })
    expect(found.track).toBe(track)
    expect(found.assumed).toEqual(track === undefined ? [DAY_ASSUMED] : [DAY_ASSUMED, TRACK_ASSUMED])
  })
})

const ALL: readonly FactName[] = [
  'projectName',
  'projectCode',
  'procurementNo',
  'announcementNo',
  'parcelNo',
  'documentNo',
  'creditCode',
  'lot',
  'round',
]

describe('the facts that are proposed', () => {
  it('are all that the notices name, each in its own field', () => {
    const numbers = {
      projectCodes: ['p'],
      procurementNos: ['b'],
      announcementNos: ['a'],
      parcelNos: ['k'],
      documentNos: ['d'],
      creditCodes: ['c'],
    }
    const [required, optional] = [ALL.slice(0, 3), ALL.slice(3)]
    expect(fields({ required, optional, notices: [{ numbers }], lots: ['1', '2'], round: 2 }).facts).toEqual({
      projectName: '示例楼改造',
      projectCode: 'p',
      procurementNo: 'b',
      announcementNo: 'a',
      parcelNo: 'k',
      documentNo: 'd',
      creditCode: 'c',
      lot: '1、2',
      round: '2',
    })
  })

  it('are no fields that the notices say nothing of', () => {
    const found = fields({ required: ['projectName', 'parcelNo'], optional: ALL })
    expect(Object.entries(found.facts)).toEqual([['projectName', '示例楼改造']])
    expect(found.missing).toEqual(['parcelNo'])
  })

  it('are a number only where all notices agree on it', () => {
    const same = [{ numbers: { parcelNos: ['k1'] } }, { numbers: { parcelNos: ['k1'] } }, {}]
    const two = [{ numbers: { parcelNos: ['k1'] } }, { numbers: { parcelNos: ['k2'] } }]
    expect(fields({ required: ['parcelNo'], notices: same }).facts).toEqual({ parcelNo: 'k1' })
    expect(fields({ required: ['parcelNo'], notices: two })).toMatchObject({
      facts: {},
      missing: ['parcelNo'],
    })
  })

  it.each<[string, Parts, object]>([
    ['a name of four characters', { name: '示例大楼' }, { projectName: '示例大楼' }],
    ['no name of three', { name: '示例楼' }, {}],
    [
      'the title of the document where the kind of event has no project',
      { required: ['documentTitle'] },
      { documentTitle: '示例楼改造公告' },
    ],
    [
      'the project and not the title, where it may have both',
      { optional: ['documentTitle'] },
      { projectName: '示例楼改造' },
    ],
    [
      'the title where the project is not known',
      { name: '楼', optional: ['documentTitle'] },
      { documentTitle: '示例楼改造公告' },
    ],
  ])('are %s', (_, parts, facts) => {
    expect(Object.entries(fields(parts).facts)).toEqual(Object.entries(facts))
  })
})
