import type { Item } from '../../duty/item.ts'
import type { Obligation } from '../../duty/obligation.ts'
import { isBrokenTitle } from '../../watch/broken-title.ts'
import type { Channel } from '../../watch/channel.ts'
import { cutWithoutMark } from '../../watch/cut-list.ts'
import { isCutTitle } from '../../watch/cut-title.ts'
import { isBodyUnread, type Notice } from '../../watch/notice.ts'
import { isRefused, namedItems } from '../kind/recognition.ts'
import { windowFit } from './answer-window.ts'
import { codesOf, namesOf } from './event-keys.ts'
import { nameKey } from './name-key.ts'
import type { Verdict } from './verdict.ts'

/** A notice of which we do not know all that would match it, with the items that its title or column names. */
interface UnreadNotice {
  readonly notice: Notice
  /** Undefined where the title is cut or broken: the rest may name another kind. */
  readonly named: ReadonlySet<string> | undefined
  /** Of one that has no page of its own, what its title says: it may be an answer only if that breaks off within a name. */
  readonly titleKey?: string
}

/** Characters of an event's name, from its beginning, in which a title has to end to count as cut there. */
const BEGINNING_MIN = 7

/** By channel, notices that do not clearly answer an event and whose own page or file was not read, or whose title is or may be cut. */
export type UnreadNotices = ReadonlyMap<string, readonly UnreadNotice[]>

export function unreadNotices(
  verdicts: readonly Verdict[],
  rules: { readonly items: ReadonlyMap<string, Item>; readonly channels: ReadonlyMap<string, Channel> },
): UnreadNotices {
  const items = [...rules.items.values()]
  const cut = cutInLists(verdicts, rules.channels)
  const unread = verdicts.flatMap(({ kind, notice }): UnreadNotice[] => {
    if (kind === 'clear') return []
    if (isTitleUnknown(notice) || cut.has(notice)) return [{ notice, named: undefined }]
    if (isPageUnread(notice, rules.channels)) return [{ notice, named: namedItems(notice, items) }]
    const isTitleAll = detailFormatOf(notice, rules.channels) === 'none'
    return isTitleAll ? [{ notice, named: undefined, titleKey: nameKey(notice.title) }] : []
  })
  const byChannel = new Map<string, UnreadNotice[]>()
  for (const one of unread) {
    const ofChannel = byChannel.get(one.notice.channel)
    if (ofChannel) ofChannel.push(one)
    else byChannel.set(one.notice.channel, [one])
  }
  return byChannel
}

/** Of lists whose notices have no pages that would complete their titles, the notices that the list cut without a mark. */
function cutInLists(
  verdicts: readonly Verdict[],
  channels: ReadonlyMap<string, Channel>,
): ReadonlySet<Notice> {
  const byList = new Map<string, Notice[]>()
  for (const { notice } of verdicts) {
    if (detailFormatOf(notice, channels) !== 'none') continue
    const key = `${notice.channel}/${notice.list}`
    const ofList = byList.get(key)
    if (ofList) ofList.push(notice)
    else byList.set(key, [notice])
  }
  return new Set([...byList.values()].flatMap((notices) => [...cutWithoutMark(notices)]))
}

function isTitleUnknown({ title }: Notice): boolean {
  return isCutTitle(title) || isBrokenTitle(title)
}

function isPageUnread(notice: Notice, channels: ReadonlyMap<string, Channel>): boolean {
  if (isBodyUnread(notice)) return true
  const format = detailFormatOf(notice, channels)
  return notice.text === '' && format !== undefined && format !== 'none'
}

function detailFormatOf(
  { channel, list }: Notice,
  channels: ReadonlyMap<string, Channel>,
): 'html' | 'json' | 'none' | undefined {
  const card = channels.get(channel)
  return card?.kind === 'web' ? card.lists.find(({ id }) => id === list)?.detail.format : undefined
}

/** Those that may be the publication: at such a time, and neither of another kind nor of another matter by their titles. */
export function mayBeAnswers(unread: UnreadNotices, obligation: Obligation, item: Item): readonly Notice[] {
  const names = namesOf(obligation.event).flatMap(({ key, isWeak }) => (isWeak ? [] : [key]))
  return (unread.get(obligation.channel) ?? []).flatMap(({ notice, named, titleKey }) => {
    if (windowFit(obligation, notice) === 'outside') return []
    if (titleKey !== undefined && !names.some((name) => breaksOffWithin(titleKey, name))) return []
    if (named?.size === 0 && speaksOfAnother(notice, obligation)) return []
    const isOtherKind =
      named !== undefined &&
      (named.size > 0 ? !named.has(item.id) : isRefused(item, notice.title.normalize('NFKC')))
    return isOtherKind ? [] : [notice]
  })
}

/** A title that says so little may be that of anything. */
const SPECIFIC_MIN = 6
/** Words that say nothing of which matter is meant. */
const COMMON =
  /喀左县?|关于|印发|有关|采购|项目|工程|招标|投标|中标|成交|结果|公告|公示|通知|办法|管理|建设|施工|改造|服务|设备/g

/**
 * True when a whole title, which names no kind, names a matter of which not one pair of characters is in any name of the
 * event. A notice of many matters, such as a month's sales, has none of them in its title: an event with a number may
 * stand on it by that number alone.
 */
function speaksOfAnother({ title }: Notice, { event }: Obligation): boolean {
  const names = namesOf(event)
  const said = nameKey(title).replace(COMMON, '')
  if (codesOf(event).some(({ kind }) => kind !== 'creditCode')) return false
  if (said.length < SPECIFIC_MIN || names.every(({ isWeak }) => isWeak)) return false
  const known = names.map(({ key }) => key.replace(COMMON, '\n')).join('\n')
  return !Array.from({ length: said.length - 1 }, (_, at) => said.slice(at, at + 2)).some((pair) =>
    known.includes(pair),
  )
}

/** True when a title ends in the beginning of a name: 关于印发喀左县公共租赁住房管 for 喀左县公共租赁住房管理办法. */
function breaksOffWithin(title: string, name: string): boolean {
  const start = title.lastIndexOf(name.slice(0, BEGINNING_MIN))
  const rest = title.slice(start)
  return start >= 0 && rest.length < name.length && name.startsWith(rest)
}
