import type { Judged } from '../../domain/judge/judge-county.ts'
import type { Warning } from '../../domain/judge/standing/warnings.ts'
import { type Digest, isPersonal } from '../../domain/tell/digest.ts'
import { PUNCTUALITY, rateOf } from '../../domain/tell/figures/rates.ts'
import type { Tally } from '../../domain/tell/figures/tally.ts'
import { chinaDateOf, type Instant } from '../../domain/time/instant.ts'
import type { ListState } from '../../domain/watch/channel-health.ts'
import { dayInYearWords, dayWords } from '../chinese-dates.ts'
import type { EvidenceLink } from '../evidence-pieces.ts'
import type { Letter, Part } from '../letter/letter.ts'
import { paragraph, quiet } from '../letter/letter.ts'
import { letterHtml } from '../letter/letter-html.ts'
import { letterText } from '../letter/letter-text.ts'
import { messageEntry } from '../message-entry.ts'
import type { MailText } from '../reminder-mail.ts'
import { FORMULA_NOTE, headlineFigures, rateWords, standingsPart } from './digest-figures.ts'
import {
  comingEntry,
  judgedEntry,
  type Section,
  type SectionFrom,
  sectionParts,
  warnedEntry,
} from './digest-sections.ts'
import { figuresParts } from './digest-tables.ts'

/** A channel that could not be read as it should, in words for the office. */
export interface HealthWords {
  readonly channel: string
  readonly words: string
}

export interface DigestFrom {
  readonly digest: Digest
  readonly countyName: string
  readonly officeName: string
  readonly unitNames: ReadonlyMap<string, string>
  readonly health: readonly HealthWords[]
  /** Looks at lists, which prove what was not there. */
  readonly lists: readonly ListState[]
  readonly evidenceLink: EvidenceLink
  readonly now: Instant
  /** The figures of the week before. */
  readonly previous?: Tally | undefined
}

/** Monday's digest for the transparency office: what could not be checked comes before what went wrong. */
export function digestMail(from: DigestFrom): MailText {
  const { digest, countyName, now } = from
  const letter: Letter = {
    title: `${countyName}公共资源配置信息公开周报`,
    subtitle: `${digest.week.id} · ${dayWords(digest.week.firstOn)}至${dayInYearWords(digest.week.lastOn)}`,
    parts: [
      ...headParts(from),
      ...sectionsOf(from).flatMap(sectionParts),
      ...figuresParts(digest.figures, from.unitNames),
      ...laterSections(from).flatMap(sectionParts),
      ...healthParts(from.health),
      ...quietParts(from),
      FORMULA_NOTE,
    ],
    signature: [from.officeName, `${dayWords(chinaDateOf(now))}编制。所列各项均可在台账中查到依据。`],
  }
  return { subject: digestSubject(digest), text: letterText(letter), html: letterHtml(letter) }
}

function digestSubject({ week, total, overdue, toDecide }: Digest): string {
  const head = `【公开周报${week.id}】`
  if (total.due === 0 && overdue.length === 0 && toDecide.length === 0) return `${head}本周没有到期事项`
  const rate = rateOf(PUNCTUALITY, total)
  const words = [
    ...(rate === undefined ? [] : [`按时率${rateWords(rate)}`]),
    ...(overdue.length === 0 ? [] : [`逾期${overdue.length}项`]),
    ...(toDecide.length === 0 ? [] : [`待确认${toDecide.length}项`]),
  ]
  return `${head}${words.length === 0 ? `到期${total.due}项` : words.join('·')}`
}

function headParts({ digest, previous }: DigestFrom): readonly Part[] {
  const { total, standings, messagesSent } = digest
  const empty = total.due === 0 ? [paragraph('本周没有到期的公开事项，所以没有按时率。')] : []
  return [
    ...empty,
    headlineFigures(total, previous),
    standingsPart(standings),
    quiet(`本周发出提醒${messagesSent}封。`),
  ]
}

