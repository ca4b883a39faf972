/** Thrown when the program itself is wrong; never for bad input, which gets a value that says what to mend. */
export class InvariantError extends Error {
  readonly code = 'invariant'
  override readonly name = 'InvariantError'
}

/** Stops at once when `holds` is false: a broken invariant must not turn into a message to a person. */
export function invariant(holds: unknown, what: string): asserts holds {
  if (!holds) throw new InvariantError(what)
}

/** For the `default` of a switch that covers every variant: a new variant then fails to compile. */
export function unreachable(variant: never): never {
  throw new InvariantError(`not a known variant: ${JSON.stringify(variant)}`)
}
