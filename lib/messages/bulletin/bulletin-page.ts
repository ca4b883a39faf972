import { subjectOf } from '../../domain/judge/standing/subject.ts'
import type { Bulletin, UnitTally } from '../../domain/tell/figures/bulletin.ts'
import {
  judgedOf,
  LATENESS_RATE,
  OMISSION_RATE,
  PUNCTUALITY,
  RATES,
  type Rate,
  rateOf,
  VERIFIABILITY,
} from '../../domain/tell/figures/rates.ts'
import type { Tally } from '../../domain/tell/figures/tally.ts'
import { formatChinaMinute, type Instant } from '../../domain/time/instant.ts'
import { dueShort } from '../chinese-dates.ts'
import { rateWords } from '../digest/digest-figures.ts'
import { plainLine, plainTitle } from '../plain-title.ts'

/** A draft in values: paragraphs under headings, one table, and the lines that people fill in and sign. */
export interface BulletinPage {
  readonly title: string
  readonly addressees: string
  readonly sections: readonly BulletinSection[]
  readonly table: {
    readonly title: string
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
  readonly signature: readonly string[]
}

export interface BulletinSection {
  readonly heading?: string | undefined
  readonly paragraphs: readonly string[]
}

export interface BulletinFrom {
  readonly bulletin: Bulletin
  readonly countyName: string
  readonly officeName: string
  readonly unitNames: ReadonlyMap<string, string>
  readonly now: Instant
}

export const DRAFT_MARK = '草稿　未经审核和签发，不得外发'
const BLANK = '＿＿＿＿＿＿'
/** Matters of one unit that are named; the others are counted. */
const MATTERS_MAX = 5
const NONE_NAMED = '本月没有达到通报表扬条件的单位。'

/** 通报 for a person to edit: praise and criticism by the figures, and nothing said of what could not be looked at. */
export function bulletinPage(from: BulletinFrom): BulletinPage {
  const { bulletin, countyName, officeName } = from
  const month = monthWords(bulletin.month.id)
  return {
    title: `关于${countyName}${month}公共资源配置领域信息公开情况的通报`,
    addressees: '各有关单位：',
    sections: [
      {
        paragraphs: [
          `按照公共资源配置领域政府信息公开的有关规定，现将${periodWords(bulletin)}各单位公开情况通报如下。`,
        ],
      },
      { heading: '一、总体情况', paragraphs: wholeWords(from) },
      { heading: '二、通报表扬', paragraphs: praiseWords(from) },
      { heading: '三、存在的问题', paragraphs: faultWords(from) },
      ...notCheckedSection(from),
      {
        heading: `${bulletin.notChecked.length === 0 ? '四' : '五'}、工作要求`,
        paragraphs: [`（请填写整改要求和时限）${BLANK}${BLANK}`],
      },
    ],
    table: unitTable(from),
    signature: [officeName, `${BLANK}年＿＿月＿＿日`, `拟稿：${BLANK}　审核：${BLANK}　签发：${BLANK}`],
  }
}

function wholeWords({ bulletin, now }: BulletinFrom): readonly string[] {
  const { total, previous, throughOn, month } = bulletin
  const isOver = throughOn === month.lastOn
  if (total.due === 0) return [`${periodWords(bulletin)}没有到期的公开事项。`]
  const rate = (of: Rate) => `${of.name}${rateWords(rateOf(of, total))}`
  const open = total.due - judgedOf(total)
  return [
    `全县应公开${total.due}项，已核查${judgedOf(total)}项，其中按时${total.onTime}项、迟报${total.late}项、逾期未见公开${total.overdue}项。${rate(PUNCTUALITY)}，${rate(LATENESS_RATE)}，${rate(OMISSION_RATE)}，${rate(VERIFIABILITY)}。${previousWords(previous.tally)}`,
    ...(open === 0
      ? []
      : [
          `另有${open}项因渠道读不出来、待现场证明或者早晚待定等原因没有查清，不能认定公开与否，不计入任何单位。`,
        ]),
    ...(isOver ? [] : [`本月尚未结束，数字截至${throughOn}。`]),
    `以上数字截至${formatChinaMinute(now)}，到期日在本月的事项计入，批准延期的按延期后的日期。`,
  ]
}

function previousWords(previous: Tally | undefined): string {
  if (previous === undefined) return '上月无数据。'
  const rate = rateOf(PUNCTUALITY, previous)
  return rate === undefined
    ? '上月没有可计算按时率的事项。'
    : `上月按时率${rateWords(rate)}（当时应公开${previous.due}项）。`
}

function praiseWords(from: BulletinFrom): readonly string[] {
  const { praised, rules } = from.bulletin
  if (praised.length === 0) return [NONE_NAMED]
  return [
    `下列单位已核查${rules.judgedMin}项以上，按时率不低于${rateWords(rules.praiseFrom)}，没有逾期、漏报和个人信息泄露，予以表扬：`,
    ...praised.map((one) => `${unitWords(one, from)}。`),
  ]
}

function faultWords(from: BulletinFrom): readonly string[] {
  const { criticised, rules } = from.bulletin
  const lowest = `按时率低于${rateWords(rules.criticiseBelow)}`
  if (criticised.length === 0) return [`已核查${rules.judgedMin}项以上的单位中，没有${lowest}的。`]
  return [
    `下列单位已核查${rules.judgedMin}项以上，${lowest}：`,
    ...criticised.flatMap((one) => [`${unitWords(one, from)}。`, ...missingWords(one, from)]),
  ]
}

/** Only what is proved to be missing, each with the look that proves it. */
function missingWords({ unit }: UnitTally, { bulletin }: BulletinFrom): readonly string[] {
  const ofUnit = bulletin.overdue.filter(({ obligation }) => obligation.event.unit === unit)
  const more = ofUnit.length - MATTERS_MAX
  const named = ofUnit.slice(0, MATTERS_MAX).map((one, index) => {
    const { obligation, channel, standing } = one
    const looked =
      standing.kind === 'overdue'
        ? `，${formatChinaMinute(standing.lookedAt)}查看${plainLine(channel.name)}仍未见公开`
        : ''
    return `（${index + 1}）${plainTitle(subjectOf(one), 60)}：${plainLine(obligation.item.title)}应不迟于${dueShort(obligation.due)}公开${looked}（台账编号${plainLine(obligation.id)}）。`
  })
  return more > 0 ? [...named, `另有${more}项见台账。`] : named
}

function notCheckedSection(from: BulletinFrom): readonly BulletinSection[] {
  const { notChecked, rules } = from.bulletin
  if (notChecked.length === 0) return []
  const names = notChecked.map(
    ({ unit, tally }) => `${nameOf(unit, from)}（应公开${tally.due}项，已核查${judgedOf(tally)}项）`,
  )
  return [
    {
      heading: '四、未能核实的情况',
      paragraphs: [
        `下列单位的事项可核查率不足${rateWords(rules.verifiabilityMin)}，主要是渠道不能自动读取或者尚无现场证明，本次不作评价：${names.join('、')}。`,
      ],
    },
  ]
}

function unitWords({ unit, tally }: UnitTally, from: BulletinFrom): string {
  const { due, onTime, late, overdue } = tally
  const counts = `应公开${due}项，已核查${judgedOf(tally)}项，按时${onTime}项、迟报${late}项、逾期未见公开${overdue}项`
  return `${nameOf(unit, from)}：${counts}，按时率${rateWords(rateOf(PUNCTUALITY, tally))}`
}

function unitTable(from: BulletinFrom): BulletinPage['table'] {
  const { units, total } = from.bulletin
  const cells = (name: string, tally: Tally) => [
    name,
    `${tally.due}`,
    `${judgedOf(tally)}`,
    ...RATES.map((rate) => rateWords(rateOf(rate, tally))),
  ]
  return {
    title: '附表　各单位公开情况',
    columns: ['单位', '应公开', '已核查', ...RATES.map(({ name }) => name)],
    rows: [cells('全县', total), ...units.map(({ unit, tally }) => cells(nameOf(unit, from), tally))],
  }
}

function nameOf(unit: string, { unitNames }: BulletinFrom): string {
  return plainLine(unitNames.get(unit) ?? unit)
}

/** `2026年10月`. */
function monthWords(id: string): string {
  return `${id.slice(0, 4)}年${Number(id.slice(5))}月`
}

/** `2026年10月（1日至31日）`. */
function periodWords({ month, throughOn }: Bulletin): string {
  return `${monthWords(month.id)}（1日至${Number(throughOn.slice(8))}日）`
}
