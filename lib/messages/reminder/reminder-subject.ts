import type { Matter } from '../../domain/tell/matter.ts'
import { isCorrected } from '../matter-card.ts'
import { byUrgency, groupOf, type MatterGroup } from '../matter-group.ts'
import { isolated, plainTitle } from '../plain-title.ts'

/** Lists of mails show about as many. */
export const SUBJECT_CHARS_MAX = 20
/** Less of a title says nothing. */
const TITLE_CHARS_MIN = 4
export const SUBJECT_BARE = '公共资源配置信息公开提醒'

type Kind = MatterGroup | 'changed' | 'address'

interface KindWords {
  readonly name: string
  readonly ask: string
  readonly counter: string
}

/** In the order of a mail. */
const KINDS: Readonly<Record<Kind, KindWords>> = {
  personal: { name: '个人信息', ask: '请立即核对', counter: '项' },
  'taken-down': { name: '撤下', ask: '请恢复公开', counter: '项' },
  overdue: { name: '逾期', ask: '请及时公开', counter: '项' },
  unproved: { name: '待证明', ask: '请补现场证明', counter: '项' },
  changed: { name: '期限变更', ask: '请按新期限公开', counter: '项' },
  warn: { name: '临期', ask: '请按期公开', counter: '项' },
  advice: { name: '提示', ask: '请留意', counter: '项' },
  address: { name: '联系失效', ask: '请更新联系人', counter: '处' },
  closed: { name: '办结', ask: '不需再办理', counter: '项' },
}
const ORDER = Object.keys(KINDS) as readonly Kind[]

/**
 * One line of at most 20 characters, counts first: `【逾期1项·临期2项】请及时公开`. A single matter is named as far as there
 * is room: `【临期1项】国有建设用地使用权出让公告`.
 */
export function reminderSubject(matters: readonly Matter[], addressCount = 0): string {
  const counts = countKinds(matters, addressCount)
  const [first] = ORDER.filter((kind) => counts.has(kind))
  if (first === undefined) return SUBJECT_BARE
  const openCount = [...counts].reduce((sum, [kind, count]) => sum + (kind === 'closed' ? 0 : count), 0)
  const head = headOf(counts, openCount)
  const room = SUBJECT_CHARS_MAX - [...head].length
  const ask = openCount === 0 ? endWords(matters) : KINDS[first].ask
  if (openCount !== 1 || first === 'address') return ask.length <= room ? `${head}${ask}` : head
  // Where more than publishing is asked for, that comes first.
  const lead = (first === 'personal' || first === 'taken-down') && ask.length <= room ? ask : ''
  return `${head}${lead}${titleOf(matters, room - lead.length)}`
}

/** What a matter is in one or two words: `逾期`, `期限变更`. */
export function groupName(matter: Matter): string {
  return KINDS[kindOf(matter)].name
}

function endWords(matters: readonly Matter[]): string {
  if (matters.some(isLacking)) return '请补充公告要素'
  return matters.every(isPosted) ? '已看到公开，谢谢' : KINDS.closed.ask
}

/** Published, but not with all that it must hold: a close-out that leaves something to do. */
export function isLacking({ kind, standing }: Matter): boolean {
  return kind === 'closed' && standing.kind === 'incomplete'
}

/** Closed because the notice is there with all that it must hold. */
export function isPosted({ kind, standing }: Matter): boolean {
  return kind !== 'forwarded' && kind !== 'personal-closed' && standing.kind === 'published'
}

function countKinds(matters: readonly Matter[], addressCount: number): ReadonlyMap<Kind, number> {
  const counts = new Map<Kind, number>()
  for (const matter of matters) counts.set(kindOf(matter), (counts.get(kindOf(matter)) ?? 0) + 1)
  if (addressCount > 0) counts.set('address', addressCount)
  return counts
}

function kindOf(matter: Matter): Kind {
  const group = groupOf(matter)
  return (group === 'warn' || group === 'advice') && isCorrected(matter) ? 'changed' : group
}

/** All kinds where there is room; else the most urgent ones, and how many matters there are. */
function headOf(counts: ReadonlyMap<Kind, number>, openCount: number): string {
  const present = ORDER.filter((kind) => counts.has(kind))
  const named = present.map((kind) => `${KINDS[kind].name}${counts.get(kind)}${KINDS[kind].counter}`)
  const all = `共${openCount}项`
  const heads = [named.slice(0, 3).length === named.length ? named : [...named.slice(0, 2), all]]
  heads.push([...named.slice(0, 2), all], [...named.slice(0, 1), all], [all])
  const whole = heads.map((parts) => `【${parts.join('·')}】`)
  return whole.find((head) => [...head].length <= SUBJECT_CHARS_MAX) ?? ''
}

function titleOf(matters: readonly Matter[], room: number): string {
  const [first] = byUrgency(matters)
  if (!first || room < TITLE_CHARS_MIN) return ''
  return isolated(plainTitle(first.itemTitle, room))
}
