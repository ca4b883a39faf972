import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { toEml } from '../../../lib/adapters/smtp/eml.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import type { Mail } from '../../../lib/jobs/ports.ts'

const MAIL: Mail = {
  messageId: '<a1@duban.invalid>',
  to: { name: '张示例', address: 'zhang@example.invalid' },
  subject: '【临期1项】国有建设用地使用权出让公告',
  text: '正文\n',
  html: '<p>正文</p>',
  at: chinaInstantOf(2026, 11, 20, 9),
}
const FROM = { name: '县政务公开办公室', address: 'office@example.invalid' }
const HEADERS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
]

interface Names {
  readonly subject: string
  readonly to: string
  readonly from: string
  readonly file: string
}

function emlOf({ subject, to, from, file }: Names): Promise<Buffer> {
  const attachments = [{ name: file, contentType: 'text/plain', body: new Uint8Array([65]) }]
  const mail = { ...MAIL, subject, to: { ...MAIL.to, name: to }, attachments }
  return toEml(mail, { from: { ...FROM, name: from }, replyTo: undefined })
}

function headerNames(eml: Buffer): readonly string[] {
  const head = eml.toString('latin1').split('\r\n\r\n', 1)[0] ?? ''
  return head
    .split(/\r\n(?![ \t])/)
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
    .sort()
}

const INJECTIONS = [
  'a\r\nBcc: all@example.invalid',
  'a\nBcc: all@example.invalid',
  'a\r\n\r\n<b>body</b>',
  'a\u0000b',
  'a\u2028Bcc: x\u2029y',
  'a\u0085Bcc: x',
  '"x" <evil@example.invalid>, y',
  '=?utf-8?B?DQpCY2M6IHg=?=',
  '\u202eexe.fdp',
  'a\ud800b',
  ';filename="x.exe"',
  '',
]

describe('headers', () => {
  test.each(INJECTIONS)('have no line of its own for %j, wherever it stands', async (text) => {
    const eml = await emlOf({ subject: text, to: text, from: text, file: text })
    expect(headerNames(eml).filter((name) => name !== 'subject')).toEqual(
      HEADERS.filter((name) => name !== 'subject'),
    )
    const read = await simpleParser(eml)
    expect(read.bcc).toBeUndefined()
    expect([read.to].flat().flatMap((one) => one?.value.map(({ address }) => address))).toEqual([
      MAIL.to.address,
    ])
    expect(read.from?.value.map(({ address }) => address)).toEqual([FROM.address])
    expect(`${read.subject ?? ''}${read.from?.text}`).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
    expect(read.attachments).toHaveLength(1)
    expect(read.text).toBe(MAIL.text)
  })

  test('are the same ones for any text', async () => {
    const any = fc.string({ unit: 'binary', maxLength: 80 })
    await fc.assert(
      fc.asyncProperty(any, any, any, any, async (subject, to, from, file) => {
        const eml = await emlOf({ subject: `公告${subject}`, to, from, file })
        expect(headerNames(eml)).toEqual(HEADERS)
        const lines = eml.toString('latin1').split('\r\n')
        expect(lines.every((line) => line.length <= 998 && !/[\r\n\0\x80-\xff]/.test(line))).toBe(true)
      }),
      { numRuns: 150, seed: 5 },
    )
  })

  test('a Chinese subject comes back as it was', async () => {
    const read = await simpleParser(await toEml(MAIL, { from: FROM, replyTo: undefined }))
    expect(read.subject).toBe(MAIL.subject)
    expect(read.from?.value[0]?.name).toBe(FROM.name)
    expect(read.headers.get('list-unsubscribe')).toBeUndefined()
    expect(read.headers.get('list')).toBeUndefined()
  })
})
