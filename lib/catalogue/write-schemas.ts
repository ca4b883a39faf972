import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { FILE_KINDS } from './catalogue-files.ts'
import { CATALOGUE_DIR } from './load.ts'

/** File name and text of the JSON Schema of each kind of file, for editors that check while one types. */
export function schemaTexts(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FILE_KINDS).map(([kind, { schema }]) => [
      `${kind}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  )
}

function writeSchemas(dir: string): void {
  mkdirSync(dir, { recursive: true })
  for (const [name, content] of schemaTexts()) writeFileSync(join(dir, name), content)
}

if (import.meta.main) writeSchemas(join(CATALOGUE_DIR, 'schema'))
