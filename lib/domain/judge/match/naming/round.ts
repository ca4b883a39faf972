import { NUMERAL, numeralOf } from './numeral.ts'

/**
 * `第二次`, `（二次）`, `二次招标`. Not 二次供水 and 一次性, which are what is bought; nor 第三次全国…, which is a census.
 */
const ROUND = new RegExp(
  `第(${NUMERAL})次(?!全国)|[(\\[【](${NUMERAL})次[^)\\]】]{0,4}[)\\]】]|` +
    `(${NUMERAL})次(?=重新|公开|邀请|竞争|电子|国内|单一来源|资格|招标|采购|公告|公示|挂牌|拍卖|磋商|谈判|询价|竞价|比选|更正|变更|澄清|终止|流标|废标|候选|中标|成交|入围|结果|$)`,
  'g',
)
const AGAIN =
  /(?:重新|再次)(?:公开|组织|进行)?(?:招标|公告|公示|采购|挂牌|拍卖|出让|磋商|谈判|询价|竞价|比选)|[([【](?:重新|再次)[)\]】]/

const HAS_ROUND = /[次重]/
const FIRST: Round = { number: 1, isAgain: false, isSaid: false }

/** The round of a repeated procedure. `isAgain`: the text says that it is repeated, but not how often. */
export interface Round {
  readonly number: number
  readonly isAgain: boolean
  /** False where no round is named: people leave it out of second rounds too. */
  readonly isSaid: boolean
}

/** The round that a text of half width names, the first when it names none. */
export function roundOf(text: string): Round {
  if (!HAS_ROUND.test(text)) return FIRST
  const found = [...text.matchAll(ROUND)].at(-1)
  const number = numeralOf(found?.slice(1).find((digits) => digits !== undefined) ?? '')
  if (number !== undefined) return { number: Math.max(1, number), isAgain: false, isSaid: true }
  return AGAIN.test(text) ? { number: 2, isAgain: true, isSaid: true } : FIRST
}

/** A second round does not answer the event of the first. */
export function isSameRound(one: Round, other: Round): boolean {
  if (one.isAgain || other.isAgain) return one.number > 1 && other.number > 1
  return one.number === other.number
}

export function withoutRound(text: string): string {
  return HAS_ROUND.test(text) ? text.replace(ROUND, '') : text
}
