import type { Catalogue } from '../../domain/catalogue.ts'
import type { Item } from '../../domain/duty/item.ts'
import {
  type Completeness,
  completenessOf,
  type ElementFinding,
  type ElementVerdict,
  elementsOf,
} from '../../domain/judge/content/element-finding.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { usableCatalogue } from '../watch/usable-catalogue.ts'
import { contentOf } from './element-file.ts'

export interface ElementsOptions {
  readonly file: string
  readonly rule: string
  /** Files that the notice's page brings with it. */
  readonly attachment?: readonly string[]
  readonly json?: boolean
}

const VERDICT_WORDS: Readonly<Record<ElementVerdict, string>> = {
  present: '有',
  absent: '没有',
  'cannot-tell': '无法判断',
}

/** `duban elements`: whether a notice holds each element that the directive wants of it. */
export async function elements(
  { file, rule, attachment = [], json }: ElementsOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const catalogue = usableCatalogue()
  if (typeof catalogue === 'string') return misuse(catalogue, terminal)
  const item = itemOf(rule, catalogue)
  if (typeof item === 'string') return misuse(item, terminal)
  const content = await contentOf({ file, attachments: attachment })
  if (typeof content === 'string') return misuse(content, terminal)
  const findings = elementsOf(content, item)
  for (const finding of findings) terminal.out(json ? jsonOf(finding) : wordsOf(finding))
  return summarise({ item, findings }, { json, terminal })
}

/** The item that a rule belongs to, or what to write instead. */
function itemOf(rule: string, { items }: Catalogue): Item | string {
  const owners = [...items.values()].filter(({ rules }) => rules.some(({ id }) => id === rule))
  const [item] = owners
  if (item === undefined) return `没有规则 ${rule}：请核对编号，编号见 catalogue/items，如 R12`
  if (owners.length === 1) return item
  const others = owners.map((owner) => `${owner.rules[0]?.id}（${owner.title}）`).join('、')
  return `规则 ${rule} 由几个事项共用，请改用其中一个事项的规则：${others}`
}

function summarise(
  { item, findings }: { item: Item; findings: readonly ElementFinding[] },
  { json, terminal }: { json: boolean | undefined; terminal: Terminal },
): ExitCode {
  const verdict = completenessOf(findings)
  const numbers = (wanted: ElementVerdict) =>
    findings.filter((finding) => finding.isRequired && finding.verdict === wanted).map(({ n }) => n)
  const absent = numbers('absent')
  const unknown = numbers('cannot-tell')
  const said = summaryWords({ item, verdict, absent, unknown, hasElements: findings.length > 0 })
  terminal.out(json ? JSON.stringify({ elements: verdict, absent }) : said)
  if (json && verdict !== 'complete') terminal.error(said)
  else if (verdict === 'cannot-tell') terminal.error('没有得出结论：请人工核对')
  return verdict === 'incomplete' ? 1 : 0
}

interface Summary {
  readonly item: Item
  readonly verdict: Completeness
  readonly absent: readonly number[]
  readonly unknown: readonly number[]
  readonly hasElements: boolean
}

function summaryWords({ item, verdict, absent, unknown, hasElements }: Summary): string {
  if (!hasElements) return `无法判断：方案没有规定“${item.title}”的要素`
  if (verdict === 'complete') return '要素齐全'
  const doubt = unknown.length > 0 ? `第${unknown.join('、')}项无法判断，请人工核对` : ''
  if (verdict === 'incomplete') return `要素不全：没有第${absent.join('、')}项${doubt && `；${doubt}`}`
  return `无法判断要素是否齐全：${doubt || '没有可以核对的要素，请人工核对'}`
}

function jsonOf({ n, text, verdict, found, missing, reason, isRequired }: ElementFinding): string {
  const why = { ...(missing && { missing }), ...(reason !== undefined && { reason }) }
  return JSON.stringify({ n, element: text, verdict, found, ...why, ...(!isRequired && { required: false }) })
}

function wordsOf({ n, text, verdict, found, missing, reason }: ElementFinding): string {
  const parts = [
    found.length > 0 ? `找到：${found.join('；')}` : '',
    missing && missing.length > 0 ? `没有找到：${missing.join('、')}` : '',
    reason ?? '',
  ].filter(Boolean)
  return `${VERDICT_WORDS[verdict]}  ${n}. ${text}${parts.length > 0 ? `\n      ${parts.join('\n      ')}` : ''}`
}
