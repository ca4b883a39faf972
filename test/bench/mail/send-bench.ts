import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { movableClock } from '../../../lib/adapters/clock.ts'
import { toEml } from '../../../lib/adapters/smtp/eml.ts'
import { createMailer } from '../../../lib/adapters/smtp/mailer.ts'
import { createComposer } from '../../../lib/jobs/compose.ts'
import type { Mail, Mailer, Store } from '../../../lib/jobs/ports.ts'
import { remind } from '../../../lib/jobs/remind.ts'
import { send } from '../../../lib/jobs/send.ts'
import { fakeMailer, fakeSms } from '../../fakes/fake-mailer.ts'
import { fakeStore } from '../../fakes/fake-store.ts'
import { at, CATALOGUE, COUNTY, county, event, zhang } from '../../fixtures/cast.ts'
import { messageId } from '../../jobs/send-fixture.ts'

const MAILS = 200
const ROUNDS = 7
const NOW_AT = at('2026-09-28 08:00')
const from = { name: '政务公开办', address: 'office@county.example' }
const SILENT = { count() {}, note() {} }

/** 200 people, each to be told of three matters. */
async function plannedCounty(): Promise<Store> {
  const store = fakeStore()
  for (let n = 0; n < MAILS; n += 1)
    await store.putPerson({ ...zhang, id: `p${n}`, email: `p${n}@unit.example` })
  for (const id of ['e1', 'e2', 'e3'])
    await store.putEvent(event({ id, facts: { documentTitle: `喀左县住房保障办法之${id}` } }))
  const ports = { store, clock: movableClock(NOW_AT), telemetry: SILENT, queue: { enqueue: async () => {} } }
  await remind({ county: COUNTY, scope: 'open' }, ports, CATALOGUE)
  return store
}

/** The job itself: reads the truth, words each mail, hands it over and stores the outcome. */
async function sendAll(mailer: Mailer): Promise<Times> {
  const store = await plannedCounty()
  const ports = {
    ...{ store, mailer, sms: fakeSms(), clock: movableClock(NOW_AT), telemetry: SILENT, messageId },
    newClaimId: () => 'bench',
  }
  return timed(async () => {
    const compose = createComposer({ store, catalogue: CATALOGUE, county })
    const { accepted } = await send({ county: COUNTY, compose, ports })
    if (accepted !== MAILS) throw new Error(`${accepted} of ${MAILS} mails were accepted`)
  })
}

async function timed(run: () => Promise<void>): Promise<Times> {
  const [startedAt, before] = [performance.now(), process.threadCpuUsage()]
  await run()
  const { user, system } = process.threadCpuUsage(before)
  return { ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 }
}

interface Times {
  readonly ms: number
  /** Of this thread, without the server's. */
  readonly cpuMs: number
}

/** The same bytes over one socket, commands in one packet: what no mail library can undercut. */
async function pipelined(port: number, mails: readonly Buffer[]): Promise<void> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  let replies = ''
  let wake = () => {}
  socket.on('data', (bytes) => {
    replies += bytes.toString('latin1')
    wake()
  })
  const reply = async (code: string) => {
    while (!replies.includes(code)) await new Promise<void>((resolve) => (wake = resolve))
    replies = replies.slice(replies.indexOf(code) + code.length)
  }
  await reply('220 ')
  socket.write('EHLO bench\r\n')
  await reply('8BITMIME')
  for (const mail of mails) {
    socket.write('MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n')
    await reply('354 ')
    socket.write(Buffer.concat([mail, Buffer.from('\r\n.\r\n')]))
    await reply('250 OK')
  }
  socket.end('QUIT\r\n')
  await once(socket, 'close')
}

export interface SendBench {
  readonly name: string
  readonly times: Times
  /** Of the raw socket. */
  readonly timesFloor: number
}

/** 200 mails over the loopback: the job `send` against a raw socket, one after the other in each round. */
export async function benchSend(): Promise<readonly SendBench[]> {
  const sink = new Worker(join(import.meta.dirname, 'smtp-sink.ts'))
  const [port] = (await once(sink, 'message')) as [number]
  const mailer = createMailer({ url: `smtp://127.0.0.1:${port}`, from, requireTls: false })
  const kept = fakeMailer()
  await sendAll(kept)
  const mails = await Promise.all(
    kept.delivered.map((mail: Mail) => toEml(mail, { from, replyTo: undefined })),
  )
  const [floors, words, jobs]: [Times[], Times[], Times[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    floors.push(await timed(() => pipelined(port, mails)))
    words.push(await sendAll(fakeMailer()))
    jobs.push(await sendAll(mailer))
  }
  mailer.close()
  await sink.terminate()
  const kilobytes = Math.round(mails.reduce((sum, { length }) => sum + length, 0) / mails.length / 1024)
  const floor = bestOf(floors)
  const row = (name: string, of: readonly Times[]) => ({
    name,
    times: bestOf(of),
    timesFloor: bestOf(of).ms / floor.ms,
  })
  return [
    row(`raw pipelined SMTP, ${MAILS} mails of ${kilobytes} KB`, floors),
    row('the job send without a network: claim, judge, word, settle', words),
    row('the job send, over the pooled mailer', jobs),
  ]
}

/** The round that was disturbed least: the machine may be shared. */
function bestOf(rounds: readonly Times[]): Times {
  const ofAll = (value: (times: Times) => number) => Math.min(...rounds.map(value))
  return { ms: ofAll(({ ms }) => ms), cpuMs: ofAll(({ cpuMs }) => cpuMs) }
}
