import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMailbox } from '../../../../lib/adapters/imap/mailbox.ts'
import { createMailer } from '../../../../lib/adapters/smtp/mailer.ts'
import { mustLoadCatalogue } from '../../../../lib/catalogue/load.ts'
import { picturesOf } from '../../../../lib/cli/message/message-gallery.ts'
import { countyOf } from '../../../../lib/domain/catalogue.ts'
import { parseWeek } from '../../../../lib/domain/tell/digest.ts'
import { digestContent } from '../../../../lib/jobs/digest.ts'
import type { ReceivedMail } from '../../../../lib/jobs/ports/mailbox.ts'
import { countyLedger } from '../../../../lib/pages/county-ledger.ts'
import { at, CATALOGUE, event, mustBe } from '../../../fixtures/cast.ts'
import { look, recordFacts, workshop } from '../../../jobs/job-fixture.ts'
import { messageId } from '../../../jobs/receiving/sample-mails.ts'
import { COUNTY, START_AT } from '../../../jobs/send-fixture.ts'
import { type MailServers, startMailServers } from './mail-servers.ts'
import { MISSING } from './programs.ts'

const OFFICE = 'office@county.example'
const READER = 'an@unit.example'
const HEAD = 'bo@unit.example'
const WAIT_MS = 60_000

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
