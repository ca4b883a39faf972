import type { Expectation } from '../../domain/judge/unclaimed/expectations.ts'
import type { Proposal } from '../../domain/judge/unclaimed/proposal.ts'
import type { Notice } from '../../domain/watch/notice.ts'
import { dayInYearWords, minuteWords } from '../chinese-dates.ts'
import type { EvidenceLink } from '../evidence-pieces.ts'
import type { Entry, Span } from '../letter/letter.ts'
import { itemWords } from '../matter-card.ts'
import { plainTitle } from '../plain-title.ts'
import type { Section, SectionFrom } from './digest-sections.ts'

/** Notices of which nobody recorded an event, and events that should have been recorded by now. */
export interface UnclaimedWords {
  readonly proposals: readonly Proposal[]
  readonly expectations: readonly Expectation[]
}

/** Places of one notice that are named; the others are counted. */
const NOTICES_MAX = 3
/** They wait from week to week, and the workbook has all of them. */
const ENTRIES_MAX = 10

/** What the office is asked to record or to refuse. Nothing here counts against a unit. */
export function unclaimedSections(unclaimed: UnclaimedWords, from: SectionFrom): readonly Section[] {
  const newestFirst = unclaimed.proposals.toSorted((a, b) => seenAt(b) - seenAt(a) || (a.id < b.id ? -1 : 1))
  return [
    {
      anchor: 'unclaimed',
      name: '无主公告',
      tone: 'ask',
      note: '已经公开，但没有对应的登记事件。请确认是否补登记；确认之前不计入任何单位。',
      entriesMax: ENTRIES_MAX,
      entries: newestFirst.map((one) => proposalEntry(one, from)),
    },
    {
      anchor: 'expected',
      name: '应登记未登记',
      tone: 'ask',
      note: '依据已发布的公告，后续事件现在大概已经发生，请向单位核实后登记；没有登记的不计期限。',
      entriesMax: ENTRIES_MAX,
      entries: unclaimed.expectations.map((one) => expectationEntry(one, from)),
    },
  ]
}

function seenAt({ notices }: Proposal): number {
  return notices[0]?.firstSeenAt ?? 0
}

function proposalEntry({ item, unit, notices, because }: Proposal, from: SectionFrom): Entry {
  const [first] = notices
  const named = unit === undefined ? '单位不明' : (from.unitNames.get(unit) ?? unit)
  const more = notices.length - NOTICES_MAX
  return {
    title: plainTitle(first?.title ?? item.title),
    lines: [
      { text: `${named} · 可能属于${itemWords({ itemTitle: item.title, row: item.row })}` },
      ...(because.length === 0 ? [] : [{ text: because.join('；') }]),
      ...notices.slice(0, NOTICES_MAX).flatMap((notice) => noticeSpans(notice, from.evidenceLink)),
      ...(more > 0 ? [{ text: `另有${more}处转载。` }] : []),
    ],
  }
}

function expectationEntry({ item, notice, sinceOn, unit }: Expectation, from: SectionFrom): Entry {
  const named = unit === undefined ? '单位不明' : (from.unitNames.get(unit) ?? unit)
  return {
    title: plainTitle(notice.title),
    lines: [
      { text: `${named} · 其后应有${itemWords({ itemTitle: item.title, row: item.row })}` },
      { text: `公告于${dayInYearWords(sinceOn)}前已发布，至今没有登记后续事件。` },
      ...noticeSpans(notice, from.evidenceLink),
    ],
  }
}

function noticeSpans(
  { url, title, firstSeenAt, evidence }: Notice,
  evidenceLink: EvidenceLink,
): readonly Span[] {
  return [
    { text: `公告：${plainTitle(title, 60)}`, url },
    { text: `公告存证 ${evidence.slice(0, 12)} ${minuteWords(firstSeenAt)}`, url: evidenceLink(evidence) },
  ]
}
