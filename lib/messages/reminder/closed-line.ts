import type { Matter } from '../../domain/tell/matter.ts'
import { chinaDateOf } from '../../domain/time/instant.ts'
import { dayInYearWords } from '../chinese-dates.ts'
import type { Span } from '../letter/letter.ts'
import { itemWords } from '../matter-card.ts'
import { plainTitle } from '../plain-title.ts'

/** A matter that is done, given up or passed on, in one line. */
export function closedLine(matter: Matter): Span {
  const { standing } = matter
  const isOfNotice = matter.kind !== 'forwarded' && 'answer' in standing
  const answer = isOfNotice ? standing.answer : undefined
  return {
    text: `· ${plainTitle(matter.subject)} — ${itemWords(matter)}：${endWords(matter)}`,
    url: answer?.url,
  }
}

function endWords({ kind, standing, channelName, unitName }: Matter): string {
  if (kind === 'forwarded') return `已转由${unitName}办理`
  if (kind === 'personal-closed') return '公告中的个人信息已不再显示'
  if (standing.kind === 'withheld') return '已决定依法不予公开'
  if (standing.kind === 'withdrawn') return '登记已撤回'
  const answer = standing.kind === 'published' || standing.kind === 'incomplete' ? standing.answer : undefined
  const seen =
    answer === undefined ? '已有公开证明' : `${dayInYearWords(chinaDateOf(answer.firstSeenAt))}已看到公开`
  if (standing.kind !== 'incomplete') return `${channelName}${seen}`
  const lacks = standing.absent.map(({ n, text }) => `${n}. ${plainTitle(text, 20)}`)
  return `${channelName}${seen}，但未见下列要素，请补充：${lacks.join('；')}`
}
