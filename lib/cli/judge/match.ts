import { once } from 'node:events'
import { createReadStream, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Catalogue } from '../../domain/catalogue.ts'
import { type Answerable, MatchIndex } from '../../domain/judge/match/matching.ts'
import { unitKeysOf } from '../../domain/judge/match/unit-keys.ts'
import type { Verdict } from '../../domain/judge/match/verdict.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { usableCatalogue } from '../watch/usable-catalogue.ts'
import { type MatchError, type MatchNotice, matchEvent, matchNotice } from './match-request.ts'

export interface MatchFiles {
  readonly events: string
  readonly notices: string
  readonly json?: boolean | undefined
}

/**
 * `duban match`: which event each notice answers, one line of JSON out for each line of the notices, in the same order.
 * A line that cannot be used says what to mend; the others still come out.
 */
export async function match({ events, notices, json }: MatchFiles, terminal: Terminal): Promise<ExitCode> {
  for (const file of [events, notices]) {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return misuse(`没有这个文件：${file}`, terminal)
  }
  const catalogue = usableCatalogue()
  if (typeof catalogue === 'string') return misuse(catalogue, terminal)
  const known = await readEvents(events, catalogue)
  for (const { message, id } of known.faults)
    terminal.error(`${events}${id === null ? '' : ` ${id}`}：${message}`)
  const unitNamesOf = ({ event }: Answerable) => unitKeysOf(event, catalogue.units)
  const index = new MatchIndex(known.answerables, [...catalogue.items.values()], {
    isAnyChannel: true,
    unitNamesOf,
  })
  let code: ExitCode = known.faults.length > 0 ? 1 : 0
  for await (const { line, at } of linesOf(notices)) {
    const notice = matchNotice(line, at)
    if ('code' in notice) code = 1
    const found = 'code' in notice ? notice : index.verdictOf(notice)
    terminal.out(json ? jsonOf(found) : wordsOf(found))
    // A pipe whose reader is slow queues what is written, without bound; so wait until it has been taken.
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
  }
  return code
}

async function readEvents(file: string, catalogue: Catalogue) {
  const answerables = new Map<string, Answerable>()
  const faults: MatchError[] = []
  for await (const { line, at } of linesOf(file)) {
    const found = matchEvent(line, at, catalogue)
    if ('code' in found) faults.push(found)
    else if (!answerables.has(found.event.id)) answerables.set(found.event.id, found)
    else {
      const message = `第${at}行的编号前面已经有了：请给每个事件不同的编号`
      faults.push({ id: found.event.id, code: 'twice', message })
    }
  }
  return { answerables: [...answerables.values()], faults }
}

async function* linesOf(file: string): AsyncIterable<{ line: string; at: number }> {
  const lines = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  let at = 0
  for await (const line of lines) {
    at += 1
    if (line.trim() !== '') yield { line, at }
  }
}

function jsonOf(found: Verdict<MatchNotice> | MatchError): string {
  if ('code' in found) {
    const { id, ...fault } = found
    return JSON.stringify({ notice: id, kind: 'error', ...fault })
  }
  const { notice, kind, candidates, answers, relatesTo } = found
  return JSON.stringify({
    notice: notice.id,
    event: kind === 'clear' ? (answers[0]?.event ?? null) : null,
    candidates: candidates.map(({ event, score, evidence }) => ({ event, score, evidence })),
    verdict: kind,
    ...(answers.length > 1 ? { answers: answers.map(({ event }) => event) } : {}),
    ...(relatesTo.length > 0
      ? { relatesTo: relatesTo.map(({ event, kind: how, words }) => ({ event, kind: how, words })) }
      : {}),
  })
}

const KIND_WORDS = { clear: '明确', ambiguous: '待人工确认', none: '无' } as const

function wordsOf(found: Verdict<MatchNotice> | MatchError): string {
  if ('code' in found) return `${found.id ?? ''}\t${found.message}`
  const { notice, kind, candidates, answers, relatesTo } = found
  const events = (kind === 'clear' ? answers : candidates).map(({ event }) => event).join('、')
  const why = [...(candidates[0]?.evidence ?? []), ...relatesTo.map(({ words }) => words)].join('；')
  return `${notice.id}\t${KIND_WORDS[kind]}\t${events}\t${why}`
}
