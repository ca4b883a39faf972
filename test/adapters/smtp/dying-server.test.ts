import { describe, expect, it } from 'vitest'
import { createMailer } from '../../../lib/adapters/smtp/mailer.ts'
import type { MessageState } from '../../../lib/domain/tell/outbox.ts'
import { MINUTE_MS } from '../../../lib/domain/time/instant.ts'
import { LEASE_MS, send } from '../../../lib/jobs/send.ts'
import { bench, COUNTY, messageId, planned } from '../../jobs/send-fixture.ts'
import { type Act, type Script, startScriptedServer } from './scripted-server.ts'

const STEPS = ['greeting', 'ehlo', 'mailFrom', 'rcptTo', 'data', 'duringData', 'afterData'] as const
const ACTS = ['end', 'reset', 'silent', '421 closing', '451 come again', '550 no'] as const
const from = { name: '政务公开办', address: 'office@example.cn' }
/** Short only where the server says or reads nothing more: on a busy machine the others would run out of time. */
const SILENCE = { connectMs: 1_500, idleMs: 1_500, totalMs: 6_000 }
const PATIENCE = { connectMs: 20_000, idleMs: 20_000, totalMs: 40_000 }
const PEOPLE = ['an', 'bo']

/**
 * Mails for two people, to a server that goes wrong once, until nothing is left to do. How often each
 * arrived whole, and how it ended.
 */
async function endingsOf(script: Script) {
  const isSilent = Object.values(script).includes('silent') || script.duringData !== undefined
  const timeouts = isSilent ? SILENCE : PATIENCE
  const server = await startScriptedServer(script, {})
  const mailer = createMailer({ url: `smtp://127.0.0.1:${server.port}`, from, requireTls: false, timeouts })
  const desk = bench({ mailer })
  try {
    for (const person of PEOPLE) await desk.store.plan(planned(person))
    for (let n = 0; n < 4; n += 1) {
      await send({ county: COUNTY, ...desk.work })
      desk.clock.moveBy(LEASE_MS + MINUTE_MS)
    }
    const arrivedOf = (person: string) =>
      server.mails.filter((mail) => mail.includes(`Message-ID: ${messageId(planned(person).key)}`)).length
    const ends = await Promise.all(
      PEOPLE.map(async (person) => {
        const state = (await desk.store.message(COUNTY, planned(person).key))?.state
        return { arrived: arrivedOf(person), end: endOf(state) }
      }),
    )
    expect(new Set(server.mails).size).toBeLessThanOrEqual(PEOPLE.length)
    return ends
  } finally {
    mailer.close()
    await server.close()
  }
}

function endOf(state: MessageState | undefined): string | undefined {
  return state?.kind === 'accepted' && state.isAgain === true ? 'accepted, perhaps again' : state?.kind
}

const REFUSING_STEPS: readonly string[] = ['mailFrom', 'rcptTo', 'data', 'duringData', 'afterData']

/** What becomes of the first mail. */
function expectedOf(step: (typeof STEPS)[number], act: Act) {
  const isLost = act === 'end' || act === 'reset' || act === 'silent'
  // The dot arrived, and no word came back: it goes out again, under the same Message-ID and byte for byte.
  if (step === 'afterData' && isLost) return { arrived: 2, end: 'accepted, perhaps again' }
  // Nobody knows once all of it was handed to the connection, which may have been so or not.
  if (step === 'duringData' && isLost) return { arrived: 1, end: expect.stringContaining('accepted') }
  if (act.startsWith('550') && REFUSING_STEPS.includes(step))
    return { arrived: step === 'afterData' ? 1 : 0, end: 'refused' }
  // It was refused after its dot, and came again.
  return { arrived: step === 'afterData' ? 2 : 1, end: 'accepted' }
}

describe('a mail server that goes wrong once', () => {
  const cases = STEPS.flatMap((step) => ACTS.map((act) => [act, step] as const))
  it.concurrent.each(cases)('%s at %s: no mail is lost, and the next one arrives once', async (act, step) => {
    const [first, next] = await endingsOf({ [step]: act })
    expect(first).toEqual(expectedOf(step, act))
    expect(next).toEqual({ arrived: 1, end: 'accepted' })
  })
})
