import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMailbox } from '../../../../lib/adapters/imap/mailbox.ts'
import { createMailer } from '../../../../lib/adapters/smtp/mailer.ts'
import { mustLoadCatalogue } from '../../../../lib/catalogue/load.ts'
import { picturesOf } from '../../../../lib/cli/message/message-gallery.ts'
import { countyOf } from '../../../../lib/domain/catalogue.ts'
import { parseWeek } from '../../../../lib/domain/tell/digest.ts'
import { createComposer } from '../../../../lib/jobs/compose.ts'
import { digestContent } from '../../../../lib/jobs/digest.ts'
import type { ReceivedMail } from '../../../../lib/jobs/ports/mailbox.ts'
import { countyLedger } from '../../../../lib/pages/county-ledger.ts'
import { at, CATALOGUE, event, county as fixtureCounty, mustBe, tender } from '../../../fixtures/cast.ts'
import { look, recordFacts, runRemind, workshop } from '../../../jobs/job-fixture.ts'
import { messageId } from '../../../jobs/receiving/sample-mails.ts'
import { COUNTY, START_AT } from '../../../jobs/send-fixture.ts'
import { type MailServers, startMailServers } from './mail-servers.ts'
import { MISSING } from './programs.ts'

const OFFICE = 'office@county.example'
const READER = 'an@unit.example'
const HEAD = 'bo@unit.example'
const RUNGS = 'rungs@unit.example'
const WAIT_MS = 60_000
/** The tender's twelve hours, then the days of the policy's ladder and of both after the due date. */
const RUNG_MOMENTS = [
  ...['2026-09-15 09:00', '2026-09-15 14:31', '2026-09-15 18:31', '2026-09-15 20:31'],
  ...['2026-09-16', '2026-09-18', '2026-09-21', '2026-09-24', '2026-09-28', '2026-09-29', '2026-09-30'].map(
    (day) => `${day} 09:00`,
  ),
  ...['2026-10-09', '2026-10-12', '2026-10-19'].map((day) => `${day} 09:00`),
]

