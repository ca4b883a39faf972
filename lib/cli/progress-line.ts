import { formatChinaInstant, type Instant } from '../domain/time/instant.ts'
import type { Terminal } from './terminal.ts'

const STEP_PERCENT = 10

/** One line that says how far a run has come: redrawn on a screen, every tenth on a pipe. */
export function progressLine(terminal: Terminal, span: { readonly from: Instant; readonly until: Instant }) {
  const isScreen = process.stderr.isTTY === true
  let saidPercent = -STEP_PERCENT
  return {
    show(at: Instant): void {
      const percent = Math.min(100, Math.floor(((at - span.from) / (span.until - span.from)) * 100))
      const line = `  正在回放 ${formatChinaInstant(at).slice(0, 10)} … ${percent}%`
      if (isScreen) process.stderr.write(`\r${line}`)
      else if (percent >= saidPercent + STEP_PERCENT) {
        terminal.error(line)
        saidPercent = percent - (percent % STEP_PERCENT)
      }
    },
    end(): void {
      if (isScreen) process.stderr.write(`\r${' '.repeat(60)}\r`)
    },
  }
}
