import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { writeCompiled } from '../../lib/catalogue/compiled/write-compiled.ts'
import every from '../vitest.config.ts'
import { COMPILED } from './compiled-load.ts'

// Thousands of mutants are shown to the tests, each time in a process that has loaded nothing: reading the catalogue's
// YAML with all its checks would be most of that.
writeCompiled(COMPILED)

const { projects: _, ...shared } = every.test ?? {}

/** What a mutant of the domain is shown to: the tests of what was changed, without a new start for each file. */
export default defineConfig({
  test: {
    ...shared,
    include: ['test/domain/{judge,time}/**/*.test.ts'],
    // Properties of many random runs take seconds for a mutant that they do not kill: without them the score is a floor.
    exclude: ['**/*propert*', '**/invariants.test.ts'],
    isolate: false,
    alias: [
      { find: /^.*\/catalogue\/load\.ts$/, replacement: join(import.meta.dirname, 'compiled-load.ts') },
    ],
  },
})
