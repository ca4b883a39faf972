import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMailbox } from '../../../../lib/adapters/imap/mailbox.ts'
import { createMailer } from '../../../../lib/adapters/smtp/mailer.ts'
import { mustLoadCatalogue } from '../../../../lib/catalogue/load.ts'
import { picturesOf } from '../../../../lib/cli/message/message-gallery.ts'
import { countyOf } from '../../../../lib/domain/catalogue.ts'
import { messageId } from '../../../jobs/receiving/sample-mails.ts'
import { COUNTY, START_AT } from '../../../jobs/send-fixture.ts'
import { type MailServers, startMailServers } from './mail-servers.ts'
import { MISSING } from './programs.ts'

const OFFICE = 'office@county.example'
const READER = 'an@unit.example'
const WAIT_MS = 60_000

describe.skipIf(MISSING !== undefined)(
  `the gallery by real servers${MISSING ? ` (skipped: ${MISSING})` : ''}`,
  () => {
    let servers: MailServers
    beforeAll(async () => {
      servers = await startMailServers()
    }, 60_000)
    afterAll(() => servers?.stop())

    /** Subject and text of each mail that has come, by its Message-ID. */
    async function cameSoFar(): Promise<ReadonlyMap<string, { subject: string; text: string }>> {
      const url = servers.imapUrl(READER)
      const mailbox = await openMailbox({ url, requireTls: true, issuers: servers.issuers })
      const came = new Map<string, { subject: string; text: string }>()
      for await (const { mail } of mailbox.waiting({ mailsMax: 500, bytesMax: 1_000_000 }))
        if (mail) came.set(mail.headers.get('message-id') ?? '', mail)
      await mailbox.close()
      return came
    }

    it('every message in every standing goes through a real server and is read back as it was written', async () => {
      const catalogue = mustLoadCatalogue()
      const pictures = picturesOf(catalogue, countyOf(catalogue, COUNTY))
      expect(pictures.length).toBeGreaterThan(10)
      const mailer = createMailer({
        url: servers.smtpUrl(OFFICE),
        from: { name: '政务公开办', address: OFFICE },
        requireTls: true,
        issuers: servers.issuers,
      })
      for (const { id, message } of pictures) {
        const { subject, text, html } = message
        const to = { name: '安某', address: READER }
        const mail = { messageId: messageId(`${COUNTY}/${id}`), to, subject, text, html, at: START_AT }
        expect(await mailer.send(mail), id).toMatchObject({ kind: 'accepted' })
      }
      mailer.close()
      const until = Date.now() + WAIT_MS
      let came = await cameSoFar()
      while (came.size < pictures.length && Date.now() < until) {
        await pause(500)
        came = await cameSoFar()
      }
      for (const { id, message } of pictures) {
        const mail = came.get(messageId(`${COUNTY}/${id}`))
        expect(mail?.subject, id).toBe(message.subject)
        expect(mail?.text.trim(), id).toBe(message.text.replaceAll('\r\n', '\n').trim())
      }
    }, 180_000)
  },
)
