import type { EventFace } from './event-face.ts'
import { isTelling, NAME_LENGTH_MIN } from './event-keys.ts'
import type { NoticeFace } from './notice-face.ts'

/** Many names begin with their county: so much of a long one tells it from most others. */
const LONG_START = 8
const START_LENGTHS = [NAME_LENGTH_MIN, LONG_START]

type Take = (faces: readonly EventFace[] | undefined) => void

/** Events by their codes and names, so that the cost of a notice does not grow with their number. */
export class ExactIndex {
  readonly #byCode = new Map<string, EventFace[]>()
  readonly #byBareCode = new Map<string, EventFace[]>()
  readonly #byName = new Map<string, EventFace[]>()
  /** Lengths of the names that begin with these characters: only substrings of such lengths are looked up. */
  readonly #lengths = new Map<string, Set<number>>()
  /** First two characters of names: most places of a text are passed over without cutting anything out of it. */
  readonly #heads = new Set<number>()

  constructor(faces: readonly EventFace[]) {
    for (const face of faces) {
      for (const { kind, code } of face.codes) {
        push(this.#byCode, `${kind}:${code}`, face)
        if (kind !== 'creditCode' && isTelling(code)) push(this.#byBareCode, code, face)
      }
      for (const { key } of face.names) {
        push(this.#byName, key, face)
        const start = key.slice(0, key.length < LONG_START ? NAME_LENGTH_MIN : LONG_START)
        this.#lengths.set(start, (this.#lengths.get(start) ?? new Set()).add(key.length))
        this.#heads.add(headAt(key, 0))
      }
    }
  }

  /** Events with at least one code or name in common with the notice. */
  near(notice: NoticeFace): ReadonlySet<EventFace> {
    const found = new Set<EventFace>()
    const take: Take = (faces) => {
      for (const face of faces ?? []) found.add(face)
    }
    for (const { kind, code } of notice.codes) take(this.#byCode.get(`${kind}:${code}`))
    for (const code of notice.bareCodes) take(this.#byBareCode.get(code))
    this.#namesIn(notice.titleKey, take)
    this.#namesIn(notice.textKey, take)
    return found
  }

  #namesIn(text: string, take: Take): void {
    for (let at = 0; at + NAME_LENGTH_MIN <= text.length; at += 1) {
      if (!this.#heads.has(headAt(text, at))) continue
      for (const width of START_LENGTHS) {
        for (const length of this.#lengths.get(text.slice(at, at + width)) ?? []) {
          take(this.#byName.get(text.slice(at, at + length)))
        }
      }
    }
  }
}

function headAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x1_0000 + text.charCodeAt(at + 1)
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
