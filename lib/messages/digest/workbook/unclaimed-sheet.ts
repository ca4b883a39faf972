import type { Item } from '../../../domain/duty/item.ts'
import { formatChinaMinute } from '../../../domain/time/instant.ts'
import type { Notice } from '../../../domain/watch/notice.ts'
import type { UnclaimedWords } from '../digest-unclaimed.ts'
import { type Cell, cellText, column, type Sheet } from './sheet.ts'

export const UNCLAIMED_NAME = '待登记'

/** 待登记: every notice of a proposed event, and every expectation with the notice that it follows from. */
export function unclaimedSheet(
  { proposals, expectations }: UnclaimedWords,
  unitNames: ReadonlyMap<string, string>,
): Sheet {
  const row = (kind: string, item: Item, unit: string | undefined, notice: Notice): readonly Cell[] => [
    kind,
    cellText(item.title),
    cellText(unit === undefined ? '不明' : (unitNames.get(unit) ?? unit)),
    cellText(notice.title),
    formatChinaMinute(notice.firstSeenAt),
    cellText(notice.url),
    cellText(notice.evidence),
  ]
  return {
    name: UNCLAIMED_NAME,
    columns: [
      column('种类', 14),
      column('事项', 30),
      column('可能的单位', 22),
      column('公告', 50),
      column('首次见到', 18),
      column('公告网址', 40),
      column('存证（SHA-256）', 40),
    ],
    rows: [
      ...proposals.flatMap(({ item, unit, notices }) =>
        notices.map((notice) => row('无主公告', item, unit, notice)),
      ),
      ...expectations.map(({ item, unit, notice }) => row('应登记未登记', item, unit, notice)),
    ],
  }
}
