import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const LINES_MAX = 250
const FLAT_FILES_MAX = 15

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(join(ROOT, path)).isFile() && !path.includes('node_modules'))
}

const code = ['lib', 'functions'].flatMap(filesBelow).filter((path) => path.endsWith('.ts'))
const tests = filesBelow('test').filter((path) => path.endsWith('.ts'))
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8')

describe('files', () => {
  it('of the program have at most 250 lines', () => {
    expect(code.filter((path) => textOf(path).split('\n').length > LINES_MAX + 1)).toEqual([])
  })

  it('are named in kebab-case', () => {
    expect(code.filter((path) => !/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''))).toEqual([])
  })

  it('have no catch-all names', () => {
    const banned = /(^|\/)(utils?|helpers?|common|types|models?|services?|index)(\.ts|\/)/
    expect(code.filter((path) => banned.test(path))).toEqual([])
  })

  it('stand at most fifteen in a folder', () => {
    const counts = new Map<string, number>()
    for (const path of code) {
      const folder = path.slice(0, path.lastIndexOf('/'))
      counts.set(folder, (counts.get(folder) ?? 0) + 1)
    }
    const full = [...counts].filter(([, count]) => count > FLAT_FILES_MAX).map(([folder]) => folder)
    expect(full).toEqual([])
  })
})

describe('text', () => {
  const files = [...code, ...tests].filter((path) => relative('test/architecture', path).startsWith('..'))

  it.each([
    ['unfinished marks', /\b(TODO|FIXME|XXX)\b/],
    ['switched-off tests', /\b(it|test|describe)\.(skip|only|todo)\b/],
    ['absolute paths of a machine', /(^|[^a-zA-Z0-9_.])\/(work|farm|root|home)\/[a-z]/m],
    [
      'documents outside the project',
      /\b(channels|rows|calendar|aws|performance|mission|style|design)\.md\b/,
    ],
  ])('has no %s', (_, pattern) => {
    expect(files.filter((path) => pattern.test(textOf(path)))).toEqual([])
  })

  it('of the core has no clock and no chance', () => {
    const core = code.filter(
      (path) =>
        path.startsWith('lib/domain/') || path.startsWith('lib/readers/') || path.startsWith('lib/messages/'),
    )
    const impure = /\bnew Date\(|\bDate\.now\b|\bMath\.random\b|\bprocess\.env\b/
    expect(core.filter((path) => impure.test(textOf(path)))).toEqual([])
  })

  it('has no number that could be a Chinese mobile or an ID card', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n')
    const suspicious =
      /(?<![\da-fA-F])(?:1[3-9]\d{9}|[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![\da-fA-F])/
    const texts = tracked.filter(
      (path) => /\.(ts|yaml|md|json|tsv|html)$/.test(path) && path !== 'package-lock.json',
    )
    expect(texts.filter((path) => suspicious.test(textOf(path)))).toEqual([])
  })
})
