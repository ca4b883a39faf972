import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMailer, type SmtpMailer } from '../../../lib/adapters/smtp/mailer.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import type { Mail } from '../../../lib/jobs/ports.ts'
import { type MailCatcher, startMailCatcher } from '../../../lib/local/mail-catcher.ts'

const from = { name: '喀左县政务公开办', address: 'office@example.cn' }
const MAIL: Mail = {
  messageId: '<0123456789abcdef0123456789abcdef@duban.example.cn>',
  to: { name: '住建局联系人', address: 'contact@example.cn' },
  subject: '关于喀政办发〔2026〕12号事项的公开提醒：今日到期一项，请于二十四时前在政府网站发布',
  text: '您好：\n一、〔2026〕12号\n.\n以点开头的一行',
  html: '<p>〔2026〕12号</p>',
  at: chinaInstantOf(2026, 11, 23, 9, 30),
  attachments: [
    { name: '台账〔11月〕.html', contentType: 'text/html', body: new TextEncoder().encode('<p>台账</p>') },
  ],
}

let dir: string
let catcher: MailCatcher
let mailer: SmtpMailer

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'duban-mail-'))
  catcher = await startMailCatcher({ dir })
  mailer = createMailer({
    url: catcher.url,
    from,
    replyTo: (id) => `reply+${id.slice(1, 9)}@example.cn`,
    requireTls: false,
  })
})

afterEach(async () => {
  mailer.close()
  await catcher.close()
  await rm(dir, { recursive: true })
})

const parsed = async (file: string) => simpleParser(await readFile(join(dir, file)))

describe('a mail', () => {
  it('arrives as it was written', async () => {
    expect(await mailer.send(MAIL)).toMatchObject({ kind: 'accepted', reply: expect.stringMatching(/^250/) })
    const [caught] = await catcher.list()
    const mail = await parsed(caught?.file ?? '')
    expect(mail.subject).toBe(MAIL.subject)
    expect(mail.text?.trim()).toBe(MAIL.text)
    expect(mail.html).toContain(MAIL.html)
    expect(mail.from?.value).toEqual([from])
    expect(mail.replyTo?.value[0]?.address).toBe('reply+01234567@example.cn')
    expect(mail.messageId).toBe(MAIL.messageId)
    expect(mail.date?.getTime()).toBe(MAIL.at)
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
      ['台账〔11月〕.html', '<p>台账</p>'],
    ])
    expect(mail.headers.get('x-mailer')).toBeUndefined()
  })

  it('has the same bytes each time, from another mailer too', async () => {
    await mailer.send(MAIL)
    const other = createMailer({
      url: catcher.url,
      from,
      replyTo: 'reply+01234567@example.cn',
      requireTls: false,
    })
    await other.send(MAIL)
    other.close()
    const files = (await catcher.list()).map(({ file }) => file)
    expect(files).toHaveLength(2)
    const [first, second] = await Promise.all(files.map((file) => readFile(join(dir, file), 'latin1')))
    expect(second).toBe(first)
  })

  it('is ASCII on the wire, in lines that any server takes', async () => {
    await mailer.send(MAIL)
    const raw = await readFile(join(dir, (await catcher.list())[0]?.file ?? ''), 'latin1')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
    expect(raw).toMatch(/^[\u0000-\u007f]*$/)
    expect(Math.max(...raw.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('has no header that its values bring along', async () => {
    await mailer.send({
      ...MAIL,
      subject: '提醒\r\nBcc: other@example.cn\r\n\r\n正文',
      to: { name: '王\r\nX-Evil: 1', address: MAIL.to.address },
      attachments: [
        { name: 'a\r\nX-Evil: 1.txt', contentType: 'text/plain\r\nX-Evil: 1', body: new Uint8Array(1) },
      ],
    })
    const mail = await parsed((await catcher.list())[0]?.file ?? '')
    expect(mail.bcc).toBeUndefined()
    expect(mail.headers.has('x-evil')).toBe(false)
    expect(mail.subject).toBe('提醒 Bcc: other@example.cn 正文')
    expect(mail.attachments[0]?.headers.has('x-evil')).toBe(false)
  })

  it.each([
    'not an address',
    'a@example.cn\r\nRCPT TO:<b@example.cn>',
    'a@example.cn, b@example.cn',
    '王@example.cn',
    '',
  ])('is refused for good when the address is %j', async (address) => {
    const result = await mailer.send({ ...MAIL, to: { name: '', address } })
    expect(result).toMatchObject({ kind: 'refused', permanent: true })
    expect(await catcher.list()).toEqual([])
  })
})

describe('the envelope', () => {
  it('names one recipient, and the address for bounces of this mail', async () => {
    const envelopes: unknown[] = []
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, { envelope }, done) {
        stream.on('end', () => {
          const { mailFrom, rcptTo } = envelope
          envelopes.push([mailFrom ? mailFrom.address : '', rcptTo.map(({ address }) => address)])
          done()
        })
        stream.resume()
      },
    })
    const port = await new Promise<number>((resolve) => {
      const listener = server.listen(0, '127.0.0.1', () => {
        const address = listener.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const bouncing = createMailer({
      url: `smtp://127.0.0.1:${port}`,
      from,
      envelopeFrom: (id) => `bounce+${id.slice(1, 9)}@example.cn`,
      requireTls: false,
    })
    await bouncing.send(MAIL)
    bouncing.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
    expect(envelopes).toEqual([['bounce+01234567@example.cn', ['contact@example.cn']]])
  })

  it('is refused for one recipient without harm to the next, on the same connection', async () => {
    let connections = 0
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onConnect(_session, done) {
        connections += 1
        done()
      },
      onRcptTo({ address }, _session, done) {
        const refused = address.startsWith('gone')
          ? Object.assign(new Error('gone'), { responseCode: 550 })
          : undefined
        done(refused)
      },
    })
    const listener = server.listen(0, '127.0.0.1')
    await new Promise((resolve) => listener.once('listening', resolve))
    const address = listener.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const pooled = createMailer({ url: `smtp://127.0.0.1:${port}`, from, requireTls: false })
    const to = (name: string) => ({
      ...MAIL,
      messageId: `<${name}@example.cn>`,
      to: { name, address: `${name}@example.cn` },
    })
    expect(await pooled.send(to('gone'))).toMatchObject({ kind: 'refused', permanent: true })
    expect(await pooled.send(to('here'))).toMatchObject({ kind: 'accepted' })
    expect(connections).toBe(1)
    pooled.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
})

it('does not blame a mail for a login that fails', async () => {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) =>
      done(Object.assign(new Error('wrong password'), { responseCode: 535 })),
  })
  const listener = server.listen(0, '127.0.0.1')
  await new Promise((resolve) => listener.once('listening', resolve))
  const address = listener.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const locked = createMailer({ url: `smtp://office:old%40word@127.0.0.1:${port}`, from, requireTls: false })
  expect(await locked.send(MAIL)).toMatchObject({ kind: 'refused', permanent: false })
  locked.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

it('needs an SMTP URL', () => {
  expect(() => createMailer({ url: 'https://example.cn', from, requireTls: true })).toThrow('smtp://')
})
