import { parse } from 'csv-parse/sync'
import type { Grid } from './sheet-rows.ts'

/** Rows of a CSV file (RFC 4180) in UTF-8, or in GB18030 as Excel saves it in China; tabs count where the heading has them. */
export function csvGrid(bytes: Uint8Array): Grid {
  const text = decoded(bytes)
  const delimiter = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
  return parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true }) as string[][]
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
