import type { Due } from '../duty/due.ts'
import type { DutyEvent } from '../duty/event.ts'
import type { Item } from '../duty/item.ts'
import type { Obligation } from '../duty/obligation.ts'
import { chinaDateOf, chinaDayOf } from '../time/instant.ts'
import { type LocalDate, toDayNumber } from '../time/local-date.ts'
import type { Notice } from '../watch/notice.ts'
import { lotOf, nameKey, roundOf } from './name-key.ts'
import { namedItems } from './recognition.ts'

/** One event that a notice may answer, with the evidence in words and the score by which it is ranked. */
export interface Candidate {
  readonly event: string
  readonly item: string
  readonly score: number
  readonly evidence: readonly string[]
}

/** `clear`: one event is ahead by a margin. `ambiguous`: several are close, and a person decides. */
export interface Verdict {
  readonly notice: Notice
  readonly kind: 'clear' | 'ambiguous' | 'none'
  readonly candidates: readonly Candidate[]
}

/** Weights follow the order of evidence: code, number, announcement, credit code, name. Kind alone is never enough. */
const WEIGHT = {
  projectCode: 100,
  procurementNo: 90,
  announcementNo: 80,
  parcelNo: 80,
  documentNo: 80,
  creditCode: 55,
  name: 60,
  sameName: 70,
}
const KIND_NAMED = 15
const IN_PERIOD = 12
const ENOUGH = 55
const MARGIN = 10
/** A notice displayed this long before its event is about something else; clerks date by hand. */
const EARLY_DAYS_MAX = 3
const BEFORE_EVENT_DAYS_MAX = 120
const NAME_LENGTH_MIN = 5
const GRAM = 4

/** An event that may be answered: its item and the channels and due date of its publications. */
export interface Answerable {
  readonly event: DutyEvent
  readonly item: Item
  readonly obligations: readonly Obligation[]
}

/** Events by their codes and names, so that the cost of a notice does not grow with their number. */
export class MatchIndex {
  readonly #byCode = new Map<string, Answerable[]>()
  readonly #byName = new Map<string, { key: string; answerable: Answerable }[]>()
  readonly #items: readonly Item[]

