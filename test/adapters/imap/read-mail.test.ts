import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readMail } from '../../../lib/adapters/imap/read-mail.ts'
import { kindOf } from '../../../lib/jobs/receiving/mail-kind.ts'
import { DOMAIN, sampleBytes, tokens } from '../../jobs/receiving/sample-mails.ts'
import { START_AT } from '../../jobs/send-fixture.ts'

const read = (bytes: Uint8Array) => readMail({ bytes, at: START_AT, isCut: false })
const from = { domain: DOMAIN, readToken: tokens.read }

it.each([
  ['nothing', ''],
  ['a line that is no head', 'hello'],
])('%s is no mail, or one that says nothing', async (_, text) => {
  const mail = await read(Buffer.from(text))
  expect(mail === undefined || kindOf(mail, from).kind === 'unknown').toBe(true)
})

it('reads a head in raw bytes of UTF-8 or of the charset of old Chinese servers', async () => {
  const head = (subject: Uint8Array) =>
    Buffer.concat([Buffer.from('From: a@unit.example\r\nX-Note: '), subject, Buffer.from('\r\n\r\ntext')])
  const noteOf = async (bytes: Uint8Array) => (await read(head(bytes)))?.headers.get('x-note')
  expect(await noteOf(Buffer.from('用户不存在'))).toBe('用户不存在')
  expect(await noteOf(Buffer.from('cdcbd0c5', 'hex'))).toBe('退信')
})

it('takes the words of a page where there is no plain text, without what is not shown', async () => {
  const page = '<head><title>t</title><style>p{}</style></head><p>退信 原因</p><div>地址<br>不存在</div>'
  const mail = await read(
    Buffer.from(
      `From: a@unit.example\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}\r\n--B\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n--B--`,
    ),
  )
  expect(mail?.text).toBe('退信 原因\n地址\n不存在')
  expect(mail?.files).toEqual([{ name: 'a.pdf', sizeBytes: 1 }])
})

it('holds its bounds, whatever comes', async () => {
  const many = Array.from({ length: 500 }, (_, n) => `<${n}@x.example>`).join(' ')
  const bytes = Buffer.from(
    `From: a@unit.example\r\nReferences: ${many}\r\nSubject: ${'长'.repeat(5000)}\r\n\r\n${'字'.repeat(100_000)}`,
  )
  const mail = await read(bytes)
  expect(mail?.names.length).toBeLessThanOrEqual(50)
  expect(mail?.subject.length).toBeLessThanOrEqual(500)
  expect(mail?.text.length).toBe(64 * 1024)
  expect(mail?.isCut).toBe(true)
})

it('bears samples with bytes changed, cut and repeated, and names a kind for each', async () => {
  const samples = ['postfix-unknown-user', 'qq-no-such-address', 'answer-by-token', 'read-receipt'].map(
    (name) => Buffer.from(sampleBytes(name)),
  )
  const damaged = fc
    .record({
      sample: fc.constantFrom(...samples),
      at: fc.nat(4000),
      bytes: fc.uint8Array({ maxLength: 8 }),
      cutAt: fc.nat(5000),
    })
    .map(({ sample, at, bytes, cutAt }) =>
      Buffer.concat([sample.subarray(0, at), bytes, sample.subarray(at)]).subarray(0, cutAt),
    )
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      const mail = await read(bytes)
      if (mail) expect(['bounce', 'answer', 'automatic', 'unknown']).toContain(kindOf(mail, from).kind)
    }),
    { numRuns: 150, seed: 5 },
  )
})
