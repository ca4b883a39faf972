import type { WebChannel } from '../../domain/watch/channel.ts'
import type { ListWindow } from '../../readers/list-answer.ts'
import type { ProbePorts } from './probe-ask.ts'
import { type ListFinding, probeList, unaskedList } from './probe-list.ts'

interface ProbePlan {
  readonly webs: readonly WebChannel[]
  readonly days: Pick<ListWindow, 'fromOn' | 'untilOn'>
}

/** A host that blocks is left alone at once; one that does not answer, after two tries. */
const SILENCES_MAX = 2

/** Looks at every list of the channels, one after the other. */
export async function probeLists(
  { webs, days }: ProbePlan,
  ports: ProbePorts,
  onFinding: (finding: ListFinding) => void,
): Promise<readonly ListFinding[]> {
  const findings: ListFinding[] = []
  const silences = new Map<string, number>()
  const blocked = new Set<string>()
  for (const channel of webs)
    for (const list of channel.lists) {
      const { host } = new URL(list.url)
      const window = { ...days, region: channel.expect.region }
      const isSilent = (silences.get(host) ?? 0) >= SILENCES_MAX
      const finding =
        isSilent || blocked.has(host)
          ? unaskedList({ channel, list, window }, blocked.has(host) ? 'blocked' : 'unread')
          : await probeList({ channel, list, window }, ports)
      if (finding.verdict === 'blocked') blocked.add(host)
      silences.set(host, finding.httpStatus === 0 ? (silences.get(host) ?? 0) + 1 : 0)
      findings.push(finding)
      onFinding(finding)
    }
  return findings
}
