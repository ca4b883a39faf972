import type { Digest } from '../../domain/tell/digest.ts'
import {
  COMPLIANCE_RATE,
  LATENESS_RATE,
  OMISSION_RATE,
  PUNCTUALITY,
  RATES,
  type Rate,
  rateOf,
  VERIFIABILITY,
} from '../../domain/tell/figures/rates.ts'
import type { Tally } from '../../domain/tell/figures/tally.ts'
import type { Figure, Part, Tone } from '../letter/letter.ts'
import { quiet } from '../letter/letter.ts'
import { STANDING_LABELS, STANDING_ORDER } from '../standing-words.ts'
import { type Anchor, linkTo } from './digest-links.ts'

/** `87.5%`, `100%`; `—` where nothing could be judged. */
export function rateWords(rate: number | undefined): string {
  return rate === undefined ? '—' : `${percentOf(rate)}%`
}

/** With one decimal. Only all is 100, and only nothing is 0. */
export function percentOf(rate: number): number {
  const percent = Math.round(rate * 1000) / 10
  if (percent === 100 && rate < 1) return 99.9
  return percent === 0 && rate > 0 ? 0.1 : percent
}

/** The figures of the week at the head of the digest, with last week's rates beside them; each leads to its list. */
export function headlineFigures(total: Tally, previous: Tally | undefined, own: Anchor): Part {
  const rate = (of: Rate, tone: Tone): Figure => ({
    label: of.name,
    value: rateWords(rateOf(of, total)),
    note: `上周${previous === undefined ? '无数据' : rateWords(rateOf(of, previous))}`,
    tone,
  })
  const also = (count: number, words: string) => (count > 0 ? `另${words}${count}` : undefined)
  const figures: Figure[] = [
    { label: '应公开', value: `${total.due}`, tone: 'plain' },
    {
      label: '按时',
      value: `${total.onTime}`,
      note: also(total.uncertain, '早晚待定'),
      tone: total.onTime > 0 ? 'done' : 'plain',
    },
    { label: '迟报', value: `${total.late}`, tone: total.late > 0 ? 'ask' : 'plain' },
    {
      label: '逾期',
      value: `${total.overdue}`,
      note: also(total.unreported, '漏报'),
      tone: total.overdue > 0 ? 'late' : 'plain',
    },
    {
      label: '无法核对',
      value: `${total.unverifiable}`,
      note: also(total.unattested, '待证明'),
      tone: total.unverifiable > 0 ? 'ask' : 'plain',
    },
    rate(PUNCTUALITY, 'soon'),
    rate(LATENESS_RATE, 'plain'),
    rate(OMISSION_RATE, 'plain'),
    rate(COMPLIANCE_RATE, 'plain'),
    rate(VERIFIABILITY, 'soon'),
  ]
  return { kind: 'figures', figures: figures.map((figure) => ({ ...figure, url: linkTo(own) })) }
}

/** How the rates are made; what could not be checked is counted against nobody. */
export const FORMULA_NOTE: Part = quiet(
  `${RATES.map(({ name, formula }) => `${name}＝${formula}`).join('；')}。已核查＝按时＋迟报＋逾期。`,
  '“逾期”指期限后成功读取过该渠道而未见公开；渠道读不出来的一律算“无法核对”。无法核对、待现场证明、早晚待定的不进已核查，不算单位迟报或者漏报。',
  '“确认的漏报”指单位没有登记、由公告发现并经人工确认的事项，公开了也计入。瞒报率是考核用语，只按查证结果计算，不表示有意隐瞒。',
  '每项按到期日计入当周、当月和当年，批准延期的按延期后的日期；依法不公开、已撤回、期限无法计算的和上位法提示不计入。',
)

/** Standings of everything known to the end of the week, in one line. */
export function standingsPart(standings: Digest['standings']): Part {
  const words = STANDING_ORDER.flatMap((kind) => {
    const count = standings[kind]
    return count === undefined ? [] : [`${STANDING_LABELS[kind]}${count}项`]
  })
  const text = words.length === 0 ? '台账中还没有公开事项。' : `台账全部事项：${words.join('，')}。`
  return { kind: 'paragraph', lines: [{ text, url: linkTo('files') }], quiet: true }
}
