import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { program } from '../../lib/cli/duban.ts'
import { rememberingTerminal } from '../cli/remembering-terminal.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const MAP = README.slice(README.indexOf('## Map'), README.indexOf('## Deploy'))
const paths = [...MAP.matchAll(/^\| `([^`]+)`/gm)].map(([, path = '']) => path)

describe('the map in the README', () => {
  it.each(paths)('names %s, which exists', (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true)
  })

  it('names every folder of lib', () => {
    const folders = readdirSync(join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    expect(folders.map(({ name }) => `lib/${name}/`).filter((folder) => !paths.includes(folder))).toEqual([])
  })

  it('fits on one screen', () => {
    expect(MAP.split('\n').length).toBeLessThan(40)
  })
})

describe('paths in the README', () => {
  const named = [...README.matchAll(/`((?:lib|catalogue|functions|test)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  )

  it.each([...new Set(named)])('%s exists', (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true)
  })
})

describe('commands that the documents name', () => {
  const documents = [
    'README.md',
    'catalogue/README.md',
    'lib/cdk/RUNBOOK.md',
    ...readdirSync(join(ROOT, 'catalogue'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => `catalogue/${file}`),
  ]
  const named = documents.flatMap((file) =>
    commandsIn(readFileSync(join(ROOT, file), 'utf8')).map((command) => [file, command] as const),
  )

  it('are found', () => expect(new Set(named.map(([file]) => file)).size).toBeGreaterThan(3))

  it.each(named)('%s: %s', (_, command) => expect(unknownIn(command)).toEqual([]))

  it.each([
    ['catalogue drift HEAD', 'drift'],
    ['channel list ID', 'list'],
    ['read PAGE --page 2', '--page'],
    ['event', 'event'],
  ])('%s would be told', (command, unknown) => expect(unknownIn(command)).toEqual([unknown]))
})

/** Command lines behind `duban`, those in the first column of the table of commands, and `catalogue check` by itself. */
function commandsIn(text: string): readonly string[] {
  const start = text.indexOf('## Commands')
  const table = start < 0 ? '' : text.slice(start, text.indexOf('## Map'))
  const cells = [...table.matchAll(/^\| (`[a-z].*?) \| /gm)].map(([, cell = '']) => cell)
  const snippets = [...cells.join(' ').matchAll(/`([^`]+)`/g)]
  const calls = text.matchAll(/\bduban -- ([a-z][^`#\n]*)|`duban ([a-z][^`]*)`|先用 duban ([ -~]+)/g)
  const groups = text.matchAll(/`((?:catalogue|channel|event) [a-z][^`]*)`/g)
  return [...snippets, ...calls, ...groups].map((match) => match.slice(1).find(Boolean)?.trim() ?? '')
}

/** Words and options of a command line that the program does not know. */
function unknownIn(line: string): readonly string[] {
  let command: Command = program(rememberingTerminal(), () => {})
  const words = line.split(/\s+/)
  for (const word of words) {
    if (command.commands.length === 0) break
    const next = command.commands.find((one) => one.name() === word)
    if (!next) return [word]
    command = next
  }
  if (command.commands.length > 0) return [command.name()]
  const known = new Set(command.options.map((option) => option.long))
  return words.filter((word) => word.startsWith('--') && !known.has(word))
}

describe('the top level', () => {
  it('holds what the layout names, and hidden files', () => {
    const names = readdirSync(ROOT).filter(
      (name) => !name.startsWith('.') && !['node_modules', 'cdk.out'].includes(name),
    )
    expect(names.sort()).toEqual(
      [
        'LICENSE',
        'README.md',
        'catalogue',
        'cdk.json',
        'functions',
        'lib',
        'package-lock.json',
        'package.json',
        'test',
        'tsconfig.json',
      ].sort(),
    )
  })
})
