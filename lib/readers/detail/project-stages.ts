import type { CheerioAPI } from 'cheerio/slim'
import type { ListedNotice } from '../../domain/watch/notice.ts'
import { dateNearAddress } from '../address-date.ts'
import { datesIn } from '../displayed-date.ts'
import { firstTexts } from '../generic/bounded-walk.ts'
import { plainLine } from '../matching-text.ts'
import { noticeTitle } from '../notice-title.ts'
import { absoluteUrl, attributeOf, type PageNode, textOf } from '../page-tree.ts'

/** A project has some ten stages, each with few notices. */
const STAGES_MAX = 100
const LINKS_MAX = 300
const ROW_CHARACTERS_MAX = 1000
const SCRIPT_CHARACTERS_MAX = 2000
/** Parents among which the part of a tab stands. */
const PARENTS_MAX = 8
/** `showDetail(this, '0201','/information/…/0021aa.html')` */
const ADDRESS_IN_SCRIPT =
  /['"]((?:https?:\/\/|\.{0,2}\/)[^'"\s]{1,1000}|[^'"\s]{1,1000}\.s?html?(?:\?[^'"\s]{0,500})?)['"]/i
/** Content and heading of a tab share what follows this part of their ids: `div_0201`, `t_0201`. */
const TAB_PART = /^div(_\w{1,40})$/

/**
 * Other notices of the same project that a page leads to, by the card's selector of their links, each address once. The
 * date stands beside the link, the name of the stage on its tab. Addresses are of the page's own or any other site.
 */
export function stagesIn($: CheerioAPI, selector: string | undefined, url: string): readonly ListedNotice[] {
  if (selector === undefined) return []
  const stages = new Map<string, ListedNotice>()
  const tabs = new Map<string, string>()
  for (const link of $(selector).toArray().slice(0, LINKS_MAX)) {
    const address = addressOf(link, url)
    const title = noticeTitle(firstTexts(link).join(''), attributeOf(link, 'title'))
    if (!address || address === url || stages.has(address) || title === '') continue
    const displayedOn = dateBeside(link, address)
    const column = tabOf({ $, tabs }, link)
    stages.set(address, {
      title,
      url: address,
      ...(displayedOn && { displayedOn }),
      ...(column && { column }),
    })
    if (stages.size >= STAGES_MAX) break
  }
  return [...stages.values()]
}

function addressOf(link: PageNode, base: string): string | undefined {
  const script = (attributeOf(link, 'onclick') ?? '').slice(0, SCRIPT_CHARACTERS_MAX)
  return (
    absoluteUrl(attributeOf(link, 'href'), base) ?? absoluteUrl(ADDRESS_IN_SCRIPT.exec(script)?.[1], base)
  )
}

/** The last date of what stands after the link in its row: titles hold dates as well. */
function dateBeside(link: PageNode, address: string) {
  let text = ''
  for (let node = link.next; node && text.length <= ROW_CHARACTERS_MAX; node = node.next)
    text += ` ${firstTexts(node).join('')}`
  return datesIn(text.slice(0, ROW_CHARACTERS_MAX).trim(), {
    zone: 'china',
    madeNear: dateNearAddress(address),
  }).at(-1)
}

function tabOf({ $, tabs }: { $: CheerioAPI; tabs: Map<string, string> }, link: PageNode): string {
  let node = link.parent
  for (let depth = 0; node && depth < PARENTS_MAX; depth++, node = node.parent) {
    const part = TAB_PART.exec(attributeOf(node, 'id') ?? '')?.[1]
    if (part === undefined) continue
    const name = tabs.get(part) ?? plainLine(textOf($(`[id="t${part}"]`)[0]))
    tabs.set(part, name)
    return name
  }
  return ''
}
