import { expect, test } from 'vitest'
import type { EvidenceArchive } from '../../../lib/adapters/evidence/evidence-archive.ts'
import { addMs, chinaInstantOf, DAY_MS } from '../../../lib/domain/time/instant.ts'

const at = chinaInstantOf(2026, 3, 16, 9, 30)
const HELLO_SHA256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

function pageOf(body: Uint8Array, url = 'http://www.kazuo.gov.cn/kzxzf/公告/index.html?a=1') {
  return { url, at, httpStatus: 200, body }
}

/** What every vault must do; `make` gives an empty one. */
export function itKeepsEvidence(make: () => Promise<EvidenceArchive>): void {
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

  test('tells each time at which the bytes were seen, with address and status of that time', async () => {
    const vault = await make()
    const body = new TextEncoder().encode('hello')
    const [next, third] = [addMs(at, DAY_MS), addMs(at, 2 * DAY_MS)]
    await vault.put({ ...pageOf(body, 'http://a.example/公告'), headers: [['etag', '"1"']] })
    await vault.put({ ...pageOf(body, 'http://a.example/b'), at: next, httpStatus: 404 })
    await vault.confirm({ url: 'http://a.example/b', at: third, sha256: HELLO_SHA256 })
    const first = 'http://a.example/%E5%85%AC%E5%91%8A'
    expect(await vault.sightings(HELLO_SHA256)).toMatchObject([
      { kind: 'came', url: first, at, httpStatus: 200, headers: expect.arrayContaining([['etag', '"1"']]) },
      { kind: 'same', url: 'http://a.example/b', at: next, httpStatus: 404 },
      { kind: 'not-modified', url: 'http://a.example/b', at: third, httpStatus: 304 },
    ])
  })

  test('notes a time once, however often it is put or confirmed again', async () => {
    const vault = await make()
    const page = pageOf(new TextEncoder().encode('hello'))
    const later = { ...page, at: addMs(at, DAY_MS) }
    const confirmed = { url: page.url, at: addMs(at, 2 * DAY_MS), sha256: HELLO_SHA256 }
    for (let tries = 0; tries < 2; tries++) {
      await vault.put(page)
      await vault.put({ ...page, at: addMs(at, 400) })
      await vault.put(later)
      await vault.confirm(confirmed)
    }
    const times = await vault.sightings(HELLO_SHA256)
    expect(times.map((one) => [one.kind, one.at])).toEqual([
      ['came', at],
      ['same', later.at],
      ['not-modified', confirmed.at],
    ])
  })

  test('confirming bytes that it does not hold is noted, and makes nothing up', async () => {
    const vault = await make()
    await vault.confirm({ url: 'http://a.example/', at, sha256: HELLO_SHA256 })
    expect(await vault.get(HELLO_SHA256)).toBeUndefined()
    expect(await vault.sightings(HELLO_SHA256)).toMatchObject([{ kind: 'not-modified', at }])
    await vault.put({ ...pageOf(new TextEncoder().encode('hello')), at: addMs(at, DAY_MS) })
    expect(await vault.get(HELLO_SHA256)).toHaveLength(5)
  })

  test('names the hashes that begin so', async () => {
    const vault = await make()
    await vault.put(pageOf(new TextEncoder().encode('hello')))
    expect(await vault.hashesFrom(HELLO_SHA256.slice(0, 8))).toEqual([HELLO_SHA256])
    expect(await vault.hashesFrom('00000000')).toEqual([])
    expect(await vault.sightings('../../etc/passwd')).toEqual([])
  })
}
