import { describe, expect, it } from 'vitest'
import type { DetailFile } from '../../../lib/domain/watch/channel.ts'
import { readDetailPage } from '../../../lib/readers/detail-page.ts'

const CARD: DetailFile = { path: 'data.att', pattern: '^(?:/data)?(/.+)$', base: 'https://a.gov.cn' }

function filesOf(data: unknown, file: DetailFile = CARD) {
  const detail = { format: 'json', text: 'data.html', file } as const
  return readDetailPage({ text: JSON.stringify({ data }), url: 'https://a.gov.cn/#/n?id=1', detail })
    .attachments
}

describe('the file that is the notice', () => {
  it.each<[string, unknown, DetailFile, string | undefined]>([
    ['is cut out of a path on the server', { att: '/data/up/1.pdf' }, CARD, 'https://a.gov.cn/up/1.pdf'],
    ['is a path as it is', { att: '/up/1.pdf' }, CARD, 'https://a.gov.cn/up/1.pdf'],
    [
      'needs no pattern',
      { att: 'up/1.pdf' },
      { path: 'data.att', base: 'https://a.gov.cn/x/' },
      'https://a.gov.cn/x/up/1.pdf',
    ],
    [
      'may have a whole address',
      { att: 'https://f.gov.cn/1.pdf' },
      { path: 'data.att', base: 'https://a.gov.cn' },
      'https://f.gov.cn/1.pdf',
    ],
    ['is absent where nothing is named', { att: null }, CARD, undefined],
    ['is absent where an empty name is named', { att: ' ' }, CARD, undefined],
    ['is absent where the answer says nothing', null, CARD, undefined],
    ['is absent where the name has another form', { att: 'up/1.pdf' }, CARD, undefined],
    [
      'is no script',
      { att: 'javascript:alert(1)' },
      { path: 'data.att', base: 'https://a.gov.cn' },
      undefined,
    ],
  ])('%s', (_, data, file, url) => {
    expect(filesOf(data, file)[0]?.url).toBe(url)
  })

  it('stands first, is called by its name, and stands once', () => {
    const att = '/data/up/%E5%85%AC%E5%91%8A.pdf'
    const html = '<a href="/up/2.doc">清单</a><a href="/up/%E5%85%AC%E5%91%8A.pdf">正文</a>'
    expect(filesOf({ att, html })).toEqual([
      { name: '公告.pdf', url: 'https://a.gov.cn/up/%E5%85%AC%E5%91%8A.pdf', isBody: true },
      { name: '清单', url: 'https://a.gov.cn/up/2.doc' },
    ])
  })
})
