import type { Judged } from '../../domain/judge/judge-county.ts'
import { isEnded } from '../../domain/tell/line.ts'
import type { Line } from '../../domain/tell/outbox.ts'
import type { Person } from '../../domain/tell/unit.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { healthOf, type ListState } from '../../domain/watch/channel-health.ts'
import { healthWords } from '../../messages/health-words.ts'
import { type BackNote, type OutageNote, opsMail } from '../../messages/ops/ops-mail.ts'
import type { MailText } from '../../messages/reminder-mail.ts'
import { type ComposeFrom, officeNameOf } from '../composed.ts'
import { type SeenList, seenLists } from './list-sights.ts'

export interface OpsLetterFrom extends Pick<ComposeFrom, 'catalogue' | 'county'> {
  readonly person: Person
  readonly people: readonly Person[]
  readonly judged: Iterable<Judged>
  readonly lists: readonly ListState[]
  readonly now: Instant
}

/** What lines about lists say by the looks of this moment, with the keys of those that are still true. */
export function opsLetter(
  lines: readonly Line[],
  from: OpsLetterFrom,
): { readonly mail: MailText; readonly said: readonly string[] } | undefined {
  const { catalogue, county, person, now, lists } = from
  const seen = new Map(seenLists(catalogue, lists).map((one) => [one.matter, one]))
  const judged = [...from.judged]
  const told = lines.flatMap(({ key, kind, obligation }) => {
    const one = seen.get(obligation)
    return one && one.isReadable === (kind === 'readable') ? [{ key, one }] : []
  })
  if (told.length === 0) return undefined
  const mail = opsMail({
    personName: person.name,
    countyName: county.name,
    officeName: officeNameOf(catalogue, county),
    outages: told.flatMap(({ one }) => (one.isReadable ? [] : [outageNote(one, judged, now)])),
    backs: told.flatMap(({ one }) => (one.isReadable ? [backNote(one, now)] : [])),
    now,
    standsInFor: standsInFor(from),
  })
  return { mail, said: told.map(({ key }) => key) }
}

function standsInFor({ person, people }: OpsLetterFrom): 'nobody' | 'absent' | undefined {
  if (person.role === 'ops') return undefined
  return people.some(({ role }) => role === 'ops') ? 'absent' : 'nobody'
}

function outageNote({ channel, list, state }: SeenList, judged: readonly Judged[], now: Instant): OutageNote {
  const open = judged.filter((one) => one.channel.id === channel.id && !isEnded(one))
  const health = healthOf(state, channel.expect.silentDaysMax, now)
  return {
    channel: channel.id,
    channelName: channel.name,
    listName: list.name,
    url: list.url,
    words: healthWords(health) ?? '',
    failuresInARow: state.failuresInARow,
    failingSinceAt: state.failingSinceAt,
    outcome: 'outcome' in health ? health.outcome : state.lastOutcome,
    openCount: open.length,
    dueCount: open.filter(({ standing }) => standing.kind === 'unverifiable').length,
  }
}

function backNote({ channel, list, state }: SeenList, now: Instant): BackNote {
  const goodAt = state.lastGoodAt ?? now
  return { channelName: channel.name, listName: list.name, url: list.url, goodAt }
}
