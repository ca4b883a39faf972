import type { Command } from 'commander'
import type { CommandFrom } from '../terminal.ts'
import { addUnclaimedCommands } from './unclaimed-commands.ts'

/** Commands on what a notice is, which event it answers, and whether it holds what it must. */
export function addJudgeCommands(duban: Command, { terminal, run }: CommandFrom): void {
  addUnclaimedCommands(duban, { terminal, run })
  duban
    .command('classify')
    .description('一条公告属于附件的哪一行：标准输入每行一个 JSON')
    .option('--json', '输出 JSON Lines')
    .action(async (options) => run((await import('./classify.ts')).classify(options, terminal)))
  duban
    .command('elements')
    .description('一条公告的网页或文件是否写全了方案规定的要素')
    .argument('<file>', 'html、txt、pdf、docx、xlsx 等文件')
    .requiredOption('--rule <id>', '规则编号，如 R12')
    .option('--attachment <file...>', '公告的附件')
    .option('--json', '输出 JSON Lines')
    .action(async (file, options) =>
      run((await import('./elements.ts')).elements({ file, ...options }, terminal)),
    )
  duban
    .command('match')
    .description('公告对应哪个触发事件：两个文件，每行一个 JSON')
    .requiredOption('--events <file>', '触发事件')
    .requiredOption('--notices <file>', '公告')
    .option('--json', '输出 JSON Lines')
    .action(async (options) => run((await import('./match.ts')).match(options, terminal)))
  duban
    .command('privacy')
    .description('查一个网页或文件里有没有不该公开的个人信息，隐藏的内容也查；只说在哪里，不重复号码')
    .argument('<file>', 'html、txt、xls、xlsx、doc、docx、pdf、zip 等文件')
    .option('--json', '输出 JSON Lines')
    .action(async (file, options) =>
      run((await import('./privacy.ts')).privacy({ file, ...options }, terminal)),
    )
}
