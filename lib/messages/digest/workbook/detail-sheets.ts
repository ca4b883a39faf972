import type { Judged } from '../../../domain/judge/judge-county.ts'
import { subjectOf } from '../../../domain/judge/standing/subject.ts'
import { dueOnOf } from '../../../domain/tell/figures/county-figures.ts'
import { type DueOutcome, dueOutcomeOf } from '../../../domain/tell/figures/tally.ts'
import { DAY_MS, formatChinaMinute, type Instant } from '../../../domain/time/instant.ts'
import type { ListState } from '../../../domain/watch/channel-health.ts'
import { dueShort } from '../../chinese-dates.ts'
import { answersOf, type EvidenceLink, evidencePieces } from '../../evidence-pieces.ts'
import { standingWords } from '../../standing-words.ts'
import { type Cell, cellText, column, type Sheet } from './sheet.ts'

export interface DetailFrom {
  readonly unitNames: ReadonlyMap<string, string>
  readonly lists: readonly ListState[]
  readonly evidenceLink: EvidenceLink
  readonly now: Instant
}

export const OUTCOME_LABELS: Readonly<Record<DueOutcome, string>> = {
  'on-time': '按时',
  late: '迟报',
  overdue: '逾期',
  uncertain: '早晚待定',
  unverifiable: '无法核对',
  unattested: '待现场证明',
}

export const DETAIL_NAME = '明细'

const WHAT = [column('编号', 30), column('责任单位', 22), column('事项', 30), column('项目', 40)]

function whatCells({ obligation }: Judged, { unitNames }: DetailFrom, subject: string): readonly Cell[] {
  const { event, item, id } = obligation
  return [
    cellText(id),
    cellText(unitNames.get(event.unit) ?? event.unit),
    cellText(item.title),
    cellText(subject),
  ]
}

/** 明细: every obligation, in the order given, with its standing, its dates and its evidence. */
export function detailSheet(judged: readonly Judged[], from: DetailFrom): Sheet {
  return {
    name: DETAIL_NAME,
    columns: [
      ...WHAT,
      column('规则', 10),
      column('渠道', 22),
      column('期限', 20),
      column('到期日'),
      column('结果'),
      column('履行状态', 24),
      column('页面日期'),
      column('首次见到', 18),
      column('迟报至少（天）', 14),
      column('迟报至多（天）', 14),
      column('说明', 60),
      column('提示', 40),
      column('公告网址', 40),
      column('存证（SHA-256）', 40),
      column('存证网址', 40),
    ],
    rows: judged.map((one) => detailRow(one, from)),
  }
}

function detailRow(one: Judged, from: DetailFrom): readonly Cell[] {
  const { obligation, channel, standing, warnings = [] } = one
  const outcome = obligation.rule.warning ? undefined : dueOutcomeOf(one)
  const dueOn = dueOnOf(one)
  const [answer] = answersOf(standing)
  const lateness = 'lateness' in standing ? standing.lateness : undefined
  const isLate = 'timing' in standing && standing.timing === 'late'
  return [
    ...whatCells(one, from, subjectOf(one)),
    `${obligation.rule.id}${obligation.rule.warning ? '（上位法提示）' : ''}`,
    cellText(channel.name),
    dueShort(obligation.due),
    dueOn,
    outcome === undefined || dueOn === undefined ? undefined : OUTCOME_LABELS[outcome],
    cellText(standingWords(standing)),
    answer?.displayedOn,
    answer && formatChinaMinute(answer.firstSeenAt),
    isLate ? lateness?.atLeast : undefined,
    isLate ? lateness?.atMost : undefined,
    cellText(standing.because),
    cellText(warnings.map(({ because }) => because).join('；')),
    cellText(answer?.url),
    ...evidenceCells(one, from),
  ]
}

function evidenceCells(one: Judged, { lists, evidenceLink }: DetailFrom): readonly [Cell, Cell] {
  const pieces = evidencePieces(one, lists)
  const links = pieces.flatMap(({ sha256 }) => evidenceLink(sha256) ?? [])
  return [cellText(pieces.map(({ sha256 }) => sha256).join(' ')), cellText(links.join(' '))]
}

/** 逾期, the oldest first. */
export function overdueSheet(overdue: readonly Judged[], from: DetailFrom): Sheet {
  return {
    name: '逾期',
    columns: [
      ...WHAT,
      column('渠道', 22),
      column('期限', 20),
      column('逾期自', 18),
      column('已逾期（天）', 12),
      column('期限后最近一次查看', 18),
      column('说明', 60),
      column('存证（SHA-256）', 40),
      column('存证网址', 40),
    ],
    rows: overdue.flatMap((one): (readonly Cell[])[] => {
      const { standing, channel, obligation } = one
      if (standing.kind !== 'overdue') return []
      return [
        [
          ...whatCells(one, from, subjectOf(one)),
          cellText(channel.name),
          dueShort(obligation.due),
          formatChinaMinute(standing.since),
          Math.floor((from.now - standing.since) / DAY_MS),
          formatChinaMinute(standing.lookedAt),
          cellText(standing.because),
          ...evidenceCells(one, from),
        ],
      ]
    }),
  }
}

/** 无法核实: what could not be looked at, and why; it counts against nobody. */
export function unverifiableSheet(judged: readonly Judged[], from: DetailFrom): Sheet {
  return {
    name: '无法核实',
    columns: [
      ...WHAT,
      column('渠道', 22),
      column('期限', 20),
      column('原因', 80),
      column('存证（SHA-256）', 40),
      column('存证网址', 40),
    ],
    rows: judged.map((one) => [
      ...whatCells(one, from, subjectOf(one)),
      cellText(one.channel.name),
      dueShort(one.obligation.due),
      cellText(one.standing.because),
      ...evidenceCells(one, from),
    ]),
  }
}
