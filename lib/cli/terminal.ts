import { createInterface } from 'node:readline'
import type { Command } from 'commander'

/** 0 done, 1 found problems, 2 wrong use. */
export type ExitCode = 0 | 1 | 2

/** Where a sub-command reads and writes: the process's own streams, or a test's. */
export interface Terminal {
  /** Lines of standard input, without their ends. */
  readonly lines: AsyncIterable<string>
  out(line: string): void
  error(line: string): void
}

/** What a group of commands is registered with. */
export interface CommandFrom {
  readonly terminal: Terminal
  readonly run: (work: Promise<ExitCode>) => Promise<void>
}

/** The options of a command on the facts of one county: those of a folder that `start` has filled, or of a deployed table. */
export function onFacts(command: Command): Command {
  return command
    .option('--data <dir>', '样例县的数据文件夹', '.duban')
    .option('--table <name>', '已部署的 DynamoDB 表')
    .option('--county <code>', '行政区划代码')
    .option('--json', '输出 JSON Lines')
}

/** Ends a command that was used in a way that a person can mend, with the sentence that says how. */
export function misuse(reason: string, terminal: Terminal): ExitCode {
  terminal.error(reason)
  return 2
}

export function processTerminal(): Terminal {
  // A reader that has seen enough (`| head`) closes the pipe: that ends the command, it is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  return {
    get lines() {
      return createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
    },
    out: (line) => void process.stdout.write(`${line}\n`),
    error: (line) => void process.stderr.write(`${line}\n`),
  }
}
