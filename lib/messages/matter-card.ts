import { overdueAfter } from '../domain/duty/due.ts'
import type { LegalBasis } from '../domain/duty/item.ts'
import type { Matter } from '../domain/tell/matter.ts'
import { chinaDateOf, type Instant } from '../domain/time/instant.ts'
import {
  dayInYearWords,
  dayWords,
  dueWords,
  lateSpanWords,
  timeLeftWords,
  workdaysLeftWords,
} from './chinese-dates.ts'
import type { Card, Fact, Span, Tone } from './letter/letter.ts'
import { groupOf, type MatterGroup } from './matter-group.ts'
import { plainTitle } from './plain-title.ts'

const TONES: Readonly<Record<MatterGroup, Tone>> = {
  'taken-down': 'late',
  overdue: 'late',
  unproved: 'ask',
  warn: 'soon',
  advice: 'plain',
  closed: 'done',
}

export interface CardFrom {
  readonly now: Instant
  /** The unit that the mail is addressed to; a matter of another unit names its own. */
  readonly unitName: string
  readonly number: number
  /** An earlier block of the mail that gives the same terms, basis and elements. */
  readonly sameAs?: number | undefined
  /** True when another block has the same heading: the channel then tells them apart. */
  readonly namesChannel?: boolean | undefined
}

/** One open matter as a block of a mail: what, since when, by when, where, what was seen, on what basis. */
export function matterCard(matter: Matter, from: CardFrom): Card {
  const group = groupOf(matter)
  const facts: readonly (Fact | undefined)[] = [
    matter.unitName === from.unitName ? undefined : fact('责任单位', matter.unitName),
    fact('公开事项', itemWords(matter)),
    fact('触发事件', `${matter.eventName}，${dayWords(matter.occurredOn)}`),
    { ...timeFact(matter, group, from.now), strong: true },
    placeFact(matter, group),
    lookFact(matter, group),
    ...ruleFacts(matter, from.sameAs),
    matter.flag === undefined ? undefined : fact('说明', matter.flag),
  ]
  return {
    kind: 'card',
    tone: TONES[group],
    badge: badgeOf(matter, group, from.now),
    title: `${from.number}. ${plainTitle(matter.subject)}${from.namesChannel === true ? `（${plainTitle(matter.channelName, 20)}）` : ''}`,
    facts: facts.filter((one) => one !== undefined),
  }
}

function ruleFacts(matter: Matter, sameAs: number | undefined): readonly (Fact | undefined)[] {
  if (sameAs !== undefined) return [fact('公开依据', `与第${sameAs}项相同，公开内容和监督渠道也相同`)]
  return [
    termsFact(matter),
    { label: '公开依据', lines: basisLines(matter) },
    matter.elements.length === 0
      ? undefined
      : { label: '公开内容', lines: matter.elements.map((text) => ({ text })) },
    matter.oversight === '' ? undefined : fact('监督渠道', matter.oversight),
  ]
}

function fact(label: string, text: string, url?: string): Fact {
  return { label, lines: [{ text, url }] }
}

export function itemWords({ itemTitle, row }: Pick<Matter, 'itemTitle' | 'row'>): string {
  return row === undefined ? itemTitle : `${itemTitle}（目录第${row}行）`
}

function badgeOf(matter: Matter, group: MatterGroup, now: Instant): string {
  switch (group) {
    case 'taken-down':
      return '提前撤下，请恢复公开'
    case 'overdue':
      return lateWords(matter, now)
    case 'unproved':
      return '待现场证明'
    case 'advice':
      return `上位法提示，${leftWords(matter, now)}`
    case 'warn':
    case 'closed':
      return leftWords(matter, now)
  }
}

/** Time left to the reminding date. It never says late: that is proved by a look, not by the calendar. */
export function leftWords({ due, workdaysLeft }: Matter, now: Instant): string {
  if (due.kind === 'by-instant' && due.dueAt > now) return timeLeftWords(now, due.dueAt)
  if (workdaysLeft === undefined || workdaysLeft < 0) return '请尽快办理'
  if (due.kind === 'provisional') return `距最早日期${workdaysLeftWords(workdaysLeft)}`
  const isLastDay = 'safeOn' in due && due.safeOn < due.dueOn
  return workdaysLeft === 0 && isLastDay ? '建议今天办理' : workdaysLeftWords(workdaysLeft)
}

/** How late, in workdays; rules of hours and lateness that began today are told in hours. */
function lateWords({ due, standing, workdaysLeft }: Matter, now: Instant): string {
  const since = standing.kind === 'overdue' ? standing.since : now
  const wasMoved = since !== overdueAfter(due)
  if (wasMoved || workdaysLeft === undefined || workdaysLeft >= 0) return `已逾期${lateSpanWords(since, now)}`
  return workdaysLeftWords(workdaysLeft)
}

