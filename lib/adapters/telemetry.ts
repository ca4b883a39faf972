import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { type JobName, METRIC_NAMESPACE } from '../contract.ts'
import type { Telemetry } from '../jobs/ports.ts'

export interface FlushedTelemetry extends Telemetry {
  /** Writes the metrics counted so far; a handler calls it once at its end, also after a failure. */
  flush(): void
}

/** Says nothing: for commands whose output is read by people or by another program. */
export const quietTelemetry: FlushedTelemetry = { count() {}, note() {}, flush() {} }

interface Counted {
  readonly name: string
  readonly dimensions: Readonly<Record<string, string>>
  value: number
}

/** Structured log lines and embedded metrics on standard output; no request is made. Equal counts are added up. */
export function lambdaTelemetry(job: JobName, stage: string): FlushedTelemetry {
  const logger = new Logger({ serviceName: job })
  const counted = new Map<string, Counted>()
  return {
    count(name, value, dimensions = {}) {
      const key = JSON.stringify([name, Object.entries(dimensions).sort()])
      const known = counted.get(key)
      if (known) known.value += value
      else counted.set(key, { name, dimensions, value })
    },
    note(message, fields) {
      const masked = Object.entries(fields).map(([name, value]) => [name, maskPersonal(value)] as const)
      logger.info(maskPersonal(message), { fields: Object.fromEntries(masked) })
    },
    flush() {
      for (const { name, dimensions, value } of counted.values()) {
        // One metric a line: lines that share a dimension set would have to agree on every dimension.
        const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: job })
        metrics.addDimensions({ stage, ...dimensions })
        metrics.addMetric(name, MetricUnit.Count, value)
        metrics.publishStoredMetrics()
      }
      counted.clear()
    },
  }
}

const ADDRESS = /[^\s<>"'@]+@[^\s<>"'@]+/g
const LONG_NUMBER = /(?<![0-9a-f])(?:\d{17}[\dX]|1\d{10})(?![0-9a-f])/gi

/** Mail servers repeat the address they refuse, so that reasons may carry one: addresses and phone or ID numbers go. */
export function maskPersonal<Value extends string | number | boolean>(value: Value): Value
export function maskPersonal(value: string | number | boolean): string | number | boolean {
  if (typeof value !== 'string') return value
  return value.replace(ADDRESS, '<address>').replace(LONG_NUMBER, '<number>')
}
