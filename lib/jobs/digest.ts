import { type Catalogue, countyOf, unitNamesOf } from '../domain/catalogue.ts'
import type { County } from '../domain/tell/county.ts'
import { digestOf, parseWeek, type Week, weekOf } from '../domain/tell/digest.ts'
import type { OutboxMessage } from '../domain/tell/outbox.ts'
import type { Person } from '../domain/tell/unit.ts'
import { addMs, chinaDateOf, DAY_MS, type Instant } from '../domain/time/instant.ts'
import { addDays } from '../domain/time/local-date.ts'
import { healthOf, type ListState } from '../domain/watch/channel-health.ts'
import { digestMail, type HealthWords } from '../messages/digest/digest-mail.ts'
import type { EvidenceLink } from '../messages/evidence-pieces.ts'
import { healthWords } from '../messages/health-words.ts'
import { type Composed, type ComposeFrom, NO_LINK, officeNameOf } from './composed.ts'
import { judgementOf } from './county-judgement.ts'
import { attached } from './digest/attached.ts'
import type { Clock, JobQueue, Mail, Store, Telemetry } from './ports.ts'
import { unclaimedOf } from './unclaimed.ts'

/** The digest of a week as text and page. */
export interface DigestContent {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The workbook, and the ledger as one page where a renderer is given. */
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
  const { code } = county
  const [{ judged }, unclaimed, lists] = await Promise.all([
    judgementOf({ county: code, now, scope: 'all', contents }, store, catalogue),
    unclaimedOf({ county, now }, store, catalogue),
    store.listStates(code),
  ])
  const [sent, answers, people, strays] = await Promise.all([
    store.messages(code),
    store.answers(code),
    store.people(code),
    store.strayReceipts(code),
  ])
  const endedOn = addDays(chinaDateOf(now), -1)
  const figures = digestOf(judged, { county: code, week, sent, answers, people, endedOn })
  const evidenceLink = from.evidenceLink ?? NO_LINK
  const names = { unitNames: unitNamesOf(catalogue, code), lists, evidenceLink, now }
  const { attachments, files, rowOf } = await attached(judged, figures, {
    ...work,
    ...names,
    unclaimed,
    compose: from,
  })
  const mail = digestMail({
    ...names,
    digest: figures,
    countyName: county.name,
    officeName: officeNameOf(catalogue, county),
    health: healthWordsOf(catalogue, { lists, evidenceLink, now }),
    unclaimed,
    strays: strays.length,
    sms: county.sms,
    rowOf,
    files,
  })
  return { ...mail, attachments }
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
function healthWordsOf(
  catalogue: Catalogue,
  from: {
    readonly lists: readonly ListState[]
    readonly evidenceLink: EvidenceLink
    readonly now: Instant
  },
): HealthWords[] {
  return [...catalogue.channels.values()].flatMap((channel): HealthWords[] => {
    if (channel.kind !== 'web') return []
    return channel.lists.flatMap(({ id, name, url }): HealthWords[] => {
      const state = from.lists.find((one) => one.channel === channel.id && one.list === id)
      const words = healthWords(healthOf(state, channel.expect.silentDaysMax, from.now))
      const links = [{ text: `打开栏目：${name}`, url }, ...lastPageSpan(state, from.evidenceLink)]
      return words === undefined ? [] : [{ channel: `${channel.name}·${name}`, words, links }]
    })
  })
}

function lastPageSpan(state: ListState | undefined, evidenceLink: EvidenceLink) {
  if (state?.sha256 === undefined) return []
  return [{ text: `最近一次读到的页面存证 ${state.sha256.slice(0, 12)}`, url: evidenceLink(state.sha256) }]
}
