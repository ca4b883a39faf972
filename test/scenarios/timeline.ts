import { expect } from 'vitest'
import { type MovableClock, movableClock } from '../../lib/adapters/clock.ts'
import type { Catalogue } from '../../lib/domain/catalogue.ts'
import { linesTold } from '../../lib/domain/tell/outbox.ts'
import type { Person } from '../../lib/domain/tell/unit.ts'
import { addMs, formatChinaInstant, HOUR_MS, type Instant, MINUTE_MS } from '../../lib/domain/time/instant.ts'
import { createComposer } from '../../lib/jobs/compose.ts'
import type { SendResult, Store } from '../../lib/jobs/ports.ts'
import { type NewFacts, record } from '../../lib/jobs/record.ts'
import { remind } from '../../lib/jobs/remind.ts'
import { send } from '../../lib/jobs/send.ts'
import { fakeMailer, fakeSms } from '../fakes/fake-mailer.ts'
import { fakeStore } from '../fakes/fake-store.ts'
import { at, CATALOGUE, COUNTY, county, mustBe, PEOPLE } from '../fixtures/cast.ts'
import { fakeSites, type Posted } from './fake-sites.ts'

export interface Cast {
  readonly catalogue?: Catalogue
  readonly people?: readonly Person[]
  /** Sites that are read; the others count as never looked at. */
  readonly sites?: readonly string[]
  /** Hours of the day at half past which the sites are read; each from 7 to 19 without it. */
  readonly lookHours?: readonly number[]
  /** True when the county never sleeps: each hour it is judged again. */
  readonly isSleepless?: boolean
  /** Each run of `remind` and `send` happens that often, and side by side. */
  readonly times?: number
}

/** What happens at a moment. */
export type Doing = (world: World) => Promise<void> | void

export interface World {
  readonly store: Store
  readonly clock: MovableClock
  readonly sites: ReturnType<typeof fakeSites>
  readonly ports: { readonly store: Store; readonly clock: MovableClock; readonly telemetry: typeof SILENT }
  catalogue: Catalogue
  isStopped: boolean
  /** True while the gateways of mail and SMS take nothing. */
  isGatewayDown: boolean
}

const SILENT = { count() {}, note() {} }
const QUEUE = { enqueue: async () => {} }

/** Facts reach the county. */
export const recorded =
  (facts: Partial<NewFacts>): Doing =>
  async ({ ports }) => {
    await record({ events: [], attestations: [], decisions: [], people: [], ...facts }, ports)
  }

/** A notice is put on a site; the next look sees it. */
export const posted =
  (notice: Posted): Doing =>
  ({ sites, clock }) =>
    sites.post(notice, clock.now())

export const removed =
  (id: string): Doing =>
  ({ sites }) =>
    sites.remove(id)

export const goesDown =
  (channel: string): Doing =>
  ({ sites }) =>
    sites.setDown(channel, true)

export const comesBack =
  (channel: string): Doing =>
  ({ sites }) =>
    sites.setDown(channel, false)

export const gatewayGoesDown: Doing = (world) => {
  world.isGatewayDown = true
}

export const gatewayComesBack: Doing = (world) => {
  world.isGatewayDown = false
}

/** An extra look at all sites. */
export const looked: Doing = (world) => world.sites.look(world)

/** Nothing runs any more: no look, no `remind`, no `send`. */
export const stops: Doing = (world) => {
  world.isStopped = true
}

export const goesOn: Doing = (world) => {
  world.isStopped = false
}

export const deployed =
  (catalogue: Catalogue): Doing =>
  (world) => {
    world.catalogue = catalogue
  }

/**
 * A county from hour to hour: sites are read at half past each hour from 07:30 to 19:30, `remind` runs on the hour and
 * `send` a minute later, day and night. The messages that went out must be exactly those that are expected.
 */
export function timeline(cast: Cast = {}): Timeline {
  return new Timeline(cast)
}

class Timeline {
  readonly #cast: Cast
  readonly #doings: { readonly at: Instant; readonly does: Doing }[] = []

  constructor(cast: Cast) {
    this.#cast = cast
  }

  at(moment: string, ...doings: readonly Doing[]): this {
    for (const does of doings) this.#doings.push({ at: at(moment), does })
    return this
  }

  /** Runs until a moment; `10-12 08:00 zhang mail: e1 county-site before-1wd`, one line for each message, in order. */
  async expectMails(until: string, expected: readonly string[]): Promise<World> {
    const { world, sent } = await this.#run(at(until))
    expect(sent).toEqual(expected)
    return world
  }