  constructor(answerables: readonly Answerable[], items: readonly Item[]) {
    this.#items = items
    for (const answerable of answerables) {
      for (const { code } of codesOf(answerable.event)) push(this.#byCode, code, answerable)
      for (const name of namesOf(answerable.event)) {
        const key = nameKey(name)
        if (key.length >= NAME_LENGTH_MIN) push(this.#byName, key.slice(0, GRAM), { key, answerable })
      }
    }
  }

  verdictOf(notice: Notice): Verdict {
    const named = namedItems(notice, this.#items)
    const candidates = [...this.#found(notice)]
      .flatMap(([answerable, evidence]) => candidateOf(answerable, evidence, { notice, named }) ?? [])
      .sort((a, b) => b.score - a.score || (a.event < b.event ? -1 : 1))
    const [best, second] = candidates
    if (!best) return { notice, kind: 'none', candidates }
    const isAhead = second === undefined || best.score - second.score >= MARGIN
    return { notice, kind: isAhead ? 'clear' : 'ambiguous', candidates: candidates.slice(0, 5) }
  }

  /** Events with at least one code or name in common, each with the weights of what agrees. */
  #found(notice: Notice): Map<Answerable, Evidence[]> {
    const found = new Map<Answerable, Evidence[]>()
    for (const [kind, codes] of Object.entries(CODES_OF_NOTICE)) {
      for (const code of codes(notice)) {
        for (const answerable of this.#byCode.get(`${kind}:${code}`) ?? []) {
          push(found, answerable, {
            weight: WEIGHT[kind as CodeKind],
            words: `${CODE_WORDS[kind as CodeKind]}${code}一致`,
          })
        }
      }
    }
    const title = nameKey(notice.title)
    for (let at = 0; at + GRAM <= title.length; at++) {
      for (const { key, answerable } of this.#byName.get(title.slice(at, at + GRAM)) ?? []) {
        if (!title.startsWith(key, at)) continue
        const isWhole = key.length === title.length
        push(found, answerable, {
          weight: isWhole ? WEIGHT.sameName : WEIGHT.name,
          words: `标题含“${nameOf(answerable.event)}”`,
        })
      }
    }
    return found
  }
}

interface Evidence {
  readonly weight: number
  readonly words: string
}

type CodeKind = 'projectCode' | 'procurementNo' | 'announcementNo' | 'parcelNo' | 'documentNo' | 'creditCode'

const CODE_WORDS: Record<CodeKind, string> = {
  projectCode: '项目代码',
  procurementNo: '采购（招标）编号',
  announcementNo: '公告编号',
  parcelNo: '宗地编号',
  documentNo: '文号',
  creditCode: '统一社会信用代码',
}

const CODES_OF_NOTICE: Record<CodeKind, (notice: Notice) => readonly string[]> = {
  projectCode: (notice) => notice.identifiers.projectCodes,
  procurementNo: (notice) => notice.identifiers.procurementNos,
  announcementNo: (notice) => notice.identifiers.announcementNos,
  parcelNo: (notice) => notice.identifiers.parcelNos,
  documentNo: (notice) => notice.identifiers.documentNos,
  creditCode: (notice) => notice.identifiers.creditCodes,
}

function candidateOf(
  { event, item, obligations }: Answerable,
  evidence: readonly Evidence[],
  from: { notice: Notice; named: ReadonlySet<string> },
): Candidate | undefined {
  const { notice, named } = from
  const onChannel = obligations.filter((obligation) => obligation.channel === notice.channel)
  const isOtherKind = named.size > 0 && !named.has(item.id)
  if (onChannel.length === 0 || isOtherKind || !sameIdentity(event, notice)) return undefined
  const period = onChannel.map((obligation) => periodFit(event, obligation.due, notice))
  if (period.every((fit) => fit === 'outside')) return undefined
  const best = Math.max(...evidence.map(({ weight }) => weight))
  const score = best + (named.has(item.id) ? KIND_NAMED : 0) + (period.includes('inside') ? IN_PERIOD : 0)
  if (best < ENOUGH) return undefined
  const kindWords = named.has(item.id) ? [`标题或栏目表明是${item.title}`] : []
  return {
    event: event.id,
    item: item.id,
    score,
    evidence: [...evidence.map(({ words }) => words), ...kindWords],
  }
}

/** Round and lot are part of identity. */
function sameIdentity(event: DutyEvent, notice: Notice): boolean {
  const eventText = `${event.facts.projectName ?? ''}${event.facts.round ?? ''}`
  const lot = lotOf(event.facts.lot ?? event.facts.projectName ?? '')
  const noticeLot = lotOf(notice.title)
  return (
    roundOf(eventText) === roundOf(notice.title) &&
    (lot === undefined || noticeLot === undefined || lot === noticeLot)
  )
}

function periodFit(event: DutyEvent, due: Due, notice: Notice): 'inside' | 'near' | 'outside' {
  const shownDay = toDayNumber(notice.displayedOn ?? chinaDateOf(notice.firstSeenAt))
  const eventDay = chinaDayOf(event.occurredAt)
  if (due.kind === 'not-later-than-date-before-anchor') {
    return shownDay < eventDay - BEFORE_EVENT_DAYS_MAX || shownDay > eventDay ? 'outside' : 'inside'
  }
  if (shownDay < eventDay - EARLY_DAYS_MAX) return 'outside'
  const lastOn: LocalDate | undefined =
    'dueOn' in due ? due.dueOn : 'latestOn' in due ? due.latestOn : undefined
  return lastOn !== undefined && shownDay <= toDayNumber(lastOn) ? 'inside' : 'near'
}

function codesOf(event: DutyEvent): readonly { code: string }[] {
  const kinds: CodeKind[] = [
    'projectCode',
    'procurementNo',
    'announcementNo',
    'parcelNo',
    'documentNo',
    'creditCode',
  ]
  return kinds.flatMap((kind) => {
    const code = event.facts[kind]
    return code === undefined || code === '' ? [] : [{ code: `${kind}:${codeKey(code)}` }]
  })
}

/** Codes are compared without width, case and blanks, and with one family of brackets. */
export function codeKey(code: string): string {
  return code
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[【(（]/g, '〔')
    .replace(/[\]】)）]/g, '〕')
    .toUpperCase()
}

function namesOf(event: DutyEvent): readonly string[] {
  return [event.facts.projectName, event.facts.documentTitle].flatMap((name) =>
    name ? [withoutRound(name)] : [],
  )
}

export function nameOf(event: DutyEvent): string {
  return event.facts.projectName ?? event.facts.documentTitle ?? event.facts.partyName ?? event.id
}

function withoutRound(name: string): string {
  return name.replace(
    /[（(](?:第?[一二三四五六七八九十\d]{1,2}次|[一二三四五六七八九十\d]{1,2}标段)[）)]$/u,
    '',
  )
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
