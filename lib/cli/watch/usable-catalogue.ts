import { loadCatalogue } from '../../catalogue/load.ts'
import type { Catalogue } from '../../domain/catalogue.ts'

/** The project's catalogue, or the sentence that says what to do about its faults. */
export function usableCatalogue(): Catalogue | string {
  const loaded = loadCatalogue()
  if ('faults' in loaded) return `目录数据有 ${loaded.faults.length} 处问题，先运行 duban catalogue check`
  return loaded.catalogue
}
