import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Catalogue } from '../domain/catalogue.ts'
import { linesTold, type OutboxMessage } from '../domain/tell/outbox.ts'
import { smsTextOf } from '../domain/tell/sms/sms-template.ts'
import type { Person } from '../domain/tell/unit.ts'
import { addMs, type Instant } from '../domain/time/instant.ts'
import type { Sms } from '../jobs/ports/text-messages.ts'
import type { Mail } from '../jobs/ports.ts'
import { Player, playedThrough } from './play.ts'
import { readSampleFacts } from './sample/sample.ts'
import type { Tick } from './schedule.ts'
import { openWorld, type World } from './world.ts'

/** A message that would have gone out. */
export interface WouldTell {
  readonly at: Instant
  readonly message: OutboxMessage
  readonly person: Person | undefined
  /** Subject of a mail; the whole of a text message. */
  readonly words: string
  /** Keys of the lines that it would have said. */
  readonly lines: OutboxMessage['lines']
}

export interface DryRunFrom {
  /** Folder of an embedded county; it may be one that has not been played yet. Nothing in it changes. */
  readonly dir: string
  readonly catalogue: Catalogue
  /** Where a folder that was never played begins. */
  readonly from: Instant
  readonly until: Instant
  readonly onTick?: ((tick: Tick) => void) | undefined
}

/**
 * Runs every job over a copy of the folder, with gateways that take each message and send none: who would be told what,
 * in the order of sending.
 */
export async function dryRun({
  dir,
  catalogue,
  from,
  until,
  onTick,
}: DryRunFrom): Promise<readonly WouldTell[]> {
  const copy = mkdtempSync(join(tmpdir(), 'duban-dry-run-'))
  try {
    if (existsSync(dir)) cpSync(dir, copy, { recursive: true })
    const playedAt = playedThrough(copy)
    const startAt = playedAt ?? from
    const world = await openWorld(copy, startAt, catalogue)
    try {
      const taken: Taken[] = []
      const facts = await readSampleFacts(catalogue)
      const player = new Player({ world: withoutGateways(world, taken), facts, onTick })
      await player.play(playedAt ?? addMs(startAt, -1), until)
      return await wouldTell(world, taken)
    } finally {
      await world.close()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

interface Taken {
  /** The key of the message, or its Message-ID. */
  readonly id: string
  readonly at: Instant
  readonly words: string
}

function withoutGateways(world: World, taken: Taken[]): World {
  const take = (one: Taken) => {
    taken.push(one)
    return { kind: 'accepted', reply: 'dry run: not sent' } as const
  }
  return {
    ...world,
    mailer: { send: async (mail: Mail) => take({ id: mail.messageId, at: mail.at, words: mail.subject }) },
    sms: { send: async (sms: Sms) => take({ id: sms.key, at: sms.at, words: smsTextOf(sms) }) },
  }
}

async function wouldTell({ store, county, messageId }: World, taken: readonly Taken[]) {
  const [messages, people] = await Promise.all([store.messages(county.code), store.people(county.code)])
  const byId = new Map(
    messages.flatMap((one) => [[one.key, one] as const, [messageId(one.key), one] as const]),
  )
  return taken.flatMap(({ id, at, words }): WouldTell[] => {
    const message = byId.get(id)
    if (!message) return []
    const person = people.find((one) => one.id === message.person)
    return [{ at, message, person, words, lines: linesTold(message) }]
  })
}
