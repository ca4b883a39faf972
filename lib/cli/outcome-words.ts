import type { Outcome } from '../local/outcome.ts'
import { STANDING_LABELS, STANDING_ORDER } from '../messages/standing-words.ts'

const HEALTH_LABELS: Readonly<Record<string, string>> = {
  healthy: '正常',
  failing: '读取失败',
  silent: '久无更新',
  'never-looked': '未查看',
  'shape-changed': '疑似改版',
  'unreachable-often': '常打不开',
  shrinking: '公告变少',
}

/** The summary of a run on the screen. What could not be checked comes first. */
export function outcomeWords(
  outcome: Outcome,
  run: { readonly dir: string; readonly seconds: number },
): readonly string[] {
  const { standings, rungs, health, unreadable } = outcome
  const unverifiable = standings.unverifiable ?? 0
  const byStanding = STANDING_ORDER.flatMap((kind) =>
    standings[kind] ? [`${STANDING_LABELS[kind]} ${standings[kind]}`] : [],
  )
  const byRung = [...rungs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rung, count]) => `${rung} ${count}`)
  const byHealth = [...health].map(([kind, count]) => `${HEALTH_LABELS[kind] ?? kind} ${count}`)
  return [
    '',
    `无法核对：${unverifiable} 项义务；${unreadable.length} 个栏目目前读不出来`,
    ...unreadable.map(({ list, reason }) => `  - ${list}：${reason}`),
    `触发事件 ${outcome.events}，公开义务 ${outcome.judged.length}`,
    `履行状态：${byStanding.join('，')}`,
    `已发送：提醒邮件 ${outcome.mails}，短信 ${outcome.sms}，周报 ${outcome.digests}，运维邮件 ${outcome.opsMails}；未了结 ${outcome.unsettled.length}`,
    `按阶梯：${byRung.join('，')}`,
    `渠道栏目：${byHealth.join('，')}；未对应到事件的公告 ${outcome.unclaimed} 条`,
    `台账 ${run.dir}/ledger.jsonl，邮件 ${run.dir}/mail，周报 ${run.dir}/digest，存证 ${run.dir}/evidence`,
    `用时 ${run.seconds.toFixed(1)} 秒`,
  ]
}
