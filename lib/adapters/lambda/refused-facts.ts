import type { Telemetry } from '../../jobs/ports.ts'

/** What is wrong with a fact; the readers of facts give its place besides. */
export interface FactFault {
  readonly message: string
  readonly mend: string
}

/** Thrown after the good facts were recorded: the trigger then ends in the dead-letter queue and nothing is lost. */
export class RefusedFactsError extends Error {
  readonly code = 'facts-refused'
  override readonly name = 'RefusedFactsError'
}

/** Nothing when there are no faults; else each is noted and the run fails. */
export function refuseFaulty(telemetry: Telemetry, faults: readonly FactFault[]): void {
  if (faults.length === 0) return
  for (const fault of faults) telemetry.note('a fact was refused', { fault: JSON.stringify(fault) })
  telemetry.count('FactsRefused', faults.length)
  throw new RefusedFactsError(`${faults.length} faults in what was sent; each is in the log above`)
}