/** What needs somebody, most fundamental first: what the system itself does not know. */
function sectionsOf(from: DigestFrom): readonly Section[] {
  const { digest } = from
  const entries = (judged: readonly Judged[]) => judged.map((one) => judgedEntry(one, sectionFrom(from)))
  const warned = (judged: readonly Judged[], isOfSection: (warning: Warning) => boolean) =>
    judged.map((one) => warnedEntry(one, one.warnings?.filter(isOfSection) ?? [], sectionFrom(from)))
  const oldestFirst = digest.overdue.toSorted((a, b) => sinceOf(a) - sinceOf(b))
  return [
    {
      name: '无法核对',
      tone: 'ask',
      note: '这些事项系统没有查清，不能认定公开与否，请人工核对；责任单位没有因此收到催办。',
      entries: entries(digest.notVerifiable),
    },
    {
      name: '请您确认',
      tone: 'ask',
      note: '有几条公告可能对应，系统分不清，请指出是哪一条。',
      entries: entries(digest.toDecide),
    },
    {
      name: '公告中有个人信息',
      tone: 'late',
      note: '请责任单位立即遮盖后重新发布；这里和邮件里都不重复这些号码。',
      entries: warned(digest.personalData, isPersonal),
    },
    { name: '逾期未见公开', tone: 'late', entries: entries(oldestFirst) },
    { name: '提前撤下', tone: 'late', entries: entries(digest.takenDown) },
    {
      name: '要素不全',
      tone: 'ask',
      note: '已经公开，但读全文时没有找到规定的要素，请对照原文核实。',
      entries: entries(digest.incomplete),
    },
    {
      name: '疑似倒签',
      tone: 'ask',
      note: '页面日期早于系统核对到的时间，只是疑点，请调阅网站后台发布时间后认定。',
      entries: entries(digest.possiblyBackDated),
    },
    { name: '待现场证明', tone: 'ask', entries: entries(digest.unattested) },
    {
      name: '其他提示',
      tone: 'plain',
      note: '供审核，不表示没有履行公开义务。',
      entries: warned(digest.otherWarnings, (warning) => !isPersonal(warning)),
    },
  ]
}

function sinceOf({ standing }: Judged): number {
  return standing.kind === 'overdue' ? standing.since : 0
}

function laterSections(from: DigestFrom): readonly Section[] {
  const { digest } = from
  const entries = (judged: readonly Judged[]) => judged.map((one) => comingEntry(one, sectionFrom(from)))
  return [
    { name: '下周到期', tone: 'soon', entries: entries(digest.comingUp) },
    {
      name: '期限待定',
      tone: 'soon',
      note: '期限跨入节假日安排还没有公布的时段，公布后自动重新计算；目前按最早日期提醒。',
      entries: entries(digest.provisional),
    },
    {
      name: '没有确认送达的提醒',
      tone: 'ask',
      entries: digest.messagesUnsettled.map((message) => messageEntry(message, from.now)),
    },
  ]
}

function sectionFrom({ unitNames, lists, evidenceLink, now }: DigestFrom): SectionFrom {
  return { unitNames, lists, evidenceLink, now }
}

function healthParts(health: readonly HealthWords[]): readonly Part[] {
  if (health.length === 0) return [quiet('各发布渠道读取正常。')]
  return [
    { kind: 'heading', text: `渠道情况（${health.length}个）`, tone: 'plain' },
    {
      kind: 'entries',
      entries: health.map(({ channel, words }) => ({ title: channel, lines: [{ text: words }] })),
    },
  ]
}

/** An empty list is said, not left out: silence would read as "not looked at". */
function quietParts(from: DigestFrom): readonly Part[] {
  const empty = [...sectionsOf(from), ...laterSections(from)].filter(({ entries }) => entries.length === 0)
  return empty.length === 0 ? [] : [quiet(`本周没有：${empty.map(({ name }) => name).join('、')}。`)]
}
