import { addMs, type Instant } from '../../../domain/time/instant.ts'
import type { NumberedNotice } from './site-family.ts'

/** The notices of one list as they come and go. `version` grows with every change, so that pages can be kept by it. */
export class SiteShelf {
  readonly #notices: readonly NumberedNotice[]
  readonly #changes: readonly Instant[]
  #version = -1
  #shown: readonly NumberedNotice[] = []

  constructor(notices: readonly NumberedNotice[]) {
    this.#notices = notices.toSorted(
      (a, b) =>
        (a.displayedOn < b.displayedOn ? 1 : a.displayedOn > b.displayedOn ? -1 : 0) ||
        b.postedAt - a.postedAt ||
        b.number - a.number,
    )
    this.#changes = notices
      .flatMap(({ postedAt, goneAt }) => (goneAt === undefined ? [postedAt] : [postedAt, goneAt]))
      .toSorted((a, b) => a - b)
  }

  /** Number of changes up to `now`. */
  versionAt(now: Instant): number {
    let [low, high] = [0, this.#changes.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#changes[middle] ?? Number.POSITIVE_INFINITY) <= now) low = middle + 1
      else high = middle
    }
    return low
  }

  changedAt(now: Instant): Instant {
    return this.#changes[this.versionAt(now) - 1] ?? addMs(now, 0)
  }

  /** What is up at `now`, newest displayed date first. */
  shownAt(now: Instant): readonly NumberedNotice[] {
    const version = this.versionAt(now)
    if (version === this.#version) return this.#shown
    this.#version = version
    this.#shown = this.#notices.filter((notice) => isUp(notice, now))
    return this.#shown
  }
}

export function isUp({ postedAt, goneAt }: NumberedNotice, now: Instant): boolean {
  return postedAt <= now && (goneAt === undefined || now < goneAt)
}
