import type { Item } from '../duty/item.ts'
import type { Obligation } from '../duty/obligation.ts'
import type { Channel } from '../watch/channel.ts'
import { isBodyUnread, type Notice } from '../watch/notice.ts'
import { windowFit } from './answer-window.ts'
import { isRefused, namedItems } from './recognition.ts'
import type { Verdict } from './verdict.ts'

/** A notice of which we do not know all that would match it, with the items that its title or column names. */
interface UnreadNotice {
  readonly notice: Notice
  /** Undefined where the title is cut: the rest may name another kind. */
  readonly named: ReadonlySet<string> | undefined
}

/** By channel, notices that do not clearly answer an event and whose own page or file was not read, or whose title is cut. */
export type UnreadNotices = ReadonlyMap<string, readonly UnreadNotice[]>

const CUT_MARK = /(?:…+|\.{2,}|。{2,})$/

export function unreadNotices(
  verdicts: readonly Verdict[],
  rules: { readonly items: ReadonlyMap<string, Item>; readonly channels: ReadonlyMap<string, Channel> },
): UnreadNotices {
  const items = [...rules.items.values()]
  const unread = verdicts.flatMap(({ kind, notice }): UnreadNotice[] => {
    if (kind === 'clear') return []
    if (CUT_MARK.test(notice.title)) return [{ notice, named: undefined }]
    return isPageUnread(notice, rules.channels) ? [{ notice, named: namedItems(notice, items) }] : []
  })
  const byChannel = new Map<string, UnreadNotice[]>()
  for (const one of unread) {
    const ofChannel = byChannel.get(one.notice.channel)
    if (ofChannel) ofChannel.push(one)
    else byChannel.set(one.notice.channel, [one])
  }
  return byChannel
}

function isPageUnread(notice: Notice, channels: ReadonlyMap<string, Channel>): boolean {
  if (isBodyUnread(notice)) return true
  const { channel, list, text } = notice
  const card = channels.get(channel)
  if (text !== '' || card?.kind !== 'web') return false
  const format = card.lists.find(({ id }) => id === list)?.detail.format
  return format !== undefined && format !== 'none'
}

/** Those that may be the publication: at such a time, and not of another kind by their titles. */
export function mayBeAnswers(unread: UnreadNotices, obligation: Obligation, item: Item): readonly Notice[] {
  return (unread.get(obligation.channel) ?? []).flatMap(({ notice, named }) => {
    if (windowFit(obligation, notice) === 'outside') return []
    const isOtherKind =
      named !== undefined &&
      (named.size > 0 ? !named.has(item.id) : isRefused(item, notice.title.normalize('NFKC')))
    return isOtherKind ? [] : [notice]
  })
}
