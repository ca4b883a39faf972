import { describe, expect, test } from 'vitest'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import type { WebChannel } from '../../../lib/domain/watch/channel.ts'
import type { PageAnswer } from '../../../lib/jobs/ports.ts'
import { htmlPage } from '../../fakes/fake-fetcher.ts'
import { createTown, ORIGIN, post, postUrl, sampleChannel, sampleList } from '../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const API = `${ORIGIN}/api/notice`
const FILE = `${ORIGIN}/zbgg/files/a.pdf`
const [a, b] = [post('a', '2026-03-10'), post('b', '2026-03-15')]

const channel: WebChannel = {
  ...sampleChannel,
  lists: [
    {
      ...sampleList,
      detail: {
        format: 'json',
        title: 'data.title',
        text: 'data.content',
        request: {
          pattern: '/zbgg/(\\w+)\\.html$',
          url: API,
          method: 'POST',
          body: '{"id":"{1}"}',
          contentType: 'application/json',
        },
      },
    },
  ],
}

const json = (value: unknown, httpStatus = 200): PageAnswer =>
  htmlPage(API, JSON.stringify(value), { contentType: 'application/json', httpStatus })
const said = json({
  data: { title: a.title, content: '<p>项目编号：JH26-211324-00012</p><a href="files/a.pdf">附件</a>' },
})

describe('a notice whose text is kept at another address', () => {
  test('is asked for there, and its links belong to the notice’s own address', async () => {
    const town = createTown()
    town.publish([a])
    town.fetcher.pages.set(API, said)
    await town.look(day(16), [channel])
    expect(town.fetcher.requests[1]).toMatchObject({ url: API, method: 'POST', body: '{"id":"a"}' })
    expect(await town.notice('a')).toMatchObject({
      text: expect.stringContaining('JH26-211324-00012'),
      attachments: [{ url: FILE }],
    })
  })

  test.each<[string, PageAnswer]>([
    ['an error in a good answer', json({ code: 500, msg: '系统异常' })],
    ['the frame of its pages', htmlPage(API, '<title>公告</title><div id="app"></div>')],
    ['404', json({}, 404)],
  ])('that answers with %s is not read', async (_, answer) => {
    const town = createTown()
    town.publish([a])
    town.fetcher.pages.set(API, answer)
    await town.look(day(16), [channel])
    expect((await town.notice('a')).text).toBe('')
    expect((await town.state()).unreadPages).toBe(true)
  })

  test.each<[string, PageAnswer, object]>([
    ['is up where that answers with its text', said, { lastSeenAt: day(17) + 3000, goneAt: undefined }],
    ['is not gone where that says nothing', json({ data: null }), { lastSeenAt: day(16), goneAt: undefined }],
    ['is not gone where that was moved', json({}, 404), { lastSeenAt: day(16), goneAt: undefined }],
  ])('and that its list does not show any more %s', async (_, answer, found) => {
    const town = createTown()
    town.publish([b, a])
    town.fetcher.pages.set(API, said)
    town.fetcher.pages.set(FILE, htmlPage(FILE, '招标文件', { contentType: 'application/pdf' }))
    await town.look(day(16), [channel])
    town.publish([b])
    town.fetcher.pages.set(API, answer)
    expect(await town.look(day(17), [channel])).toMatchObject({ goneNotices: 0 })
    expect(town.fetcher.requests.map(({ url }) => url)).not.toContain(postUrl('a'))
    const { lastSeenAt, goneAt } = await town.notice('a')
    expect({ lastSeenAt, goneAt }).toEqual(found)
  })
})
