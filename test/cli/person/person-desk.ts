import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { runDuban } from '../../../lib/cli/duban.ts'
import { type CountyDesk, openCountyDesk } from '../../../lib/local/county-desk.ts'
import { rememberingTerminal } from '../remembering-terminal.ts'

/** A number that looks like a mobile phone and is none: made here, so that none stands in a file. */
export const PHONE = ['100', '1234', '5678'].join('')

/** Runs `duban person …` on a folder. */
export async function duban(dir: string, ...args: readonly string[]) {
  const terminal = rememberingTerminal()
  const code = await runDuban(['person', ...args, '--data', dir], terminal)
  return {
    code,
    out: terminal.written,
    text: terminal.written.join('\n'),
    errors: terminal.errors.join('\n'),
  }
}

export async function onDesk<Value>(dir: string, run: (desk: CountyDesk) => Promise<Value>): Promise<Value> {
  const desk = await openCountyDesk({ data: dir })
  if (typeof desk === 'string') throw new Error(desk)
  try {
    return await run(desk)
  } finally {
    await desk.close()
  }
}

export function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(inject('runFolder'), 'people-')), name)
  writeFileSync(path, content)
  return path
}

export const jsonlOf = (...values: readonly unknown[]) =>
  fileOf(
    'people.jsonl',
    values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n'),
  )
