import type { Command } from 'commander'
import { type CommandFrom, onFacts } from '../terminal.ts'

/** Commands on notices that answer no recorded event. */
export function addUnclaimedCommands(duban: Command, { terminal, run }: CommandFrom): void {
  const unclaimed = duban.command('unclaimed').description('没有登记事件的公告，和公告以后可能该登记的事件')
  onFacts(unclaimed.command('list').description('逐件列出拟登记的内容、依据和公告')).action(async (options) =>
    run((await import('./unclaimed.ts')).unclaimedList(options, terminal)),
  )
  onFacts(unclaimed.command('accept').description('登记这个事件').argument('<id>', '拟登记事件的编号'))
    .option('--set <field=value>', '更正或补充一个字段，可多次', (one, all: string[]) => [...all, one], [])
    .action(async (id, options) =>
      run((await import('./unclaimed.ts')).unclaimedAccept({ id, ...options }, terminal)),
    )
  onFacts(unclaimed.command('reject').description('不是应登记的事件，以后不再提出').argument('<id>'))
    .requiredOption('--why <reason>', '为什么不登记')
    .action(async (id, options) =>
      run((await import('./unclaimed.ts')).unclaimedReject({ id, ...options }, terminal)),
    )
}
