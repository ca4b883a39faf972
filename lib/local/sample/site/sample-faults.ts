import type { Instant } from '../../../domain/time/instant.ts'
import { chinaMoment } from '../story.ts'

interface Span {
  readonly from: Instant
  readonly until: Instant
}

/** `channel` whose connections break. */
export interface DownSpan extends Span {
  readonly channel: string
}

/** A list that turns up without a row although there are some. */
export interface EmptySpan extends Span {
  readonly channel: string
  readonly list: string
}

export interface SampleFaults {
  readonly down: readonly DownSpan[]
  readonly empty: readonly EmptySpan[]
  /** Channels whose notices take 40 to 80 ms to come. */
  readonly slow: ReadonlySet<string>
}

/** What goes wrong in the sample: a site down for two days, a list empty for five, a slow site. */
export const SAMPLE_FAULTS: SampleFaults = {
  down: [
    { channel: 'jtt-ln', from: chinaMoment('2026-10-27 00:00'), until: chinaMoment('2026-10-29 00:00') },
  ],
  empty: [
    {
      channel: 'lyt-ln',
      list: 'licence-results',
      from: chinaMoment('2026-11-02 20:00'),
      until: chinaMoment('2026-11-07 08:00'),
    },
  ],
  slow: new Set(['gzw-ln']),
}

export function isDuring({ from, until }: Span, now: Instant): boolean {
  return now >= from && now < until
}
