import { describe, expect, test } from 'vitest'
import { type Attachment, isBodyUnread } from '../../../lib/domain/watch/notice.ts'
import { noticeOf } from '../../contracts/store-values.ts'

const file = (content: Attachment['content'], isBody?: true): Attachment => ({
  name: '公告.pdf',
  url: 'https://site.example/公告.pdf',
  content,
  isBody,
})
const cut: Attachment = { ...file('text', true), isCut: true }

describe('what a notice says may stand where we could not read', () => {
  test.each<[string, readonly Attachment[] | undefined, true | undefined, boolean]>([
    ['a page with its text', undefined, undefined, false],
    ['a page with a scanned map beside it', [file('scanned')], undefined, false],
    ['a page whose file is the notice, read', [file('text', true)], undefined, false],
    ['a page whose file is the notice, scanned', [file('scanned', true)], undefined, true],
    ['a page whose file is the notice, scanned in parts', [cut], undefined, true],
    ['a page whose file is the notice, not had', [file('unread', true)], undefined, true],
    ['a stub with its file read', [file('text')], true, false],
    ['a stub with a file that is no text', [file('text'), file('unreadable')], true, true],
    ['a stub with a picture', [file('picture')], true, true],
    ['a stub without any file', undefined, true, true],
  ])('%s', (_, attachments, isStub, isUnread) => {
    expect(isBodyUnread(noticeOf('211324', 'a', { attachments, isStub }))).toBe(isUnread)
  })
})
