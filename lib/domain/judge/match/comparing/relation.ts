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
  /** Only one of notice and event says which round it is: it may be the answer, with the round left out. */
  readonly mayAnswer?: boolean | undefined
  /** Of these, it is the event that says it: then an answer to the first round does not explain the notice away. */
  readonly isOfSaidRound?: boolean | undefined
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

/** Of another round, or of a round that one of them leaves unsaid; `mayAnswer` where nothing but the round is in question. */
export function roundRelation(
  face: EventFace,
  notice: NoticeFace,
  { isAllElseRight }: { readonly isAllElseRight: boolean },
): Relation {
  const { event, item } = face.answerable
  const own = face.round.isSaid ? `是第${face.round.number}次` : '没有写明是第几次'
  const posted = notice.round.isSaid ? `本公告是第${notice.round.number}次` : '本公告标题没有写明是第几次'
  const mayAnswer = isAllElseRight && face.round.isSaid !== notice.round.isSaid
  const words = `${posted}，登记的“${nameOf(event, item)}”${own}，${mayAnswer ? '请核对' : '不对应'}`
  return {
    kind: 'other-round',
    event: event.id,
    item: item.id,
    words,
    ...(mayAnswer && { mayAnswer, isOfSaidRound: face.round.isSaid }),
  }
}
