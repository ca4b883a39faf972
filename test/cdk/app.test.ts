import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DEPLOYED_JOBS } from '../../lib/contract.ts'
import { CONTEXT } from './synthesised.ts'

const ROOT = join(import.meta.dirname, '..', '..')

let out: string
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'duban-cdk-'))
})
afterEach(() => rmSync(out, { recursive: true }))

const synthesise = (context: Record<string, unknown>) =>
  spawnSync(process.execPath, [join(ROOT, 'lib', 'cdk', 'app.ts')], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify({ ...CONTEXT, ...context }) },
  })

it('synthesises with every handler and its catalogue bundled', () => {
  const { status: exitCode, stderr } = synthesise({})
  expect([exitCode, stderr]).toEqual([0, ''])
  expect(existsSync(join(out, 'duban-dev.template.json'))).toBe(true)
  const assets = readdirSync(out).filter((name) => name.startsWith('asset.'))
  expect(assets).toHaveLength(DEPLOYED_JOBS.length)
  for (const asset of assets) {
    const files = readdirSync(join(out, asset))
    const code = files.filter((file) => file.endsWith('.mjs'))
    expect(files).toEqual(expect.arrayContaining(['catalogue.json', 'index.mjs']))
    expect(files.filter((file) => file.endsWith('.map')).sort()).toEqual(
      code.map((file) => `${file}.map`).sort(),
    )
    const map = JSON.parse(readFileSync(join(out, asset, 'index.mjs.map'), 'utf8')) as Record<string, unknown>
    expect(map.sourcesContent).toBeUndefined()
    expect(JSON.stringify(map.sources)).not.toContain(ROOT)
  }
}, 120_000)

it('refuses a catalogue with a fault, and says which', () => {
  const { status: exitCode, stderr } = synthesise({ catalogue: 'test/catalogue/wrong/unit-twice' })
  expect(exitCode).not.toBe(0)
  expect(stderr).toContain('the catalogue has faults, so nothing is synthesised')
  expect(stderr).toContain('counties/219901/units.yaml')
  expect(existsSync(join(out, 'duban-dev.template.json'))).toBe(false)
}, 120_000)

it('is given by a command line of the second major version: the one after it reads nothing that this library writes', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>
  expect(devDependencies?.['aws-cdk'] ?? dependencies?.['aws-cdk']).toMatch(/^2\.\d+\.\d+$/)
})
