import type { Telemetry } from '../../jobs/ports.ts'

/** What is wrong with a fact: its place, the message and the mend, as the readers of facts give it. */
export type FactFault = Readonly<Record<string, string | number | undefined>>

/** Thrown after the good facts were recorded: the trigger then ends in the dead-letter queue and nothing is lost. */
export class RefusedFactsError extends Error {
  readonly code = 'facts-refused'
  override readonly name = 'RefusedFactsError'
}

/** Nothing when there are no faults; else each is noted and the run fails. */
export function refuseFaulty(faults: readonly FactFault[], telemetry: Telemetry): void {
  if (faults.length === 0) return
  for (const fault of faults) {
    const fields = Object.entries(fault).filter(
      (field): field is [string, string | number] => field[1] !== undefined,
    )
    telemetry.note('a fact was refused', {
      fault: fields.map(([name, value]) => `${name}: ${value}`).join('; '),
    })
  }
  telemetry.count('FactsRefused', faults.length)
  throw new RefusedFactsError(`${faults.length} faults in what was sent; each is in the log above`)
}
