import { chinaDayOf } from '../../time/instant.ts'
import { type DayNumber, toDayNumber } from '../../time/local-date.ts'
import { NOTICE_TEXT_MAX, type Notice } from '../../watch/notice.ts'
import { bareCodesIn, type Code, codesOfNotice } from './event-keys.ts'
import { bareKey, foldName, nameKey } from './name-key.ts'
import { lotsOf } from './naming/lots.ts'
import { type Round, roundOf } from './naming/round.ts'
import { skeletonOf, tradesIn } from './naming/words.ts'

/** Of a notice, what says which event it answers. Without a displayed day the first sighting stands for it, if known. */
export type MatchedText = Pick<
  Notice,
  'title' | 'text' | 'column' | 'channel' | 'identifiers' | 'displayedOn'
> &
  Partial<Pick<Notice, 'firstSeenAt' | 'absentAt'>>

const LABEL = /^\s*(?:\[[^\]]{1,20}\]|【[^】]{1,24}】|[(（][招采][标购][)）])+/

/** 项目名称：…, or 本招标项目…已由…批准; a name ends at a blank, where forms go on in the same line. */
const PROJECT =
  /(?:(?:项目|工程|标段)名称\s?[:：]\s?|本招标项目\s?)([^\s;；。，,|]{4,80}?)(?=[\s;；。，,|]|[（(]?(?:项目|招标|采购)编号|已由|$)/

/** The same, read once and compared with many events; what is seldom needed is read when it is. */
export class NoticeFace {
  readonly notice: MatchedText
  readonly titleKey: string
  readonly round: Round
  readonly lots: ReadonlySet<string>
  readonly codes: readonly Code[]
  readonly #codeKeys: ReadonlySet<string>
  readonly bareCodes: ReadonlySet<string>
  #textKey: string | undefined
  #skeleton: string | undefined
  #isNamedByText: boolean | undefined
  #projectKey: string | undefined
  #trades: readonly string[] | undefined
  #codesInTitle: readonly string[] | undefined

  constructor(notice: MatchedText) {
    this.notice = notice
    const title = foldName(notice.title)
    this.titleKey = bareKey(title)
    this.round = roundOf(title)
    this.lots = lotsOf(title)
    this.codes = codesOfNotice(notice)
    this.#codeKeys = new Set(this.codes.map(({ kind, code }) => `${kind}:${code}`))
    this.bareCodes = new Set(
      bareCodesIn(notice.text === '' ? notice.title : `${notice.title}\n${headOf(notice)}`),
    )
  }

  hasCode({ kind, code }: Code): boolean {
    return this.#codeKeys.has(`${kind}:${code}`) || (kind !== 'creditCode' && this.bareCodes.has(code))
  }

  /** The key of what a portal puts in brackets in front: a region, a kind, a number. */
  get labelKey(): string {
    const label = LABEL.exec(this.notice.title)?.[0]
    return label === undefined ? '' : nameKey(label)
  }

  get trades(): readonly string[] {
    this.#trades ??= tradesIn(this.titleKey)
    return this.#trades
  }

  /** Addressee and project stand at the beginning of a text; further down other projects are mentioned. */
  get textKey(): string {
    this.#textKey ??= bareKey(foldName(headOf(this.notice)))
    return this.#textKey
  }

  /** Keys of its numbers, where they stand in the title. */
  get codesInTitle(): readonly string[] {
    this.#codesInTitle ??= [...this.codes.map(({ code }) => code), ...this.bareCodes]
      .map(nameKey)
      .filter((key) => this.titleKey.includes(key))
      .toSorted((a, b) => b.length - a.length)
    return this.#codesInTitle
  }

  /** Of its title or, where that names no project, of the project that its text says it is about. */
  get skeleton(): string {
    this.#skeleton ??= skeletonOf(this.isNamedByText ? this.projectKey : this.titleKey)
    return this.#skeleton
  }

  /** True when only the text says which project it is about: 成交公告. */
  get isNamedByText(): boolean {
    this.#isNamedByText ??= this.projectKey !== '' && skeletonOf(this.titleKey) === ''
    return this.#isNamedByText
  }

  /** The key of the project that the text says it is about; empty when it does not say. */
  get projectKey(): string {
    this.#projectKey ??= bareKey(foldName(PROJECT.exec(headOf(this.notice))?.[1] ?? ''))
    return this.#projectKey
  }

  /** Undefined when neither the page nor a look says on which day it was there. */
  get shownDay(): DayNumber | undefined {
    return shownDayOf(this.notice)
  }
}

export function shownDayOf({
  displayedOn,
  firstSeenAt,
}: Pick<MatchedText, 'displayedOn' | 'firstSeenAt'>): DayNumber | undefined {
  if (displayedOn !== undefined) return toDayNumber(displayedOn)
  return firstSeenAt === undefined ? undefined : chinaDayOf(firstSeenAt)
}

function headOf({ text }: Pick<MatchedText, 'text'>): string {
  return text.slice(0, NOTICE_TEXT_MAX)
}
