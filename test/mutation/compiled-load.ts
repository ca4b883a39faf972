import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deployedCatalogue } from '../../lib/catalogue/compiled/deployed-catalogue.ts'
import type { Catalogue } from '../../lib/domain/catalogue.ts'

/** Where the configuration of the mutation run leaves the compiled catalogue. */
export const COMPILED = join(tmpdir(), 'duban-mutation-catalogue.json')

/** The project's own catalogue, already checked, in the place of the function of this name that reads YAML. */
export function mustLoadCatalogue(): Catalogue {
  return deployedCatalogue(COMPILED)
}
