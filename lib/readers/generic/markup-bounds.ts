import { Tokenizer } from 'htmlparser2'

/** Deeper markup is cut off before it is parsed: opening a tag costs the parser its depth. */
const OPEN_TAGS_MAX = 5000
/** To look for the start of an end tag that has none costs more at each depth than to open a tag. */
const SEARCH_WORK = 8
const WORK_MAX = 60_000_000
/** Each tag becomes a node of about 200 bytes; no page has so many. */
const TAGS_MAX = 200_000
/** Tags that hold nothing, or that the next one of their kind closes. */
const TAGS_WITHOUT_DEPTH = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source td th tr wbr'.split(' '),
)

const ignore = () => {}
const NOTHING_HEARD = {
  onattribdata: ignore,
  onattribend: ignore,
  onattribentity: ignore,
  onattribname: ignore,
  oncdata: ignore,
  oncomment: ignore,
  ondeclaration: ignore,
  onend: ignore,
  onopentagend: ignore,
  onprocessinginstruction: ignore,
  onselfclosingtag: ignore,
  ontext: ignore,
  ontextentity: ignore,
}

/** How many tags markup may have at most, and up to where it can be parsed within bounds of time and memory. */
export function markupBound(markup: string): { readonly tags: number; readonly end: number } {
  const tags = tagsIn(markup)
  return { tags, end: tags <= OPEN_TAGS_MAX ? markup.length : boundIn(markup) }
}

/**
 * Where the markup has more tags than any page, or tags that cost the parser too much; its length when it never does. The
 * parser's own tokenizer tells what is a tag: one inside of an attribute, a comment or a script is none.
 */
function boundIn(markup: string): number {
  const open: string[] = []
  const counts = new Map<string, number>()
  let [tags, work, bound] = [0, 0, markup.length]
  const count = (from: number) => {
    tags++
    if (tags > TAGS_MAX || open.length > OPEN_TAGS_MAX || work > WORK_MAX)
      bound = Math.min(bound, markup.lastIndexOf('<', from))
  }
  const nameAt = (from: number, to: number) => markup.slice(from, Math.min(to, from + 100)).toLowerCase()
  new Tokenizer(
    { decodeEntities: false },
    {
      ...NOTHING_HEARD,
      onopentagname(from, to) {
        if (bound < markup.length) return
        const name = nameAt(from, to)
        work += open.length
        if (!TAGS_WITHOUT_DEPTH.has(name)) {
          open.push(name)
          counts.set(name, (counts.get(name) ?? 0) + 1)
        }
        count(from)
      },
      onclosetag(from, to) {
        if (bound < markup.length) return
        const name = nameAt(from, to)
        const isOpen = (counts.get(name) ?? 0) > 0
        work += open.length * (isOpen ? 1 : SEARCH_WORK)
        if (isOpen) closeDownTo(name, open, counts)
        count(from)
      },
    },
  ).write(markup)
  return bound
}

/** At most so many tags stand in markup. */
function tagsIn(markup: string): number {
  let tags = 0
  for (let at = markup.indexOf('<'); at !== -1; at = markup.indexOf('<', at + 1)) tags++
  return tags
}

/** An end tag ends all that was opened after its start tag. */
function closeDownTo(name: string, open: string[], counts: Map<string, number>): void {
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    counts.set(last, (counts.get(last) ?? 1) - 1)
    if (last === name) return
  }
}
