import type { CatalogueFiles } from '../catalogue-files.ts'
import type { Fault } from '../fault.ts'
import type { Sheet } from '../sheet.ts'
import { checkSms } from '../sms/check-sms.ts'
import { checkLadders } from './ladders.ts'
import { folderOf } from './references.ts'

/** Each county's folder is whole, and its ladders can be climbed. */
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
    yield* checkSms(sheet)
  }
  yield* checkLadders(files)
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
