import type { Catalogue } from '../../domain/catalogue.ts'
import type { Channel } from '../../domain/watch/channel.ts'
import { buildCatalogue } from '../build-catalogue.ts'
import type { CatalogueFiles, Sheets } from '../catalogue-files.ts'

type Kind = keyof CatalogueFiles
type Values = { readonly [kind in Kind]: readonly { readonly file: string; readonly value: unknown }[] }

interface Compiled extends Values {
  readonly overlay: readonly Channel[]
}

const KINDS: readonly Kind[] = [
  'items',
  'duties',
  'triggers',
  'kinds',
  'followUps',
  'channels',
  'calendar',
  'localCalendar',
  'county',
  'units',
]

/** The catalogue as one JSON text: files that passed every check, without YAML, schemas and places. */
export function compiledText(files: CatalogueFiles, overlay: readonly Channel[] = []): string {
  const values = KINDS.map((kind) => [kind, files[kind].sheets.map(({ file, value }) => ({ file, value }))])
  return JSON.stringify({ ...Object.fromEntries(values), overlay })
}

/** Reads what `compiledText` wrote. It is not checked again: it ships with the program that was built from it. */
export function readCompiled(text: string): Catalogue {
  const compiled = JSON.parse(text) as Compiled
  const files = KINDS.map((kind) => [kind, sheetsOf(compiled[kind])])
  return buildCatalogue(Object.fromEntries(files) as CatalogueFiles, compiled.overlay)
}

function sheetsOf(values: Values[Kind]): Sheets<unknown> {
  const fault = (): never => {
    throw new Error('a compiled catalogue has been checked and has no places to complain about')
  }
  return { sheets: values.map((value) => ({ ...value, fault })), complete: true }
}
