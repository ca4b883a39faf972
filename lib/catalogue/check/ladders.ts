import type { CatalogueFiles } from '../catalogue-files.ts'
import type { Complaint, Fault, FieldPath } from '../fault.ts'
import type { CountyFile } from '../reference-schema.ts'
import { itemsOf, type Placed, rowsOf, within } from './placed.ts'

type Rung = CountyFile['ladder'][number]

const RUNG_ORDER: readonly Rung['at']['kind'][] = [
  'workdays-before',
  'share-of-time',
  'hours-before',
  'on-the-day',
  'at-end',
  'workdays-after',
  'weekly-after',
]

/** Names that lines have beside the rungs: a rung of that name would be taken for one of them. */
const TAKEN = /^(?:closed|forwarded|taken-down|due-changed|personal-data|personal-closed|address)(?:-\d+)?$/

/** Every ladder, the county's and those of single items, goes from early to late, each rung under a name of its own. */
export function* checkLadders(files: CatalogueFiles): Iterable<Fault> {
  const items = rowsOf(files).flatMap(itemsOf)
  const known = new Set([
    ...items.map(({ value }) => value.id),
    ...files.duties.sheets.flatMap(({ value }) => value.duties.map(({ id }) => id)),
  ])
  for (const item of items) yield* checkPair(item, item.value)
  for (const sheet of files.county.sheets) {
    yield* checkPair({ fault: (path, complaint) => sheet.fault(path, complaint) }, sheet.value)
    const seen = new Set<string>()
    for (const own of within(sheet, ['itemLadders'], sheet.value.itemLadders)) {
      yield* checkOwn(own, { known, seen, isComplete: files.items.complete && files.duties.complete })
      yield* checkPair(own, own.value)
    }
  }
}

type ItemLadders = CountyFile['itemLadders'][number]

function* checkOwn(
  own: Placed<ItemLadders>,
  from: { readonly known: ReadonlySet<string>; readonly seen: Set<string>; readonly isComplete: boolean },
): Iterable<Fault> {
  const { item, ladder, hourLadder } = own.value
  if (from.isComplete && !from.known.has(item))
    yield own.fault(['item'], {
      message: `没有事项 ${item}`,
      mend: '写 items/ 或 duties.yaml 中的编号，并加引号',
    })
  if (from.seen.has(item)) yield own.fault(['item'], { message: `事项 ${item} 写了两次`, mend: '合并为一处' })
  from.seen.add(item)
  if (ladder === undefined && hourLadder === undefined)
    yield own.fault([], {
      message: `事项 ${item} 没有写阶梯`,
      mend: '写 ladder 或 hourLadder，或者删去这一条',
    })
}

/** Ladders that an item has for itself. */
export interface OwnLadders {
  readonly ladder?: readonly Rung[] | undefined
  readonly hourLadder?: readonly Rung[] | undefined
}

function* checkPair(
  outer: Pick<Placed<unknown>, 'fault'>,
  { ladder = [], hourLadder = [] }: OwnLadders,
): Iterable<Fault> {
  const at = (name: FieldPath[number]) => (path: FieldPath, complaint: Complaint) =>
    outer.fault([name, ...path], complaint)
  yield* checkLadder(within({ fault: at('ladder') }, [], ladder))
  yield* checkLadder(within({ fault: at('hourLadder') }, [], hourLadder))
}

function* checkLadder(rungs: readonly Placed<Rung>[]): Iterable<Fault> {
  const taken = rungs.find(({ value }) => TAKEN.test(value.id))
  if (taken)
    yield taken.fault(['id'], {
      message: `阶梯不能叫 ${taken.value.id}`,
      mend: '这个名字系统另有用途，换一个',
    })
  yield* checkOrder(rungs)
}

function* checkOrder(rungs: readonly Placed<Rung>[]): Iterable<Fault> {
  for (const [index, rung] of rungs.entries()) {
    const before = rungs[index - 1]
    if (before === undefined || isLater(rung.value, before.value)) continue
    const message = `${rung.value.id} 不晚于前一级 ${before.value.id}`
    yield rung.fault(['at'], { message, mend: '按从早到晚排列，同一时刻只写一级' })
  }
}

function isLater(rung: Rung, before: Rung): boolean {
  const [kind, kindBefore] = [RUNG_ORDER.indexOf(rung.at.kind), RUNG_ORDER.indexOf(before.at.kind)]
  return kind === kindBefore ? moment(rung) > moment(before) : kind > kindBefore
}

/** Orders rungs of one kind. */
function moment({ at }: Rung): number {
  switch (at.kind) {
    case 'workdays-before':
      return -at.workdays
    case 'share-of-time':
      return at.share
    case 'hours-before':
      return -at.hours
    case 'workdays-after':
      return at.workdays
    case 'on-the-day':
    case 'at-end':
    case 'weekly-after':
      return 0
  }
}
