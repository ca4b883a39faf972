import { afterEach, describe, expect, it } from 'vitest'
import { createMailer, type SmtpMailer } from '../../../lib/adapters/smtp/mailer.ts'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import type { Mail, SendResult } from '../../../lib/jobs/ports.ts'
import { type Act, type Script, startScriptedServer } from './scripted-server.ts'

const MAIL: Mail = {
  messageId: '<0123456789abcdef0123456789abcdef@duban.example.cn>',
  to: { name: '联系人', address: 'contact@example.cn' },
  subject: '公开提醒',
  text: '一项',
  html: '<p>一项</p>',
  at: chinaInstantOf(2026, 11, 23, 9),
}
/** More than the sockets between two programs hold, so that its end cannot have been handed over. */
const LARGE: Mail = {
  ...MAIL,
  attachments: [
    { name: '台账.bin', contentType: 'application/octet-stream', body: new Uint8Array(12_000_000) },
  ],
}
const timeouts = { connectMs: 1_500, idleMs: 1_500, totalMs: 6_000 }
/** Where the server is not silent: on a busy machine nothing else may run out of time. */
const PATIENCE = { connectMs: 20_000, idleMs: 20_000, totalMs: 40_000 }
const from = { name: '政务公开办', address: 'office@example.cn' }

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

function mailerTo(url: string, requireTls = false): SmtpMailer {
  const mailer = createMailer({ url, from, requireTls, timeouts })
  open.unshift(mailer)
  return mailer
}

/** One mail to a server of its own: these tests mostly wait, and so run side by side. */
async function sentTo(script: Script, mail = MAIL): Promise<{ result: SendResult; arrived: number }> {
  const server = await startScriptedServer(script)
  const url = `smtp://127.0.0.1:${server.port}`
  const isSilent = Object.values(script).some((doing) => doing === 'silent' || doing === '354 go on')
  const mailer = createMailer({ url, from, requireTls: false, timeouts: isSilent ? timeouts : PATIENCE })
  try {
    const result = await mailer.send(mail)
    return { result, arrived: server.mails.length }
  } finally {
    mailer.close()
    await server.close()
  }
}

const BEFORE_DATA = ['greeting', 'ehlo', 'mailFrom', 'rcptTo', 'data'] as const
const LOST: readonly Act[] = ['end', 'reset', 'silent']

describe('a reply of the server', () => {
  it('accepts on 2xx', async () => {
    expect(await sentTo({})).toEqual({ result: { kind: 'accepted', reply: '250 queued' }, arrived: 1 })
  })

  it.each(['mailFrom', 'rcptTo', 'data', 'afterData'] as const)(
    'refuses for now on 4xx to %s',
    async (step) => {
      const { result } = await sentTo({ [step]: '451 4.7.1 come again' })
      expect(result).toMatchObject({
        kind: 'refused',
        permanent: false,
        reason: expect.stringContaining('451 4.7.1'),
      })
    },
  )

  it.each(['mailFrom', 'rcptTo', 'data', 'afterData'] as const)(
    'refuses for good on 5xx to %s',
    async (step) => {
      const { result } = await sentTo({ [step]: '550 5.1.1 no such user' })
      expect(result).toMatchObject({
        kind: 'refused',
        permanent: true,
        reason: expect.stringContaining('550 5.1.1'),
      })
    },
  )

  it.each(['greeting', 'ehlo'] as const)('blames no mail for a 5xx to %s', async (step) => {
    const { result } = await sentTo({ [step]: '554 not you' })
    expect(result).toMatchObject({ kind: 'refused', permanent: false })
  })

  it.each(BEFORE_DATA)('refuses for now when the server closes with 421 at %s', async (step) => {
    expect((await sentTo({ [step]: '421 closing' })).result).toMatchObject({
      kind: 'refused',
      permanent: false,
    })
  })

  it.each(['354 go on', '299'] as const)('takes %s after the data for what it is', async (afterData) => {
    const { result } = await sentTo({ afterData })
    expect(result.kind).toBe(afterData === '299' ? 'accepted' : 'unknown')
  })
})

