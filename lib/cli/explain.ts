import { faultText } from '../catalogue/fault.ts'
import { loadCatalogue } from '../catalogue/load.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import { derive } from '../domain/duty/derivation.ts'
import { dueOf } from '../domain/duty/due-of.ts'
import type { DueRule } from '../domain/duty/due-rule.ts'
import { isKeepPeriod } from '../domain/duty/due-rule.ts'
import type { Item } from '../domain/duty/item.ts'
import { stepLine } from '../domain/duty/walk.ts'
import { dueInWords } from './due-in-words.ts'
import { dueRequest } from './due-request.ts'
import type { ExitCode, Terminal } from './terminal.ts'

export interface ExplainOptions {
  readonly rule: string
  readonly anchor: string
  readonly verifiedAt?: string | undefined
  readonly level?: string | undefined
  readonly reportYear?: string | number | undefined
  readonly extended?: boolean | undefined
}

/** `duban explain`: what is to be published, the wording, the reading chosen, and how the date comes about. */
export async function explain(options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const loaded = loadCatalogue()
  if ('faults' in loaded) {
    for (const fault of loaded.faults) terminal.error(faultText(fault))
    return 2
  }
  const { catalogue } = loaded
  const request = dueRequest(options, catalogue)
  if ('code' in request) {
    terminal.error(request.message)
    return request.code === 'undated' ? 1 : 2
  }
  const { rule, anchor } = request
  const due = dueOf(rule.period, anchor, catalogue.calendar)
  const steps = derive(rule.period, anchor, catalogue.calendar)
  const lines = [...heading(rule, catalogue), '', '推算：', ...steps.map((step) => `  ${stepLine(step)}`), '']
  for (const line of lines) terminal.out(line)
  const { date, remind, note } = dueInWords(due)
  const parts = [date, remind === '' ? '' : `提醒 ${remind}`, note]
  terminal.out(`结果：${parts.filter((part) => part !== '').join('；')}`)
  return due.kind === 'error' ? 1 : 0
}

function heading(rule: DueRule, catalogue: Catalogue): readonly string[] {
  const items = [...catalogue.items.values()].filter((item) => item.rules.some(({ id }) => id === rule.id))
  const [first] = items
  const warning = rule.warning ? ['这是上位法的提示，不是本行的时效'] : []
  if (!first) return [`规则 ${rule.id}`, ...warning]
  const place = first.row === undefined ? first.area : `${first.area}，附件第${first.row}行`
  const trigger = catalogue.triggers.get(rule.anchor)?.name ?? rule.anchor
  return [
    `规则 ${rule.id}：${items.map(({ title }) => title).join('、')}（${place}）`,
    ...warning,
    `起算：${trigger}`,
    ...wordingLines(rule, first),
    ...readingLines(rule, first),
    ...(first.flag === undefined ? [] : [`注意：${first.flag}`]),
  ]
}

/** The cell as printed; where it stands on another row or has slips of the pen, the words as they are read. */
function wordingLines(rule: DueRule, { wording, resolvedWording, row }: Item): readonly string[] {
  if (row === undefined) return wording.item === undefined ? [] : [`原文：${wording.item}`]
  const cell = isKeepPeriod(rule.period) ? 'keep' : 'deadline'
  const name = cell === 'keep' ? '公开时限' : '公开时效'
  const [printed, resolved] = [wording[cell], resolvedWording[cell]]
  if (printed === undefined)
    return [`原文（${name}）：${resolved === undefined ? '本行空白' : `${resolved}（合并单元格，印在别行）`}`]
  return [`原文（${name}）：${printed}`, ...(resolved === printed ? [] : [`订正：${resolved}`])]
}

function readingLines(rule: DueRule, item: Item): readonly string[] {
  return [
    ...(rule.reading === undefined ? [] : [`读法：${rule.reading}`]),
    ...item.readings.map(({ question, chosen, why }) => `问：${question} 取：${chosen} 理由：${why}`),
  ]
}
