import { describe } from 'vitest'
import type { SendResult } from '../../lib/jobs/ports.ts'
import { type GatewayMood, smsSenderContract } from '../contracts/sms-sender-contract.ts'
import { fakeSms } from './fake-mailer.ts'

const refused = (permanent: boolean, about?: 'recipient' | 'setup' | 'budget'): SendResult => ({
  kind: 'refused',
  permanent,
  reason: 'no',
  ...(about === undefined ? {} : { about }),
})

const ANSWERS: Readonly<Record<GatewayMood, SendResult>> = {
  'takes it': { kind: 'accepted', reply: 'OK' },
  'has no such number': refused(true, 'recipient'),
  'is busy': refused(false),
  'is broken for now': refused(false),
  'knows no such account': refused(false, 'setup'),
  'wants money': refused(false, 'budget'),
  'forbids the words': refused(true, 'setup'),
  'cannot say': { kind: 'unknown', reason: 'cut' },
}

describe('a gateway in memory', () => {
  smsSenderContract(async (mood) => {
    const sender = fakeSms(() => ANSWERS[mood])
    return { sender, taken: () => sender.delivered.length, close: async () => undefined }
  })
})
