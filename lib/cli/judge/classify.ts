import { once } from 'node:events'
import type { Classification } from '../../domain/judge/kind/classification.ts'
import { Classifier } from '../../domain/judge/kind/classify.ts'
import type { Channel } from '../../domain/watch/channel.ts'
import { type ExitCode, misuse, type Terminal } from '../terminal.ts'
import { usableCatalogue } from '../watch/usable-catalogue.ts'
import { type ClassifyError, type ClassifyRequest, classifyRequest } from './classify-request.ts'

/**
 * `duban classify`: which rows of the directive's list notices answer, one line of JSON in, one out, in the same order.
 * A line that cannot be answered says what to mend; the others still come out.
 */
export async function classify(options: { readonly json?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const catalogue = usableCatalogue()
  if (typeof catalogue === 'string') return misuse(catalogue, terminal)
  const classifier = new Classifier([...catalogue.items.values()], catalogue.kinds)
  const idsByName = channelIdsByName([...catalogue.channels.values()])
  let code: ExitCode = 0
  let lineNumber = 0
  for await (const line of terminal.lines) {
    lineNumber++
    if (line.trim() === '') continue
    const request = classifyRequest(line, lineNumber)
    if ('code' in request) code = 1
    const { channel = '' } = 'code' in request ? {} : request
    const found =
      'code' in request
        ? request
        : classifier.classify({ ...request, channel: idsByName.get(channel) ?? channel })
    terminal.out(options.json ? jsonOf(request, found) : wordsOf(request, found))
    // A pipe whose reader is slow queues what is written, without bound; so wait until it has been taken.
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
  }
  return code
}

function channelIdsByName(channels: readonly Channel[]): ReadonlyMap<string, string> {
  return new Map(
    channels.flatMap(({ id, name, aliases }) => [name, ...aliases].map((known) => [known, id] as const)),
  )
}

function jsonOf(request: ClassifyRequest | ClassifyError, found: Classification | ClassifyError): string {
  if ('code' in found) return JSON.stringify(found)
  const { rows, confidence, evidence, reason, verdict, items } = found
  return JSON.stringify({ id: request.id, rows, confidence, evidence, reason, verdict, items })
}

function wordsOf(request: ClassifyRequest | ClassifyError, found: Classification | ClassifyError): string {
  if ('code' in found) return `${request.id ?? ''}\t${found.message}`
  const { rows, confidence, evidence, reason, verdict } = found
  const answer = {
    row: `第${rows.join('、')}行`,
    none: '不属于附件各行',
    'cannot-tell': '看不出',
  }[verdict]
  const why = [...evidence, ...(reason === undefined ? [] : [reason])].join('；')
  return `${request.id}\t${answer}\t${confidence}\t${why}`
}
