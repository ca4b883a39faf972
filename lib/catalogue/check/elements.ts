import type { CatalogueFiles } from '../catalogue-files.ts'
import type { ElementCard } from '../elements/element-schema.ts'
import type { Fault } from '../fault.ts'
import { repeated } from './ids.ts'
import { type Placed, within } from './placed.ts'

const NAMES = ['find', 'whenFound', 'unlessFound'] as const

/** The parts that elements name stand in the same file, once, and none stands there for nothing. */
export function* checkElements(files: CatalogueFiles): Iterable<Fault> {
  for (const sheet of files.items.sheets) {
    const parts = within(sheet, ['parts'], sheet.value.parts)
    yield* repeated('要素写法', parts, (part) => [part.value.name, ['name']])
    const known = new Set(sheet.value.parts.map(({ name }) => name))
    const named = new Set<string>()
    for (const row of within(sheet, ['rows'], sheet.value.rows)) {
      for (const item of within(row, ['items'], row.value.items)) {
        for (const element of within(item, ['elements'], item.value.elements)) {
          yield* checkElement(element, known)
          for (const field of NAMES) for (const name of element.value[field] ?? []) named.add(name)
        }
      }
    }
    for (const part of parts) {
      if (named.has(part.value.name)) continue
      const mend = '在要素的 find、whenFound 或 unlessFound 中写上它的名称，或删去它'
      yield part.fault(['name'], { message: `没有要素用到“${part.value.name}”`, mend })
    }
  }
}

function* checkElement(element: Placed<ElementCard>, known: ReadonlySet<string>): Iterable<Fault> {
  const { whenFound, when } = element.value
  if (whenFound && when === undefined)
    yield element.fault(['whenFound'], {
      message: '没有用文字写明条件',
      mend: '补上 when，如 采用电子招标投标方式的',
    })
  for (const field of NAMES) {
    for (const [index, name] of (element.value[field] ?? []).entries()) {
      if (known.has(name)) continue
      const mend = '改为本文件 parts 中已有的名称，或在那里补上'
      yield element.fault([field, index], { message: `没有要素写法“${name}”`, mend })
    }
  }
}
