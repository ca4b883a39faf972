import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { movableClock } from '../../../../lib/adapters/clock.ts'
import { openMailbox } from '../../../../lib/adapters/imap/mailbox.ts'
import { createMailer } from '../../../../lib/adapters/smtp/mailer.ts'
import { fateOf } from '../../../../lib/domain/tell/receipt.ts'
import type { Instant } from '../../../../lib/domain/time/instant.ts'
import type { Mailbox, ReceivedMail } from '../../../../lib/jobs/ports/mailbox.ts'
import { receive } from '../../../../lib/jobs/receive.ts'
import { mailboxContract } from '../../../contracts/mailbox-contract.ts'
import { fakeStore } from '../../../fakes/fake-store.ts'
import { DOMAIN, messageId, tokens } from '../../../jobs/receiving/sample-mails.ts'
import { COUNTY, fakeTelemetry, planned, START_AT } from '../../../jobs/send-fixture.ts'
import { type MailServers, startMailServers } from './mail-servers.ts'
import { MISSING } from './programs.ts'

const OFFICE = 'office@county.example'
const PATTERN = 'office+*@county.example'
const WAIT_MS = 20_000

it('has the mail servers to test against, where every check is made', () => {
  expect(process.env.CI === undefined ? undefined : MISSING).toBeUndefined()
})

