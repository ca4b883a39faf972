import type { DutyEvent } from '../../duty/event.ts'
import type { Item } from '../../duty/item.ts'
import type { Obligation } from '../../duty/obligation.ts'
import { NOTICE_TEXT_MAX, type Notice } from '../../watch/notice.ts'
import { isRefused, namedItems } from '../kind/recognition.ts'
import { isJustBefore, mayBeMisdated, windowFit } from './answer-window.ts'
import {
  type CodeKind,
  codesOf,
  codesOfNotice,
  type EventName,
  hasOtherCode,
  hasSameLot,
  hasSameRound,
  NAME_LENGTH_MIN,
  namesOf,
} from './event-keys.ts'
import { nameKey } from './name-key.ts'
import { type Ranked, type Verdict, verdictFrom } from './verdict.ts'

export { nameOf } from './event-keys.ts'

/** Weights follow the order of evidence: code, number, announcement, name, credit code. Kind alone is never enough. */
const WEIGHT = {
  projectCode: 100,
  procurementNo: 90,
  announcementNo: 80,
  parcelNo: 80,
  documentNo: 80,
  creditCode: 55,
  name: 60,
  sameName: 70,
  weakName: 45,
}
const CODE_WORDS: Record<CodeKind, string> = {
  projectCode: '项目代码',
  procurementNo: '采购（招标）编号',
  announcementNo: '公告编号',
  parcelNo: '宗地编号',
  documentNo: '文号',
  creditCode: '统一社会信用代码',
}
const KIND_NAMED = 15
const IN_PERIOD = 12
/** Less than this speaks only together with the kind: a party or a village is named by many notices. */
const ALONE_MIN = 60
/** From here on a number is the event's own: a day or round that contradicts it may be a slip of the pen. */
const OWN_CODE_MIN = 80

/** An event that may be answered: its item and the channels and due date of its publications. */
export interface Answerable {
  readonly event: DutyEvent
  readonly item: Item
  readonly obligations: readonly Obligation[]
}

interface Evidence {
  readonly weight: number
  readonly words: string
  /** `<kind>:<code>` when it is a number of the event's own. */
  readonly code?: string | undefined
}

interface NamedNotice {
  readonly notice: Notice
  /** Items that title or column name. */
  readonly named: ReadonlySet<string>
}

interface NameHit {
  readonly answerable: Answerable
  readonly name: EventName
  readonly at: number
}

/** Events by their codes and names, so that the cost of a notice does not grow with their number. */
export class MatchIndex {
  readonly #byCode = new Map<string, Answerable[]>()
  readonly #byName = new Map<string, { answerable: Answerable; name: EventName }[]>()
  /** Lengths of the names that begin with these characters: only substrings of such lengths are looked up. */
  readonly #lengths = new Map<string, Set<number>>()
  /** First characters of names: most places of a text are passed over without cutting anything out of it. */
  readonly #heads = new Set<number>()
  readonly #items: readonly Item[]

