import { type Catalogue, countyOf, unitNamesOf } from '../domain/catalogue.ts'
import type { County } from '../domain/tell/county.ts'
import { digestOf, parseWeek, type Week, weekOf } from '../domain/tell/digest.ts'
import { tallyOfDays } from '../domain/tell/figures/county-figures.ts'
import type { OutboxMessage } from '../domain/tell/outbox.ts'
import type { Person } from '../domain/tell/unit.ts'
import { addMs, chinaDateOf, DAY_MS, type Instant } from '../domain/time/instant.ts'
import { addDays } from '../domain/time/local-date.ts'
import { healthOf, type ListState } from '../domain/watch/channel-health.ts'
import { digestMail, type HealthWords } from '../messages/digest/digest-mail.ts'
import { healthWords } from '../messages/health-words.ts'
import { type Composed, type ComposeFrom, NO_LINK, officeNameOf } from './composed.ts'
import { judgementOf } from './county-judgement.ts'
import type { Clock, JobQueue, Mail, Store, Telemetry } from './ports.ts'

/** The digest of a week as text and page. */
export interface DigestContent {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The ledger as one file, where a renderer is given. */
  readonly attachments: NonNullable<Mail['attachments']>
}

/**
 * Plans the digest of the week that has just ended, one message for each person of the office. Triggered on Mondays at
 * 08:30 in China; a second run for the same week plans nothing new.
 */
export async function digest(
  work: { readonly county: string; readonly week?: Week | undefined },
  ports: { store: Store; queue: JobQueue; clock: Clock; telemetry: Telemetry },
  catalogue: Catalogue,
): Promise<{ readonly week: Week; readonly planned: number }> {
  const { store, queue, clock, telemetry } = ports
  const now = clock.now()
  const week = work.week ?? weekOf(addMs(now, -7 * DAY_MS))
  const county = countyOf(catalogue, work.county)
  let planned = 0
  for (const person of await store.people(work.county)) {
    if (person.role !== 'office' || person.unit !== county.office) continue
    const message = digestMessage({ county, person, week, now })
    if ((await store.plan(message)) === 'known') continue
    planned += 1
    await queue.enqueue([
      { job: 'send', county: work.county, key: message.key, person: person.id, medium: 'mail' },
    ])
  }
  telemetry.count('DigestsPlanned', planned, { county: work.county })
  return { week, planned }
}

function digestMessage(from: { county: County; person: Person; week: Week; now: Instant }): OutboxMessage {
  const { county, person, week, now } = from
  return {
    key: `${county.code}/${person.id}/mail/digest-${week.id}`,
    county: county.code,
    person: person.id,
    medium: 'mail',
    urgent: false,
    kind: 'digest',
    lines: [],
    plannedAt: now,
    state: { kind: 'planned' },
    attempts: 0,
  }
}

/** Writes the digest of one week from the facts as they stand now. */
export async function digestContent(
  work: { readonly county: County; readonly week: Week; readonly now: Instant },
  from: ComposeFrom,
): Promise<DigestContent> {
  const { store, catalogue, contents } = from
  const { county, week, now } = work
  const [{ judged }, states, sent] = await Promise.all([
    judgementOf({ county: county.code, now, scope: 'all', contents }, store, catalogue),
    store.listStates(county.code),
    store.messages(county.code),
  ])
  const endedOn = addDays(chinaDateOf(now), -1)
  const figures = digestOf(judged, { county: county.code, week, sent, endedOn })
  const evidenceLink = from.evidenceLink ?? NO_LINK
  const mail = digestMail({
    digest: figures,
    previous: tallyOfDays(judged, { firstOn: addDays(week.firstOn, -7), lastOn: addDays(week.lastOn, -7) }),
    countyName: county.name,
    officeName: officeNameOf(catalogue, county),
    unitNames: unitNamesOf(catalogue, county.code),
    health: healthWordsOf(catalogue, states, now),
    lists: states,
    evidenceLink,
    now,
  })
  const ledger = from.ledger?.(judged, { catalogue, county, lists: states, evidenceLink, now })
  return { ...mail, attachments: ledger === undefined ? [] : [ledgerFile(week, ledger)] }
}

function ledgerFile(week: Week, ledger: string): NonNullable<Mail['attachments']>[number] {
  const body = new TextEncoder().encode(ledger)
  return { name: `公开台账-${week.id}.html`, contentType: 'text/html; charset=utf-8', body }
}

export async function digestMailOf(
  message: OutboxMessage,
  from: ComposeFrom & { readonly person: Person; readonly now: Instant },
): Promise<Composed> {
  const week = parseWeek(message.key.slice(message.key.lastIndexOf('digest-') + 'digest-'.length))
  if (!week) return { kind: 'failed', permanent: true, reason: 'the message names no week' }
  const content = await digestContent({ county: from.county, week, now: from.now }, from)
  return {
    kind: 'mail',
    mail: { ...content, to: { name: from.person.name, address: from.person.email }, at: from.now },
  }
}

/** Lists that ops and the office must know about: what could not be read, was never looked at, or says nothing new. */
function healthWordsOf(catalogue: Catalogue, states: readonly ListState[], now: Instant): HealthWords[] {
  return [...catalogue.channels.values()].flatMap((channel): HealthWords[] => {
    if (channel.kind !== 'web') return []
    return channel.lists.flatMap((list): HealthWords[] => {
      const state = states.find((one) => one.channel === channel.id && one.list === list.id)
      const words = healthWords(healthOf(state, channel.expect.silentDaysMax, now))
      return words === undefined ? [] : [{ channel: `${channel.name}·${list.name}`, words }]
    })
  })
}
