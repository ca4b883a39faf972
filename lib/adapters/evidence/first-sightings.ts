import type { FirstSeen } from './warc-record.ts'

/** Hashes that are remembered, above what a run meets. A few megabytes. */
const REMEMBERED_MAX = 20_000

/** `undefined` when it cannot be told: that is not remembered, since the next answer may tell. */
type Finding = Promise<FirstSeen | undefined>

/** Where bytes first came, looked up once; who asks meanwhile waits for the same answer. */
export class FirstSightings {
  readonly #findings = new Map<string, Finding>()

  of(sha256: string, find: () => Finding): Finding {
    const known = this.#findings.get(sha256)
    if (known) return known
    const finding = find()
    const forget = () => this.#findings.delete(sha256)
    this.#findings.set(sha256, finding)
    finding.then((first) => first ?? forget(), forget)
    const [oldest] = this.#findings.keys()
    if (this.#findings.size > REMEMBERED_MAX && oldest !== undefined) this.#findings.delete(oldest)
    return finding
  }
}
