import { readFileSync, writeFileSync } from 'node:fs'
import type { FuzzCase } from './fuzz-case.ts'
import { readAll } from './read-all.ts'
import { samplesFrom } from './samples.ts'

/** Reads bodies in a process of its own: `dir` of further pages is its only argument. */
const samples = samplesFrom(process.argv[2] || undefined)

// The library for PDF lets go of promises that fail later, when another body is read.
process.on('unhandledRejection', () => {})
process.on('message', async (fuzz: FuzzCase) => {
  const result = await readAll(samples, fuzz)
  const peakMb = peakOf('VmHWM')
  // What one case leaves behind must not count for the next one.
  globalThis.gc?.()
  forgetPeak()
  process.send?.({ ...result, peakMb })
})
await warmUp()
process.send?.({ baseMb: peakOf('VmRSS') })

/** Each sample as it is: libraries are loaded and functions compiled before the base is taken. */
async function warmUp(): Promise<void> {
  for (const [sampleAt, { body }] of samples.entries())
    await readAll(samples, {
      seed: String(sampleAt),
      sampleAt,
      how: '',
      body,
      nature: 'as-it-was',
      isCutShort: false,
    })
  globalThis.gc?.()
  forgetPeak()
}

/** In MB (Linux only: elsewhere 0, and memory is bounded by the heap alone). */
function peakOf(field: 'VmHWM' | 'VmRSS'): number {
  try {
    const kilobytes = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Not on this system.
  }
}
