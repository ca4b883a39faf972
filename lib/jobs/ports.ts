import type { Decision } from '../domain/duty/decision.ts'
import type { DutyEvent } from '../domain/duty/event.ts'
import type { PersonalLook } from '../domain/judge/content/personal-finding.ts'
import type { MessageState, OutboxMessage } from '../domain/tell/outbox.ts'
import type { Away, Medium, Person } from '../domain/tell/unit.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Attestation } from '../domain/watch/attestation.ts'
import type { ListState } from '../domain/watch/channel-health.ts'
import type { Notice } from '../domain/watch/notice.ts'
import type { Reading } from '../domain/watch/reading.ts'
import type { NoticeDecisionStore } from './notice-decisions.ts'
import type { ReceiptStore } from './ports/receipt-store.ts'

/** Read once per run: all parts of one run agree on what time it is. */
export interface Clock {
  now(): Instant
}

/** Events, people's statements and decisions: facts that are written once. */
export interface FactStore extends NoticeDecisionStore {
  /** `known` or `different` when an event of that id is already there: its content is then left as it is. */
  putEvent(event: DutyEvent): Promise<'new' | 'known' | 'different'>
  /** Replaces the content of an event that is there; it stays open or closed as it was. */
  amendEvent(event: DutyEvent): Promise<'amended' | 'unknown'>
  /** Events that may still need a look; settled ones have left this index. */
  openEvents(county: string): Promise<readonly DutyEvent[]>
  events(county: string): Promise<readonly DutyEvent[]>
  /** Takes the event out of the index of open work. Closing twice is the same as once. */
  closeEvent(county: string, event: string): Promise<void>
  /** Puts a known event back into the index of open work. Reopening twice is the same as once. */
  reopenEvent(county: string, event: string): Promise<void>
  putAttestation(attestation: Attestation): Promise<void>
  attestations(county: string): Promise<readonly Attestation[]>
  putDecision(decision: Decision): Promise<void>
  decisions(county: string): Promise<readonly Decision[]>
  /** Puts what is known of a person. A mark of a bad address stays as long as the address, an absence until it is ended. */
  putPerson(person: Person): Promise<void>
  /** Nothing else of the person changes; undefined ends the absence. */
  setAway(county: string, person: string, away: Away | undefined): Promise<'changed' | 'known' | 'gone'>
  people(county: string): Promise<readonly Person[]>
}

/** What was seen on channels. */
export interface WatchStore {
  /** States of all lists looked at so far, or of one channel's. */
  listStates(county: string, channel?: string): Promise<readonly ListState[]>
  /** Writes one look: the reading, the new or changed notices and the list's new state, notices first. */
  putLook(look: { reading: Reading; notices: readonly Notice[]; state: ListState }): Promise<void>
  noticesOfList(county: string, channel: string, list: string): Promise<readonly Notice[]>
  /**
   * Notices first seen since `since`, oldest first; all of them without it. Never behind a list state that was read
   * before: whoever reads the state first knows every notice that the look brought.
   */
  notices(county: string, since?: Instant): Promise<readonly Notice[]>
  readings(county: string, since: Instant): Promise<readonly Reading[]>
}

/** Messages, from plan to outcome. Every change is one conditional write on one message. */
export interface OutboxStore {
  /** `known` when a message of that key exists: the first plan stands. */
  plan(message: OutboxMessage): Promise<'planned' | 'known'>
  message(county: string, key: string): Promise<OutboxMessage | undefined>
  messages(county: string): Promise<readonly OutboxMessage[]>
  /** Planned messages, and claimed ones whose claim has run out: what `send` has to look at. */
  unsettled(county: string): Promise<readonly OutboxMessage[]>
  /** The message when this caller now holds it; undefined when somebody else does, or it is settled. */
  claim(
    key: MessageKey,
    claim: { id: string; now: Instant; until: Instant },
  ): Promise<OutboxMessage | undefined>
  /** True when the caller still held the claim and the outcome is stored. */
  settle(key: MessageKey, claim: string, outcome: Outcome): Promise<boolean>
}

export interface MessageKey {
  readonly county: string
  readonly key: string
}

/** `retry` puts the message back to planned, not to be claimed before `retryAt`. */
export type Outcome =
  | Extract<MessageState, { kind: 'accepted' | 'refused' | 'unknown' | 'superseded' }>
  | { readonly kind: 'retry'; readonly retryAt: Instant; readonly reason: string }

/** Whether a county needs judging: so that a run with nothing due costs one request. */
export interface WakeStore {
  wake(county: string): Promise<{ readonly version: number; readonly wakeAt: Instant | undefined }>
  /** Facts have changed: judge again at `at` or earlier. Raises the version. */
  touch(county: string, at: Instant): Promise<void>
  /** Sleep until `wakeAt`, unless facts changed since `version` was read. */
  sleep(county: string, version: number, wakeAt: Instant): Promise<void>
}

export interface Store extends FactStore, WatchStore, OutboxStore, WakeStore, ReceiptStore {}

export interface PageRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly body?: string | undefined
  readonly contentType?: string | undefined
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  readonly timeoutMs: number
  readonly bytesMax: number
  /**
   * Waited for before each further request that the page takes: after robots.txt, and for every redirect. It is told
   * the pause that robots.txt asks for, and does not count as time of the site. Absent: they follow at once.
   */
  readonly pause?: ((crawlDelayMs: number) => Promise<void>) | undefined
}

