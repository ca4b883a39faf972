import type { EventFace } from '../event-face.ts'
import type { NoticeFace } from '../notice-face.ts'
import type { Evidence } from './evidence.ts'
import type { KindFit } from './kind-fit.ts'

/** What is known around an event besides itself. */
export interface Surroundings {
  /** Names of the counties that the events name. */
  readonly counties: ReadonlySet<string>
  /** Of the stage before it of the same project, where that has an event. */
  readonly stageBefore: EventFace | undefined
  /** Names of the unit that has to publish, in keys. */
  readonly unitNames: readonly string[]
  /** True: also an event that owes nothing on the notice's channel may be what it is about. */
  readonly isAnyChannel: boolean
}

/** One event and one notice that agree in something. */
export interface Compared {
  readonly face: EventFace
  readonly notice: NoticeFace
  readonly evidence: readonly Evidence[]
  readonly kind: KindFit
  readonly around: Surroundings
}
