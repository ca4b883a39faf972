import { describe, expect, test } from 'vitest'
import { chinaInstantOf, type Instant } from '../../../lib/domain/time/instant.ts'
import {
  type Attachment,
  isBodyUnread,
  NO_IDENTIFIERS,
  type Notice,
} from '../../../lib/domain/watch/notice.ts'
import { attachmentsOf, withFiles } from '../../../lib/jobs/crawling/attachments.ts'
import { freshBudget } from '../../../lib/jobs/crawling/budget.ts'
import { beginLook } from '../../../lib/jobs/crawling/look.ts'
import { createVisitor } from '../../../lib/jobs/crawling/visit.ts'
import type { PageAnswer } from '../../../lib/jobs/ports.ts'
import { noticeOf } from '../../contracts/store-values.ts'
import { htmlPage } from '../../fakes/fake-fetcher.ts'
import {
  COUNTY,
  createTown,
  ORIGIN,
  post,
  postUrl,
  sampleChannel,
  sampleList,
  type Town,
} from '../crawl-site.ts'

const day = (date: number, hour = 9) => chinaInstantOf(2026, 3, date, hour)
const a = post('a', '2026-03-10')
const fileUrl = (name: string) => `${ORIGIN}/zbgg/${name}`
const TEXT = '本项目已具备招标条件，现对该项目进行公开招标。'.repeat(20)

function file(url: string, text: string, more: Partial<Extract<PageAnswer, { kind: 'page' }>> = {}) {
  return { ...htmlPage(url, text, { contentType: 'application/octet-stream' }), ...more } as PageAnswer
}

/** The notice `a` with links to files. */
function publish(town: Town, hrefs: readonly string[], title = a.title): void {
  town.publish([{ ...a, title }])
  const links = hrefs.map((href) => `<a href="${href}">附件${href}</a>`).join('')
  const html = `<title>${title}</title><h1>${title}</h1><div id="Zoom"><p>${TEXT}</p>${links}</div>`
  town.fetcher.pages.set(postUrl('a'), htmlPage(postUrl('a'), html))
}

const asked = (town: Town) => town.fetcher.requests.map(({ url }) => url.slice(ORIGIN.length))

