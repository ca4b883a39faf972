/** Keeps what was asked for last, up to a total size. */
export class SizedMemory<Value> {
  readonly #kept = new Map<string, { readonly value: Value; readonly size: number }>()
  readonly #sizeMax: number
  #size = 0

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax
  }

  get(key: string): Value | undefined {
    const one = this.#kept.get(key)
    if (!one) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, one)
    return one.value
  }

  put(key: string, value: Value, size: number): void {
    this.#forget(key)
    this.#kept.set(key, { value, size: size + key.length })
    this.#size += size + key.length
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#sizeMax) return
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    const one = this.#kept.get(key)
    if (!one) return
    this.#kept.delete(key)
    this.#size -= one.size
  }
}
