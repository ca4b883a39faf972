import { expect, test } from 'vitest'
import type { KeptContent, NoticeContentStore } from '../../lib/jobs/ports/notice-content-store.ts'

const ref = { county: '211324', notice: '0123456789abcdef01234567', version: 'aa\ntext bb' }
const kept: KeptContent = {
  content: {
    text: '招标公告正文：喀左县第二高级中学🏫',
    attachments: [
      { name: '附件1.pdf', text: '工程量清单', content: 'text', isCut: true },
      { name: '附件2.jpg', content: 'picture' },
    ],
    hasPicture: true,
  },
  personal: {
    findings: [{ kind: 'id-number', where: '附件“名单.xlsx”第2行至第9行B列', count: 8 }],
    unread: [{ place: '附件“扫描.pdf”', reason: '扫描件' }],
  },
}

/** What every store of notice contents must do; `make` gives an empty one. */
export function itKeepsContents(make: () => Promise<NoticeContentStore>): void {
  test('gives back what was put', async () => {
    const store = await make()
    await store.putContent(ref, kept)
    expect(await store.content(ref)).toEqual(kept)
  })

  test.each([
    ['county', { ...ref, county: '211302' }],
    ['notice', { ...ref, notice: 'ffffffffffffffffffffffff' }],
    ['version', { ...ref, version: 'aa' }],
    ['notice whose id is a path', { ...ref, notice: '../0123456789abcdef01234567' }],
  ])('knows nothing of another %s', async (_, other) => {
    const store = await make()
    await store.putContent(ref, kept)
    expect(await store.content(other)).toBeUndefined()
  })

  test('putting the same twice, or at once, is the same as once', async () => {
    const store = await make()
    await Promise.all(Array.from({ length: 8 }, () => store.putContent(ref, kept)))
    await store.putContent(ref, kept)
    expect(await store.content(ref)).toEqual(kept)
  })

  test('keeps each version beside the others', async () => {
    const store = await make()
    const next = { ...kept, content: { ...kept.content, text: '更正后的正文' } }
    await store.putContent(ref, kept)
    await store.putContent({ ...ref, version: 'cc' }, next)
    expect((await store.content(ref))?.content.text).toBe(kept.content.text)
    expect((await store.content({ ...ref, version: 'cc' }))?.content.text).toBe('更正后的正文')
  })

  test('keeps as much as a notice may hold', async () => {
    const store = await make()
    const text = '喀'.repeat(350_000)
    await store.putContent(ref, { ...kept, content: { text, attachments: [] } })
    expect((await store.content(ref))?.content.text).toBe(text)
  })
}
