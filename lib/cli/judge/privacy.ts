import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createAttachmentReader } from '../../adapters/attachments/attachment-reader.ts'
import { personalDataIn } from '../../domain/judge/content/personal-data.ts'
import type { PersonalFinding, PersonalLook } from '../../domain/judge/content/personal-finding.ts'
import type { PersonalDataReader } from '../../jobs/ports.ts'
import { HIDDEN_ADVICE, PERSONAL_WORDS } from '../../messages/personal-words.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'

export interface PrivacyOptions {
  readonly file: string
  readonly json?: boolean
}

const FILE_MEGABYTES_MAX = 100
/** Somebody waits for one file, which may be larger than those of a notice. */
const BOUNDS = { timeoutMs: 120_000, memoryMbMax: 1024 }

/**
 * `duban privacy`: what a page or file says of natural persons that it must not say. Numbers and names are never written.
 * Without a reader it starts one of its own.
 */
export async function privacy(
  { file, json }: PrivacyOptions,
  terminal: Terminal,
  reader?: PersonalDataReader,
): Promise<ExitCode> {
  const body = await bodyOf(file)
  if (typeof body === 'string') return misuse(body, terminal)
  const { findings, unread } = reader ? await lookAt({ body, file }, reader) : await lookAlone({ body, file })
  for (const finding of findings) terminal.out(json ? jsonOf(finding) : wordsOf(finding))
  for (const { place, reason } of unread) {
    const where = place === '' ? '整个文件' : place
    terminal.out(
      json ? JSON.stringify({ kind: 'cannot-tell', where, reason }) : `无法判断：${where}，${reason}`,
    )
  }
  const isClean = findings.length === 0 && unread.length === 0
  if (isClean && !json) terminal.out('没有发现个人信息')
  return isClean ? 0 : 1
}

/** Its bytes, or why they cannot be had: the path itself may hold a number, and is not repeated. */
async function bodyOf(file: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(file)
    if (size > FILE_MEGABYTES_MAX * 1_000_000) return `文件超过 ${FILE_MEGABYTES_MAX} MB，没有读取`
    return new Uint8Array(await readFile(file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return '没有这个文件：请核对路径'
    if (code === 'EISDIR') return '这是文件夹：请给出其中一个文件'
    return '读不了这个文件：请核对权限'
  }
}

interface NamedBody {
  readonly body: Uint8Array
  readonly file: string
}

async function lookAt({ body, file }: NamedBody, reader: PersonalDataReader): Promise<PersonalLook> {
  const { findings, unread } = await reader.lookForPersonalData({ body })
  const inName = personalDataIn([{ place: '文件名', text: basename(file) }])
  return { findings: [...inName, ...findings], unread }
}

async function lookAlone(named: NamedBody): Promise<PersonalLook> {
  const reader = createAttachmentReader(BOUNDS)
  try {
    return await lookAt(named, reader)
  } finally {
    await reader.close()
  }
}

function adviceOf({ kind, where }: PersonalFinding): string {
  const { advice } = PERSONAL_WORDS[kind]
  return /隐藏|批注|修订|缓存/.test(where) ? `${advice}；${HIDDEN_ADVICE}` : advice
}

function jsonOf(finding: PersonalFinding): string {
  const { kind, where, count, isWarning = false } = finding
  return JSON.stringify({ kind, where, count, masked: isWarning, advice: adviceOf(finding) })
}

function wordsOf(finding: PersonalFinding): string {
  const { kind, where, count, isWarning } = finding
  return `${isWarning ? '提示' : '问题'}：${where}，${PERSONAL_WORDS[kind].name}${count}个。${adviceOf(finding)}`
}