  constructor(answerables: readonly Answerable[], items: readonly Item[]) {
    this.#items = items
    for (const answerable of answerables) {
      for (const { kind, code } of codesOf(answerable.event)) {
        push(this.#byCode, `${kind}:${code}`, answerable)
      }
      for (const name of namesOf(answerable.event)) {
        push(this.#byName, name.key, { answerable, name })
        const start = name.key.slice(0, NAME_LENGTH_MIN)
        this.#lengths.set(start, (this.#lengths.get(start) ?? new Set()).add(name.key.length))
        this.#heads.add(start.charCodeAt(0))
      }
    }
  }

  verdictOf(notice: Notice): Verdict {
    const found = this.#found(notice)
    if (found.size === 0) return verdictFrom(notice, [])
    const named = namedItems(notice, this.#items)
    const ranked = [...found].flatMap(
      ([answerable, evidence]) => this.#ranked(answerable, evidence, { notice, named }) ?? [],
    )
    return verdictFrom(notice, ranked)
  }

  /** Events with at least one code or name in common, each with the weights of what agrees. */
  #found(notice: Notice): Map<Answerable, Evidence[]> {
    const found = new Map<Answerable, Evidence[]>()
    for (const { kind, code } of codesOfNotice(notice)) {
      for (const answerable of this.#byCode.get(`${kind}:${code}`) ?? []) {
        const own = WEIGHT[kind] >= OWN_CODE_MIN ? `${kind}:${code}` : undefined
        push(found, answerable, { weight: WEIGHT[kind], words: `${CODE_WORDS[kind]}${code}一致`, code: own })
      }
    }
    const title = nameKey(notice.title)
    for (const { answerable, name } of longestOf(this.#namesIn(title))) {
      const strong = name.key.length === title.length ? WEIGHT.sameName : WEIGHT.name
      const weight = name.isWeak ? WEIGHT.weakName : strong
      push(found, answerable, { weight, words: `标题含“${name.text}”` })
    }
    // Addressee and project stand at the beginning of a text; further down other projects are mentioned.
    const head = nameKey(notice.text.slice(0, NOTICE_TEXT_MAX))
    for (const { answerable, name } of longestOf(this.#namesIn(head))) {
      if (!found.has(answerable))
        push(found, answerable, { weight: WEIGHT.weakName, words: `正文含“${name.text}”` })
    }
    return found
  }

  #namesIn(text: string): NameHit[] {
    const hits: NameHit[] = []
    for (let at = 0; at + NAME_LENGTH_MIN <= text.length; at += 1) {
      if (!this.#heads.has(text.charCodeAt(at))) continue
      for (const length of this.#lengths.get(text.slice(at, at + NAME_LENGTH_MIN)) ?? []) {
        if (at + length > text.length) continue
        for (const named of this.#byName.get(text.slice(at, at + length)) ?? []) hits.push({ ...named, at })
      }
    }
    return hits
  }

  #ranked(
    answerable: Answerable,
    evidence: readonly Evidence[],
    { notice, named }: NamedNotice,
  ): Ranked | undefined {
    const { event, item, obligations } = answerable
    const onChannel = obligations.filter(({ channel }) => channel === notice.channel)
    if (onChannel.length === 0 || !hasSameLot(event, notice)) return undefined
    const fits = onChannel.map((obligation) => windowFit(obligation, notice))
    const isOutside = fits.every((fit) => fit === 'outside')
    const kind = this.#kindFit(answerable, { notice, named })
    const ownCodes = evidence.flatMap(({ code }) => code ?? [])
    const isOtherKind = kind === 'other'
    const misfits = [
      ...(isOutside ? ['日期与本事项的时间不符'] : []),
      ...(hasSameRound(event, notice) ? [] : ['标题的次数与登记的不一致']),
      ...(isOtherKind ? ['标题看上去是另一类公告'] : []),
    ]
    const best = Math.max(...evidence.map(({ weight }) => weight))
    // An event that was entered some days late lies after its own notice.
    const isEnteredLate =
      best >= WEIGHT.name && isOutside && onChannel.some((one) => isJustBefore(one, notice))
    if (misfits.length > (ownCodes.length > 0 || isEnteredLate ? 1 : 0)) return undefined
    if (isOutside && !onChannel.some((one) => mayBeMisdated(one, notice))) return undefined
    // A project's number goes through all its stages; that of a document belongs to the document.
    if (isOtherKind && !ownCodes.some((code) => code.startsWith('documentNo:'))) return undefined
    if (best < ALONE_MIN && kind !== 'named') return undefined
    const isNamed = kind === 'named'
    return {
      event: event.id,
      item: item.id,
      trigger: event.trigger,
      score: best + (isNamed ? KIND_NAMED : 0) + (fits.includes('inside') ? IN_PERIOD : 0),
      evidence: [
        ...evidence.map(({ words }) => words),
        ...(isNamed ? [`标题或栏目表明是${item.title}`] : []),
        ...misfits,
      ],
      ownCodes,
      isMisfit: misfits.length > 0,
      hasOtherCode: best <= WEIGHT.sameName && hasOtherCode(event, notice),
    }
  }

  /** `other` when the notice names another kind; words inside the project's own name name no kind. */
  #kindFit({ event, item }: Answerable, { notice, named }: NamedNotice): 'named' | 'silent' | 'other' {
    if (named.has(item.id)) return 'named'
    const title = namesOf(event).reduce(
      (rest, { text }) => rest.replace(text.normalize('NFKC'), ''),
      notice.title.normalize('NFKC'),
    )
    if (named.size > 0) {
      const byRest = namedItems({ title, column: undefined }, this.#items)
      if (byRest.has(item.id)) return 'named'
      if (byRest.size > 0 || title === notice.title.normalize('NFKC')) return 'other'
    }
    return isRefused(item, title) ? 'other' : 'silent'
  }
}

/** A name inside a longer one, `…工程` in `…工程监理`, is not what the text is about. */
function longestOf(hits: readonly NameHit[]): readonly NameHit[] {
  const spans = new Map(
    hits.map(({ at, name }) => [`${at}:${name.key.length}`, { at, length: name.key.length }]),
  )
  const isInside = ({ at, name: { key } }: NameHit) =>
    [...spans.values()].some(
      (span) => span.length > key.length && span.at <= at && span.at + span.length >= at + key.length,
    )
  return hits.filter((hit) => !isInside(hit))
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
