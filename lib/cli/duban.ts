#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { Command, CommanderError } from 'commander'
import { addJudgeCommands } from './judge/judge-commands.ts'
import { addMessageCommands } from './message/message-commands.ts'
import { addOutboxCommands } from './outbox/outbox-commands.ts'
import { addPersonCommands } from './person/person-commands.ts'
import { type CommandFrom, type ExitCode, onFacts, processTerminal, type Terminal } from './terminal.ts'

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
    .option('--dry-run', '试运行：只说会告知谁什么，不发出，数据文件夹不变')
    .option('--json', '试运行时输出 JSON Lines')
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
      run((await import('./catalogue/catalogue-check.ts')).catalogueCheck({ dir, ...options }, terminal)),
    )
  catalogue
    .command('diff')
    .description('与另一份目录数据相比：改了什么，哪些期限因此变动；有改动时以 1 结束')
    .argument('<revOrDir>', '改动之前：文件夹，或者 git 版本')
    .argument('[dir]', '改动之后：不写为项目自己的目录数据')
    .option('--events <file>', '这些事件的期限：每行一个 JSON，如 event list --json 所写')
    .option('--data <dir>', '样例县数据文件夹中未办结事件的期限')
    .option('--table <name>', '已部署的 DynamoDB 表中未办结事件的期限')
    .option('--county <code>', '行政区划代码')
    .option('--at <iso>', '没有指定事件时，从这一天起的工作日逐日试算')
    .option('--json', '输出 JSON Lines')
    .action(async (other, dir, options) =>
      run(
        (await import('./catalogue/catalogue-diff.ts')).catalogueDiff({ other, dir, ...options }, terminal),
      ),
    )
  addWatchCommands(duban, { terminal, run })
  addJudgeCommands(duban, { terminal, run })
  addOutboxCommands(duban, { terminal, run })
  addPersonCommands(duban, { terminal, run })
  addCountyCommands(duban, { terminal, run })
  addMessageCommands(duban, { terminal, run })
  return duban
}

/** Commands on what is published: pages, channels, and what was kept of them. */
function addWatchCommands(duban: Command, { terminal, run }: CommandFrom): void {
  duban
    .command('read')
    .description('按渠道卡片读一个页面')
    .argument('<page>', '文件或网址')
    .requiredOption('--channel <id>', '渠道编号；没有卡片的页面写 generic')
    .option('--list <id>')
    .option('--as <kind>', 'list 或 detail', 'list')
    .option('--json', '输出 JSON Lines')
    .action(async (page, options) =>
      run((await import('./watch/read.ts')).read({ page, ...options }, terminal)),
    )
  duban
    .command('channel')
    .description('发布渠道')
    .command('probe')
    .description('现在就看各渠道一眼，核对卡片是否还适用')
    .argument('[id...]', '渠道编号；不写为全部')
    .option('--county <code>', '行政区划代码')
    .option('--out <file>', '把报告写成 Markdown 文件')
    .option('--json', '输出 JSON Lines')
    .action(async (ids, options) =>
      run((await import('./watch/channel-probe.ts')).channelProbe({ ids, ...options }, terminal)),
    )
  duban
    .command('evidence')
    .description('留存的网页')
    .command('show')
    .description('取出一个网页当时的原样')
    .argument('<id>', '网页的 SHA-256（至少前 8 位）、公告编号或读取编号')
    .option('--data <dir>', '样例县的数据文件夹')
    .option('--bucket <name>', '已部署的 S3 存储桶')
    .option('--table <name>', '已部署的 DynamoDB 表，按公告编号、读取编号查找时用')
    .option('--county <code>', '行政区划代码')
    .option('--headers', '同时列出网站答复的头部')
    .option('--out <file>', '写到哪个文件；不写则输出到标准输出')
    .action(async (id, options) =>
      run((await import('./watch/evidence-show.ts')).evidenceShow({ id, ...options }, terminal)),
    )
}

/** Commands on the facts of one county: those of a folder that `start` has filled, or of a deployed table. */
function addCountyCommands(duban: Command, { terminal, run }: CommandFrom): void {
  const event = duban.command('event').description('触发事件')
  const onEvents = (command: Command) =>
    onFacts(command).option('--amend', '编号已登记而内容不同的，改为这次的内容')
  onEvents(event.command('import').description('从 .xlsx 或 .csv 导入').argument('<file>')).action(
    async (file, options) => run((await import('./event.ts')).eventImport({ file, ...options }, terminal)),
  )
  onEvents(event.command('add').description('登记标准输入中的事件，每行一个 JSON'))
    .option('--bus <name>', '不写入数据，发到这个 EventBridge 总线')
    .action(async (options) => run((await import('./event.ts')).eventAdd(options, terminal)))
  onFacts(event.command('list').description('已登记的事件')).action(async (options) =>
    run((await import('./event.ts')).eventList(options, terminal)),
  )
  const decision = duban
    .command('decision')
    .description('处理决定：延期、停计、不予公开、撤回、转办、认定对应')
  onFacts(decision.command('add').description('登记标准输入中的处理决定，每行一个 JSON')).action(
    async (options) => run((await import('./decision/decision.ts')).decisionAdd(options, terminal)),
  )
  onFacts(decision.command('list').description('已登记的处理决定，是否有效')).action(async (options) =>
    run((await import('./decision/decision.ts')).decisionList(options, terminal)),
  )
  const onTexts = (command: Command) =>
    onFacts(command).option('--bucket <name>', '已部署的 S3 存储桶，核对要素和个人信息时用')
  onTexts(duban.command('ledger').description('台账：每项公开义务的履行状态')).action(async (options) =>
    run((await import('./ledger.ts')).ledger(options, terminal)),
  )
  onTexts(duban.command('digest').description('一周的周报，写成 .eml 和 .html'))
    .option('--week <week>', '2026-W47；不写为上一周')
    .option('--out <dir>', '写到哪个文件夹')
    .action(async (options) => run((await import('./report/digest.ts')).digest(options, terminal)))
  onTexts(duban.command('bulletin').description('一个月的通报草稿，写成 .docx，供人修改、签发'))
    .option('--month <month>', '2026-10；不写为上一个月')
    .requiredOption('--out <file>', '写到哪个 .docx 文件')
    .action(async (options) => run((await import('./report/bulletin.ts')).bulletin(options, terminal)))
}

/** Runs one command to its exit code: what a person can mend ends in a sentence, a fault of the program in its stack. */
export async function runDuban(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0
  const finish = (ended: ExitCode) => {
    code = ended
  }
  try {
    await program(terminal, finish).parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { mendWords } = await import('./wrong-use.ts')
    const words = mendWords(error)
    if (words === undefined) throw error
    terminal.error(words)
    return 2
  }
}

if (import.meta.main) {
  enableCompileCache()
  process.exitCode = await runDuban(process.argv.slice(2), processTerminal())
}