/** Expected outcomes of a request are values; `refused` means that our own rules forbid it (address, size, robots). */
export type PageAnswer = PageOutcome & {
  /** How long ago the site gave this answer, where a cache on the way says that it kept it (Age). */
  readonly ageMs?: number | undefined
  /** Requests that the page took, with those for robots.txt, redirects and second tries. Absent: one. */
  readonly requests?: number | undefined
}

type PageOutcome =
  | {
      readonly kind: 'page'
      /** After redirects. */
      readonly url: string
      readonly httpStatus: number
      readonly contentType?: string | undefined
      readonly etag?: string | undefined
      readonly lastModified?: string | undefined
      /** As they came, names in lower case, for the evidence. */
      readonly headers?: readonly (readonly [name: string, value: string])[] | undefined
      /** How long the site asks to be left alone (Retry-After). */
      readonly retryAfterMs?: number | undefined
      /** Pause between two requests that the site's robots.txt asks for (Crawl-delay), however long. */
      readonly crawlDelayMs?: number | undefined
      /** True for the failed answer to robots.txt, without whose rules the page itself may not be asked for. */
      readonly isRobots?: true | undefined
      readonly body: Uint8Array
    }
  | { readonly kind: 'not-modified'; readonly crawlDelayMs?: number | undefined }
  | {
      readonly kind: 'unreachable'
      readonly reason: string
      /** True when the connection broke, which another try may mend. */
      readonly isBroken?: true | undefined
    }
  | { readonly kind: 'refused'; readonly reason: string }

export interface Fetcher {
  fetch(request: PageRequest): Promise<PageAnswer>
}

/**
 * Raw pages by content hash: the same bytes are stored once, with the answer that first brought them. Each later time is
 * noted beside them, with the address, status and headers of that time. A time counts to the second: the same page put
 * again for the same second is the same as once, so that whatever failed half-way may simply be done again.
 */
export interface EvidenceVault {
  /** Keeps the page, or notes that its bytes came again. Gives their SHA-256 in lower-case hex once both would last. */
  put(page: StoredPage): Promise<string>
  /** Notes that the site said (304) that the page still is what it was: the bytes of that hash. */
  confirm(seen: { readonly url: string; readonly at: Instant; readonly sha256: string }): Promise<void>
  /** The bytes as they were put; undefined for a hash of nothing. Throws when what is stored does not have its hash. */
  get(sha256: string): Promise<Uint8Array | undefined>
}

/** A page as it came. */
export interface StoredPage {
  readonly url: string
  readonly at: Instant
  readonly httpStatus: number
  readonly headers?: readonly (readonly [name: string, value: string])[] | undefined
  readonly body: Uint8Array
}

/** Text of a file, or why there is none. */
export type AttachmentText =
  | { readonly kind: 'text'; readonly text: string; readonly isCut?: true | undefined }
  /** Pictures of pages without a text layer. */
  | { readonly kind: 'scanned' }
  | { readonly kind: 'picture' }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Reads a file within bounds of time and memory, whatever it holds. */
export interface AttachmentReader {
  read(file: {
    readonly name: string
    readonly contentType?: string | undefined
    readonly body: Uint8Array
  }): Promise<AttachmentText>
}

/** Looks for personal data in a page or file, within the same bounds; places and counts only. Never rejects for what a file holds. */
export interface PersonalDataReader {
  lookForPersonalData(file: { readonly body: Uint8Array }): Promise<PersonalLook>
}

export interface Mail {
  readonly messageId: string
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly at: Instant
  readonly attachments?:
    | readonly { readonly name: string; readonly contentType: string; readonly body: Uint8Array }[]
    | undefined
}

/** `unknown`: the connection was lost after the data, so it may have gone out. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly reply: string }
  | {
      readonly kind: 'refused'
      readonly permanent: boolean
      readonly reason: string
      /** Whose fault it is, where the gateway says so: the address or number, our account or set-up, or money. */
      readonly about?: 'recipient' | 'setup' | 'budget' | undefined
    }
  | { readonly kind: 'unknown'; readonly reason: string }

export interface Mailer {
  send(mail: Mail): Promise<SendResult>
}

/** Work handed to another run of a job. On AWS a queue, embedded a direct call. Everything may arrive twice. */
export type JobMessage =
  | { readonly job: 'crawl'; readonly county: string; readonly host: string }
  | { readonly job: 'remind'; readonly county: string }
  | {
      readonly job: 'send'
      readonly county: string
      readonly key: string
      readonly person: string
      readonly medium: Medium
    }
  | { readonly job: 'digest'; readonly county: string; readonly week: string }

export interface JobQueue {
  enqueue(messages: readonly JobMessage[]): Promise<void>
}

/** Structured counts and reasons for ops; never a name, number or address of a person. */
export interface Telemetry {
  count(name: string, value: number, dimensions?: Readonly<Record<string, string>>): void
  note(message: string, fields: Readonly<Record<string, string | number | boolean>>): void
}

/** SHA-256 of the text in UTF-8, in lower-case hex. */
export type Digest = (text: string) => string