describe.skipIf(MISSING !== undefined)(
  `the gallery by real servers${MISSING ? ` (skipped: ${MISSING})` : ''}`,
  () => {
    let servers: MailServers
    beforeAll(async () => {
      servers = await startMailServers()
    }, 60_000)
    afterAll(() => servers?.stop())

    /** Each mail of a reader that has come, by its Message-ID. */
    async function cameSoFar(reader: string): Promise<ReadonlyMap<string, ReceivedMail>> {
      const url = servers.imapUrl(reader)
      const mailbox = await openMailbox({ url, requireTls: true, issuers: servers.issuers })
      const came = new Map<string, ReceivedMail>()
      for await (const { mail } of mailbox.waiting({ mailsMax: 500, bytesMax: 5_000_000 }))
        if (mail) came.set(mail.headers.get('message-id') ?? '', mail)
      await mailbox.close()
      return came
    }

    async function waitFor(reader: string, count: number): Promise<ReadonlyMap<string, ReceivedMail>> {
      const until = Date.now() + WAIT_MS
      let came = await cameSoFar(reader)
      while (came.size < count && Date.now() < until) {
        await pause(500)
        came = await cameSoFar(reader)
      }
      return came
    }

    const openMailer = () =>
      createMailer({
        url: servers.smtpUrl(OFFICE),
        from: { name: '政务公开办', address: OFFICE },
        requireTls: true,
        issuers: servers.issuers,
      })

    it('every message in every standing goes through a real server and is read back as it was written', async () => {
      const catalogue = mustLoadCatalogue()
      const pictures = picturesOf(catalogue, countyOf(catalogue, COUNTY))
      expect(pictures.length).toBeGreaterThan(10)
      const mailer = openMailer()
      for (const { id, message } of pictures) {
        const { subject, text, html } = message
        const to = { name: '安某', address: READER }
        const mail = { messageId: messageId(`${COUNTY}/${id}`), to, subject, text, html, at: START_AT }
        expect(await mailer.send(mail), id).toMatchObject({ kind: 'accepted' })
      }
      mailer.close()
      const came = await waitFor(READER, pictures.length)
      for (const { id, message } of pictures) {
        const mail = came.get(messageId(`${COUNTY}/${id}`))
        expect(mail?.subject, id).toBe(message.subject)
        expect(mail?.text.trim(), id).toBe(message.text.replaceAll('\r\n', '\n').trim())
      }
    }, 180_000)

    it('a mail of each rung of both ladders, planned and worded by the jobs, goes the same way', async () => {
      const ports = workshop('2026-09-15 08:00')
      const events = [event(), tender({ id: 't1', on: '2026-09-15 08:30' })]
      await recordFacts(ports, { events })
      const mailer = openMailer()
      const told = new Map<string, { readonly subject: string; readonly text: string }>()
      const rungs = new Set<string>()
      for (const when of RUNG_MOMENTS) {
        ports.clock.moveTo(at(when))
        for (const site of ['county-site', 'lntb']) await look(ports, [], site)
        await ports.store.touch(COUNTY, ports.clock.now())
        await runRemind(ports)
        const compose = createComposer({ store: ports.store, catalogue: CATALOGUE, county: fixtureCounty })
        for (const message of await ports.store.messages(COUNTY)) {
          if (told.has(messageId(message.key))) continue
          const composed = await compose(message, ports.clock.now())
          if (composed.kind !== 'mail') throw new Error(`${message.key}: ${JSON.stringify(composed)}`)
          const mail = {
            ...composed.mail,
            to: { name: '周示例', address: RUNGS },
            messageId: messageId(message.key),
          }
          expect(await mailer.send(mail), message.key).toMatchObject({ kind: 'accepted' })
          told.set(mail.messageId, mail)
          for (const { rung } of message.lines) rungs.add(rung)
        }
      }
      mailer.close()
      const ladders = [...fixtureCounty.ladder, ...fixtureCounty.hourLadder].map(({ id }) => id)
      expect([...rungs].map((rung) => rung.replace(/^weekly-\d+$/, 'weekly'))).toEqual(
        expect.arrayContaining(ladders),
      )
      const came = await waitFor(RUNGS, told.size)
      for (const [id, { subject, text }] of told) {
        expect(came.get(id)?.subject, id).toBe(subject)
        expect(came.get(id)?.text.trim(), id).toBe(text.replaceAll('\r\n', '\n').trim())
      }
    }, 120_000)

    it('a digest with its ledger and workbook goes the same way, whole', async () => {
      const ports = workshop('2026-10-05 07:30')
      const events = Array.from({ length: 20 }, (_, n) => event({ id: `e${n}` }))
      await recordFacts(ports, { events })
      await look(ports)
      const county = countyOf(CATALOGUE, COUNTY)
      const { attachments, ...content } = await digestContent(
        { county, week: mustBe(parseWeek('2026-W40')), now: at('2026-10-05 08:30') },
        { store: ports.store, catalogue: CATALOGUE, county, ledger: countyLedger },
      )
      const id = messageId(`${COUNTY}/zhou/mail/digest-2026-W40`)
      const mailer = openMailer()
      const to = { name: '周示例', address: HEAD }
      const result = await mailer.send({ ...content, attachments, messageId: id, to, at: START_AT })
      mailer.close()
      expect(result).toMatchObject({ kind: 'accepted' })
      const mail = mustBe((await waitFor(HEAD, 1)).get(id))
      expect(mail).toMatchObject({ subject: content.subject, isCut: false })
      expect(mail.text.trim()).toBe(content.text.replaceAll('\r\n', '\n').trim())
      expect(mail.files).toEqual(attachments.map(({ name, body }) => ({ name, sizeBytes: body.length })))
    }, 120_000)
  },
)
