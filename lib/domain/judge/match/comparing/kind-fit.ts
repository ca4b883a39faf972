import type { Item } from '../../../duty/item.ts'
import { isRefused, namedItems } from '../../kind/recognition.ts'
import type { EventFace } from '../event-face.ts'
import { OTHER_KINDS, withoutPast } from '../naming/words.ts'
import type { NoticeFace } from '../notice-face.ts'
import type { Span } from './evidence.ts'
import { hasStageOf } from './stages.ts'

/** `other` when the notice names another kind, `silent` when it names none. */
export type KindFit = 'named' | 'silent' | 'other'

const KNOWN_MAX = 5_000

/** Which items the words behind a project's name name: few words, and many notices with them. */
export class KindWords {
  readonly items: readonly Item[]
  readonly #known = new Map<string, ReadonlySet<string>>()

  constructor(items: readonly Item[]) {
    this.items = items
  }

  namedBy(words: string): ReadonlySet<string> {
    const known = this.#known.get(words)
    if (known) return known
    if (this.#known.size >= KNOWN_MAX) this.#known.clear()
    const named = namedItems({ title: words, column: undefined }, this.items)
    this.#known.set(words, named)
    return named
  }
}

/** The kinds that one notice names, with and without the words of a project's own name. */
export class NoticeKinds {
  readonly #notice: NoticeFace
  readonly #words: KindWords
  readonly #title: string
  #named: ReadonlySet<string> | undefined

  constructor(notice: NoticeFace, words: KindWords) {
    this.#notice = notice
    this.#words = words
    this.#title = withoutPast(notice.notice.title.normalize('NFKC'))
  }

  /** Words inside the project's own name name no kind: those behind it come first. */
  fitOf(face: EventFace, span: Span | undefined): KindFit {
    const { item } = face.answerable
    const behind = span === undefined ? '' : withoutPast(this.#notice.titleKey.slice(span.at + span.length))
    if (namesOtherKind(span === undefined ? this.#besideNames(face) : behind, face)) return 'other'
    const byBehind = this.#words.namedBy(behind)
    if (span !== undefined && byBehind.size > 0) {
      const isIt = hasStageOf(item.id, byBehind) && !isRefused(item, this.#notice.titleKey.slice(0, span.at))
      return isIt ? 'named' : 'other'
    }
    return this.#byWhole(face)
  }

  /** What a title that only comes close to a name says; its own words for 合同 name no kind. */
  #besideNames({ names }: EventFace): string {
    const { titleKey } = this.#notice
    const isOwn = names.some(({ key }) => OTHER_KINDS.some((word) => key.includes(word)))
    return isOwn ? '' : titleKey
  }

  #byWhole({ answerable: { item }, names }: EventFace): KindFit {
    const { column } = this.#notice.notice
    this.#named ??= namedItems({ title: this.#title, column }, this.#words.items)
    const named = this.#named
    if (hasStageOf(item.id, named)) return 'named'
    const title = names.reduce((rest, { text }) => rest.replace(text.normalize('NFKC'), ''), this.#title)
    if (named.size > 0) {
      const byRest = this.#words.namedBy(title)
      if (hasStageOf(item.id, byRest)) return 'named'
      if (byRest.size > 0 || title === this.#title) return 'other'
    }
    return isRefused(item, title) ? 'other' : 'silent'
  }
}

/** A contract, an intention: unless these are the item's own words. */
function namesOtherKind(behind: string, { kindWords }: EventFace): boolean {
  if (!OTHER_KINDS.some((word) => behind.includes(word))) return false
  const rest = kindWords.reduce((text, word) => text.replaceAll(word, ''), behind)
  return OTHER_KINDS.some((word) => rest.includes(word))
}
