import type { Item } from '../../domain/duty/item.ts'
import type {
  AnsweringNotice,
  ContentByItem,
  ContentFindings,
} from '../../domain/judge/content/content-findings.ts'
import { elementsOf } from '../../domain/judge/content/element-finding.ts'
import type { KeptContent, NoticeContentStore } from '../ports/notice-content-store.ts'
import type { Telemetry } from '../ports.ts'
import { contentRefOf } from './content-ref.ts'
import { SizedMemory } from './sized-memory.ts'

/** Looks into the texts of notices that answer something. */
export interface ContentReader {
  /** What was found in those whose text can be had now; of the others nothing is known. Never rejects. */
  findingsIn(answers: readonly AnsweringNotice[]): Promise<ContentByItem>
}

const READ_AT_ONCE = 16
/** Texts that one judgement reads anew, the newest notices first: it must end in time. */
const READ_MAX = 4000
/** A store that fails so often is asked for nothing more by this judgement. */
const FAILURES_MAX = 5
/** Of what was found, in UTF-16 units of its JSON; a notice takes one to three thousand. */
const REMEMBERED_MAX = 16_000_000

/** Judgements after which a text that was not stored is asked for again: it may have come late. */
const NONE_JUDGEMENTS = 12

/** No text was stored when it was last asked for; not asked for again before that judgement. */
interface NoText {
  readonly askAgainAt: number
}

/** Remembers what it found as long as the process lives: neither a stored text nor an item ever changes in place. */
export function createContentReader({
  store,
  telemetry,
}: {
  readonly store: NoticeContentStore
  readonly telemetry: Telemetry
}): ContentReader {
  const memory = new SizedMemory<ContentFindings | NoText>(REMEMBERED_MAX)
  const itemKeys = new WeakMap<Item, string>()
  let items = 0
  let judgements = 0
  const keyOf = ({ notice, item }: AnsweringNotice) => {
    const itemKey = itemKeys.get(item) ?? String(items++)
    itemKeys.set(item, itemKey)
    const { county, notice: page, version } = contentRefOf(notice)
    return `${itemKey} ${county} ${page} ${version} ${notice.title}`
  }
  return {
    async findingsIn(answers) {
      judgements += 1
      const wanted = answers
        .filter(({ notice }) => notice.text !== '')
        .map((one) => ({ ...one, key: keyOf(one) }))
      const known = new Map(wanted.map(({ key }) => [key, memory.get(key)] as const))
      const isUnknown = (one: ContentFindings | NoText | undefined) =>
        one === undefined || ('askAgainAt' in one && one.askAgainAt <= judgements)
      const unknown = wanted.filter(({ key }) => isUnknown(known.get(key)))
      const newestFirst = unknown.toSorted((a, b) => b.notice.firstSeenAt - a.notice.firstSeenAt)
      const found = new Map<string, ContentFindings | NoText>()
      const noText: NoText = { askAgainAt: judgements + NONE_JUDGEMENTS }
      let failures = 0
      const readOne = async (one: (typeof wanted)[number]) => {
        try {
          const kept = await store.content(contentRefOf(one.notice))
          found.set(one.key, kept ? findingsOf(kept, one) : noText)
        } catch {
          failures += 1
        }
      }
      for (
        let at = 0;
        at < Math.min(READ_MAX, newestFirst.length) && failures < FAILURES_MAX;
        at += READ_AT_ONCE
      )
        await Promise.all(newestFirst.slice(at, at + READ_AT_ONCE).map(readOne))
      const unread = unknown.length - found.size
      if (unread > 0) telemetry.count('ContentsUnread', unread)
      for (const [key, one] of found) memory.put(key, one, JSON.stringify(one).length)
      return byItem(wanted, (key) => found.get(key) ?? known.get(key))
    },
  }
}

function findingsOf(kept: KeptContent, { notice, item }: AnsweringNotice): ContentFindings {
  const { title, isStub } = notice
  const content = { ...kept.content, title, ...(isStub && { isStub }) }
  const { findings, unread } = kept.personal
  const isPartlyUnread = unread.length > 0 ? { isPartlyUnread: true as const } : {}
  return { elements: elementsOf(content, item), personal: findings, ...isPartlyUnread }
}

function byItem(
  wanted: readonly (AnsweringNotice & { readonly key: string })[],
  findingsFor: (key: string) => ContentFindings | NoText | undefined,
): ContentByItem {
  const found = new Map<string, Map<string, ContentFindings>>()
  for (const { notice, item, key } of wanted) {
    const findings = findingsFor(key)
    if (findings === undefined || 'askAgainAt' in findings) continue
    const ofItem = found.get(item.id) ?? new Map<string, ContentFindings>()
    found.set(item.id, ofItem.set(notice.id, findings))
  }
  return found
}
