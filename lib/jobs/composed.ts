import type { Catalogue } from '../domain/catalogue.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import type { Judged } from '../domain/judge/judge-county.ts'
import type { County } from '../domain/tell/county.ts'
import { type Matter, matterOf } from '../domain/tell/matter.ts'
import type { Line, SaidLines } from '../domain/tell/outbox.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { ListState } from '../domain/watch/channel-health.ts'
import type { EvidenceLink } from '../messages/evidence-pieces.ts'
import type { ContentReader } from './contents/content-reader.ts'
import type { Sms } from './ports/text-messages.ts'
import type { Mail, Store } from './ports.ts'

/** What a planned message says at the moment of sending, from the truth of that moment. */
export type Composed =
  | { readonly kind: 'mail'; readonly mail: Omit<Mail, 'messageId'>; readonly said?: SaidLines | undefined }
  | { readonly kind: 'sms'; readonly sms: Omit<Sms, 'key'>; readonly said?: SaidLines | undefined }
  /** Not to go out before `at`. */
  | { readonly kind: 'later'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'superseded'; readonly reason: string }
  | { readonly kind: 'failed'; readonly permanent: boolean; readonly reason: string }

export interface ComposeFrom {
  readonly store: Store
  /** Absent: no text of a notice is looked into. */
  readonly contents?: ContentReader | undefined
  readonly catalogue: Catalogue
  readonly county: County
  /** Where a stored page can be opened, by its hash; undefined where no pages are served. */
  readonly evidenceLink?: EvidenceLink | undefined
  /** Renders the ledger that travels with the digest as one file; without it the digest goes alone. */
  readonly ledger?: LedgerRenderer | undefined
}

export type LedgerRenderer = (
  rows: readonly Judged[],
  from: {
    readonly catalogue: Catalogue
    readonly county: County
    readonly lists: readonly ListState[]
    readonly evidenceLink: EvidenceLink
    readonly now: Instant
  },
) => string | Promise<string>

/** The values of one line, with names from the catalogue. */
export function matterFrom(
  judged: Judged,
  line: Pick<Line, 'kind' | 'rung'>,
  from: { readonly catalogue: Catalogue; readonly county: County; readonly now: Instant },
): Matter {
  const { catalogue, county, now } = from
  const { event } = judged.obligation
  return matterOf(judged, line, {
    now,
    calendar: catalogue.calendar,
    eventName: eventNameOf(event, catalogue),
    unitName: catalogue.units.get(county.code)?.get(event.unit)?.name ?? event.unit,
    channelAddress: judged.channel.address,
  })
}

/** The kind of event, and whether anybody recorded it: a reader may know better than a notice. */
function eventNameOf({ trigger, origin }: DutyEvent, { triggers }: Catalogue): string {
  const name = triggers.get(trigger)?.name ?? trigger
  return origin?.kind === 'derived' ? `${name}（依据已发布的公告推定，尚未登记）` : name
}

/** For runs whose stored pages nobody serves: the evidence is then named by its hash alone. */
export const NO_LINK: EvidenceLink = () => undefined

export function officeNameOf(catalogue: Catalogue, county: County): string {
  return catalogue.units.get(county.code)?.get(county.office)?.name ?? county.name
}
