import type { ListState } from '../../domain/watch/channel-health.ts'
import type { Notice } from '../../domain/watch/notice.ts'
import type { Reading } from '../../domain/watch/reading.ts'
import type { WatchStore } from '../../jobs/ports.ts'
import { joinKey, type Place, partitionOf, sortableInstant } from './keys.ts'
import type { SingleTable } from './single-table.ts'

/** UTF-16 units of a notice's text that are kept for matching; every sweep reads them. The whole stands in the evidence. */
export const NOTICE_TEXT_MAX = 300

/** The notice as it is stored: a text that is too long is cut, never in the middle of a character. */
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

/**
 * Readings, notices and the states of lists. `putLook`: one request when nothing is new, else one more for each 25
 * notices. Lists: one for each 1 MB. `readings` since a moment: those that finished at it or later.
 */
export function watchStore(table: SingleTable): WatchStore {
  return {
    listStates: (county, channel) =>
      table.bodies<ListState>({
        partition: partitionOf(county, 'list'),
        beginsWith: channel === undefined ? undefined : `${joinKey(channel)}#`,
      }),
    async putLook({ reading, notices, state }) {
      // A run that dies in between is repeated from the old state, and finds the same notices under the same keys.
      await table.putAll(
        notices.map((notice) => ({ place: noticePlace(notice), body: storableNotice(notice) })),
      )
      await table.putAll([
        { place: readingPlace(reading), body: reading },
        { place: statePlace(state), body: state },
      ])
    },
    noticesOfList: (county, channel, list) =>
      table.bodies<Notice>({ partition: partitionOf(county, 'notice', channel, list) }),
    notices: (county, since) =>
      table.bodies<Notice>({
        index: 'firstSeen',
        partition: partitionOf(county, 'notice'),
        from: since === undefined ? undefined : sortableInstant(since),
      }),
    readings: (county, since) =>
      table.bodies<Reading>({ partition: partitionOf(county, 'reading'), from: sortableInstant(since) }),
  }
}
