import { impersonalReason } from '../../domain/tell/impersonal.ts'
import { OWN_REASONS } from '../../domain/tell/outbox.ts'
import type { CountySms } from '../../domain/tell/sms/county-sms.ts'
import { smsUsed } from '../../domain/tell/sms/sms-used.ts'
import type { Sms, SmsSender } from '../ports/text-messages.ts'
import type { OutboxStore, SendResult, Telemetry } from '../ports.ts'

/** From this share of the budget on somebody is told, while messages still go out. */
const NEAR = 0.8

export interface BudgetFrom {
  readonly county: { readonly code: string; readonly sms: Pick<CountySms, 'monthlyMax'> }
  readonly store: Pick<OutboxStore, 'messages'>
  readonly telemetry: Telemetry
}

/**
 * Sends while the month's budget of the county lasts; beyond it a message is refused for good, as its mail has gone out. What
 * is used up is counted in the outbox, never in memory. It tells ops of money and set-up, which the person cannot mend.
 */
export function smsWithinBudget(sender: SmsSender, from: BudgetFrom): SmsSender {
  return {
    async send(sms) {
      const refusal = await refusalOf(sms, from)
      const result = refusal ?? (await sender.send(sms))
      // Without dimensions: one alarm watches all counties, and the note of the message says why.
      if (result.kind === 'refused' && (result.about === 'setup' || result.about === 'budget'))
        from.telemetry.count('SmsNotSent', 1)
      return result
    },
  }
}

async function refusalOf(
  sms: Sms,
  { county, store, telemetry }: BudgetFrom,
): Promise<SendResult | undefined> {
  const { monthlyMax } = county.sms
  let used: number
  try {
    used = smsUsed(await store.messages(county.code), { now: sms.at, key: sms.key })
  } catch (error) {
    const reason = `the outbox could not be counted: ${impersonalReason(error)}`
    return { kind: 'refused', permanent: false, reason }
  }
  if (used + 1 >= monthlyMax * NEAR) {
    telemetry.count('SmsBudgetNear', 1)
    telemetry.note('the month’s budget of text messages', { county: county.code, used, max: monthlyMax })
  }
  if (used < monthlyMax) return undefined
  return { kind: 'refused', permanent: true, reason: OWN_REASONS.smsBudget, about: 'budget' }
}
