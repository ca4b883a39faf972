import type { Sms, SmsSender } from '../../lib/jobs/ports/text-messages.ts'
import type { Mail, Mailer, SendResult } from '../../lib/jobs/ports.ts'

export type Answer<Sent> = (sent: Sent, count: number) => SendResult

/** A gateway in memory: keeps what it accepted, and what it says nothing about. `count` starts at 1. */
export function fakeMailer(answer: Answer<Mail> = accept): Mailer & { readonly delivered: Mail[] } {
  return fakeGateway(answer)
}

export function fakeSms(answer: Answer<Sms> = accept): SmsSender & { readonly delivered: Sms[] } {
  return fakeGateway(answer)
}

const accept = (): SendResult => ({ kind: 'accepted', reply: '250 OK' })

function fakeGateway<Sent>(answer: Answer<Sent>) {
  const delivered: Sent[] = []
  let count = 0
  return {
    delivered,
    async send(sent: Sent): Promise<SendResult> {
      count += 1
      const result = answer(sent, count)
      if (result.kind !== 'refused') delivered.push(sent)
      return result
    },
  }
}
