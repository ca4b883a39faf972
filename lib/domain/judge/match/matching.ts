import type { Item } from '../../duty/item.ts'
import type { Surroundings } from './comparing/compared.ts'
import { type Evidence, evidenceOf, looseEvidenceOf, type Span } from './comparing/evidence.ts'
import { KindWords, NoticeKinds } from './comparing/kind-fit.ts'
import { type Comparison, compare } from './comparing/ranking.ts'
import { stagesBefore } from './comparing/stages.ts'
import { type Answerable, type EventFace, eventFace } from './event-face.ts'
import { ExactIndex } from './exact-index.ts'
import { type MatchedText, NoticeFace } from './notice-face.ts'
import { SimilarIndex } from './similar-index.ts'
import { type Ranked, type Verdict, verdictFrom } from './verdict.ts'

export type { Answerable } from './event-face.ts'
export { nameOf } from './event-keys.ts'

const RELATIONS_MAX = 5

export interface MatchOptions {
  /** Names of the unit that has to publish, in the form of name keys. */
  readonly unitNamesOf?: (answerable: Answerable) => readonly string[]
  /** Also events that owe nothing on the notice's channel are candidates. */
  readonly isAnyChannel?: boolean
  /** Every event is compared with every notice: what the index must agree with, at the price of time. */
  readonly isPairwise?: boolean
}

interface Agreed {
  readonly face: EventFace
  readonly evidence: readonly Evidence[]
}

/** Which event a notice answers, by the order of evidence. The cost of a notice does not grow with the number of events. */
export class MatchIndex {
  readonly #kindWords: KindWords
  readonly #faces: readonly EventFace[]
  readonly #exact: ExactIndex
  readonly #similar: SimilarIndex
  readonly #around: ReadonlyMap<EventFace, Surroundings>
  readonly #isPairwise: boolean

  constructor(answerables: readonly Answerable[], items: readonly Item[], options: MatchOptions = {}) {
    const { unitNamesOf = () => [], isAnyChannel = false, isPairwise = false } = options
    this.#kindWords = new KindWords(items)
    this.#isPairwise = isPairwise
    this.#faces = answerables.map(eventFace)
    this.#exact = new ExactIndex(this.#faces)
    this.#similar = new SimilarIndex(this.#faces)
    const before = stagesBefore(this.#faces)
    const counties = new Set(this.#faces.flatMap(({ county }) => county ?? []))
    const around = (face: EventFace): Surroundings => ({
      counties,
      stageBefore: before.get(face),
      unitNames: unitNamesOf(face.answerable),
      isAnyChannel,
    })
    this.#around = new Map(this.#faces.map((face) => [face, around(face)]))
  }

  verdictOf<N extends MatchedText>(notice: N): Verdict<N> {
    const face = new NoticeFace(notice)
    const exact = longestOf(agreed(this.#isPairwise ? this.#faces : this.#exact.near(face), face, evidenceOf))
    const compared = this.#compared(exact, face)
    const found = compared.flatMap(({ ranked }) => ranked ?? [])
    // What answers an event of its own round says enough.
    const relations = compared.flatMap(({ relation }) =>
      relation && !(relation.kind === 'other-round' && found.length > 0 && !relation.isOfSaidRound)
        ? [relation]
        : [],
    )
    const relatesTo = relations.toSorted((a, b) => (a.event < b.event ? -1 : 1)).slice(0, RELATIONS_MAX)
    if (found.length > 0 || relatesTo.length > 0) return verdictFrom(notice, found, relatesTo)
    const near = this.#isPairwise ? this.#faces : this.#similar.near(face.skeleton)
    const loose = this.#compared(agreed(near, face, looseEvidenceOf), face)
    const refused = new Set(exact.map(({ face: { answerable } }) => answerable.event.id))
    const asked = loose.flatMap(({ ranked }) => ranked ?? [])
    return verdictFrom(
      notice,
      asked.map((one) => (refused.has(one.event) ? questioned(one) : one)),
    )
  }

  #compared(all: readonly Agreed[], notice: NoticeFace): readonly Comparison[] {
    if (all.length === 0) return []
    const kinds = new NoticeKinds(notice, this.#kindWords)
    return all.flatMap(({ face, evidence }) => {
      const around = this.#around.get(face)
      if (!around) return []
      const kind = kinds.fitOf(face, evidence.find(({ name, span }) => span && !name?.isWeak)?.span)
      return [compare({ face, notice, evidence, kind, around })]
    })
  }
}

/** What did not fit when the event's own name was read is at most a question when its words are. */
function questioned(one: Ranked): Ranked {
  return { ...one, isDoubtful: true, evidence: [...one.evidence, '按项目名称比对时有不符之处'] }
}

function agreed(
  faces: Iterable<EventFace>,
  notice: NoticeFace,
  evidenceFor: (face: EventFace, notice: NoticeFace) => readonly Evidence[],
): readonly Agreed[] {
  return Array.from(faces, (face) => ({ face, evidence: evidenceFor(face, notice) })).filter(
    ({ evidence }) => evidence.length > 0,
  )
}

/** A name inside a longer one, `…工程` in `…工程监理`, is not what the title is about. */
function longestOf(all: readonly Agreed[]): readonly Agreed[] {
  const spans = all.flatMap(({ evidence }) => evidence.flatMap(({ span }) => span ?? []))
  const isInside = ({ at, length }: Span) =>
    spans.some((span) => span.length > length && span.at <= at && span.at + span.length >= at + length)
  return all.flatMap(({ face, evidence }) => {
    const left = evidence.filter(({ span }) => span === undefined || !isInside(span))
    return left.length === 0 ? [] : [{ face, evidence: left }]
  })
}
