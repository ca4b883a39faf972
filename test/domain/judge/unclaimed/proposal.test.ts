import { describe, expect, it } from 'vitest'
import { Classifier } from '../../../../lib/domain/judge/kind/classify.ts'
import { nameKey } from '../../../../lib/domain/judge/match/name-key.ts'
import {
  type CandidateRules,
  candidateOf,
  seenAs,
} from '../../../../lib/domain/judge/unclaimed/candidates.ts'
import { projectNameIn } from '../../../../lib/domain/judge/unclaimed/project-name.ts'
import { type ProposalsFrom, proposalsFrom } from '../../../../lib/domain/judge/unclaimed/proposal.ts'
import { NO_IDENTIFIERS, type Notice } from '../../../../lib/domain/watch/notice.ts'
import { at, CATALOGUE, COUNTY, county, notice } from '../../../fixtures/cast.ts'
import { AWARD, announced, award } from './unclaimed-cast.ts'

const { items, channels, kinds, triggers } = CATALOGUE
const classifier = new Classifier([...items.values()], kinds)
const rules: CandidateRules = {
  items,
  channels,
  county: { code: COUNTY, names: [county.name, ...county.aliases] },
  classify: (one) => classifier.classify(one),
}
const UNITS = [{ id: 'trading-centre', names: ['县公共资源交易中心'] }]

function propose(notices: readonly Notice[], parts: Partial<ProposalsFrom> = {}) {
  const candidates = notices.flatMap((one) => candidateOf(one, rules) ?? [])
  const none = {
    events: [],
    claimed: [],
    claimedTitles: new Set<string>(),
    sameTitles: Map.groupBy(notices, ({ title }) => nameKey(title)),
    refused: new Set<string>(),
    changes: [],
    units: UNITS,
    triggers,
  }
  return proposalsFrom({ candidates, ...none, ...parts })
}

const TENDER = '喀左县示例中学操场改造工程施工招标公告'
const tenderNotice = (parts: Parameters<typeof notice>[0] = {}) =>
  notice({
    id: 'n-t',
    channel: 'lntb',
    list: 'tender-notice',
    title: TENDER,
    text: TENDER,
    displayedOn: '2026-09-09',
    ...parts,
  })

describe('a notice without an event', () => {
  it('proposes item, facts, day and unit', () => {
    expect(propose([award()])).toMatchObject([
      {
        id: 'n-award',
        item: { id: '13' },
        trigger: 'announcement_published',
        unit: 'procurement-office',
        occurredAt: at('2026-09-09 12:00'),
        facts: { projectName: '喀左县示例学校课桌椅采购项目', procurementNo: 'JH26-211324-00301' },
        missing: [],
      },
    ])
  })

  it('of two ways of submission proposes the one that gives more time, and says what it assumed', () => {
    const [one] = propose([tenderNotice()])
    expect(one).toMatchObject({ item: { id: '20' }, track: 'other-submission', unit: 'development-bureau' })
    expect(one?.assumed.join()).toMatch(/只会更早.*期限较长.*第一个/)
  })

  it('proposes the unit that it names', () => {
    const text = `${TENDER} 县公共资源交易中心发布`
    expect(propose([tenderNotice({ text })])[0]?.unit).toBe('trading-centre')
  })

  it('does not take its own day for that of an auction to come', () => {
    const title = '喀左县KZ2026-88号地块国有建设用地使用权挂牌出让公告'
    const land = notice({
      id: 'n-l',
      channel: 'landchina',
      list: 'transfer-notice',
      title,
      text: title,
      identifiers: { ...NO_IDENTIFIERS, parcelNos: ['KZ2026-88'] },
    })
    const [one] = propose([land])
    expect(one).toMatchObject({
      item: { id: '07' },
      facts: { parcelNo: 'KZ2026-88' },
      missing: ['occurredAt'],
    })
    expect(one?.occurredAt).toBeUndefined()
  })

  it('is one proposal on several channels, and counts from the first of them', () => {
    const again = award({
      id: 'n-again',
      channel: 'county-site',
      list: 'resource-trading',
      displayedOn: '2026-09-11',
      seen: '2026-09-11 09:30',
    })
    const [one, ...others] = propose([again, award()])
    expect(others).toEqual([])
    expect(one?.notices.map(({ id }) => id)).toEqual(['n-award', 'n-again'])
    expect(one?.occurredAt).toBe(at('2026-09-09 12:00'))
  })

  it('of another lot or round is another proposal', () => {
    const lots = ['一标段', '二标段'].map((lot, index) =>
      tenderNotice({ id: `n${index}`, title: `喀左县示例中学操场改造工程${lot}施工招标公告`, text: lot }),
    )
    expect(propose(lots)).toHaveLength(2)
  })

  it('tells of the end of its procedure', () => {
    const end = notice({ id: 'n-end', title: '喀左县示例学校课桌椅采购项目终止公告' })
    expect(propose([award()], { changes: [end] })[0]?.because.join()).toContain('另有“终止”公告')
  })
})

