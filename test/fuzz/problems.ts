import type { FuzzCase } from './fuzz-case.ts'
import type { ChildAnswer, FuzzChild } from './fuzz-child.ts'
import type { Finding } from './read-all.ts'

/** Above what the reading process needs when it reads nothing. */
const PEAK_MB_MAX = 256
/** The fetcher hands on no larger page: to hold it at all takes more than to read the largest that there is. */
const PAGE_BYTES_MAX = 5_000_000
const TRIES_MAX = 60
/** A process that hung or crashed is started anew for each try. */
const TRIES_OF_ENDED_MAX = 6
const MINIMISING_MS_MAX = 15_000

/** What a case did that nothing may do. */
export function problemsOf(answer: ChildAnswer, { body, how }: FuzzCase, baseMb: number): readonly Finding[] {
  const isFile = /: (?:withBrokenBytes|cutBody|repeatedPart|hugeNumber|otherDigits|otherParts)$/.test(how)
  if (answer.kind !== 'done') {
    // Files are read in a process that is stopped when it takes too long or too much memory.
    return isFile ? [] : [{ rule: answer.kind, detail: `${body.length} bytes ${answer.said.slice(-300)}` }]
  }
  const peakMb = answer.peakMb - baseMb
  const isHandedOn = !isFile && body.length <= PAGE_BYTES_MAX + 100_000
  if (peakMb <= PEAK_MB_MAX || !isHandedOn) return answer.findings
  return [...answer.findings, { rule: 'memory', detail: `${Math.round(peakMb)} MB for ${body.length} bytes` }]
}

/** A smaller body that shows the same: halves, then smaller parts, are left out as long as it still does. */
export async function minimised(child: FuzzChild, fuzz: FuzzCase, rule: string): Promise<Uint8Array> {
  let body = fuzz.body
  let tries = rule === 'hang' || rule === 'crash' ? TRIES_MAX - TRIES_OF_ENDED_MAX : 0
  const endsAt = performance.now() + MINIMISING_MS_MAX
  const isOver = () => tries >= TRIES_MAX || performance.now() > endsAt
  const shows = async (smaller: Uint8Array) => {
    tries += 1
    const answer = await child.run({ ...fuzz, body: smaller })
    return problemsOf(answer, { ...fuzz, body: smaller }, child.baseMb).some(
      (problem) => problem.rule === rule,
    )
  }
  for (let part = Math.floor(body.length / 2); part > 8 && !isOver(); part = Math.floor(part / 2)) {
    for (let at = 0; at < body.length && !isOver(); ) {
      const smaller = Uint8Array.from(Buffer.concat([body.subarray(0, at), body.subarray(at + part)]))
      if (await shows(smaller)) body = smaller
      else at += part
    }
  }
  return body
}
