import { expect, test } from 'vitest'
import { chinaInstantOf } from '../../../lib/domain/time/instant.ts'
import type { EvidenceVault } from '../../../lib/jobs/ports.ts'

const at = chinaInstantOf(2026, 3, 16, 9, 30)
const HELLO_SHA256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

function pageOf(body: Uint8Array, url = 'http://www.kazuo.gov.cn/kzxzf/公告/index.html?a=1') {
  return { url, at, httpStatus: 200, body }
}

/** What every vault must do; `make` gives an empty one. */
export function itKeepsEvidence(make: () => Promise<EvidenceVault>): void {
  test('gives back the same bytes under their SHA-256', async () => {
    const vault = await make()
    expect(await vault.put(pageOf(new TextEncoder().encode('hello')))).toBe(HELLO_SHA256)
    expect(new TextDecoder().decode(await vault.get(HELLO_SHA256))).toBe('hello')
  })

  test('keeps any bytes, none and many', async () => {
    const vault = await make()
    const gbk = new Uint8Array([0xb9, 0xab, 0xb8, 0xe6, 0x00, 0xff, 0x0d, 0x0a])
    for (const body of [gbk, new Uint8Array(0), new Uint8Array(300_000).fill(65)]) {
      const got = await vault.get(await vault.put(pageOf(body)))
      expect(got && Buffer.compare(got, body)).toBe(0)
    }
  })

  test('putting the same bytes twice, or at once, is the same as once', async () => {
    const vault = await make()
    const body = new TextEncoder().encode('hello')
    const many = Array.from({ length: 8 }, (_, i) => vault.put(pageOf(body, `http://a.example/${i}`)))
    expect(new Set(await Promise.all(many))).toEqual(new Set([HELLO_SHA256]))
    expect(await vault.get(HELLO_SHA256)).toHaveLength(5)
  })

  test('knows nothing of other hashes and of what is no hash', async () => {
    const vault = await make()
    expect(await vault.get('0'.repeat(64))).toBeUndefined()
    expect(await vault.get('../../etc/passwd')).toBeUndefined()
    expect(await vault.get('')).toBeUndefined()
  })
}
