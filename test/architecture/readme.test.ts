import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

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
