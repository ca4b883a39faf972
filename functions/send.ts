import { randomUUID } from 'node:crypto'
import { mailGateway } from '../lib/adapters/gateway-mailer.ts'
import { smsGateway } from '../lib/adapters/gateway-sms.ts'
import { openContents } from '../lib/adapters/job-contents.ts'
import { createJobRun, messageFor } from '../lib/adapters/job-run.ts'
import { eachCounty } from '../lib/adapters/lambda/each-county.ts'
import { jobHandler } from '../lib/adapters/lambda/job-handler.ts'
import { deployedCatalogue } from '../lib/catalogue/compiled/deployed-catalogue.ts'
import { countyOf } from '../lib/domain/catalogue.ts'
import { createComposer } from '../lib/jobs/compose.ts'
import type { LedgerRenderer } from '../lib/jobs/composed.ts'
import { createContentReader } from '../lib/jobs/contents/content-reader.ts'
import { messageIdOf, send, sendOne } from '../lib/jobs/send.ts'
import { noteBadAddress } from '../lib/jobs/sending/bad-address.ts'
import { smsWithinBudget } from '../lib/jobs/sending/sms-budget.ts'

/** Loaded when a digest is written. */
const ledger: LedgerRenderer = async (...of) =>
  (await import('../lib/pages/county-ledger.ts')).countyLedger(...of)

/**
 * Trigger: a message for each planned mail or SMS; a schedule, which sweeps what is unsettled in each county.
 * Reads: the message, and the county's truth of this moment. Writes: claims, outcomes, marks of bad addresses. Sends:
 * mails by SMTP, SMS.
 */
export const handler = jobHandler(() => {
  const { settings, catalogue, ...run } = createJobRun('send', process.env, deployedCatalogue)
  const { telemetry } = run
  const contents = createContentReader({ store: openContents(settings.DUBAN_BUCKET), telemetry })
  const gateway = mailGateway(settings, process.env)
  const texts = smsGateway(process.env, run.clock)
  const workFor = async (code: string) => {
    const county = countyOf(catalogue, code)
    const compose = createComposer({ store: run.store, contents, catalogue, county, ledger })
    const sms = smsWithinBudget(texts.of(county).sender, { ...run, county })
    const { mailer, digest } = await gateway.open()
    const messageId = (key: string) => messageIdOf(key, { digest, domain: gateway.domain })
    const ids = { messageId, newClaimId: () => randomUUID() }
    return { compose, ports: { ...run, mailer, sms, badAddress: noteBadAddress(run), ...ids } }
  }
  return {
    telemetry,
    onTick: () =>
      eachCounty(catalogue.counties.keys(), async (county) => send({ county, ...(await workFor(county)) })),
    onMessage: async ({ body }) => {
      const key = messageFor('send', body)
      return sendOne({ key, ...(await workFor(key.county)) })
    },
  }
})
