import type { EvidenceArchive, Sighting } from '../../lib/adapters/evidence/evidence-archive.ts'
import { eachOnce, hrefOf, NAMED_HASHES_MAX } from '../../lib/adapters/evidence/evidence-archive.ts'
import { sha256Hex } from '../../lib/adapters/evidence/sha256-hex.ts'
import { toSecond } from '../../lib/adapters/evidence/warc-record.ts'
import type { Instant } from '../../lib/domain/time/instant.ts'

/** Evidence in memory. Keeps the same contract as the vaults that are deployed. */
export function createFakeVault(): EvidenceArchive & { readonly size: number } {
  const pages = new Map<string, Uint8Array>()
  const seen = new Map<string, Sighting[]>()
  const note = (sha256: string, one: Sighting) => {
    const at = toSecond(one.at as Instant)
    seen.set(sha256, [...(seen.get(sha256) ?? []), { ...one, url: hrefOf(one.url), at }])
  }
  return {
    async put({ url, at, httpStatus, headers = [], body }) {
      const sha256 = sha256Hex(body)
      note(sha256, { kind: pages.has(sha256) ? 'same' : 'came', url, at, httpStatus, headers })
      pages.set(sha256, body.slice())
      return sha256
    },
    async confirm({ url, at, sha256 }) {
      note(sha256, { kind: 'not-modified', url, at, httpStatus: 304, headers: [] })
    },
    async get(sha256) {
      return pages.get(sha256)
    },
    async sightings(sha256) {
      return eachOnce(seen.get(sha256) ?? [])
    },
    async hashesFrom(beginning) {
      return [...pages.keys()].filter((one) => one.startsWith(beginning)).slice(0, NAMED_HASHES_MAX)
    },
    get size() {
      return pages.size
    },
  }
}
