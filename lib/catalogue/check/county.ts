import type { CatalogueFiles } from '../catalogue-files.ts'
import type { Fault } from '../fault.ts'
import type { CountyFile } from '../reference-schema.ts'
import type { Sheet } from '../sheet.ts'
import { type Placed, within } from './placed.ts'
import { folderOf } from './references.ts'

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

/** Each county's folder is whole, and its ladder goes from early to late. */
export function* checkCounties(files: CatalogueFiles): Iterable<Fault> {
  if (files.county.complete && files.units.complete) {
    yield* withoutPartner(files.county.sheets, files.units.sheets, 'units.yaml')
    yield* withoutPartner(files.units.sheets, files.county.sheets, 'county.yaml')
  }
  for (const sheet of files.county.sheets) {
    const { code, sendFrom, sendUntil } = sheet.value
    if (!folderOf(sheet.file).endsWith(`/${code}`)) {
      yield sheet.fault(['code'], { message: `代码 ${code} 与文件夹名不符`, mend: '改代码，或改文件夹名' })
    }
    if (sendFrom >= sendUntil) {
      const mend = '开始时刻要早于结束时刻'
      yield sheet.fault(['sendFrom'], { message: `${sendFrom} 不早于 ${sendUntil}`, mend })
    }
    yield* checkOrder(within(sheet, ['ladder'], sheet.value.ladder))
    yield* checkOrder(within(sheet, ['hourLadder'], sheet.value.hourLadder))
  }
}

function* withoutPartner(
  sheets: readonly Sheet<unknown>[],
  partners: readonly Sheet<unknown>[],
  name: string,
): Iterable<Fault> {
  const folders = new Set(partners.map(({ file }) => folderOf(file)))
  for (const sheet of sheets) {
    if (folders.has(folderOf(sheet.file))) continue
    yield sheet.fault([], {
      message: `同一文件夹中没有 ${name}`,
      mend: `补上 ${folderOf(sheet.file)}/${name}`,
    })
  }
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
