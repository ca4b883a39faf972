import { invariant } from '../../domain/invariant.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { WakeStore } from '../../jobs/ports.ts'
import { type ItemKey, partitionOf } from './keys.ts'
import type { SingleTable } from './single-table.ts'

const TOUCH_ROUNDS_MAX = 10

export interface WakeOptions {
  /**
   * How far the indexes may be behind the table. What a county was judged from is read through them, so that it does
   * not go to sleep this soon after a touch: the next sweep looks once more. 0 where indexes are written with the table.
   */
  readonly indexLagMs: number
  /** The machine's time: how old a touch is has nothing to do with the time that a run judges at. */
  readonly nowMs: () => number
}

const keyOf = (county: string): ItemKey => ({ pk: partitionOf(county, 'wake'), sk: 'wake' })

/**
 * When a county is to be judged next. `wake` and `sleep`: one request; `touch`: one, or two when the county is already
 * to be judged by then. A county that never slept has no `wakeAt` and is to be judged at once; a touch leaves that so.
 */
export function wakeStore(table: SingleTable, options: WakeOptions): WakeStore {
  return {
    async wake(county) {
      const item = await table.get(keyOf(county))
      return {
        version: (item?.version as number | undefined) ?? 0,
        wakeAt: item?.wakeAt as Instant | undefined,
      }
    },
    touch: (county, at) => touchCounty(table, keyOf(county), { at, touchedAtMs: options.nowMs() }),
    async sleep(county, version, wakeAt) {
      const isSame = version === 0 ? 'attribute_not_exists(version)' : 'version = :version'
      await table.change(keyOf(county), {
        set: { wakeAt },
        condition: `${isSame} AND (attribute_not_exists(touchedAtMs) OR touchedAtMs <= :settledMs)`,
        values: {
          ...(version === 0 ? {} : { ':version': version }),
          ':settledMs': options.nowMs() - options.indexLagMs,
        },
      })
    },
  }
}

/** DynamoDB cannot write the lesser of two values: either condition is tried until one of them meets a quiet moment. */
async function touchCounty(
  table: SingleTable,
  key: ItemKey,
  { at, touchedAtMs }: { at: Instant; touchedAtMs: number },
): Promise<void> {
  const clauses = 'ADD version :one'
  const values = { ':one': 1, ':at': at }
  for (let round = 0; round < TOUCH_ROUNDS_MAX; round += 1) {
    const earlier = { set: { wakeAt: at, touchedAtMs }, clauses, values, condition: 'wakeAt > :at' }
    if (await table.change(key, earlier)) return
    const kept = {
      set: { touchedAtMs },
      clauses,
      values,
      condition: 'attribute_not_exists(wakeAt) OR wakeAt <= :at',
    }
    if (await table.change(key, kept)) return
  }
  invariant(false, `the wake time of ${key.pk} changed under ${TOUCH_ROUNDS_MAX} touches`)
}
