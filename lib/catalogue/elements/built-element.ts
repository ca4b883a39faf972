import type { Element, ElementPart } from '../../domain/duty/item.ts'
import type { ElementCard, ElementPartCard } from './element-schema.ts'

/** The parts of a file by their names. */
export function builtParts(cards: readonly ElementPartCard[]): ReadonlyMap<string, ElementPart> {
  return new Map(
    cards.map(({ oftenAttached, ...part }) => [part.name, { ...part, isOftenAttached: oftenAttached }]),
  )
}

/** An element with the parts that it names; every name has been checked. */
export function builtElement(card: ElementCard, parts: ReadonlyMap<string, ElementPart>): Element {
  const { n, text, when, find, whenFound, unlessFound, optional } = card
  const named = (names: readonly string[]) =>
    names.flatMap((name) => {
      const part = parts.get(name)
      return part ? [part] : []
    })
  return {
    n,
    text,
    ...(when !== undefined && { when }),
    ...(find && { parts: named(find) }),
    ...(whenFound && { whenFound: named(whenFound) }),
    ...(unlessFound && { unlessFound: named(unlessFound) }),
    ...(optional && { isOptional: true }),
  }
}
