import type { Judged } from '../domain/judge/judge-county.ts'
import type { Answer, Standing } from '../domain/judge/standing/standing.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Channel } from '../domain/watch/channel.ts'
import type { Coverage, ListState } from '../domain/watch/channel-health.ts'
import { minuteWords } from './chinese-dates.ts'
import type { Span } from './letter/letter.ts'
import { plainTitle } from './plain-title.ts'

/** One stored page behind a judgement: a notice, or a list that was looked at. */
export interface EvidencePiece {
  readonly label: string
  readonly sha256: string
  readonly at?: Instant | undefined
  /** Of a list: what was gone through when it was last read anew. */
  readonly coverage?: Coverage | undefined
}

/** Address of a stored page by its hash; undefined where the reader cannot reach the store. */
export type EvidenceLink = (sha256: string) => string | undefined

/** The notices that a standing speaks of. */
export function answersOf(standing: Standing): readonly Answer[] {
  switch (standing.kind) {
    case 'published':
    case 'incomplete':
      return standing.answer ? [standing.answer] : []
    case 'taken-down-early':
      return [standing.answer]
    case 'unverifiable':
      return standing.candidates
    default:
      return []
  }
}

/** Stored pages behind a judgement. Where no notice was found, the lists of the channel that were read are the proof. */
export function evidencePieces(
  { channel, standing }: Pick<Judged, 'channel' | 'standing'>,
  lists: readonly ListState[],
): readonly EvidencePiece[] {
  const notices = answersOf(standing).map((answer) => ({
    label: '公告存证',
    sha256: answer.evidence,
    at: answer.firstSeenAt,
  }))
  const gone =
    standing.kind === 'taken-down-early' && standing.goneEvidence !== undefined
      ? [{ label: '撤下存证', sha256: standing.goneEvidence, at: standing.goneAt }]
      : []
  const needsLists = standing.kind === 'overdue' || standing.kind === 'unverifiable'
  if (notices.length > 0 || !needsLists) return [...notices, ...gone]
  return lists
    .filter((list) => list.channel === channel.id)
    .flatMap(({ list, sha256, lastGoodAt, coverage }) => {
      const label = `栏目存证 ${listName(channel, list)}${coverageWords(coverage)}`
      return sha256 === undefined ? [] : [{ label, sha256, at: lastGoodAt, coverage }]
    })
}

function coverageWords(coverage: Coverage | undefined): string {
  if (coverage === undefined) return ''
  const { pages, fromOn, untilOn, end } = coverage
  const depth = end === 'cut' ? '未到底' : end === 'end' ? '到底' : `查到${fromOn}`
  return `（${untilOn}查看${pages}页，${depth}）`
}

function listName(channel: Channel, list: string): string {
  return (channel.kind === 'web' ? channel.lists.find(({ id }) => id === list)?.name : undefined) ?? list
}

/** The same for people, each with its link: notices by title, then what is stored of them. */
export function evidenceSpans(
  judged: Pick<Judged, 'channel' | 'standing'>,
  from: { readonly lists: readonly ListState[]; readonly evidenceLink: EvidenceLink },
): readonly Span[] {
  const notices = answersOf(judged.standing).map(({ title, url, matchedBy }) => ({
    text: `公告：${plainTitle(title)}${matchedBy.length === 0 ? '' : `（${matchedBy.join('；')}）`}`,
    url,
  }))
  return [...notices, ...storedSpans(judged, from)]
}

/** What is stored of them alone: `栏目存证 通知公告 a3f1a3f1a3f1 2026-11-20 09:10`. */
export function storedSpans(
  judged: Pick<Judged, 'channel' | 'standing'>,
  from: { readonly lists: readonly ListState[]; readonly evidenceLink: EvidenceLink },
): readonly Span[] {
  return evidencePieces(judged, from.lists).map(({ label, sha256, at }) => ({
    text: `${label} ${sha256.slice(0, 12)}${at === undefined ? '' : ` ${minuteWords(at)}`}`,
    url: from.evidenceLink(sha256),
  }))
}
