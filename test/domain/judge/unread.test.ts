import { describe, expect, it } from 'vitest'
import { judgeCounty } from '../../../lib/domain/judge/judge-county.ts'
import { at, CATALOGUE, event, listIdOf, listState, notice, siteOf } from '../../fixtures/cast.ts'

const FILE = { name: '附件.pdf', url: 'https://site.example/1.pdf' }
const NOW = '2026-10-08 09:00'

/** Standing of the policy event of 2026-09-01, due 2026-09-29, beside one other notice on the site. */
function beside(parts: Parameters<typeof notice>[0], events = [event()]) {
  const facts = {
    events,
    notices: [notice({ list: listIdOf('county-site'), title: '关于印发管理办法的通知', ...parts })],
    listStates: [listState({ good: '2026-10-08 08:30' })],
    attestations: [],
    decisions: [],
    now: at(NOW),
  }
  const { judged, unclaimed } = judgeCounty(facts, CATALOGUE)
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
    [
      'its page was read, but its title is cut',
      { title: '关于印发喀左县…', text: '全文如下。' },
      'unverifiable',
    ],
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

  it('that clearly answers another event hides nothing', () => {
    const other = event({ id: 'e2', facts: { documentTitle: '喀左县农村危房改造补助办法' } })
    expect(beside({ title: '喀左县农村危房改造补助办法' }, [event(), other]).kind).toBe('overdue')
  })

  it('in an earlier version of its page waits for nobody', () => {
    expect(beside({ text: '全文' }).unclaimed).toHaveLength(1)
    expect(beside({ text: '全文', supersededAt: at('2026-09-25 08:30') }).unclaimed).toHaveLength(0)
  })
})
