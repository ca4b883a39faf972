import type { StageLink } from './detail.ts'
import { noticeIdOf } from './known/notice-id.ts'
import type { KnownNotices, Look } from './look.ts'
import { isOnSite } from './own-site.ts'
import type { Row } from './pages.ts'

/** Stages taken over at one look; the page that leads to more of them is read again when it changes. */
const STAGES_MAX = 40

/**
 * Stages of a project that no list of the channel has shown so far. They are pages of the same site and so are there; of
 * what stands around them, or when they were not there, they say nothing.
 */
export async function unlistedStages(
  look: Look,
  stages: readonly StageLink[],
  known: KnownNotices,
): Promise<readonly Row[]> {
  const rows = new Map<string, Row>()
  for (const { listed, seen } of stages) {
    const id = noticeIdOf(look, listed.url, known)
    if (rows.size >= STAGES_MAX) break
    if (known.has(id) || !isOnSite(listed.url, look.channel.address)) continue
    rows.set(id, { id, listed, seen, isDeep: false, isUnlisted: true })
  }
  if (rows.size > 0) for (const id of await knownInOtherLists(look)) rows.delete(id)
  return [...rows.values()]
}

async function knownInOtherLists({ ports, county, channel, list }: Look): Promise<readonly string[]> {
  const others = channel.lists.filter(({ id }) => id !== list.id)
  const notices = await Promise.all(others.map(({ id }) => ports.store.noticesOfList(county, channel.id, id)))
  return notices.flat().map(({ id }) => id)
}
