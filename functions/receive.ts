import { mailboxGateway } from '../lib/adapters/gateway-mailbox.ts'
import { smsGateway } from '../lib/adapters/gateway-sms.ts'
import { createJobRun } from '../lib/adapters/job-run.ts'
import { jobHandler } from '../lib/adapters/lambda/job-handler.ts'
import { deployedCatalogue } from '../lib/catalogue/compiled/deployed-catalogue.ts'
import { countyOf } from '../lib/domain/catalogue.ts'
import { chinaTimeOfDayMs, HOUR_MS, MINUTE_MS } from '../lib/domain/time/instant.ts'
import { receive } from '../lib/jobs/receive.ts'
import { messageIdOf } from '../lib/jobs/send.ts'

/**
 * Trigger: a schedule. Reads: one folder of one mailbox; once an hour, what the SMS vendors say of their messages;
 * messages and people. Writes: receipts, marks of bad addresses, answers; wakes the counties. Sends: nothing.
 */
export const handler = jobHandler(() => {
  const { settings, catalogue, ...run } = createJobRun('receive', process.env, deployedCatalogue)
  const { domain, open } = mailboxGateway(settings)
  const texts = smsGateway(process.env, run.clock)
  const smsReceiptsOf = (county: string) => texts.of(countyOf(catalogue, county)).receipts
  return {
    telemetry: run.telemetry,
    async onTick({ at }) {
      const { openMailbox, tokens } = await open()
      return receive([...catalogue.counties.keys()], {
        ...run,
        openMailbox,
        // Carriers tell within minutes or days; asking goes through the outboxes of all counties.
        smsReceiptsOf: chinaTimeOfDayMs(at) % HOUR_MS < 10 * MINUTE_MS ? smsReceiptsOf : undefined,
        domain,
        messageId: (key) => messageIdOf(key, { digest: tokens.digest, domain }),
        readToken: tokens.read,
      })
    },
  }
})
