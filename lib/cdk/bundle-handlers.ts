import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, buildSync } from 'esbuild'
import { DEPLOYED_JOBS, type DeployedJob } from '../contract.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/**
 * A folder for each handler, where what is imported only when it is wanted stands in files of its own: a cold start loads
 * no more than it needs. The SDK is inside, so that what runs is what was tested; parts of it are CommonJS and call `require`.
 * The banner's name is longer than any that the minifier gives: a short one is given a second time in the same file.
 */
const OPTIONS: BuildOptions = {
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  banner: {
    js: "import{createRequire as bundleRequireOf}from'node:module';const require=bundleRequireOf(import.meta.url);",
  },
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  alias: {
    // The library that writes web archives would pack as well; Node does that here.
    pako: 'pako/lib/inflate.js',
    // The mail libraries each bring the same version of these tables, 0.5 MB.
    'iconv-lite': createRequire(fileURLToPath(import.meta.resolve('imapflow'))).resolve('iconv-lite'),
  },
  // The library that unpacks .rar asks where it stands; its program is handed to it instead.
  define: { __dirname: '"."' },
  logLevel: 'error',
}

export interface BundleFrom {
  /** Folder of the catalogue, and cards that take the place of some; without them, the project's own. */
  readonly catalogue?: string | undefined
  readonly channelOverlay?: string | undefined
}

/**
 * Bundles the handlers into `<outDir>/<job>/index.mjs`, each with the compiled catalogue beside it. A catalogue with a
 * fault fails here.
 */
export function bundleHandlers(outDir: string, { catalogue, channelOverlay }: BundleFrom = {}): void {
  const reading = join(ROOT, 'lib', 'adapters', 'attachments')
  // The process that reads files stands beside the one handler that needs it, so that only a file loads its parsers.
  const worker = { 'attachment-worker': join(reading, 'attachment-worker.ts') }
  for (const job of DEPLOYED_JOBS) {
    const entryPoints = { index: join(ROOT, 'functions', `${job}.ts`), ...(job === 'crawl' && worker) }
    buildSync({ ...OPTIONS, absWorkingDir: ROOT, entryPoints, outdir: bundleOf(outDir, job) })
  }
  cpSync(join(reading, 'cmaps'), join(outDir, 'crawl', 'cmaps'), { recursive: true })
  const unrar = join(ROOT, 'node_modules', 'node-unrar-js', 'esm', 'js', 'unrar.wasm')
  copyFileSync(unrar, join(outDir, 'crawl', 'unrar.wasm'))
  const compiled = join(outDir, 'catalogue.json')
  const dir = catalogue ?? join(ROOT, 'catalogue')
  const script = join(ROOT, 'lib', 'catalogue', 'compiled', 'write-compiled.ts')
  const overlay = channelOverlay === undefined ? [] : [channelOverlay]
  execFileSync(process.execPath, [script, compiled, dir, ...overlay], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  for (const job of DEPLOYED_JOBS) copyFileSync(compiled, join(outDir, job, 'catalogue.json'))
}

/**
 * A new folder for bundles inside the project: source maps name files relative to it, so that the same sources give
 * the same assets wherever the project lies.
 */
export function newBundleDir(): string {
  const parent = join(ROOT, '.duban')
  mkdirSync(parent, { recursive: true })
  return mkdtempSync(join(parent, 'bundle-'))
}

/** The folder of one job's bundle. */
export function bundleOf(outDir: string, job: DeployedJob): string {
  return join(outDir, job)
}
