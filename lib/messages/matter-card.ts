import { overdueAfter } from '../domain/duty/due.ts'
import type { LegalBasis } from '../domain/duty/item.ts'
import { isDueChange } from '../domain/tell/line.ts'
import type { Matter } from '../domain/tell/matter.ts'
import { chinaDateOf, type Instant } from '../domain/time/instant.ts'
import {
  dayInYearWords,
  dayWords,
  dueWords,
  lateSpanWords,
  timeLeftWords,
  toldDueWords,
  workdaysLeftWords,
} from './chinese-dates.ts'
import type { Card, Fact, Span, Tone } from './letter/letter.ts'
import { groupOf, type MatterGroup } from './matter-group.ts'
import { plainTitle } from './plain-title.ts'
import { personalFacts } from './reminder/personal-card.ts'

const TONES: Readonly<Record<MatterGroup, Tone>> = {
  personal: 'late',
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
  /** Stored pages that prove what is said. */
  readonly evidence?: readonly Span[] | undefined
}

/** One open matter as a block of a mail: what, since when, by when, where, what was seen, on what basis. */
export function matterCard(matter: Matter, from: CardFrom): Card {
  const group = groupOf(matter)
  const facts: readonly (Fact | undefined)[] = [
    matter.unitName === from.unitName ? undefined : fact('责任单位', matter.unitName),
    fact('公开事项', itemWords(matter)),
    ...(group === 'personal' ? personalFacts(matter) : publishFacts(matter, group, from)),
    from.evidence?.length ? { label: '留存证据', lines: from.evidence } : undefined,
    matter.flag === undefined ? undefined : fact('说明', matter.flag),
  ]
  return {
    kind: 'card',
    tone: TONES[group],
    badge: `${marksOf(matter)}${badgeOf(matter, group, from.now)}`,
    title: `${from.number}. ${plainTitle(matter.subject)}${from.namesChannel === true ? `（${plainTitle(matter.channelName, 20)}）` : ''}`,
    facts: facts.filter((one) => one !== undefined),
  }
}

function publishFacts(
  matter: Matter,
  group: MatterGroup,
  { now, sameAs }: CardFrom,
): readonly (Fact | undefined)[] {
  const correction = correctionWords(matter)
  return [
    fact('触发事件', `${matter.eventName}，${dayWords(matter.occurredOn)}`),
    { ...timeFact(matter, group, now), strong: true },
    correction === undefined ? undefined : fact('期限变更', correction),
    placeFact(matter, group),
    lookFact(matter, group),
    ...ruleFacts(matter, sameAs),
  ]
}

/** What is news of a matter, before what it leaves to do. */
function marksOf(matter: Matter): string {
  if (isDueChange(matter) || matter.correction !== undefined) return '期限有变更，'
  return matter.isNew === true ? '新增，' : ''
}

/** The reader was told of another due date before. */
export function isCorrected(matter: Matter): boolean {
  return isDueChange(matter) || matter.correction !== undefined
}

/** What an earlier mail said and what holds now; undefined for a line that corrects nothing. */
export function correctionWords(matter: Matter): string | undefined {
  if (!isDueChange(matter) && matter.correction === undefined) return undefined
  const { toldDue, because } = matter.correction ?? {}
  const told = toldDue === undefined ? undefined : toldDueWords(toldDue)
  const why = because === undefined ? '' : `原因：${because}`
  return told === undefined
    ? `与此前提醒的期限不同，以本次为准。${why}`
    : `此前提醒的期限为${told}，现更正为${dueWords(matter.due)}，以本次为准。${why}`
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
    case 'personal':
      return '公告含有个人信息，请立即核对'
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
  if (due.kind === 'provisional') return `期限暂定，距最早日期${workdaysLeftWords(workdaysLeft)}`
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
  const until = due.kind === 'provisional' ? `即${dayInYearWords(due.earliestOn)}` : leftWords(matter, now)
  return fact('公开期限', `${dueWords(due)}，${until}`)
}

/** A due date that has passed needs no advice on when to act. */
function deadWords({ due }: Matter): string {
  return 'dueOn' in due && due.kind !== 'by-instant' ? dayWords(due.dueOn) : dueWords(due)
}

function placeFact({ channelName, channelAddress, isPlace, proofAsk }: Matter, group: MatterGroup): Fact {
  const where: Span = { text: channelName, url: isPlace ? undefined : channelAddress }
  if (!isPlace) return { label: '发布渠道', lines: [where] }
  const when = group === 'unproved' ? '请回复本邮件，补交现场证明' : '办理后请回复本邮件，提交现场证明'
  return { label: '发布渠道', lines: [where, { text: `${when}：${proofAsk ?? '附照片，写明张贴日期。'}` }] }
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
  if (matter.isPlace) return fact('核对情况', '以回复的现场证明为准，如已回复请忽略。')
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
