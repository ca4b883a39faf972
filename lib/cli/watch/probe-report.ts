import { formatChinaMinute, type Instant } from '../../domain/time/instant.ts'
import type { PlaceChannel } from '../../domain/watch/channel.ts'
import type { Verdict } from './probe-ask.ts'
import type { ListFinding } from './probe-list.ts'
import {
  figuresInWords,
  notesInWords,
  noticeInWords,
  proposalsInWords,
  sampleTitle,
  VERDICTS,
} from './probe-words.ts'

export interface ProbeReport {
  readonly at: Instant
  /** Of this program. */
  readonly version: string
  readonly findings: readonly ListFinding[]
  /** Channels that people read. */
  readonly places: readonly PlaceChannel[]
}

/** The report as one Markdown file that can be attached to a ticket: no settings, no whole pages, no long numbers. */
export function probeReport({ at, version, findings, places }: ProbeReport): string {
  return [
    '# 渠道探查报告',
    '',
    `- 时间：${formatChinaMinute(at)}（北京时间）`,
    `- 程序：duban ${version}，Node ${process.versions.node}`,
    `- 结果：${verdictCounts(findings)}`,
    '',
    '读不到、被拦截、卡片已不适用，均属未能查看，不代表有关单位未公开。',
    '',
    '## 各栏目',
    '',
    '| 渠道 | 栏目 | 结论 | 看到的 |',
    '| --- | --- | --- | --- |',
    ...findings.map(summaryRow),
    '',
    ...findings.flatMap(section),
    ...placesSection(places),
  ].join('\n')
}

export function verdictCounts(findings: readonly ListFinding[]): string {
  const counts = (Object.keys(VERDICTS) as Verdict[]).map((verdict) => {
    const count = findings.filter((finding) => finding.verdict === verdict).length
    return `${VERDICTS[verdict]} ${count} 个`
  })
  return `${findings.length} 个栏目，${counts.join('，')}`
}

function summaryRow(finding: ListFinding): string {
  const { channel, list, verdict } = finding
  const cells = [`${channel.name}（${channel.id}）`, `${list.name}（${list.id}）`, VERDICTS[verdict]]
  return `| ${[...cells, figuresInWords(finding)].map(line).join(' | ')} |`
}

function section(finding: ListFinding): readonly string[] {
  const { channel, list, verdict, reason, selector, sample, notice, titles } = finding
  const lines = [`### ${line(`${channel.name} · ${list.name}`)}：${VERDICTS[verdict]}`, '']
  lines.push(`- 地址：${address(list.url)}`)
  if (reason !== undefined) lines.push(`- 原因：${line(reason)}`)
  lines.push(`- 看到的：${line(figuresInWords(finding))}`)
  lines.push(
    `- 卡片的预期：${channel.expect.silentDaysMax} 天内有新公告，${channel.expect.mayBeEmpty ? '可以' : '不可以'}是空的`,
  )
  for (const note of notesInWords(finding)) lines.push(`- 注意：${line(note)}`)
  if (selector !== undefined) lines.push(`- 卡片上找不到东西的选择器：${code(selector)}`)
  if (sample !== undefined) lines.push(`- 页面现在的结构：${code(sample)}`)
  if (notice !== undefined) lines.push(`- ${line(noticeInWords(notice))}`)
  for (const { title, displayedOn } of titles)
    lines.push(`- 样例：${displayedOn ?? '无日期'} ${line(sampleTitle(title))}`)
  if (verdict !== 'fits') lines.push(`- 找谁：${line(channel.ask)}`)
  for (const { words, yaml } of proposalsInWords(finding))
    lines.push('', `${words}，请核对后写进卡片：`, '', '```yaml', yaml, '```')
  return [...lines, '']
}

function placesSection(places: readonly PlaceChannel[]): readonly string[] {
  if (places.length === 0) return []
  const lines = places.map(
    ({ name, kind, ask }) => `- ${line(name)}（${kind === 'board' ? '现场' : '人工'}）：${line(ask)}`,
  )
  return ['## 不由程序读取的渠道', '', ...lines, '']
}

/** Words of foreign pages must not become markup of the report. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&')
}

function code(text: string): string {
  return `\`${text.replace(/[`\s]+/g, ' ').slice(0, 300)}\``
}

function address(url: string): string {
  return `<${url.replace(/[<>\s]/g, '')}>`
}
