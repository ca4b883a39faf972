import type { PageRequest } from '../../jobs/ports.ts'

/** The requests that one page takes: each but the first waits for its turn. */
export interface Turns {
  /** Waits until the next request may be sent, where one was sent before. */
  readonly wait: (crawlDelayMs: number | undefined) => Promise<void>
  /** Notes that a request is sent. */
  readonly take: () => void
  readonly taken: () => number
}

export function turnsOf({ pause }: Pick<PageRequest, 'pause'>): Turns {
  let taken = 0
  return {
    wait: async (crawlDelayMs = 0) => {
      if (taken > 0) await pause?.(crawlDelayMs)
    },
    take: () => {
      taken += 1
    },
    taken: () => taken,
  }
}