function timeFact(matter: Matter, group: MatterGroup, now: Instant): Fact {
  const { due, standing } = matter
  if (standing.kind === 'taken-down-early') {
    const { keepUntilOn } = standing
    return fact('应当保留', keepUntilOn === undefined ? '长期公开' : `保留至${dayWords(keepUntilOn)}`)
  }
  if (standing.kind === 'overdue' && standing.since !== overdueAfter(due)) {
    return fact('公开期限', `经批准延期至${dayWords(chinaDateOf(standing.since))}，${lateWords(matter, now)}`)
  }
  if (group === 'overdue') return fact('公开期限', `${deadWords(matter)}，${lateWords(matter, now)}`)
  if (group === 'unproved') return fact('公开期限', `${deadWords(matter)}，期限已过`)
  const words = due.kind === 'provisional' ? [dueWords(due)] : [dueWords(due), leftWords(matter, now)]
  return fact('公开期限', words.join('，'))
}

/** A due date that has passed needs no advice on when to act. */
function deadWords({ due }: Matter): string {
  return 'dueOn' in due && due.kind !== 'by-instant' ? dayWords(due.dueOn) : dueWords(due)
}

function placeFact({ channelName, channelAddress, isPlace }: Matter, group: MatterGroup): Fact {
  const where: Span = { text: channelName, url: isPlace ? undefined : channelAddress }
  if (!isPlace) return { label: '发布渠道', lines: [where] }
  const proof =
    group === 'unproved'
      ? '请上传现场证明：回复本邮件，附照片，写明张贴日期'
      : '张贴后并上传现场证明：回复本邮件，附照片，写明张贴日期'
  return { label: '发布渠道', lines: [where, { text: proof }] }
}

/** Why it is said. Before the due moment nothing is claimed to be absent: only where the system looked. */
function lookFact(matter: Matter, group: MatterGroup): Fact {
  const { standing, channelName } = matter
  if (standing.kind === 'taken-down-early') {
    const { answer } = standing
    const notice = { text: `原公告：${plainTitle(answer.title)}`, url: answer.url }
    return { label: '核对情况', lines: [{ text: standing.because }, notice] }
  }
  if (group !== 'warn' && group !== 'advice') return fact('核对情况', standing.because)
  if (matter.isPlace) return fact('核对情况', '现场张贴以回复的现场证明为准，如已回复请忽略。')
  if (standing.kind === 'awaited' && !standing.channelReadable) {
    const why = standing.neverLooked === true ? '本系统尚未查看' : '目前无法读取'
    return fact('核对情况', `${channelName}${why}，暂不能核对，不影响公开时限。`)
  }
  return fact('核对情况', '本系统只核对公开渠道，如已发布请忽略。')
}

function termsFact({ deadlineWording, keepWording, warning }: Matter): Fact | undefined {
  const lines = [
    ...(deadlineWording === '' || warning ? [] : [{ text: `公开时效：${deadlineWording}` }]),
    ...(keepWording === undefined ? [] : [{ text: `公开时限：${keepWording}` }]),
  ]
  return lines.length === 0 ? undefined : { label: '目录规定', lines }
}

/** Higher law leads where it alone makes the matter due. */
function basisLines({ row, basis, warning }: Matter): readonly Span[] {
  const directive: Span = {
    text: `喀政办发〔2018〕65号${row === undefined ? '' : `附件第${row}行`}${warning ? '（本时限出自上位法，不是该行规定的时效）' : ''}`,
  }
  const laws = basis.map((one) => ({ text: citationWords(one) }))
  return warning ? [...laws, directive] : [directive, ...laws]
}

function citationWords({ law, article, says, mark }: LegalBasis): string {
  const name = /^《/u.test(law) ? law : `《${law}》`
  return `${name}${article ?? ''}：${says}${mark === 'second-hand' ? '（转引，以原文为准）' : ''}`
}

/** A matter that is done, given up or passed on, in one line. */
export function closedLine(matter: Matter): Span {
  const { standing } = matter
  const answer = 'answer' in standing && matter.kind !== 'forwarded' ? standing.answer : undefined
  return {
    text: `${plainTitle(matter.subject)} — ${itemWords(matter)}：${endWords(matter)}`,
    url: answer?.url,
  }
}

function endWords({ kind, standing, channelName, unitName }: Matter): string {
  if (kind === 'forwarded') return `已转由${unitName}办理`
  if (standing.kind === 'withheld') return '已决定依法不予公开'
  if (standing.kind === 'withdrawn') return '登记已撤回'
  const answer = standing.kind === 'published' || standing.kind === 'incomplete' ? standing.answer : undefined
  const seen =
    answer === undefined ? '已有公开证明' : `${dayInYearWords(chinaDateOf(answer.firstSeenAt))}已看到公开`
  if (standing.kind !== 'incomplete') return `${channelName}${seen}`
  const lacks = standing.absent.map(({ n, text }) => `${n}. ${plainTitle(text, 20)}`)
  return `${channelName}${seen}，但未见下列要素，请补充：${lacks.join('；')}`
}
