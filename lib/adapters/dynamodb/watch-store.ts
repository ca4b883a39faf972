import type { ListState } from '../../domain/watch/channel-health.ts'
import { NOTICE_TEXT_MAX, type Notice } from '../../domain/watch/notice.ts'
import type { Reading } from '../../domain/watch/reading.ts'
import type { WatchStore } from '../../jobs/ports.ts'
import { joinKey, type Place, partitionOf, sortableInstant } from './keys.ts'
import type { SingleTable, TableQuery } from './single-table.ts'

/** The notice as it is stored: a long text is cut, never in the middle of a character; the evidence holds the whole. */
export function storableNotice(notice: Notice): Notice {
  if (notice.text.length <= NOTICE_TEXT_MAX) return notice
  const cut = notice.text.slice(0, NOTICE_TEXT_MAX)
  const endsInHalf = /[\uD800-\uDBFF]$/.test(cut)
  return { ...notice, text: endsInHalf ? cut.slice(0, -1) : cut }
}

function noticePlace(notice: Notice): Place {
  const { county, channel, list, id } = notice
  return {
    pk: partitionOf(county, 'notice', channel, list),
    sk: joinKey(id),
    gsi2pk: partitionOf(county, 'notice'),
    gsi2sk: joinKey(sortableInstant(notice.firstSeenAt), id),
  }
}

const statePlace = (state: ListState): Place => ({
  pk: partitionOf(state.county, 'list'),
  sk: joinKey(state.channel, state.list),
})

const readingPlace = (reading: Reading): Place => ({
  pk: partitionOf(reading.county, 'reading'),
  sk: joinKey(sortableInstant(reading.finishedAt), reading.id),
})

const statesOf = (county: string): TableQuery => ({ partition: partitionOf(county, 'list') })
const listOf = (county: string, channel: string, list: string): TableQuery => ({
  partition: partitionOf(county, 'notice', channel, list),
})

export interface IndexLag {
  /** How far the indexes may be behind the table; 0 where they are written with it. */
  readonly indexLagMs: number
  /** The machine's time: how old a write is has nothing to do with the time that a run judges at. */
  readonly nowMs: () => number
}

/**
 * Readings, notices and the states of lists. `putLook`: one request when nothing is new, else one more for each 25
 * notices. Lists: one for each 1 MB; `notices` where the indexes may be behind: one more, and one for each list that was
 * written within the lag. `readings` since a moment: those that finished at it or later.
 */
export function watchStore(table: SingleTable, lag: IndexLag): WatchStore {
  return {
    listStates: (county, channel) =>
      table.bodies<ListState>({
        ...statesOf(county),
        beginsWith: channel === undefined ? undefined : `${joinKey(channel)}#`,
      }),
    async putLook({ reading, notices, state }) {
      // A run that dies in between is repeated from the old state, and finds the same notices under the same keys.
      await table.putAll(
        notices.map((notice) => ({ place: noticePlace(notice), body: storableNotice(notice) })),
      )
      await table.putAll([
        { place: readingPlace(reading), body: reading },
        // The notices stand by now: past this moment and the lag, the index has them too.
        { place: statePlace(state), body: state, attributes: { writtenAtMs: lag.nowMs() } },
      ])
    },
    noticesOfList: (county, channel, list) => table.bodies<Notice>(listOf(county, channel, list)),
    async notices(county, since) {
      const fresh = await listsWrittenOfLate(table, county, lag)
      const [indexed, ...ofLists] = await Promise.all([
        table.bodies<Notice>({
          index: 'firstSeen',
          partition: partitionOf(county, 'notice'),
          from: since === undefined ? undefined : sortableInstant(since),
        }),
        ...fresh.map(({ channel, list }) => table.bodies<Notice>(listOf(county, channel, list))),
      ])
      const isWanted = ({ firstSeenAt }: Notice) => since === undefined || firstSeenAt >= since
      return ofLists.length === 0 ? indexed : merged(indexed, ofLists.flat().filter(isWanted))
    },
    readings: (county, since) =>
      table.bodies<Reading>({ partition: partitionOf(county, 'reading'), from: sortableInstant(since) }),
  }
}

/** Lists of which the index may not know the newest notices yet. No request where the index cannot be behind. */
async function listsWrittenOfLate(
  table: SingleTable,
  county: string,
  { indexLagMs, nowMs }: IndexLag,
): Promise<readonly ListState[]> {
  if (indexLagMs === 0) return []
  const states = await table.items(statesOf(county))
  const settledMs = nowMs() - indexLagMs
  return states
    .filter(({ writtenAtMs }) => typeof writtenAtMs === 'number' && writtenAtMs > settledMs)
    .map(({ body }) => JSON.parse(body as string) as ListState)
}

/** What the table says wins over what the index says; oldest first, as the index has it. */
function merged(indexed: readonly Notice[], ofTable: readonly Notice[]): readonly Notice[] {
  const keyOf = ({ channel, list, id }: Notice) => joinKey(channel, list, id)
  const byKey = new Map([...indexed, ...ofTable].map((notice) => [keyOf(notice), notice]))
  return [...byKey.values()].sort((a, b) => a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1))
}
