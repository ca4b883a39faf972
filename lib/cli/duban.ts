#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { type ExitCode, processTerminal, type Terminal } from './terminal.ts'

/** Sub-commands load on demand, so that `duban due` does not wait for the AWS clients. */
export function program(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const duban = new Command('duban')
    .description('督办：核对应公开的公共资源配置信息，并在期限前后提醒责任单位')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.error(text.trimEnd()),
    })
  const run = (work: Promise<ExitCode>) => work.then(done)

  duban
    .command('start')
    .description('在本机回放样例县，并开放台账和邮件')
    .option('--once', '回放完即结束')
    .option('--at <iso>', '样例的“现在”')
    .option('--days <n>', '从“现在”往前回放多少天')
    .option('--data <dir>', '数据文件夹', '.duban')
    .option('--port <n>', '台账和邮件的端口', '8420')
    .action(async (options) => run((await import('./start.ts')).start(options, terminal)))
  duban
    .command('due')
    .description('各规则、各起算时间的到期日：标准输入每行一个 JSON')
    .option('--json', '输出 JSON Lines')
    .action(async (options) => run((await import('./due.ts')).due(options, terminal)))
  duban
    .command('explain')
    .description('逐日推算一条规则的期限')
    .argument('<rule>')
    .argument('<anchor>')
    .option('--verified-at <iso>')
    .option('--level <level>')
    .option('--report-year <year>')
    .option('--extended')
    .action(async (rule, anchor, options) =>
      run((await import('./explain.ts')).explain({ rule, anchor, ...options }, terminal)),
    )
  const catalogue = duban.command('catalogue').description('目录数据')
  catalogue
    .command('check')
    .description('校验目录数据，一次列出全部问题')
    .argument('[dir]')
    .option('--json', '输出 JSON Lines')
    .action(async (dir, options) =>
      run((await import('./catalogue-check.ts')).catalogueCheck({ dir, ...options }, terminal)),
    )
  duban
    .command('read')
    .description('按渠道卡片读一个页面')
    .argument('<page>', '文件或网址')
    .requiredOption('--channel <id>')
    .option('--list <id>')
    .option('--as <kind>', 'list 或 detail', 'list')
    .option('--json', '输出 JSON Lines')
    .action(async (page, options) => run((await import('./read.ts')).read({ page, ...options }, terminal)))
  return duban
}

if (import.meta.main) {
  const finish = (code: ExitCode) => {
    process.exitCode = code
  }
  try {
    await program(processTerminal(), finish).parseAsync()
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    finish(error.exitCode === 0 ? 0 : 2)
  }
}
