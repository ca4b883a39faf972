import { sha256Hex } from '../../lib/adapters/evidence/sha256-hex.ts'
import type { EvidenceVault } from '../../lib/jobs/ports.ts'

/** Evidence in memory. Keeps the same contract as the vaults that are deployed. */
export function createFakeVault(): EvidenceVault & { readonly size: number } {
  const pages = new Map<string, Uint8Array>()
  return {
    async put(page) {
      const sha256 = sha256Hex(page.body)
      pages.set(sha256, page.body.slice())
      return sha256
    },
    async get(sha256) {
      return pages.get(sha256)
    },
    get size() {
      return pages.size
    },
  }
}
