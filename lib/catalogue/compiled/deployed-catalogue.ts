import { readFileSync } from 'node:fs'
import type { Catalogue } from '../../domain/catalogue.ts'
import { readCompiled } from './compiled-catalogue.ts'

/** The compiled catalogue with the counties that a deployment serves. Throws for a county that it does not hold. */
export function deployedCatalogue(file: string, served?: readonly string[]): Catalogue {
  const catalogue = readCompiled(readFileSync(file, 'utf8'))
  if (!served) return catalogue
  const counties = served.map((code) => {
    const county = catalogue.counties.get(code)
    if (!county) throw new Error(`no county ${code} in the catalogue ${file}`)
    return [code, county] as const
  })
  return { ...catalogue, counties: new Map(counties) }
}