describe('a connection that is lost', () => {
  const before = BEFORE_DATA.flatMap((step) => LOST.map((how) => [how, step] as const))
  it.concurrent.each(before)('is a refusal for now: %s at %s', async (how, step) => {
    const { result, arrived } = await sentTo({ [step]: how })
    expect(result).toMatchObject({ kind: 'refused', permanent: false })
    expect(arrived).toBe(0)
  })

  it.concurrent.each(LOST)('is a refusal for now while the data is under way: %s', async (how) => {
    const { result, arrived } = await sentTo({ duringData: how }, LARGE)
    expect(result).toMatchObject({ kind: 'refused', permanent: false })
    expect(arrived).toBe(0)
  })

  it.each(LOST)('is unknown after the data: %s', async (how) => {
    const { result, arrived } = await sentTo({ afterData: how })
    expect(result).toMatchObject({ kind: 'unknown' })
    expect(arrived).toBe(1)
  })
})

describe('a gateway that is not there', () => {
  it.each([
    ['nobody listens', 'smtp://127.0.0.1:1', false],
    ['the name is unknown', 'smtp://gateway.invalid:25', false],
  ])('is a refusal for now: %s', async (_, url, requireTls) => {
    expect(await mailerTo(url, requireTls).send(MAIL)).toMatchObject({ kind: 'refused', permanent: false })
  })

  it.each(['smtp', 'smtps'])('is a refusal for now when TLS cannot be had over %s', async (protocol) => {
    const server = await startScriptedServer({})
    open.push(server)
    const result = await mailerTo(`${protocol}://127.0.0.1:${server.port}`, true).send(MAIL)
    expect(result).toMatchObject({ kind: 'refused', permanent: false })
    expect(server.mails).toEqual([])
  })

  it('keeps asking for TLS whatever the URL says after the question mark', async () => {
    const server = await startScriptedServer({})
    open.push(server)
    const url = `smtp://127.0.0.1:${server.port}?requireTLS=false&ignoreTLS=true`
    expect((await mailerTo(url, true).send(MAIL)).kind).toBe('refused')
  })
})

describe('the time for one mail', () => {
  it('is unknown when the server takes the data and lets the whole time pass, reply by half reply', async () => {
    const server = await startScriptedServer({ afterData: '250-wait' })
    open.push(server)
    const mailer = createMailer({
      url: `smtp://127.0.0.1:${server.port}`,
      from,
      requireTls: false,
      timeouts: { connectMs: 400, idleMs: 10_000, totalMs: 300 },
    })
    open.unshift(mailer)
    expect((await mailer.send(MAIL)).kind).toBe('unknown')
  })
})

describe('the pool', () => {
  const mailOf = (n: number): Mail => ({ ...MAIL, messageId: `<${n}@duban.example.cn>` })

  it('sends mail after mail over one connection', async () => {
    const server = await startScriptedServer({})
    open.push(server)
    const mailer = mailerTo(`smtp://127.0.0.1:${server.port}`)
    for (let n = 0; n < 3; n += 1) expect((await mailer.send(mailOf(n))).kind).toBe('accepted')
    expect(server.connections()).toBe(1)
  })

  it('takes a new connection when the server had dropped the idle one', async () => {
    const server = await startScriptedServer({})
    open.push(server)
    const mailer = mailerTo(`smtp://127.0.0.1:${server.port}`)
    for (let n = 0; n < 3; n += 1) {
      expect((await mailer.send(mailOf(n))).kind).toBe('accepted')
      server.drop()
    }
    expect(server.mails).toHaveLength(3)
    expect(server.connections()).toBe(3)
  })

  it('does not send a mail again by itself when the connection ends after the data', async () => {
    const server = await startScriptedServer({ afterData: 'end' })
    open.push(server)
    const mailer = mailerTo(`smtp://127.0.0.1:${server.port}`)
    for (let n = 0; n < 3; n += 1) expect((await mailer.send(mailOf(n))).kind).toBe('unknown')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(server.mails).toHaveLength(3)
  })

  it('refuses a second mail of a Message-ID while the first is under way', async () => {
    const server = await startScriptedServer({})
    open.push(server)
    const mailer = mailerTo(`smtp://127.0.0.1:${server.port}`)
    const results = await Promise.all([mailer.send(MAIL), mailer.send(MAIL)])
    expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'refused'])
    expect(server.mails).toHaveLength(1)
  })
})
