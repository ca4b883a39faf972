import { describe, expect, it } from 'vitest'
import type { DutyEvent } from '../../../../../lib/domain/duty/event.ts'
import { mayBeAnswers, unreadNotices } from '../../../../../lib/domain/judge/match/unread.ts'
import type { Verdict } from '../../../../../lib/domain/judge/match/verdict.ts'
import type { Notice } from '../../../../../lib/domain/watch/notice.ts'
import { CATALOGUE, event, listIdOf, mustBe, obligation, siteOf } from '../../../../fixtures/cast.ts'
import { type Posted, posted } from '../match-cast.ts'

type Facts = DutyEvent['facts']
const SITE = siteOf('county-site')
const POLICY = '喀左县公共租赁住房管理办法'
const bare = { ...SITE, lists: SITE.lists.map((list) => ({ ...list, detail: { format: 'none' } as const })) }
const withoutPages = new Map([...CATALOGUE.channels, ['county-site', bare]])

function ofKind(kind: Verdict['kind'], notice: Notice): Verdict {
  return { notice, kind, candidates: [], answers: [], doubts: [], relatesTo: [] }
}

interface Beside {
  readonly facts?: Facts
  readonly channels?: typeof CATALOGUE.channels
  readonly kind?: Verdict['kind']
}

/** Titles of the notices that may be the answer to an event about housing policy. */
function maybe(titles: readonly (string | Posted)[], beside: Beside = {}): readonly string[] {
  const { facts = { documentTitle: POLICY }, channels = CATALOGUE.channels, kind = 'none' } = beside
  const notices = titles.map((one, n) =>
    posted({
      id: `n${n}`,
      list: listIdOf('county-site'),
      ...(typeof one === 'string' ? { title: one } : one),
    }),
  )
  const unread = unreadNotices(
    notices.map((one) => ofKind(kind, one)),
    { items: CATALOGUE.items, channels },
  )
  const of = event({ facts })
  return mayBeAnswers(unread, obligation(of), mustBe(CATALOGUE.items.get(of.item))).map(({ title }) => title)
}

const isMaybe = (title: string | Posted, beside: Beside = {}) => maybe([title], beside).length > 0

describe('a notice whose page was not read', () => {
  const OTHER = '样例街道春季绿化亮化公示'
  it.each<[string, string | Posted, Beside, boolean]>([
    ['may be the answer', '关于印发管理办法的通知', {}, true],
    ['is not, when it clearly answers another event', '关于印发管理办法的通知', { kind: 'clear' }, false],
    ['is not, when its title names another kind', '公共租赁住房分配结果公示', {}, false],
    ['is not, when its title is refused', '关于召开公共租赁住房会议的通知', {}, false],
    ['is not, when its title speaks of another matter', OTHER, {}, false],
    ['may be, when its title is cut', `${OTHER}…`, {}, true],
    [
      'may be another matter by number',
      OTHER,
      { facts: { documentTitle: POLICY, documentNo: '喀政办发〔2026〕7号' } },
      true,
    ],
    [
      'which the credit code of a party is not',
      OTHER,
      { facts: { documentTitle: POLICY, creditCode: '91211324MA0UXYT50X' } },
      false,
    ],
    ['speaks of another matter with six characters', '样例甲乙丙丁公示', {}, false],
    ['and with five of any', '样例甲乙丙公示', {}, true],
    [
      'speaks of no matter against names of many alone',
      OTHER,
      { facts: { partyName: '示例矿业有限公司' } },
      true,
    ],
    [
      'but against one of its own beside them',
      OTHER,
      { facts: { documentTitle: POLICY, partyName: '示例矿业有限公司' } },
      false,
    ],
    [
      'shares no characters that common words keep apart',
      '新区水岸花卉展览公示',
      { facts: { documentTitle: '示例湖水工程岸坡方案' } },
      false,
    ],
    [
      'nor such that stand in two names',
      '新区水岸花卉展览公示',
      { facts: { documentTitle: '示例库区蓄水', partyName: '岸坡示例公司' } },
      false,
    ],
    ['shares two characters', '新区水岸花卉展览公示', { facts: { documentTitle: '示例水岸方案' } }, true],
  ])('%s', (_, title, beside, expected) => expect(isMaybe(title, beside)).toBe(expected))

  it('is one of all those of its channel', () => {
    expect(maybe(['关于印发管理办法的通知', '关于印发有关办法的通知'])).toHaveLength(2)
    expect(maybe([{ title: '关于印发管理办法的通知', channel: 'landchina' }])).toEqual([])
  })
})

describe('a notice that has no page', () => {
  it.each<[string, string, Facts | undefined, boolean]>([
    ['may be the answer where its title ends within a name', '关于印发喀左县公共租赁住房管', undefined, true],
    ['or is the beginning of one', '喀左县公共租赁住房管', undefined, true],
    ['after seven characters of it', '关于印发喀左县公共租赁住', undefined, true],
    ['not after six', '关于印发喀左县公共租赁', undefined, false],
    ['not where it has the whole name', `关于印发${POLICY}`, undefined, false],
    ['not where it goes on with other words', '关于喀左县公共租赁住房申请', undefined, false],
    ['not where it says the end of the name', '关于住房管理办法', undefined, false],
    [
      'not where it ends within the name of a party',
      '关于示例矿业开发有限责',
      { partyName: '示例矿业开发有限责任公司' },
      false,
    ],
    [
      'where it ends within one of two names',
      '关于印发喀左县公共租赁住房管',
      { documentTitle: POLICY, projectName: '样例街道春季绿化工程' },
      true,
    ],
  ])('%s', (_, title, facts, expected) => {
    expect(isMaybe(title, { channels: withoutPages, ...(facts && { facts }) })).toBe(expected)
  })

  it('of a list that was read may be short of the end of its title, and with pages it is not', () => {
    const titles = [
      '喀左县人民政府办公室关于印',
      '喀左县住房和城乡建设局关于',
      '喀左县自然资源局二〇二六年',
      '喀左县样例镇人民政府关于印',
    ]
    const read = titles.map((title) => ({ title, text: '全文如下。' }))
    expect(maybe(read, { channels: withoutPages })).toHaveLength(4)
    expect(maybe(read)).toEqual([])
  })
})
