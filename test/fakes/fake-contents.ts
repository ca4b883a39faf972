import type {
  ContentRef,
  KeptContent,
  NoticeContentStore,
} from '../../lib/jobs/ports/notice-content-store.ts'

export interface FakeContents extends NoticeContentStore {
  /** What was put, by page and version. */
  readonly kept: ReadonlyMap<string, KeptContent>
  /** Reads so far. */
  readonly reads: ContentRef[]
  /** While true every request fails, with the words that were to be stored in its error. */
  isDown: boolean
}

/** Texts of notices in memory. Keeps the same contract as the stores that are deployed. */
export function createFakeContents(): FakeContents {
  const kept = new Map<string, KeptContent>()
  const reads: ContentRef[] = []
  const keyOf = ({ county, notice, version }: ContentRef) => `${county} ${notice} ${version}`
  return {
    kept,
    reads,
    isDown: false,
    async putContent(ref, one) {
      if (this.isDown) throw new Error(`down: ${JSON.stringify(one)}`)
      kept.set(keyOf(ref), structuredClone(one))
    },
    async content(ref) {
      reads.push(ref)
      if (this.isDown) throw new Error('down')
      return kept.get(keyOf(ref))
    },
  }
}
