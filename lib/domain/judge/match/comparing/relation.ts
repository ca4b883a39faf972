import type { EventFace } from '../event-face.ts'
import { nameOf } from '../event-keys.ts'
import type { Change } from '../naming/words.ts'
import type { NoticeFace } from '../notice-face.ts'

/** What a notice has to do with an event that it does not answer: it changes the notice that does, or is another round. */
export interface Relation {
  readonly kind: 'correction' | 'delay' | 'ending' | 'failure' | 'other-round'
  readonly event: string
  readonly item: string
  readonly words: string
}

const KINDS: Record<Change, Relation['kind']> = {
  更正: 'correction',
  延期: 'delay',
  终止: 'ending',
  '流标（废标）': 'failure',
}

export function changeRelation(face: EventFace, change: Change): Relation {
  const { event, item } = face.answerable
  const words = `本公告${change}的是“${nameOf(event, item)}”的${item.title}`
  return { kind: KINDS[change], event: event.id, item: item.id, words }
}

export function roundRelation(face: EventFace, notice: NoticeFace): Relation {
  const { event, item } = face.answerable
  const words = `本公告是第${notice.round.number}次，登记的“${nameOf(event, item)}”是第${face.round.number}次，不对应`
  return { kind: 'other-round', event: event.id, item: item.id, words }
}
