import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { mustLoadCatalogue } from '../../catalogue/load.ts'
import { type Catalogue, countyOf } from '../../domain/catalogue.ts'
import type { Role } from '../../domain/tell/unit.ts'
import { type DueRequest, dueRequest } from '../due-request.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { type SampleMatter, sampleMatters } from './sample-matter.ts'
import { type SampleMessage, sampleEml, sampleMessage } from './sample-message.ts'
import { SAMPLE_STANDING_NAMES, SAMPLE_STANDINGS } from './sample-standing.ts'

export interface PreviewOptions {
  readonly rule: string
  readonly standing?: string | undefined
  readonly role?: string | undefined
  /** When the event happens; the message goes out when its standing is reached. */
  readonly anchor?: string | undefined
  readonly county?: string | undefined
  readonly out?: string | undefined
}

export const SAMPLE_ANCHOR = '2026-11-02T10:00:00+08:00'
const ROLES: readonly Role[] = ['contact', 'head', 'office']

/** `duban message preview RULE`: what people are told under a rule, in each standing, written as files; nothing is sent. */
export async function messagePreview(options: PreviewOptions, terminal: Terminal): Promise<ExitCode> {
  const { standing, role = 'contact', out } = options
  if (standing !== undefined && !(SAMPLE_STANDINGS as readonly string[]).includes(standing))
    return misuse(`没有这种履行状态：${standing}（有 ${SAMPLE_STANDINGS.join('、')}）`, terminal)
  if (!isRole(role)) return misuse(`--role 应为 ${ROLES.join('、')} 之一：${role}`, terminal)
  const catalogue = mustLoadCatalogue()
  const code = options.county ?? [...catalogue.counties.keys()][0] ?? ''
  if (!catalogue.counties.has(code)) return misuse(`目录数据中没有这个县：${code}`, terminal)
  const request = requestOf(options, catalogue)
  if ('code' in request) return misuse(request.message, terminal)
  const county = countyOf(catalogue, code)
  const samples = sampleMatters({ ...request, catalogue, county }).filter(
    (one) => standing === undefined || one.standing === standing,
  )
  if (samples.length === 0) return misuse(noneWords(options), terminal)
  for (const sample of samples) {
    const from = { catalogue, county, role, matters: [sample.matter], now: sample.now }
    const message = sampleMessage(from)
    showMessage(sample, message, terminal)
    if (out === undefined) continue
    const stem = join(resolve(out), `${options.rule}-${sample.standing}`)
    writeMessage(stem, message, await sampleEml(message, from))
    terminal.out(`文件：${stem}.{eml,html,txt,sms.txt}`)
  }
  return 0
}

/** The rule with an anchor that it can be counted from: yearly reports and chains want more than a moment. */
function requestOf(
  { rule, anchor = SAMPLE_ANCHOR }: PreviewOptions,
  catalogue: Catalogue,
): ReturnType<typeof dueRequest> {
  const asked = dueRequest({ rule, anchor }, catalogue)
  if ('code' in asked) return asked
  return sampleRequest(asked)
}

/** The anchor with what yearly reports, chains and replies want besides a moment. */
export function sampleRequest({ rule, anchor }: DueRequest): DueRequest {
  switch (rule.period.kind) {
    case 'yearly-report':
      return { rule, anchor: { ...anchor, level: 'department', reportYear: 2026 } }
    case 'verify-then-publish':
      return { rule, anchor: { ...anchor, verifiedAt: anchor.at } }
    default:
      return { rule, anchor }
  }
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}

function noneWords({ rule, standing }: PreviewOptions): string {
  return standing === undefined
    ? `${rule} 只规定公开多久，不发提醒`
    : `${rule} 不会出现“${SAMPLE_STANDING_NAMES[standing as SampleMatter['standing']]}”（${standing}）`
}

function showMessage(sample: SampleMatter, message: SampleMessage, terminal: Terminal): void {
  terminal.out(`── ${SAMPLE_STANDING_NAMES[sample.standing]}（${sample.standing}）`)
  terminal.out(`主题：${message.subject}`)
  if (message.sms !== undefined) terminal.out(`短信：${message.sms}`)
  terminal.out(message.text)
}

function writeMessage(stem: string, message: SampleMessage, eml: Buffer): void {
  mkdirSync(resolve(stem, '..'), { recursive: true })
  writeFileSync(`${stem}.eml`, eml)
  writeFileSync(`${stem}.html`, message.html)
  writeFileSync(`${stem}.txt`, `主题：${message.subject}\n\n${message.text}`)
  if (message.sms !== undefined) writeFileSync(`${stem}.sms.txt`, `${message.sms}\n`)
}
