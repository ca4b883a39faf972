/** What every awaited call of a worker passes: it may run the call, hold it back, or let it go wrong. */
export type Gate = <Result>(call: string, run: () => Promise<Result>) => Promise<Result>

export const open: Gate = (_, run) => run()

/** A port each of whose calls passes the gate, named `<port>.<method>`. */
export function through<Port extends object>(gate: Gate, name: string, port: Port): Port {
  const entries = Object.entries(port).map(([method, value]) => {
    if (typeof value !== 'function') return [method, value]
    return [method, (...args: readonly unknown[]) => gate(`${name}.${method}`, () => value(...args))]
  })
  return Object.fromEntries(entries) as Port
}

/** A call whose answer never comes: what a worker that was killed waits for. */
export function never<Result>(): Promise<Result> {
  return new Promise(() => {})
}

/** Holds a worker back before the call that is its `at`th, until it may go on. */
export function paused(at: number): { readonly gate: Gate; readonly reached: Promise<void>; resume(): void } {
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>()
  const { promise: resumed, resolve: resume } = Promise.withResolvers<void>()
  let calls = 0
  const gate: Gate = async (_, run) => {
    calls += 1
    if (calls === at) {
      reach()
      await resumed
    }
    return run()
  }
  return { gate, reached, resume }
}