describe('files of a notice', () => {
  test('are fetched after its page, stored, read, and asked for no more', async () => {
    const town = createTown()
    publish(town, ['a.pdf', 'b.xlsx'])
    town.fetcher.pages.set(fileUrl('a.pdf'), file(fileUrl('a.pdf'), '招标文件'))
    town.fetcher.pages.set(fileUrl('b.xlsx'), file(fileUrl('b.xlsx'), 'scan:'))
    expect(await town.look(day(16))).toMatchObject({ looks: { read: 1 }, newNotices: 1 })
    expect(asked(town)).toEqual(['/zbgg/index.html', '/zbgg/a.html', '/zbgg/a.pdf', '/zbgg/b.xlsx'])
    expect(town.pauses).toEqual([3000, 3000, 3000])
    const { attachments, text } = await town.notice('a')
    expect(attachments).toMatchObject([
      { name: '附件a.pdf', content: 'text', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { name: '附件b.xlsx', content: 'scanned' },
    ])
    expect(text).toContain('现对该项目进行公开招标')
    const stored = await town.ports.vault.get(attachments?.[0]?.sha256 ?? '')
    expect(new TextDecoder().decode(stored)).toBe('招标文件')
    expect((await town.state()).unreadPages).toBe(false)
    await town.look(day(16, 10))
    expect(town.fetcher.requests).toHaveLength(1)
  })

  test.each<[string, PageAnswer, object, boolean]>([
    [
      'no text',
      file(fileUrl('a.pdf'), 'broken:文件已加密'),
      { content: 'unreadable', reason: '文件已加密' },
      false,
    ],
    [
      'too much',
      { kind: 'refused', reason: '超过 20 MB' },
      { content: 'unreadable', reason: '超过 20 MB' },
      false,
    ],
    [
      'no answer',
      { kind: 'unreachable', reason: '连接超时' },
      { content: 'unread', reason: '连接超时' },
      true,
    ],
    [
      '404',
      file(fileUrl('a.pdf'), '', { httpStatus: 404 }),
      { content: 'unread', reason: '网站返回 HTTP 404' },
      true,
    ],
    [
      'a login page',
      htmlPage(fileUrl('a.pdf'), '<title>登录</title><p>请先登录</p>'),
      { content: 'unread', reason: expect.stringContaining('登录') },
      true,
    ],
    [
      'another page',
      htmlPage(fileUrl('a.pdf'), `<title>喀左县</title><p>${TEXT}</p>`),
      { content: 'unread', reason: '网站返回的是网页，不是附件' },
      true,
    ],
  ])('that give %s say so', async (_, answer, found, isTriedAgain) => {
    const town = createTown()
    publish(town, ['a.pdf'])
    town.fetcher.pages.set(fileUrl('a.pdf'), answer)
    await town.look(day(16))
    expect((await town.notice('a')).attachments).toMatchObject([found])
    expect((await town.state()).unreadPages).toBe(isTriedAgain)
    town.fetcher.pages.set(fileUrl('a.pdf'), file(fileUrl('a.pdf'), '招标文件'))
    await town.look(day(16, 10))
    expect((await town.notice('a')).attachments).toMatchObject([isTriedAgain ? { content: 'text' } : found])
  })

  test.each(['rtf', '7z', 'ofd'])(
    'called .%s and given as a web page are asked for again',
    async (ending) => {
      const town = createTown()
      publish(town, [`a.${ending}`])
      const url = fileUrl(`a.${ending}`)
      town.fetcher.pages.set(url, htmlPage(url, `<title>喀左县</title><p>${TEXT}</p>`))
      await town.look(day(16))
      expect((await town.notice('a')).attachments).toMatchObject([{ content: 'unread' }])
    },
  )

  test('that cannot be had are tried for three days at each look, then once a day within the window', async () => {
    const town = createTown()
    publish(town, ['a.pdf'])
    const tries = async (at: Instant) => {
      await town.look(at)
      return asked(town).filter((path) => path.endsWith('.pdf')).length
    }
    const touches = async (at: Instant) => {
      const before = await town.touches()
      await town.look(at)
      return (await town.touches()) - before
    }
    expect(await tries(day(10))).toBe(1)
    expect(await tries(day(12))).toBe(1)
    expect(await tries(day(12, 15))).toBe(1)
    expect(await tries(day(14))).toBe(1)
    expect(await tries(day(14, 15))).toBe(0)
    // What is still not there wakes nobody.
    expect(await touches(day(14, 16))).toBe(0)
    expect(await tries(chinaInstantOf(2026, 6, 20))).toBe(0)
  })

  test.each([
    ['on another site', 'https://files.example.com/a.pdf', '附件不在本网站，没有读取'],
    ['on the site of another office', 'http://other.localhost/a.pdf', '附件不在本网站，没有读取'],
  ])('%s are not fetched', async (_, href, reason) => {
    const town = createTown()
    publish(town, [href])
    await town.look(day(16))
    expect(asked(town)).toHaveLength(2)
    expect((await town.notice('a')).attachments).toMatchObject([{ content: 'unread', reason }])
    expect((await town.state()).unreadPages).toBe(false)
  })

  test('beyond ten are named and not fetched', async () => {
    const town = createTown()
    publish(
      town,
      Array.from({ length: 12 }, (_, i) => `${i}.pdf`),
    )
    for (let i = 0; i < 12; i++) town.fetcher.pages.set(fileUrl(`${i}.pdf`), file(fileUrl(`${i}.pdf`), '文'))
    await town.look(day(16))
    const { attachments = [] } = await town.notice('a')
    expect(attachments.filter(({ content }) => content === 'text')).toHaveLength(10)
    expect(attachments.slice(10)).toMatchObject([
      { reason: '一条公告最多读取10个附件' },
      { content: 'unread' },
    ])
    expect((await town.state()).unreadPages).toBe(false)
  })

  test('beyond forty in a run are left for the next', async () => {
    const town = createTown()
    const posts = Array.from({ length: 9 }, (_, i) => post(`n${i}`, '2026-03-10'))
    town.publish(posts)
    for (const { name, title } of posts) {
      const links = [1, 2, 3, 4, 5].map((i) => `<a href="${name}-${i}.pdf">附件</a>`).join('')
      town.fetcher.pages.set(postUrl(name), `<title>${title}</title><div id="Zoom">${TEXT}${links}</div>`)
      for (const i of [1, 2, 3, 4, 5]) {
        const url = fileUrl(`${name}-${i}.pdf`)
        town.fetcher.pages.set(url, file(url, '文'))
      }
    }
    await town.look(day(16))
    expect(asked(town).filter((path) => path.endsWith('.pdf'))).toHaveLength(40)
    expect((await town.state()).unreadPages).toBe(true)
    await town.look(day(16, 10))
    expect(asked(town).filter((path) => path.endsWith('.pdf'))).toHaveLength(5)
    expect((await town.state()).unreadPages).toBe(false)
  })

  test('that get no answer three times in a row are left alone; dead links are not', async () => {
    const town = createTown()
    publish(town, ['1.pdf', '2.pdf', '3.pdf', '4.pdf', '5.pdf'])
    await town.look(day(16))
    expect(asked(town)).toHaveLength(7)
    for (let i = 1; i <= 5; i++)
      town.fetcher.pages.set(fileUrl(`${i}.pdf`), { kind: 'unreachable', reason: '连接超时' })
    await town.look(day(16, 10))
    expect(asked(town)).toHaveLength(4)
  })

  test('are as large as 20 MB at most', async () => {
    const town = createTown()
    publish(town, ['a.pdf'])
    await town.look(day(16))
    expect(town.fetcher.requests.at(-1)).toMatchObject({ bytesMax: 20_000_000 })
  })

  test('of a page that was changed in place are read anew', async () => {
    const town = createTown()
    publish(town, ['a.pdf'])
    town.fetcher.pages.set(fileUrl('a.pdf'), file(fileUrl('a.pdf'), '第一版'))
    await town.look(day(16))
    publish(town, ['a.pdf'], `${a.title}（更正）`)
    town.fetcher.pages.set(fileUrl('a.pdf'), file(fileUrl('a.pdf'), '第二版'))
    await town.look(day(17))
    expect(asked(town)).toContain('/zbgg/a.pdf')
  })
})

describe('what a file adds to its notice', () => {
  const NUMBER = 'JH26-211324-00099'
  const link = (name: string, isBody?: true): Attachment => ({
    name,
    url: fileUrl(name),
    isBody,
    content: 'unread',
  })
  const OF_PAGE = { ...NO_IDENTIFIERS, procurementNos: ['JH26-211324-00012'] }

  async function read(town: Town, notice: Partial<Notice>, texts: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(texts))
      town.fetcher.pages.set(fileUrl(name), file(fileUrl(name), text))
    const { ports } = town
    const visit = createVisitor(ports)
    const of = { county: COUNTY, channel: sampleChannel, list: sampleList, state: undefined }
    const look = beginLook({ ...of, ports, visit, windowDays: 60 })
    const before = noticeOf(COUNTY, 'a', { text: '详见附件', identifiers: OF_PAGE, ...notice })
    return withFiles(look, before, freshBudget(day(28)))
  }

  test.each<[string, Partial<Notice>, string, readonly string[]]>([
    ['nothing beside a page with its text', { attachments: [link('a.pdf')] }, '详见附件', []],
    ['text and numbers where it is the notice', { attachments: [link('a.pdf', true)] }, '采购编号', [NUMBER]],
    ['text and numbers to a stub', { attachments: [link('a.pdf')], isStub: true }, '采购编号', [NUMBER]],
  ])('is %s', async (_, notice, text, more) => {
    const next = await read(createTown(), notice, { 'a.pdf': `采购编号：${NUMBER}` })
    expect(next.text).toContain(text)
    expect(next.identifiers.procurementNos).toEqual(['JH26-211324-00012', ...more])
  })

  test('is the text of the first of several, and the numbers of all', async () => {
    const attachments = [link('a.pdf'), link('b.pdf')]
    const texts = { 'a.pdf': '甲文件', 'b.pdf': `采购编号：${NUMBER}` }
    const next = await read(createTown(), { attachments, isStub: true }, texts)
    expect(next.text).toBe('甲文件')
    expect(next.identifiers.procurementNos).toContain(NUMBER)
  })

  test('is nothing when the file is scanned', async () => {
    const notice = { attachments: [link('a.pdf')], isStub: true } as const
    const next = await read(createTown(), notice, { 'a.pdf': 'scan:' })
    expect(next).toMatchObject({ text: '详见附件', attachments: [{ content: 'scanned' }] })
  })

  test('is text and numbers of the pages that could be read, and said to be a part', async () => {
    const attachments = [link('a.pdf', true)]
    const next = await read(createTown(), { attachments }, { 'a.pdf': `partly:采购编号：${NUMBER}` })
    expect(next.identifiers.procurementNos).toContain(NUMBER)
    expect(next).toMatchObject({ attachments: [{ content: 'text', isCut: true }] })
    expect(isBodyUnread(next)).toBe(true)
  })

  test('is asked for first where it is the notice itself', () => {
    const of = { county: COUNTY, channel: sampleChannel, list: sampleList, state: undefined }
    const { ports } = createTown()
    const look = beginLook({ ...of, ports, visit: createVisitor(ports), windowDays: 60 })
    const attachments = [link('map.pdf'), link('notice.pdf', true)]
    const names = attachmentsOf(look, { attachments }).attachments?.map(({ name }) => name)
    expect(names).toEqual(['notice.pdf', 'map.pdf'])
  })
})
