import type { SendResult } from '../../../lib/jobs/ports.ts'
import { type Gate, never } from './gate.ts'

/**
 * How a call goes wrong. `dies`: the worker is killed before the call has had its effect, or after it and before the
 * answer. `throttled`: it had no effect, and says so. `times-out`: it had its effect, and the answer was lost.
 */
const KINDS = ['dies-before', 'dies-after', 'throttled', 'times-out'] as const
/** What a gateway says besides: come again; or nothing, after it took the message or without having taken it. */
const GATEWAY_KINDS = [...KINDS, 'busy', 'cut-after', 'cut-before'] as const

export type FaultKind = (typeof GATEWAY_KINDS)[number]

/** The call goes wrong that is the worker's `at`th, counted from 1. */
export interface Fault {
  readonly at: number
  readonly kind: FaultKind
}

export const isGateway = (call: string): boolean => call === 'mailer.send' || call === 'sms.send'

/** Every fault of every call, from the calls of a run without any. */
export function faultsOf(calls: readonly string[]): readonly Fault[] {
  return calls.flatMap((call, index) =>
    (isGateway(call) ? GATEWAY_KINDS : KINDS).map((kind) => ({ at: index + 1, kind })),
  )
}

export interface Faulty {
  readonly gate: Gate
  /** The calls so far, in their order. */
  readonly calls: string[]
  /** Resolves when the fault has killed the worker. */
  readonly killed: Promise<void>
}

/** Lets one call of a worker go wrong; without a fault it counts the calls. */
export function faulty(fault?: Fault): Faulty {
  const calls: string[] = []
  const { promise: killed, resolve: kill } = Promise.withResolvers<void>()
  let isDead = false
  const die = <Result>(): Promise<Result> => {
    isDead = true
    kill()
    return never()
  }
  const gate: Gate = async (call, run) => {
    if (isDead) return never()
    calls.push(call)
    if (calls.length !== fault?.at) {
      const result = await run()
      return isDead ? never() : result
    }
    const { kind } = fault
    if (kind === 'dies-before') return die()
    if (kind === 'throttled') throw new Error('ThrottlingException')
    if (kind === 'busy') return said({ kind: 'refused', permanent: false, reason: '451 come again' })
    if (kind === 'cut-before') return said({ kind: 'unknown', reason: 'connection lost' })
    await run()
    if (kind === 'dies-after') return die()
    if (kind === 'cut-after') return said({ kind: 'unknown', reason: 'connection lost' })
    throw new Error('TimeoutError')
  }
  return { gate, calls, killed }
}

/** Of calls that `isGateway`, whose answers are of this type. */
function said<Result>(result: SendResult): Result {
  return result as Result
}
