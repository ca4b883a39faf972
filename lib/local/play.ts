import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { channelsByHost } from '../catalogue/channel-hosts.ts'
import { weekOf } from '../domain/tell/digest.ts'
import { addMs, DAY_MS, formatChinaInstant, type Instant, parseInstant } from '../domain/time/instant.ts'
import type { WebChannel } from '../domain/watch/channel.ts'
import { audit } from '../jobs/audit.ts'
import { createComposer } from '../jobs/compose.ts'
import { crawl } from '../jobs/crawl.ts'
import { digest, digestContent } from '../jobs/digest.ts'
import type { JobQueue } from '../jobs/ports.ts'
import { receive } from '../jobs/receive.ts'
import { type NewFacts, record } from '../jobs/record.ts'
import { remind } from '../jobs/remind.ts'
import { send } from '../jobs/send.ts'
import { noteBadAddress } from '../jobs/sending/bad-address.ts'
import { countyLedger } from '../pages/county-ledger.ts'
import { openFolderMailbox } from './mailbox/folder-mailbox.ts'
import { type Tick, ticksBetween } from './schedule.ts'
import type { World } from './world.ts'

const WINDOW_DAYS = 90

export interface PlayFrom {
  readonly world: World
  /** The facts of the sample county; each is recorded at the moment it carries. */
  readonly facts: NewFacts
  readonly onTick?: ((tick: Tick) => void) | undefined
}

/** Plays the embedded county: runs the jobs of the schedule at their moments, on the world's moved clock. */
export class Player {
  readonly #world: World
  readonly #facts: NewFacts
  readonly #onTick: (tick: Tick) => void
  readonly #hosts: readonly (readonly WebChannel[])[]
  readonly #queue: JobQueue
  #recordedAt: Instant
  /** True while a message may be waiting: `send` is then run after the next job. */
  #mayHaveMail = true

  constructor({ world, facts, onTick }: PlayFrom) {
    this.#world = world
    this.#facts = facts
    this.#onTick = onTick ?? (() => {})
    this.#hosts = [...channelsByHost(world.catalogue.channels.values(), world.county.code).values()]
    this.#recordedAt = Number.NEGATIVE_INFINITY as Instant
    this.#queue = {
      enqueue: async (messages) => {
        if (messages.some(({ job }) => job === 'send')) this.#mayHaveMail = true
      },
    }
  }

  /** Runs everything that falls in (after, until], then lets the clock stand at `until`. */
  async play(after: Instant, until: Instant): Promise<void> {
    for (const tick of ticksBetween(after, until)) {
      await this.#moveTo(tick.at)
      await this.#run(tick)
      if (this.#mayHaveMail) await this.#send()
      rememberPlayed(this.#world.dir, tick.at)
      this.#onTick(tick)
    }
    await this.#moveTo(until)
    rememberPlayed(this.#world.dir, until)
  }

  async #moveTo(at: Instant): Promise<void> {
    this.#world.clock.moveTo(at)
    const due = factsBetween(this.#facts, this.#recordedAt, at)
    this.#recordedAt = at
    if (Object.values(due).some((facts) => facts.length > 0)) await record(due, this.#world)
  }

  async #run(tick: Tick): Promise<void> {
    const world = this.#world
    const { county, catalogue } = world
    const ports = { ...world, queue: this.#queue }
    switch (tick.job) {
      case 'crawl': {
        const states = await world.store.listStates(county.code)
        let isTouched = false
        const touch = async () => {
          isTouched = true
        }
        const work = {
          county: county.code,
          windowDays: WINDOW_DAYS,
          states,
          ports: { ...ports, contents: world.contentStore, store: { ...world.store, touch } },
        }
        await Promise.all(this.#hosts.map((channels) => crawl({ ...work, channels })))
        // One touch for all hosts, where on AWS each host's run makes its own.
        if (isTouched) await world.store.touch(county.code, tick.at)
        return
      }
      case 'receive':
        await receive([county.code], { ...ports, openMailbox: () => openFolderMailbox(mailboxOf(world.dir)) })
        return
      case 'remind':
        await remind({ county: county.code, scope: 'open' }, ports, catalogue)
        return
      case 'digest':
        await digest({ county: county.code }, ports, catalogue)
        await this.#send()
        await this.#shelveDigest(tick.at)
        return
      case 'audit':
        await audit(county.code, ports, catalogue)
        return
    }
  }

  async #send(): Promise<void> {
    const { county, store, contents, catalogue } = this.#world
    const compose = createComposer({ store, contents, catalogue, county, ledger: countyLedger })
    const ports = { ...this.#world, badAddress: noteBadAddress(this.#world) }
    const counts = await send({ county: county.code, ports, compose })
    this.#mayHaveMail = counts.retry + counts['in-doubt'] + counts['not-ready'] + counts.failed > 0
  }

  /** A copy of the digest beside the mail, as page and as the mail that was caught. */
  async #shelveDigest(at: Instant): Promise<void> {
    const { county, store, contents, catalogue, dir, catcher } = this.#world
    const week = weekOf(addMs(at, -7 * DAY_MS))
    const shelf = join(dir, 'digest')
    mkdirSync(shelf, { recursive: true })
    const { html } = await digestContent(
      { county, week, now: at },
      // The portal serves this page, and the stored pages under these addresses.
      { store, contents, catalogue, county, evidenceLink: (sha256) => `/evidence/${sha256}` },
    )
    writeFileSync(join(shelf, `${week.id}.html`), html)
    const digestKey = `/mail/digest-${week.id}`
    const message = (await store.messages(county.code)).find(({ key }) => key.endsWith(digestKey))
    if (!message) return
    const caught = (await catcher.list()).find(
      ({ messageId }) => messageId === this.#world.messageId(message.key),
    )
    if (caught) copyFileSync(join(dir, 'mail', caught.file), join(shelf, `${week.id}.eml`))
  }
}

function factsBetween(facts: NewFacts, after: Instant, until: Instant): NewFacts {
  const isDue = (at: Instant) => at > after && at <= until
  return {
    events: facts.events.filter(({ recordedAt }) => isDue(recordedAt)),
    attestations: facts.attestations.filter(({ at }) => isDue(at)),
    decisions: facts.decisions.filter(({ at }) => isDue(at)),
    people: after === Number.NEGATIVE_INFINITY ? facts.people : [],
  }
}

/** Mails that are put there come in: bounces and answers. */
function mailboxOf(dir: string): string {
  return join(dir, 'mailbox')
}

const PLAYED = 'played.json'

/** How far a folder has been played; undefined for a new one. A run that was stopped goes on from there. */
export function playedThrough(dir: string): Instant | undefined {
  const file = join(dir, PLAYED)
  if (!existsSync(file)) return undefined
  const { through } = JSON.parse(readFileSync(file, 'utf8')) as { through: string }
  return parseInstant(through)
}

function rememberPlayed(dir: string, at: Instant): void {
  const partial = join(dir, `.${PLAYED}.partial`)
  writeFileSync(partial, `${JSON.stringify({ through: formatChinaInstant(at) })}\n`)
  renameSync(partial, join(dir, PLAYED))
}
