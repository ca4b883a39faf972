import { defineConfig } from 'vitest/config'

/** Tests of what keeps nothing between calls: most of their time was loading the same modules for each file anew. */
const PURE = ['test/{cards,catalogue,domain,fakes,jobs,messages,pages,readers,scenarios}/**/*.test.ts']

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    globalSetup: [new URL('run-folder.ts', import.meta.url).pathname],
    // A whole year of a county may be played beside another one on the same two cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'threads',
    // The default leaves one core idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    env: { AWS_REGION: 'cn-northwest-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'world', include: ['test/**/*.test.ts'], exclude: PURE } },
    ],
  },
})
