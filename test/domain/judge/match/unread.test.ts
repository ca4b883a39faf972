import { describe, expect, it } from 'vitest'
import { judgeCounty } from '../../../../lib/domain/judge/judge-county.ts'
import { at, CATALOGUE, event, listIdOf, listState, notice, siteOf } from '../../../fixtures/cast.ts'

const FILE = { name: '附件.pdf', url: 'https://site.example/1.pdf' }
const NOW = '2026-10-08 09:00'

interface Beside {
  readonly channels?: typeof CATALOGUE.channels
  /** Titles of more notices of the list. */
  readonly others?: readonly string[]
}

/** Standing of the policy event of 2026-09-01, due 2026-09-29, beside one other notice on the site. */
function beside(
  parts: Parameters<typeof notice>[0],
  events = [event()],
  { channels = CATALOGUE.channels, others = [] }: Beside = {},
) {
  const list = listIdOf('county-site')
  const facts = {
    events,
    notices: [
      notice({ list, title: '关于印发管理办法的通知', ...parts }),
      ...others.map((title, n) => notice({ id: `other${n}`, list, title })),
    ],
    listStates: [listState({ good: '2026-10-08 08:30' })],
    attestations: [],
    decisions: [],
    now: at(NOW),
  }
  const { judged, unclaimed } = judgeCounty(facts, { ...CATALOGUE, channels })
  const standing = judged[0]?.standing
  return {
    kind: standing?.kind,
    reason: standing && 'reason' in standing ? standing.reason : '',
    standing,
    unclaimed,
  }
}

describe('a notice that nobody could read', () => {
  it('may be the answer, and a person is shown where to look', () => {
    expect(siteOf('county-site').lists[0]?.detail.format).toBe('html')
    const { standing } = beside({})
    expect(standing).toMatchObject({
      kind: 'unverifiable',
      reason: 'pages-not-read',
      because: '期限已过，但县政府网站上有1条公告未能读到全文，不能判断是否公开。',
      candidates: [{ notice: 'n1', url: 'https://site.example/n1.html' }],
    })
  })

  it.each<[string, Parameters<typeof notice>[0], string]>([
    ['its page was read', { text: '关于印发管理办法的通知。全文如下。' }, 'overdue'],
    ['its title names another matter', { title: '喀左县第三中学教学楼屋面公示' }, 'overdue'],
    ['its title shares a word with the name', { title: '喀左县第三中学住房补贴公示' }, 'unverifiable'],
    ['its title says little', { title: '喀左县某单位公示' }, 'unverifiable'],
    [
      'its page was read, but its title is cut',
      { title: '关于印发喀左县…', text: '全文如下。' },
      'unverifiable',
    ],
    [
      'its page was read, but its title has lost a character',
      { title: '关于印发喀左县公共租\ufffd住房管理办法', text: '全文如下。' },
      'unverifiable',
    ],
    ['its title is nothing but question marks', { title: '????????', text: '全文如下。' }, 'unverifiable'],
    ['a cut title may end in dots', { title: '关于印发喀左县...', text: '全文如下。' }, 'unverifiable'],
    [
      'it was displayed long before the event',
      { displayedOn: '2026-05-01', seen: '2026-05-02 08:30' },
      'overdue',
    ],
    ['it was displayed in the window', { displayedOn: '2026-08-29' }, 'unverifiable'],
    ['it stands on another channel', { channel: 'lntb', list: listIdOf('lntb') }, 'overdue'],
    ['its list has no pages of notices', { list: 'no-such-list' }, 'overdue'],
    ['its page is a stub without a file', { text: '详见附件', isStub: true }, 'unverifiable'],
    [
      'its page is a stub and its file a scan',
      { text: '详见附件', isStub: true, attachments: [{ ...FILE, content: 'scanned' }] },
      'unverifiable',
    ],
    [
      'the file that is the notice was not had',
      { text: '附件', attachments: [{ ...FILE, isBody: true, content: 'unread' }] },
      'unverifiable',
    ],
    [
      'its page is a stub and its file was read',
      { text: '全文如下。', isStub: true, attachments: [{ ...FILE, content: 'text' }] },
      'overdue',
    ],
    [
      'a scan stands beside its text',
      { text: '全文如下。', attachments: [{ ...FILE, content: 'scanned' }] },
      'overdue',
    ],
    [
      'its page is a stub, but its title names another kind',
      { title: '示例道路改造工程招标公告', text: '详见附件', isStub: true },
      'overdue',
    ],
    ['its title names another kind', { title: '示例道路改造工程招标公告' }, 'overdue'],
    ['its cut title names another kind', { title: '示例道路改造工程招标公告…' }, 'unverifiable'],
  ])('%s', (_, parts, kind) => {
    expect(beside(parts).kind).toBe(kind)
  })

  it('whose list has no pages of notices may be the answer where its title breaks off within the name', () => {
    const site = siteOf('county-site')
    const bare = {
      ...site,
      lists: site.lists.map((list) => ({ ...list, detail: { format: 'none' } as const })),
    }
    const channels = new Map([...CATALOGUE.channels, ['county-site', bare]])
    const kindOf = (title: string, ...others: readonly string[]) =>
      beside({ title }, [event()], { channels, others }).kind
    expect(kindOf('关于印发喀左县公共租赁住房管')).toBe('unverifiable')
    expect(kindOf('关于印发喀左县公共租赁住房')).toBe('unverifiable')
    expect(kindOf('关于喀左县公共租赁住房申请的公告')).toBe('overdue')
    expect(kindOf('关于印发喀左县农村危房改造补')).toBe('overdue')
    // Where the longest titles of a list all break off at one length, each may be the beginning of any title.
    const long = ['喀左县人民政府办公室关于印', '喀左县住房和城乡建设局关于', '喀左县自然资源局二〇二六年']
    expect(kindOf('喀左县样例镇人民政府关于印', ...long)).toBe('unverifiable')
    expect(kindOf('喀左县自然资源局关于春节值班的通知', ...long)).toBe('overdue')
    expect(
      kindOf('第一批样例审批结果公示公告', '第二批样例审批结果公示公告', '第三批样例审批结果公示公告'),
    ).toBe('overdue')
  })

  it('that clearly answers another event hides nothing', () => {
    const other = event({ id: 'e2', facts: { documentTitle: '喀左县农村危房改造补助办法' } })
    expect(beside({ title: '喀左县农村危房改造补助办法' }, [event(), other]).kind).toBe('overdue')
  })

  it('in an earlier version of its page waits for nobody', () => {
    expect(beside({ text: '全文' }).unclaimed).toHaveLength(1)
    expect(beside({ text: '全文', supersededAt: at('2026-09-25 08:30') }).unclaimed).toHaveLength(0)
  })
})
