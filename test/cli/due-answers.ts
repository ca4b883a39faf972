import { due } from '../../lib/cli/due.ts'
import { rememberingTerminal } from './remembering-terminal.ts'

/** What `duban due --json` answers to the lines. */
export async function answers(...lines: readonly (string | object)[]) {
  const given = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const terminal = rememberingTerminal(given)
  const code = await due({ json: true }, terminal)
  return { code, out: terminal.written.map((line): unknown => JSON.parse(line)), errors: terminal.errors }
}
