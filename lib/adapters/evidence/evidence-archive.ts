import type { Instant } from '../../domain/time/instant.ts'
import type { EvidenceVault } from '../../jobs/ports.ts'

/** A vault that also tells what lies in it: for whoever looks evidence up. */
export interface EvidenceArchive extends EvidenceVault {
  /** Each time at which the page was seen, the first one first; none for a hash of nothing. */
  sightings(sha256: string): Promise<readonly Sighting[]>
  /** Hashes that begin so, a few at most: two already say that the beginning is too short. */
  hashesFrom(beginning: string): Promise<readonly string[]>
}

/** `came`: the bytes were new; `same`: they came again; `not-modified`: the site said that nothing changed. */
export interface Sighting {
  readonly kind: 'came' | 'same' | 'not-modified'
  readonly url: string
  /** To the second. */
  readonly at: Instant
  readonly httpStatus: number
  /** As the site sent them; none where only an index knows of the time. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** How many hashes of one beginning are named at most. */
export const NAMED_HASHES_MAX = 5

/** The beginning of a hash that is long enough to look up: eight hex digits and more. */
export function isHashBeginning(text: string): boolean {
  return /^[0-9a-f]{8,64}$/.test(text)
}

/** In order of time, and each one once: what was done again after a fault is noted twice. */
export function eachOnce(sightings: readonly Sighting[]): readonly Sighting[] {
  const byTime = new Map<string, Sighting>()
  for (const one of sightings) {
    const key = `${one.at} ${hrefOf(one.url)}`
    if (!byTime.has(key)) byTime.set(key, one)
  }
  return [...byTime.values()].sort((a, b) => a.at - b.at || rank(a) - rank(b))
}

/** The address as a record holds it: in ASCII. */
export function hrefOf(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url
}

function rank({ kind }: Sighting): number {
  return kind === 'came' ? 0 : 1
}
