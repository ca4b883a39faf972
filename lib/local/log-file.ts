import { appendFileSync } from 'node:fs'
import type { Telemetry } from '../jobs/ports.ts'

/**
 * What the jobs say for ops, as JSON Lines. Nothing is masked here, where all people are invented: whatever of a person
 * stands in this file would reach the log of a deployed county as well.
 */
export function logFile(file: string): Telemetry {
  const write = (entry: object) => appendFileSync(file, `${JSON.stringify(entry)}\n`)
  return {
    count(name, value, dimensions = {}) {
      if (value !== 0) write({ count: name, value, ...dimensions })
    },
    note: (message, fields) => write({ note: message, ...fields }),
  }
}
