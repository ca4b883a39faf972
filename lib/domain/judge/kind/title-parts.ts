import { isCutTitle } from '../../watch/cut-title.ts'

export interface TitleParts {
  /** The title folded in width, without blanks, marks of round and lot at its end, and what portals put before it. */
  readonly body: string
  /** What stood in brackets before it, and behind it where it is more than a round or lot: 【中标公示】, [正在报名]. */
  readonly labels: readonly string[]
  /** True when its list cut it: what it is may have stood behind. */
  readonly isCut: boolean
}

/** Longer titles are no titles; what stands behind is not looked at. */
export const TITLE_UNITS_MAX = 500
const LABELS_MAX = 6
const LEADING = /^(?:\[[^[\]]{1,24}\]|【[^【】]{1,30}】|\([^()]{1,4}\))/
const TRAILING = /(?:\[[^[\]]{1,24}\]|【[^【】]{1,30}】|\([^()]{1,24}\))$/
/** Round and lot behind the word of kind: 公告二次, 公告第2次, 公示第3标段, 答疑一. */
const ROUND = /第?[一二三四五六七八九十\d]{1,3}(?:次|号|批|包|标段|标包)?$/
/** 的 before the word of kind, and a dash or slash between them. */
const LINKS = /的(?=公告|公示|通知|通报|批复|决定|说明|函|公开|结果)/g

export function titleParts(title: string): TitleParts {
  const folded = folding(title.slice(0, TITLE_UNITS_MAX))
  const isCut = isCutTitle(title)
  let body = folded.replace(/[….·]{1,9}$/, '')
  const labels: string[] = []
  for (let count = 0; count < LABELS_MAX; count += 1) {
    const label = LEADING.exec(body)?.[0]
    if (label === undefined || label.length === body.length) break
    labels.push(label)
    body = body.slice(label.length)
  }
  for (let count = 0; count < LABELS_MAX; count += 1) {
    const label = TRAILING.exec(body)?.[0] ?? ROUND.exec(body)?.[0]
    if (label === undefined || label.length === body.length) break
    labels.push(label)
    body = body.slice(0, -label.length)
  }
  return { body, labels, isCut }
}

/** Text as words are looked up in it: one width, no blanks, no 的 before a word of kind. */
export function folding(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').replace(LINKS, '')
}
