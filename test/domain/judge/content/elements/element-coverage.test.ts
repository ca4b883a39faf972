import { expect, test } from 'vitest'
import { whyNotWhole } from '../../../../../lib/domain/judge/content/elements/element-coverage.ts'
import type { NoticeContent } from '../../../../../lib/domain/judge/content/elements/notice-content.ts'

const WORDS = '甲'.repeat(120)
const LONG = '甲'.repeat(100_000)
const file = (more: Partial<NoticeContent['attachments'][number]>) =>
  ({ name: '清单.pdf', content: 'text', text: '乙', ...more }) as const
const SHORT = '读到的正文太短，要素可能写在别处'

test.each<[string, Partial<NoticeContent>, string | undefined]>([
  ['120 characters are a notice', {}, undefined],
  ['119 are too few', { text: WORDS.slice(1) }, SHORT],
  ['blanks and line ends are no words', { text: `${WORDS.slice(1)}${' \n'.repeat(50)}` }, SHORT],
  ['the text is as long as what is looked at', { text: LONG }, '公告正文过长，没有读全'],
  ['the text is one shorter', { text: LONG.slice(1) }, undefined],
  [
    'a file is as long as what is looked at',
    { attachments: [file({ text: LONG })] },
    '附件《清单.pdf》没有读全，要素可能写在里面',
  ],
  ['a file is one shorter', { attachments: [file({ text: LONG.slice(1) })] }, undefined],
  [
    'a scan of which a few words were made out',
    { attachments: [file({ content: 'scanned' })] },
    '附件《清单.pdf》是扫描件，要素可能写在里面',
  ],
  [
    'a file of which only a beginning is known',
    { attachments: [file({ content: 'unread' })] },
    '附件《清单.pdf》没有读到，要素可能写在里面',
  ],
  [
    'a long name is cut',
    { attachments: [file({ name: '名'.repeat(41), content: 'picture' })] },
    `附件《${'名'.repeat(40)}》是图片，要素可能写在里面`,
  ],
  ['the file of a stub page is the notice', { text: '', isStub: true, attachments: [file({})] }, SHORT],
  [
    'the files of a stub page are one notice',
    {
      text: '',
      isStub: true,
      attachments: [file({ text: WORDS.slice(60) }), file({ text: WORDS.slice(60) })],
    },
    undefined,
  ],
  [
    'the file of a stub page sends its reader to another',
    { text: '', isStub: true, attachments: [file({ text: `${WORDS}详见附件` })] },
    '正文说另有附件或原文，没有读到',
  ],
])('%s', (_, more, why) => expect(whyNotWhole({ text: WORDS, attachments: [], ...more })).toBe(why))
