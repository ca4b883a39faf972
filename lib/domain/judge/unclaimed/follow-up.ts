import type { LegalBasis } from '../../duty/item.ts'

/** 后续公开: what must follow once a notice of an item has appeared. */
export interface FollowUp {
  readonly id: string
  /** The item that the notice answers. */
  readonly from: string
  /** 指定媒介: channels whose notice counts; empty: any. */
  readonly on: readonly string[]
  /** The item that follows, and the kind of event that makes it due. */
  readonly to: string
  readonly trigger: string
  /**
   * `event`: the notice shows the event and its day, so that the publication is due. `expectation`: it shows only that the
   * event has come nearer; nothing is due until a person records it.
   */
  readonly as: 'event' | 'expectation'
  /** Days after the notice before which an expectation is not mentioned, and after which it is dropped. */
  readonly afterDays: number
  readonly forgetDays: number
  readonly reading: string
  readonly basis: readonly LegalBasis[]
}
