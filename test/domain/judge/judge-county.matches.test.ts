import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../lib/domain/duty/event.ts'
import {
  answersOf,
  type CountyFacts,
  judgeCounty,
  matchCounty,
} from '../../../lib/domain/judge/judge-county.ts'
import {
  at,
  attestation,
  building,
  CATALOGUE,
  catalogueWith,
  decision,
  event,
  listState,
  notice,
  tender,
} from '../../fixtures/cast.ts'

const facts = (parts: Partial<CountyFacts> = {}): CountyFacts => ({
  events: [event()],
  notices: [notice()],
  listStates: [listState({ good: '2026-10-08 08:30' })],
  attestations: [],
  decisions: [],
  now: at('2026-10-08 09:00'),
  ...parts,
})
const judge = (parts: Partial<CountyFacts>) => judgeCounty(facts(parts), CATALOGUE).judged

describe('the notices that answer', () => {
  const answers = (parts: Partial<CountyFacts>) =>
    answersOf(matchCounty(facts(parts), CATALOGUE)).map((one) => [one.notice.id, one.item.id])
  const isAnswerTo = (of: string) =>
    decision({
      id: `m-${of}`,
      kind: 'match',
      event: of,
      notice: 'n1',
      isAnswer: true,
      at: '2026-10-01 10:00',
    })
  const later = event({ id: 'e2', facts: { documentTitle: '喀左县住房保障工作办法' } })

  it.each<[string, Partial<CountyFacts>, readonly (readonly [string, string])[]]>([
    ['come with their items', {}, [['n1', '01']]],
    [
      'come once for two events of one item',
      { events: [event(), later], decisions: [isAnswerTo('e1'), isAnswerTo('e2')] },
      [['n1', '01']],
    ],
    [
      'come with each of two items',
      { events: [event(), tender()], decisions: [isAnswerTo('e1'), isAnswerTo('t1')] },
      [
        ['n1', '01'],
        ['n1', '20'],
      ],
    ],
    [
      'come each by itself',
      { notices: [notice(), notice({ id: 'n2', seen: '2026-09-22 08:30' })] },
      [
        ['n1', '01'],
        ['n2', '01'],
      ],
    ],
    ['do not come from a channel on which nothing is due', { notices: [notice({ channel: 'lntb' })] }, []],
    ['do not come where a person must decide', { events: [event(), event({ id: 'e2' })] }, []],
    ['are none where nothing was published', { notices: [] }, []],
  ])('%s', (_, parts, expected) => {
    expect(answers(parts)).toEqual(expected)
  })
})

describe('an event that another one made due', () => {
  const derived = (parts: Partial<DutyEvent>) =>
    event({ id: 'd1', facts: { documentTitle: '喀左县住房保障工作办法' }, ...parts })
  const from = (kind: 'derived' | 'proposed', of?: string) => ({ origin: { kind, notice: 'n1', from: of } })
  const isDenied = decision({
    kind: 'match',
    event: 'd1',
    notice: 'n1',
    isAnswer: false,
    at: '2026-10-01 10:00',
  })

  it.each<[string, Partial<DutyEvent>, Partial<CountyFacts>, string]>([
    ['is published by the notice of that one', from('derived', 'e1'), {}, 'published'],
    [
      'also where it took the place of one that was',
      { supersedes: [{ id: 'e1+01', from: 'e1' }] },
      {},
      'published',
    ],
    [
      'not where it took the place of one that stood by itself',
      { supersedes: [{ id: 'u-n1' }] },
      {},
      'overdue',
    ],
    ['not where a person accepted it by itself', from('proposed', 'e1'), {}, 'overdue'],
    ['not where nobody knows which one', from('derived'), {}, 'overdue'],
    ['not where that one is unknown', from('derived', 'gone'), {}, 'overdue'],
    [
      'not where that one is of another item',
      {
        ...from('derived', 'e1'),
        item: '02.3s',
        trigger: 'project_started',
        facts: { projectName: '利州街道示例小区二期' },
      },
      {},
      'overdue',
    ],
    ['not where a person denied it', from('derived', 'e1'), { decisions: [isDenied] }, 'overdue'],
    ['not where that one has no notice either', from('derived', 'e1'), { notices: [] }, 'overdue'],
  ])('%s', (_, parts, others, kind) => {
    const judged = judge({ events: [event(), derived(parts)], ...others })
    const own = judged.filter(({ obligation }) => obligation.event.id === 'd1')
    expect(own.find(({ channel }) => channel.id === 'county-site')?.standing.kind).toBe(kind)
  })

  it('is published on the channel of the notice alone', () => {
    const road = notice({
      channel: 'lntb',
      title: '老城街道示例道路改造工程招标公告',
      displayedOn: '2026-09-01',
      seen: '2026-09-01 15:30',
    })
    const again = tender({
      id: 'd1',
      facts: { projectName: '河坎子乡示例桥梁新建工程' },
      ...from('derived', 't1'),
    })
    const judged = judge({ events: [tender(), again], notices: [road] })
    const kinds = judged
      .filter(({ obligation }) => obligation.event.id === 'd1')
      .map((one) => [one.obligation.channel, one.standing.kind])
    expect(kinds).toEqual([
      ['lntb', 'published'],
      ['county-site', 'overdue'],
    ])
  })
})

describe('what is judged', () => {
  it('leaves out a channel that the catalogue does not know', () => {
    const { judged } = judgeCounty(facts(), catalogueWith({ channels: new Map() }))
    expect(judged).toEqual([])
  })

  it('carries warnings where there are some, and else does not speak of any', () => {
    const [plain] = judge({})
    expect(plain).not.toHaveProperty('warnings')
    const property = event({
      item: '17',
      trigger: 'text_received',
      facts: { projectName: '示例国有房产转让' },
    })
    const isAnswer = decision({ kind: 'match', notice: 'n1', isAnswer: true, at: '2026-10-01 10:00' })
    const [warned] = judge({ events: [property], decisions: [isAnswer] })
    expect(warned?.warnings).toMatchObject([{ kind: 'keep-unknown' }])
  })

  it('takes of two statements made at one moment the one with the higher id, in whatever order they are stored', () => {
    const on = (id: string, postedOn: string) => attestation({ id, postedOn, at: '2026-10-02 10:00' })
    const both = [on('x1', '2026-09-20'), on('x2', '2026-10-02')]
    for (const attestations of [both, both.toReversed()]) {
      const judged = judge({ events: [building()], attestations })
      expect(judged.find(({ channel }) => channel.kind === 'board')?.standing).toMatchObject({
        timing: 'late',
      })
    }
  })

  it('takes a statement for its own event and board only', () => {
    const attestations = [
      attestation({ id: 'x1', event: 'b1', postedOn: '2026-09-20' }),
      attestation({ id: 'x2', event: 'b2', postedOn: '2026-10-02' }),
    ]
    const judged = judge({ events: [building()], attestations })
    expect(judged.find(({ channel }) => channel.kind === 'board')?.standing).toMatchObject({
      timing: 'on-time',
    })
  })
})