describe.skipIf(MISSING !== undefined)(
  `postfix and dovecot${MISSING ? ` (skipped: ${MISSING})` : ''}`,
  () => {
    let servers: MailServers
    beforeAll(async () => {
      servers = await startMailServers()
    }, 60_000)
    afterAll(() => servers?.stop())

    const mailerWith = (options: { readonly issuers?: string } = {}) =>
      createMailer({
        url: servers.smtpUrl(OFFICE),
        from: { name: '政务公开办', address: OFFICE },
        replyTo: (id) => tokens.addressFor(PATTERN, 'answer', id),
        envelopeFrom: (id) => tokens.addressFor(PATTERN, 'return', id),
        requireTls: true,
        issuers: servers.issuers,
        ...options,
      })
    const mailTo = (address: string, key: string) => ({
      messageId: messageId(key),
      to: { name: '安某', address },
      subject: '【临期2项】请按时公开',
      text: '县财政局：\n您有2项公开事项临近期限。',
      html: '<p>县财政局：</p><p>您有2项公开事项临近期限。</p>',
      at: START_AT,
    })
    const send = async (address: string, key: string) => {
      const mailer = mailerWith()
      const result = await mailer.send(mailTo(address, key))
      mailer.close()
      return result
    }
    const opened = (user = OFFICE) =>
      openMailbox({ url: servers.imapUrl(user), requireTls: true, issuers: servers.issuers })

    /** The mails of a mailbox once so many have come. */
    async function waitFor(user: string, count: number): Promise<ReceivedMail[]> {
      const until = Date.now() + WAIT_MS
      for (;;) {
        const mailbox = await opened(user)
        const mails: ReceivedMail[] = []
        for await (const { mail } of mailbox.waiting({ mailsMax: 50, bytesMax: 100_000 }))
          if (mail) mails.push(mail)
        await mailbox.close()
        if (mails.length >= count) return mails
        if (Date.now() > until)
          throw new Error(`only ${mails.length} mails came\n${servers.log().slice(-3000)}`)
        await pause(200)
      }
    }

    /** A county in which each of these people was sent a mail that the server accepted. */
    async function deskWith(addresses: Readonly<Record<string, string>>) {
      const store = fakeStore()
      for (const [id, email] of Object.entries(addresses)) {
        const message = { ...planned(id), state: { kind: 'accepted', at: START_AT, reply: '250' } as const }
        await store.putPerson({ id, county: COUNTY, unit: 'u1', role: 'contact', name: '安某', email })
        await store.plan(message)
        expect(await send(email, message.key)).toMatchObject({ kind: 'accepted' })
      }
      const run = () =>
        receive([COUNTY], {
          store,
          openMailbox: () => opened(),
          clock: movableClock(Date.now() as Instant),
          telemetry: fakeTelemetry(),
          domain: DOMAIN,
          messageId,
          readToken: tokens.read,
        })
      const fates = async () =>
        Object.fromEntries((await store.messages(COUNTY)).map((one) => [one.person, fateOf(one)]))
      return { store, run, fates }
    }

    it('a mail goes over STARTTLS with AUTH, is delivered, and is read back by IMAP', async () => {
      const key = planned('first').key
      expect(await send('an@unit.example', key)).toMatchObject({ kind: 'accepted' })
      const [mail] = await waitFor('an@unit.example', 1)
      expect(mail).toMatchObject({
        from: OFFICE,
        subject: '【临期2项】请按时公开',
        isCut: false,
        report: [],
      })
      expect(mail?.to).toContain('an@unit.example')
      expect(mail?.text.trim()).toBe('县财政局：\n您有2项公开事项临近期限。')
      expect(mail?.headers.get('message-id')).toBe(messageId(key))
      expect(mail?.headers.get('received')).toMatch(/Authenticated sender: office@county\.example.*ESMTPSA/)
      const returnPath = mail?.headers.get('return-path') ?? ''
      expect(tokens.read(returnPath)).toEqual({ purpose: 'return', id: messageId(key).slice(1, 33) })
    }, 30_000)

    it('a mail that bounces after it was accepted comes back to its row, and marks a bad address alone', async () => {
      const desk = await deskWith({
        gone: 'nobody@unit.example',
        full: 'somebody@full.example',
        fine: 'an@unit.example',
      })
      await waitFor(OFFICE, 2)
      expect(await desk.run()).toMatchObject({ bounces: 2, marked: 1, left: 0, failed: 0 })
      expect(await desk.fates()).toEqual({ gone: 'bounced', full: 'bounced', fine: 'accepted' })
      const message = await desk.store.message(COUNTY, planned('gone').key)
      expect(message?.receipt).toMatchObject({ permanent: true, reason: expect.stringMatching(/^5\.1\.1 /) })
      const people = await desk.store.people(COUNTY)
      expect(people.filter(({ unreachable }) => unreachable).map(({ id }) => id)).toEqual(['gone'])
      expect(await desk.run()).toMatchObject({ bounces: 0 })
    }, 60_000)

    it('an answer that a person writes to the address of a mail is kept', async () => {
      const desk = await deskWith({ an: 'an@unit.example' })
      const { key } = planned('an')
      const person = createTransport({
        ...{ host: '127.0.0.1', port: Number(new URL(servers.smtpUrl('an')).port), requireTLS: true },
        auth: { user: 'an@unit.example', pass: 'secret' },
        tls: { ca: servers.issuers },
      })
      const to = tokens.addressFor(PATTERN, 'answer', messageId(key))
      await person.sendMail({ from: 'an@unit.example', to, subject: '回复', text: '已公开。' })
      await waitFor(OFFICE, 1)
      expect(await desk.run()).toMatchObject({ answers: 1, left: 0 })
      const [answer] = await desk.store.answers(COUNTY)
      expect(answer).toMatchObject({ message: key, person: 'an', isFromPerson: true, subject: '回复' })
      expect(answer?.text.trim()).toBe('已公开。')
    }, 60_000)

    it('a certificate that is not trusted ends everything before a word in clear', async () => {
      const mailer = createMailer({
        url: servers.smtpUrl(OFFICE),
        from: { name: '', address: OFFICE },
        requireTls: true,
      })
      const key = planned('untrusted').key
      const result = await mailer.send(mailTo('an@unit.example', key))
      mailer.close()
      expect(result).toMatchObject({ kind: 'refused', permanent: false })
      expect('reason' in result && result.reason).toMatch(/self-signed certificate/)
      expect(servers.log()).not.toContain(messageId(key))
      for (const url of [servers.imapUrl(OFFICE), servers.imapStartTlsUrl(OFFICE)]) {
        const opening = openMailbox({ url, requireTls: true })
        await expect(opening).rejects.toThrow(/the mailbox could not be opened: .*self-signed certificate/)
      }
    }, 30_000)

    it('a connection that begins in clear is encrypted before the password is said', async () => {
      const url = servers.imapStartTlsUrl(OFFICE)
      const mailbox = await openMailbox({ url, requireTls: true, issuers: servers.issuers })
      await mailbox.close()
      expect(servers.log()).toMatch(/imap-login: .*Login: user=<office@county\.example>.* TLS/)
      const wrong = url.replace(':secret@', ':wrong@')
      const opening = openMailbox({ url: wrong, requireTls: true, issuers: servers.issuers })
      await expect(opening).rejects.toThrow(/the mailbox could not be opened/)
      await expect(opening).rejects.not.toThrow(/wrong/)
    }, 30_000)

    describe('mailbox contract: IMAP', () => {
      let mailbox: Mailbox
      beforeAll(async () => {
        mailbox = await opened()
        for await (const { id } of mailbox.waiting({ mailsMax: 100, bytesMax: 1000 }))
          await mailbox.file(id, 'left')
      }, 30_000)
      afterAll(() => mailbox?.close())

      mailboxContract(async () => ({
        mailbox,
        async deliver(bytes) {
          const { ImapFlow } = await import('imapflow')
          const { hostname: host, port } = new URL(servers.imapUrl(OFFICE))
          const auth = { user: OFFICE, pass: 'secret' }
          const tls = { ca: servers.issuers }
          const client = new ImapFlow({ host, port: Number(port), secure: true, auth, tls, logger: false })
          await client.connect()
          await client.append('INBOX', Buffer.from(bytes))
          await client.logout()
        },
        async filed(shelf) {
          const url = servers.imapUrl(OFFICE, `duban-${shelf}`)
          const other = await openMailbox({ url, requireTls: true, issuers: servers.issuers })
          let count = 0
          for await (const _ of other.waiting({ mailsMax: 100, bytesMax: 1000 })) count += 1
          await other.close()
          return count
        },
      }))
    })
  },
)