describe('nothing is proposed', () => {
  it.each<[string, Partial<Notice>]>([
    ['of a stub', { isStub: true }],
    ['of a page that was not read', { text: '' }],
    ['of a cut title', { title: '喀左县示例学校课桌椅采购项目中标…' }],
    ['of a version that is not shown any more', { supersededAt: at('2026-09-20 08:30') }],
    ['of what was taken down', { goneAt: at('2026-09-20 08:30') }],
    ['of what may just be taken down', { missedAt: at('2026-09-20 08:30') }],
    ['of another county, on a channel of this one', { title: '建平县示例学校课桌椅采购项目中标公告' }],
    ['of a procedure that was ended', { title: '喀左县示例学校课桌椅采购项目终止公告' }],
    ['of news', { title: '我县召开政府采购工作会议' }],
  ])('%s', (_, parts) => {
    expect(propose([{ ...award(), ...parts }])).toEqual([])
  })

  it.each<[string, Partial<Notice>, number]>([
    ['that names no place', { title: '示例学校课桌椅采购项目中标公告', text: '示例学校' }, 0],
    [
      'whose text names the county',
      { title: '示例学校课桌椅采购项目中标公告', text: '采购人：喀左县教育局' },
      1,
    ],
    [
      'whose title names another county, and the text this one',
      { title: '凌源县级示例采购项目中标公告', text: '成交供应商：喀左县示例公司' },
      0,
    ],
  ])('of a notice on a channel of all counties %s, but for its text', (_, parts, count) => {
    const shared = award({ channel: 'ggzy-national', list: 'purchase-result' })
    expect(propose([{ ...shared, ...parts }])).toHaveLength(count)
  })

  it.each<[string, Partial<ProposalsFrom>]>([
    ['its event is recorded', { events: [announced()] }],
    [
      'its event is derived',
      { events: [{ ...announced(), origin: { kind: 'derived', notice: 'x', from: 'f1' } }] },
    ],
    [
      'it was accepted under another name',
      {
        events: [
          {
            ...announced({ facts: { projectName: '别的名称项目' } }),
            origin: { kind: 'proposed', notice: 'n-award' },
          },
        ],
      },
    ],
    ['the same title stands elsewhere and is claimed', { claimedTitles: new Set([nameKey(AWARD)]) }],
    ['a person refused it', { refused: new Set(['n-award']) }],
    [
      'the same stands elsewhere and may answer an event',
      {
        claimed: [seenAs(award({ id: 'n-other', title: `${AWARD}（第1包）` }), rules)].flatMap(
          (one) => one ?? [],
        ),
      },
    ],
  ])('where %s', (_, parts) => {
    expect(propose([award()], parts)).toEqual([])
  })
})

describe('the name of a project', () => {
  it.each([
    [AWARD, '喀左县示例学校课桌椅采购项目'],
    ['示例咨询有限公司关于喀左县示例道路工程的招标公告（第二次）', '喀左县示例道路工程'],
    ['【中标公告】喀左县示例道路工程一标段中标公告', '喀左县示例道路工程'],
    ['喀左县示例采购项目竞争性磋商公告', '喀左县示例采购项目'],
    ['喀左县示例采购项目公开招标公告', '喀左县示例采购项目'],
  ])('in %s', (title, name) => {
    const words = ['12', '13', '20', '22'].flatMap((id) => items.get(id)?.recognition.words ?? [])
    expect(projectNameIn(title, words)).toBe(name)
  })
})
