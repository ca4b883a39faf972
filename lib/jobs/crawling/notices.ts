import { chinaDateOf, DAY_MS, type Instant } from '../../domain/time/instant.ts'
import { lastSweep } from '../../domain/watch/channel-health.ts'
import type { Notice } from '../../domain/watch/notice.ts'
import { addressDate } from '../../readers/address-date.ts'
import { readIdentifiers } from '../../readers/identifiers.ts'
import { wantsFiles, wantsFilesSoon, withFiles } from './attachments.ts'
import type { DetailBudget } from './budget.ts'
import { completed, type StageLink } from './detail.ts'
import { type KnownNotices, type Look, RETRY_DAYS } from './look.ts'
import type { PagesRead, Row } from './pages.ts'
import { unlistedStages } from './stages.ts'
import { isChanged, nextVersion, nowListed, seenAgain, supersededBy } from './versions.ts'

/** What is to be written, and whether pages or files are left to be read in later looks. */
export interface Collected {
  readonly found: readonly Notice[]
  readonly unreadPages: boolean
}

/**
 * Notices that are new, and known ones whose own page or files were still to be read. Each new one is kept, read or not.
 * Pages come before files, which add to what a page says.
 */
export async function collectNotices(look: Look, read: PagesRead, budget: DetailBudget): Promise<Collected> {
  if (read.end === 'unchanged' && look.state?.unreadPages !== true) return { found: [], unreadPages: false }
  const collection = new Collection(look, await look.known(), budget)
  for (const row of read.rows.values()) await collection.takeRow(row)
  await collection.readLeftPages()
  await collection.takeStages()
  await collection.readFiles()
  const collected = collection.collected()
  // Before the notices are written: none ever names a content that is still to come.
  await look.contents?.keep(collected.found)
  return collected
}

/** Notices of one look as they become known. */
class Collection {
  readonly #look: Look
  readonly #known: KnownNotices
  readonly #budget: DetailBudget
  readonly #found = new Map<string, Notice>()
  readonly #stages: StageLink[] = []

  constructor(look: Look, known: KnownNotices, budget: DetailBudget) {
    this.#look = look
    this.#known = known
    this.#budget = budget
  }

  async takeRow(row: Row): Promise<void> {
    const known = this.#known.get(row.id)
    if (!known) this.#keep(await this.#completed(listedNotice(this.#look, row)))
    else if (isChanged(known, row)) {
      const next = nextVersion(listedNotice(this.#look, row), known)
      this.#keep(supersededBy(next, known), await this.#completed(next))
    } else if (row.isUnlisted) return
    else if (known.goneAt !== undefined) this.#keep(...seenAgain(known, row, this.#known))
    else if (known.isUnlisted) this.#keep(nowListed(known, row))
  }

  async readLeftPages(): Promise<void> {
    for (const known of unreadNewestFirst(this.#look, this.#known)) {
      if (this.#latest(known) !== known) continue
      const notice = await this.#completed(known)
      if (notice !== known) this.#keep(notice)
    }
  }

  /** Pages of stages lead to each other again: one step finds them all. */
  async takeStages(): Promise<void> {
    if (this.#stages.length === 0) return
    const rows = await unlistedStages(this.#look, this.#stages.splice(0), this.#afterwards())
    for (const row of rows) this.#keep(await this.#completed(listedNotice(this.#look, row)))
  }

  async readFiles(): Promise<void> {
    const look = this.#look
    const wanting = [...this.#afterwards().values()].filter((notice) => {
      const isDue = look.isFirstOfDay && chinaDateOf(notice.firstSeenAt) >= look.fromOn
      return isDue ? wantsFiles(look, notice) : wantsFilesSoon(look, notice)
    })
    // What is nothing without its files comes first, then what is new.
    const urgency = ({ isStub, attachments }: Notice) =>
      Number(isStub === true || attachments?.[0]?.isBody === true)
    wanting.sort((a, b) => urgency(b) - urgency(a) || b.firstSeenAt - a.firstSeenAt)
    for (const notice of wanting) {
      const next = await withFiles(look, notice, this.#budget)
      if (next !== notice) this.#keep(next)
    }
  }

  collected(): Collected {
    const look = this.#look
    const unreadPages = [...this.#afterwards().values()].some(
      (notice) => isToBeReadSoon(look, notice) || wantsFilesSoon(look, notice),
    )
    return { found: [...this.#found.values()], unreadPages }
  }

  async #completed(notice: Notice): Promise<Notice> {
    const { notice: next, stages } = await completed(this.#look, notice, this.#budget)
    this.#stages.push(...stages)
    return next
  }

  #keep(...notices: readonly Notice[]): void {
    for (const notice of notices) this.#found.set(notice.id, notice)
  }

  #latest(notice: Notice): Notice {
    return this.#found.get(notice.id) ?? notice
  }

  #afterwards(): KnownNotices {
    return new Map([...this.#known, ...this.#found])
  }
}

/** Pages that were left in looks before; one that never can be read is not to stand in the way of those after it. */
function unreadNewestFirst(look: Look, known: KnownNotices): readonly Notice[] {
  return [...known.values()]
    .filter(
      (notice) =>
        isToBeReadSoon(look, notice) ||
        (look.isFirstOfDay && isUnread(look, notice) && chinaDateOf(notice.firstSeenAt) >= look.fromOn),
    )
    .sort((a, b) => b.firstSeenAt - a.firstSeenAt)
}

function isToBeReadSoon(look: Look, notice: Notice): boolean {
  return isUnread(look, notice) && look.startedAt - notice.firstSeenAt < RETRY_DAYS * DAY_MS
}

function isUnread({ list }: Look, { text, goneAt, supersededAt }: Notice): boolean {
  return list.detail.format !== 'none' && text === '' && goneAt === undefined && supersededAt === undefined
}

/** A notice as the list alone shows it. */
function listedNotice(look: Look, row: Row): Notice {
  const { title, url, displayedOn, column } = row.listed
  return {
    id: row.id,
    county: look.county,
    channel: look.channel.id,
    list: look.list.id,
    url,
    title,
    column,
    displayedOn,
    urlOn: addressDate(url),
    text: '',
    identifiers: readIdentifiers(title),
    firstSeenAt: row.seen.at,
    absentAt: absentAtOf(look, row),
    lastSeenAt: row.seen.at,
    evidence: row.seen.sha256 ?? '',
    earlier: [],
    ...(row.isUnlisted && { isUnlisted: true }),
  }
}

/**
 * The last moment at which the row is known not to have been there; undefined when nobody had looked at its place. Where
 * it stands deep, only a look that came so far by itself tells.
 */
function absentAtOf({ state }: Look, { listed, isDeep, isUnlisted }: Row): Instant | undefined {
  const { lastGoodAt, coveredFromOn } = state ?? {}
  // The looks before read the list, where such a row may never stand.
  if (lastGoodAt === undefined || isUnlisted) return undefined
  const isCovered = coveredFromOn === undefined || (listed.displayedOn ?? coveredFromOn) >= coveredFromOn
  if (!isCovered) return undefined
  if (!isDeep) return lastGoodAt
  return lastSweep(state?.sweeps, listed.displayedOn)?.at
}