  /** The messages that go out until a moment. */
  async sentUntil(until: string): Promise<readonly string[]> {
    return (await this.#run(at(until))).sent
  }

  async #run(until: Instant): Promise<{ world: World; sent: readonly string[] }> {
    const from = mustBe(this.#doings[0]).at
    const clock = movableClock(from)
    const store = fakeStore()
    const ports = { store, clock, telemetry: SILENT }
    const { catalogue = CATALOGUE, people = PEOPLE, sites = ['county-site'] } = this.#cast
    const state = { catalogue, isStopped: false, isGatewayDown: false }
    const world: World = { store, clock, ports, sites: fakeSites(sites), ...state }
    for (const person of people) await store.putPerson(person)
    const answer = (): SendResult =>
      world.isGatewayDown
        ? { kind: 'refused', permanent: false, reason: 'connect ECONNREFUSED' }
        : { kind: 'accepted', reply: '250 OK' }
    const outbox = { mailer: fakeMailer(answer), sms: fakeSms(answer) }
    const steps = [...this.#doings, ...this.#ticks(from, until, outbox)]
    for (const { at: moment, does } of steps.toSorted((a, b) => a.at - b.at)) {
      if (moment > until) break
      clock.moveTo(moment)
      await does(world)
    }
    return { world, sent: await logOf(store, outbox) }
  }

  #ticks(from: Instant, until: Instant, outbox: Outbox): { at: Instant; does: Doing }[] {
    const { times = 1, isSleepless = false, lookHours = LOOK_HOURS } = this.#cast
    const ticks: { at: Instant; does: Doing }[] = []
    const firstHour = Math.floor(from / HOUR_MS) * HOUR_MS
    for (let hour = firstHour as Instant; hour <= until; hour = addMs(hour, HOUR_MS)) {
      ticks.push({ at: hour, does: unlessStopped(runRemind(times, isSleepless)) })
      ticks.push({ at: addMs(hour, MINUTE_MS), does: unlessStopped(runSend(times, outbox)) })
      if (lookHours.includes(hourOf(hour)))
        ticks.push({ at: addMs(hour, HOUR_MS / 2), does: unlessStopped(looked) })
    }
    return ticks.filter(({ at: moment }) => moment >= from)
  }
}

interface Outbox {
  readonly mailer: ReturnType<typeof fakeMailer>
  readonly sms: ReturnType<typeof fakeSms>
}

const LOOK_HOURS = Array.from({ length: 13 }, (_, index) => index + 7)

function hourOf(at: Instant): number {
  return Number(formatChinaInstant(at).slice(11, 13))
}

function unlessStopped(does: Doing): Doing {
  return async (world) => {
    if (!world.isStopped) await does(world)
  }
}

function runRemind(times: number, isSleepless: boolean): Doing {
  return async ({ ports, catalogue, store, clock }) => {
    if (isSleepless) await store.touch(COUNTY, clock.now())
    const runs = Array.from({ length: times }, () =>
      remind({ county: COUNTY, scope: 'open' }, { ...ports, queue: QUEUE }, catalogue),
    )
    await Promise.all(runs)
  }
}

let claims = 0

function runSend(times: number, outbox: Outbox): Doing {
  return async ({ ports, catalogue, store }) => {
    const ids = { newClaimId: () => `claim-${++claims}`, messageId: (key: string) => key }
    const runs = Array.from({ length: times }, () => {
      const compose = createComposer({ store, catalogue, county })
      return send({ county: COUNTY, compose, ports: { ...ports, ...outbox, ...ids } })
    })
    await Promise.all(runs)
  }
}

/** Every mail and SMS that went out, with the lines of its message. */
async function logOf(store: Store, { mailer, sms }: Outbox): Promise<readonly string[]> {
  const gone = [
    ...mailer.delivered.map(({ messageId, at: sentAt }) => ({ key: messageId, sentAt })),
    ...sms.delivered.map(({ key, at: sentAt }) => ({ key, sentAt })),
  ]
  const entries = await Promise.all(
    gone.map(async ({ key, sentAt }) => {
      const message = mustBe(await store.message(COUNTY, key))
      const { person, medium } = message
      const told = linesTold(message).map(({ obligation, rung }) => {
        const [event, , channel] = obligation.split('/')
        return `${event} ${channel} ${rung}`
      })
      const when = formatChinaInstant(sentAt).slice(5, 16).replace('T', ' ')
      return { sentAt, text: `${when} ${person} ${medium}: ${told.join(', ')}` }
    }),
  )
  return entries.toSorted((a, b) => a.sentAt - b.sentAt || (a.text < b.text ? -1 : 1)).map(({ text }) => text)
}
