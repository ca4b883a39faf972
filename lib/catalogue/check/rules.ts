import { isKeepPeriod } from '../../domain/duty/due-rule.ts'
import type { CatalogueFiles } from '../catalogue-files.ts'
import type { Fault } from '../fault.ts'
import {
  allRulesOf,
  type Duty,
  dutiesOf,
  isPublishRule,
  itemsOf,
  type Placed,
  type Rule,
  rowsOf,
  rulesOf,
  sharedRulesOf,
} from './placed.ts'

const KEEP_ANCHORS: readonly string[] = ['first_published', 'posted_on_board']

/** Each rule by itself, and keep rules against the rules that publish what they keep. */
export function* checkRules(files: CatalogueFiles): Iterable<Fault> {
  for (const rule of allRulesOf(files)) {
    yield* checkAnchor(rule)
    yield* checkPhases(rule)
  }
  for (const row of rowsOf(files)) {
    const items = itemsOf(row)
    for (const item of items) {
      yield* checkKept(rulesOf(item), publishedOn([...item.value.rules, ...row.value.shared]))
      for (const rule of rulesOf(item)) yield* checkChannels(rule)
    }
    const all = publishedOn([...items.flatMap((item) => item.value.rules), ...row.value.shared])
    yield* checkKept(sharedRulesOf(row), all)
  }
  for (const duty of dutiesOf(files)) yield* checkDuty(duty)
}

function publishedOn(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.filter(isPublishRule).flatMap((rule) => rule.channels))
}

function* checkAnchor(rule: Placed<Rule>): Iterable<Fault> {
  const { anchor, period } = rule.value
  const mend = `改为 ${KEEP_ANCHORS.join(' 或 ')}`
  if (isKeepPeriod(period) && !KEEP_ANCHORS.includes(anchor)) {
    yield rule.fault(['anchor'], { message: `公开时限不能从 ${anchor} 起算`, mend })
  }
  if (isPublishRule(rule.value) && KEEP_ANCHORS.includes(anchor)) {
    const message = `公开时效不能从 ${anchor} 起算：那时已经公开了`
    yield rule.fault(['anchor'], { message, mend: '改为引起公开义务的事件' })
  }
}

/** A rule without a channel makes no obligation, so nobody would ever be reminded of it. */
function* checkChannels(rule: Placed<Rule>): Iterable<Fault> {
  if (!isPublishRule(rule.value) || rule.value.channels.length > 0) return
  const mend = '在 channels 中写上应当公开的每一处'
  yield rule.fault(['channels'], { message: `规则 ${rule.value.id} 没有发布渠道`, mend })
}

function* checkKept(rules: readonly Placed<Rule>[], published: ReadonlySet<string>): Iterable<Fault> {
  for (const rule of rules) {
    if (!isKeepPeriod(rule.value.period)) continue
    for (const [index, channel] of rule.value.channels.entries()) {
      if (published.has(channel)) continue
      const mend = '从 channels 中删去，或在公开时效的规则中补上这一渠道'
      yield rule.fault(['channels', index], { message: `没有规则要求在 ${channel} 公开`, mend })
    }
  }
}

function* checkPhases(rule: Placed<Rule>): Iterable<Fault> {
  const { period } = rule.value
  if (period.kind !== 'reply' && period.kind !== 'yearly-report') return
  const starts: readonly string[] =
    period.kind === 'reply'
      ? period.phases.map((phase) => phase.receivedFrom)
      : period.phases.map((phase) => String(phase.fromReportYear))
  for (const [index, start] of starts.entries()) {
    const before = starts[index - 1]
    if (before === undefined || before < start) continue
    const mend = '按开始适用的时间从早到晚排列'
    yield rule.fault(['period', 'phases', index], { message: `${start} 应在 ${before} 之后`, mend })
  }
}

function* checkDuty(duty: Placed<Duty>): Iterable<Fault> {
  const { id, rules, undated } = duty.value
  if (rules.length === 0 && undated === undefined) {
    yield duty.fault(['id'], {
      message: `${id} 既没有规则，也没有说明为何没有日期`,
      mend: '补上 rules，或在 undated 中写明原因和替代办法',
    })
  }
  if (rules.length > 0 && undated !== undefined) {
    yield duty.fault(['undated'], { message: `${id} 有规则，又写了没有日期的原因`, mend: '只留一处' })
  }
  for (const rule of rulesOf(duty)) {
    if (rule.value.id.startsWith('N')) continue
    const mend = `改为 ${id} 这样的编号`
    yield rule.fault(['id'], { message: `规则 ${rule.value.id} 不属于正文部分`, mend })
  }
  yield* checkKept(rulesOf(duty), publishedOn(rules))
}
