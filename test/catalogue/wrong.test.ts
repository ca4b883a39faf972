import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../lib/catalogue/load.ts'

const MINI = join(import.meta.dirname, 'mini')
const WRONG = join(import.meta.dirname, 'wrong')

interface Expected {
  readonly file: string
  readonly line: number
  readonly field: string
  readonly part: string
}

/** Reads `# expect: <line> <field> <part of message>` from the first line of one of the files. */
function expectedIn(dir: string): Expected {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ya?ml$/.test(name),
  )
  for (const file of files) {
    const [first] = readFileSync(join(dir, file), 'utf8').split('\n')
    const match = /^# expect: (\d+) (\S+) (.+)$/.exec(first ?? '')
    if (!match) continue
    const field = match[2] === '-' ? '' : (match[2] ?? '')
    return { file, line: Number(match[1]), field, part: match[3] ?? '' }
  }
  throw new Error(`no expectation in ${dir}`)
}

function faultsOf(overlay: string) {
  const dir = mkdtempSync(join(tmpdir(), 'catalogue-'))
  try {
    cpSync(MINI, dir, { recursive: true })
    cpSync(overlay, dir, { recursive: true })
    const loaded = loadCatalogue(dir)
    return 'faults' in loaded ? loaded.faults : []
  } finally {
    rmSync(dir, { recursive: true })
  }
}

describe('a catalogue with one thing wrong', () => {
  it.each(readdirSync(WRONG))('%s: names that one fault with its file and line', (name) => {
    const expected = expectedIn(join(WRONG, name))
    const faults = faultsOf(join(WRONG, name))
    expect(faults.map(({ file, line, field }) => ({ file, line, field }))).toEqual([
      { file: expected.file, line: expected.line, field: expected.field },
    ])
    expect(faults[0]?.message).toContain(expected.part)
    expect(faults[0]?.mend).not.toBe('')
  })
})
