import type { Command } from 'commander'
import { type CommandFrom, onFacts } from '../terminal.ts'

/** Commands on the people who are told: who they are, when they are away, and at which addresses nothing arrives. */
export function addPersonCommands(duban: Command, { terminal, run }: CommandFrom): void {
  const person = duban.command('person').description('联系人：收提醒的人，他们的休假，失效的地址')
  onFacts(person.command('list').description('已登记的联系人；邮箱和号码不全写')).action(async (options) =>
    run((await import('./person-list.ts')).personList(options, terminal)),
  )
  onFacts(person.command('put').description('登记或更正文件中的联系人，每行一人；有问题的行逐一说明'))
    .argument('<file>', '.csv，或每行一个 JSON 的 .jsonl')
    .action(async (file, options) =>
      run((await import('./person-put.ts')).personPut({ file, ...options }, terminal)),
    )
  onFacts(person.command('away').description('登记休假：期间的提醒由别人收'))
    .argument('<id>', '联系人编号')
    .requiredOption('--from <day>', '第一天，如 2026-12-01')
    .requiredOption('--until <day>', '最后一天')
    .option('--substitute <id>', '代办人的编号，须是同一单位的人；不写则由本单位的下一人收')
    .action(async (id, options) =>
      run((await import('./person-absence.ts')).personAway({ id, ...options }, terminal)),
    )
  onFacts(person.command('back').description('已经回来：今天起照常收提醒'))
    .argument('<id>', '联系人编号')
    .action(async (id, options) =>
      run((await import('./person-absence.ts')).personBack({ id, ...options }, terminal)),
    )
  onFacts(person.command('reachable').description('地址没有换，确认仍能收到：去掉“失效”标记'))
    .argument('<id>', '联系人编号')
    .option('--medium <medium>', 'mail 或 sms；不写则两种都去掉')
    .action(async (id, options) =>
      run((await import('./person-reachable.ts')).personReachable({ id, ...options }, terminal)),
    )
}
