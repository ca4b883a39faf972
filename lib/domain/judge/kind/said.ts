import type { Item } from '../../duty/item.ts'
import type { OtherKind } from './kind-rules.ts'
import type { KindWords, NamedWord, NamedWords } from './named-words.ts'
import { folding, type TitleParts, titleParts } from './title-parts.ts'

/** What a title or a line says that the notice is. */
export interface Said {
  readonly word: string
  /** Items that the word names; empty when it names a kind that answers none. */
  readonly items: readonly Item[]
  readonly kind?: OtherKind | undefined
  /** True when only a word said it that counts when nothing else is named: 召开. */
  readonly isWeak?: true | undefined
  /** The word of kind that stands just before: what a correction corrects. */
  readonly before?: NamedWord | undefined
}

/** A word of kind further from the end belongs to the name of the matter: 施工招标代理服务. */
const TAIL_UNITS_MAX = 3
/** The title stands in the first lines of a text; further down other notices are spoken of. */
const LINES_MAX = 4
const LINE_UNITS_MAX = 100
const TEXT_UNITS_MAX = 600

export interface Heard {
  readonly said?: Said | undefined
  /** The item that a title would name but for a word that rules it out. */
  readonly refused?: { readonly item: Item; readonly by: string } | undefined
}

/** What the title says: words that decide anywhere, then labels that change it, then its last word of kind. */
export function heardIn(parts: TitleParts, words: KindWords): Heard {
  const { body } = parts
  const named = words.namedIn(body)
  const isName = words.isName(body)
  const labels = parts.labels.map((label) => labelled(label, words))
  const said =
    anywhere(named, { labels, isName }) ??
    labels.find((label) => label?.kind !== undefined || isChange(label, words)) ??
    lastOf({ named, body, words }) ??
    labels.find((label) => label !== undefined) ??
    (isName ? undefined : weaklySaid(named.last[0]))
  return { said, refused: said ? undefined : named.refused[0] }
}

/** What the first lines of a text say, one of which is often the title with its word of kind. */
export function heardInText(text: string, words: KindWords): Said | undefined {
  const lines = text.slice(0, TEXT_UNITS_MAX).split(/[\r\n]/)
  const first = lines.filter((line) => line.trim() !== '').slice(0, LINES_MAX)
  for (const line of first) {
    if (line.length > LINE_UNITS_MAX) continue
    const { body } = titleParts(line)
    const said = lastOf({ named: words.namedIn(body), body, words })
    if (said) return said
  }
  return undefined
}

/** A kind that yields to items is a subject (农村产权), which the name of a matter may hold; others decide in a name too. */
function anywhere(
  named: NamedWords,
  { labels, isName }: { readonly labels: readonly (Said | undefined)[]; readonly isName: boolean },
): Said | undefined {
  const items = [...named.ordered, ...labels].flatMap((one) => one?.items ?? [])
  return saidOf(
    named.anywhere.find(({ kind }) => kind && !(isName && kind.yieldsTo.length > 0) && !yields(kind, items)),
  )
}

function labelled(label: string, words: KindWords): Said | undefined {
  const inner = folding(label).replace(/^[[【(]|[\]】)]$/g, '')
  const named = words.namedIn(inner)
  const found = named.ordered.find(({ to }) => to === inner.length)
  return saidOf(found ?? named.anywhere[0])
}

function isChange(label: Said | undefined, words: KindWords): boolean {
  return label?.items.some((item) => words.stagesOf(item).some((stage) => stage.isChange)) ?? false
}

function lastOf({
  named: { ordered },
  body,
  words,
}: {
  readonly named: NamedWords
  readonly body: string
  readonly words: KindWords
}): Said | undefined {
  const isName = words.isName(body)
  const found = ordered.find((one) => {
    const isNear = body.length - one.to <= TAIL_UNITS_MAX
    const isStep = one.kind !== undefined || one.items.every((item) => words.isStep(item))
    if (isStep ? !isNear : isName && one.to < body.length) return false
    return (
      !one.kind ||
      !yields(
        one.kind,
        ordered.flatMap(({ items }) => items),
      )
    )
  })
  if (!found) return undefined
  const before = ordered.find(({ from, to }) => from < found.from && to >= found.from - 1 && to < found.to)
  return { ...saidOf(found), word: found.word, items: found.items, before }
}

function yields({ yieldsTo }: OtherKind, items: readonly Item[]): boolean {
  return items.some(({ id }) => yieldsTo.includes(id))
}

function weaklySaid(found: NamedWord | undefined): Said | undefined {
  const said = saidOf(found)
  return said && { ...said, isWeak: true }
}

function saidOf(found: NamedWord | undefined): Said | undefined {
  return found && { word: found.word, items: found.items, kind: found.kind }
}
