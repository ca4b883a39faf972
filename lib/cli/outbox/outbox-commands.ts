import type { Command } from 'commander'
import type { CommandFrom } from '../terminal.ts'

/** Commands on messages: what became of each, and what it said. */
export function addOutboxCommands(duban: Command, { terminal, run }: CommandFrom): void {
  const outbox = duban.command('outbox').description('发件箱：每封提醒邮件、短信、周报的去向')
  const onFacts = (command: Command) =>
    command
      .option('--data <dir>', '样例县的数据文件夹', '.duban')
      .option('--table <name>', '已部署的 DynamoDB 表')
      .option('--bucket <name>', '已部署的 S3 存储桶，核对要素和个人信息时用')
      .option('--county <code>', '行政区划代码')
      .option('--json', '输出 JSON Lines')
  onFacts(outbox.command('show').description('一封消息的内容、经过和去向；需要人处理的以 1 结束'))
    .argument('<key>', '消息编号，或其中能认出它的一段')
    .action(async (key, options) =>
      run((await import('./outbox-show.ts')).outboxShow({ key, ...options }, terminal)),
    )
  onFacts(outbox.command('list').description('列出消息，新的在后；有需要人处理的以 1 结束'))
    .option('--fate <fate...>', '去向，如 unknown、bounced、refused，可写多个')
    .option('--person <id>', '收件人编号')
    .option('--medium <medium>', 'mail 或 sms')
    .option('--since <day>', '这一天（北京时间）及以后计划的，如 2026-11-24')
    .option('--limit <n>', '最多列出最近的多少条', '200')
    .action(async (options) => run((await import('./outbox-list.ts')).outboxList(options, terminal)))
}
