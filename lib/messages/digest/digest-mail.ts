import type { County } from '../../domain/tell/county.ts'
import type { Digest } from '../../domain/tell/digest.ts'
import { PUNCTUALITY, rateOf } from '../../domain/tell/figures/rates.ts'
import { chinaDateOf } from '../../domain/time/instant.ts'
import { dayInYearWords, dayWords } from '../chinese-dates.ts'
import type { Letter, Part, Span } from '../letter/letter.ts'
import { paragraph, quiet } from '../letter/letter.ts'
import { letterHtml } from '../letter/letter-html.ts'
import { letterText } from '../letter/letter-text.ts'
import type { MailText } from '../reminder-mail.ts'
import { comparisonParts, weeksParts } from './digest-compare.ts'
import { FORMULA_NOTE, headlineFigures, rateWords, standingsPart } from './digest-figures.ts'
import { type Anchor, filesParts } from './digest-links.ts'
import { comingSections, dueSection, openSections } from './digest-matters.ts'
import { peopleSections, sentPart } from './digest-people.ts'
import { type Section, type SectionFrom, sectionParts } from './digest-sections.ts'
import { figuresParts } from './digest-tables.ts'
import { type UnclaimedWords, unclaimedSections } from './digest-unclaimed.ts'

/** A channel that could not be read as it should, in words for the office, and where to look at it. */
export interface HealthWords {
  readonly channel: string
  readonly words: string
  readonly links?: readonly Span[] | undefined
}

export interface DigestFrom extends Omit<SectionFrom, 'rowOf'> {
  readonly digest: Digest
  readonly countyName: string
  readonly officeName: string
  readonly health: readonly HealthWords[]
  readonly rowOf?: SectionFrom['rowOf'] | undefined
  readonly unclaimed?: UnclaimedWords | undefined
  /** Receipts whose messages are not known. */
  readonly strays?: number | undefined
  readonly sms?: Pick<County['sms'], 'monthlyMax'> | undefined
  /** What is attached, a line each. */
  readonly files?: readonly string[] | undefined
}

/** Monday's digest for the transparency office: what could not be checked comes before what went wrong. */
export function digestMail(from: DigestFrom): MailText {
  const { digest, countyName, now, files = [] } = from
  const sections = sectionsOf(from)
  const letter: Letter = {
    title: `${countyName}公共资源配置信息公开周报`,
    subtitle: `${digest.week.id} · ${dayWords(digest.week.firstOn)}至${dayInYearWords(digest.week.lastOn)}`,
    parts: [
      ...headParts(from),
      ...sections.open.flatMap(sectionParts),
      ...weeksParts(digest.comparisons),
      ...figuresParts(digest.figures, from.unitNames),
      ...sections.later.flatMap(sectionParts),
      ...healthParts(from.health),
      ...quietParts([...sections.open, ...sections.later]),
      ...filesParts(files),
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

function headParts({ digest, sms, strays = 0 }: DigestFrom): readonly Part[] {
  const { total, standings, comparisons } = digest
  const empty = total.due === 0 ? [paragraph('本周没有到期的公开事项，所以没有按时率。')] : []
  const own: Anchor = total.due === 0 ? 'files' : 'due'
  return [
    ...empty,
    headlineFigures(total, comparisons.lastWeek.tally, own),
    ...comparisonParts(total, comparisons, own),
    standingsPart(standings),
    sentPart(digest, sms, strays),
  ]
}

function sectionsOf(from: DigestFrom): {
  readonly open: readonly Section[]
  readonly later: readonly Section[]
} {
  const { digest, rowOf = new Map(), unclaimed = { proposals: [], expectations: [] } } = from
  const place: SectionFrom = { ...from, rowOf }
  return {
    open: [...openSections(digest, place), ...unclaimedSections(unclaimed, place)],
    later: [dueSection(digest, place), ...comingSections(digest, place), ...peopleSections(from)],
  }
}

function healthParts(health: readonly HealthWords[]): readonly Part[] {
  if (health.length === 0) return [quiet('各发布渠道读取正常。')]
  return [
    { kind: 'heading', text: `渠道情况（${health.length}个）`, tone: 'plain', anchor: 'channels' },
    {
      kind: 'entries',
      entries: health.map(({ channel, words, links = [] }) => ({
        title: channel,
        lines: [{ text: words }, ...links],
      })),
    },
  ]
}

/** An empty list is said, not left out: silence would read as "not looked at". */
function quietParts(sections: readonly Section[]): readonly Part[] {
  const empty = sections.filter(({ entries }) => entries.length === 0)
  return empty.length === 0 ? [] : [quiet(`本周没有：${empty.map(({ name }) => name).join('、')}。`)]
}
