import type { Item } from '../../duty/item.ts'
import { isBrokenTitle } from '../../watch/broken-title.ts'
import type { Channel } from '../../watch/channel.ts'
import { isCutTitle } from '../../watch/cut-title.ts'
import { isBodyUnread, type Notice } from '../../watch/notice.ts'
import { type Classification, CONFIDENCE } from '../kind/classification.ts'
import { bareKey, foldName } from '../match/name-key.ts'
import { NoticeFace } from '../match/notice-face.ts'
import { projectNameIn } from './project-name.ts'
import { type ProjectFace, projectOfNotice } from './same-project.ts'

/** The county whose notices are meant, by its code and its names. */
export interface OwnCounty {
  readonly code: string
  readonly names: readonly string[]
}

/** A notice that may tell of an event that nobody recorded. */
export interface Candidate {
  readonly notice: Notice
  readonly item: Item
  readonly name: string
  readonly face: ProjectFace
  /** Why it is taken for a notice of this item, in Chinese. */
  readonly because: readonly string[]
}

export interface CandidateRules {
  readonly items: ReadonlyMap<string, Item>
  readonly channels: ReadonlyMap<string, Channel>
  readonly county: OwnCounty
  readonly classify: (notice: Notice) => Classification
}

/** Less sure ones are left to people's eyes: a wrong proposal costs their trust in all of them. */
const CONFIDENCE_MIN = CONFIDENCE.hints

/** The notice as a candidate: read as a whole, still up, of this county, and clearly of one item; else undefined. */
export function candidateOf(notice: Notice, rules: CandidateRules): Candidate | undefined {
  return isWholeAndUp(notice, rules.channels) && isOfCounty(notice, rules) ? seenAs(notice, rules) : undefined
}

/** The notice by its kind, whether or not it may be proposed; undefined where its kind is not clear. */
export function seenAs(notice: Notice, { classify, items }: CandidateRules): Candidate | undefined {
  const { verdict, items: ids, confidence, evidence } = classify(notice)
  const [id] = ids
  const item = id === undefined ? undefined : items.get(id)
  if (verdict !== 'row' || ids.length !== 1 || !item || confidence < CONFIDENCE_MIN) return undefined
  const name = projectNameIn(notice.title, item.recognition.words)
  const face = projectOfNotice(new NoticeFace(notice), bareKey(foldName(name)))
  return { notice, item, name, face, because: evidence }
}

function isWholeAndUp(notice: Notice, channels: ReadonlyMap<string, Channel>): boolean {
  const { title, supersededAt, missedAt, goneAt } = notice
  if (supersededAt !== undefined || missedAt !== undefined || goneAt !== undefined) return false
  if (isCutTitle(title) || isBrokenTitle(title) || isBodyUnread(notice)) return false
  const card = channels.get(notice.channel)
  const format =
    card?.kind === 'web' ? card.lists.find(({ id }) => id === notice.list)?.detail.format : 'none'
  return notice.text !== '' || format === 'none'
}

const COUNTY_WORDS = /[\u4e00-\u9fa5]{1,12}?(?:自治县|县|旗)|[\u4e00-\u9fa5]{2,3}市/g
/** 市 in names of what is no other county, and the city that this one belongs to. */
const NO_COUNTY = /^(?:本|全|各|该|我|省|城)(?:县|市)$|朝阳市$/

/** By the names in its title; where that names no place, by a channel that carries no other county, or by its text. */
export function isOfCounty(
  notice: Notice,
  { county, channels }: Omit<CandidateRules, 'items' | 'classify'>,
): boolean {
  const title = notice.title.normalize('NFKC')
  const hasOurs = (text: string) => county.names.some((name) => text.includes(name))
  if (hasOurs(title)) return true
  const places = title.match(COUNTY_WORDS) ?? []
  if (places.some((place) => !NO_COUNTY.test(place))) return false
  const card = channels.get(notice.channel)
  if (card?.kind === 'web' && card.expect.region === county.code) return true
  return hasOurs(notice.text.normalize('NFKC'))
}
