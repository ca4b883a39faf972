import type { Command } from 'commander'
import type { CommandFrom } from '../terminal.ts'

/** Commands on what people are told, before anybody is. */
export function addMessageCommands(duban: Command, { terminal, run }: CommandFrom): void {
  const message = duban.command('message').description('提醒邮件和短信的样张')
  message
    .command('preview')
    .description('一条规则在各种情况下的提醒：显示邮件和短信，不发出')
    .argument('<rule>', '规则编号，如 R20.A')
    .option('--standing <standing>', '只看一种履行状态，如 overdue')
    .option('--role <role>', '收件人：contact、head 或 office', 'contact')
    .option('--anchor <iso>', '事件发生的时间')
    .option('--county <code>', '行政区划代码')
    .option('--out <dir>', '另写成 .eml、.html、.txt 文件的文件夹')
    .action(async (rule, options) =>
      run((await import('./message-preview.ts')).messagePreview({ rule, ...options }, terminal)),
    )
  message
    .command('gallery')
    .description('全部提醒样张汇成一个网页，供审阅')
    .requiredOption('--out <dir>', '写到哪个文件夹')
    .option('--county <code>', '行政区划代码')
    .action(async (options) => run((await import('./message-gallery.ts')).messageGallery(options, terminal)))
}
