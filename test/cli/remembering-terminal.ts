import type { Terminal } from '../../lib/cli/terminal.ts'

export interface RememberingTerminal extends Terminal {
  readonly written: readonly string[]
  readonly errors: readonly string[]
}

/** A terminal that is given its lines and keeps what is written. */
export function rememberingTerminal(given: readonly string[] = []): RememberingTerminal {
  const written: string[] = []
  const errors: string[] = []
  async function* lines() {
    yield* given
  }
  return {
    lines: lines(),
    written,
    errors,
    out: (line) => void written.push(line),
    error: (line) => void errors.push(line),
  }
}
