import type { EventFace } from '../event-face.ts'
import { isSameRound } from '../naming/round.ts'

/** Items whose notices follow each other in one procedure: land, mining, purchase, tender, highway tender, property. */
const ORDER: readonly (readonly string[])[] = [
  ['07', '08', '09'],
  ['10', '11'],
  ['12', '13', 'N4.C'],
  ['17', '18', '19'],
  ['20', '21', '22', '23'],
  ['26', '27', '28'],
]

/** Items of one stage in different trades: a title that says 招标公告 fits each of them, and the project decides. */
const SAME_STAGE: readonly (readonly string[])[] = [
  ['12', '20', '26'],
  ['21', '27'],
  ['13', '22', '28'],
]

/** True when one of the items is this one, or its like in another trade. */
export function hasStageOf(item: string, named: ReadonlySet<string>): boolean {
  if (named.has(item)) return true
  return (
    named.size > 0 && SAME_STAGE.some((stage) => stage.includes(item) && stage.some((one) => named.has(one)))
  )
}

const PROCEDURES = new Set([...ORDER.flat(), '14', '36.1'])

/** True for items of a procedure that has many notices about one project: tender, purchase, auction. */
export function isOfProcedure(item: string): boolean {
  return PROCEDURES.has(item)
}

/** For each event the last earlier stage of the same project, round and lot that has an event, and only one. */
export function stagesBefore(faces: readonly EventFace[]): ReadonlyMap<EventFace, EventFace> {
  const byStage = new Map<string, EventFace[]>()
  for (const face of faces) {
    const key = projectStage(face, face.answerable.item.id)
    const same = byStage.get(key)
    if (same) same.push(face)
    else byStage.set(key, [face])
  }
  const before = new Map<EventFace, EventFace>()
  for (const face of faces) {
    const found = earlierItems(face.answerable.item.id)
      .map((item) =>
        (byStage.get(projectStage(face, item)) ?? []).filter((one) => isSameRound(one.round, face.round)),
      )
      .find((stage) => stage.length > 0)
    if (found?.length === 1 && found[0]) before.set(face, found[0])
  }
  return before
}

/** Nearest first. */
function earlierItems(item: string): readonly string[] {
  const order = ORDER.find((items) => items.includes(item)) ?? []
  return order.slice(0, Math.max(0, order.indexOf(item))).toReversed()
}

function projectStage({ names, codes, lots, answerable }: EventFace, item: string): string {
  const parcel = codes.find(({ kind }) => kind === 'parcelNo')?.code
  return [answerable.event.county, item, names[0]?.key ?? parcel, [...lots].toSorted().join()].join('|')
}
