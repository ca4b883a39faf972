import { createHash, createHmac } from 'node:crypto'
import type { Wire } from './vendor-server.ts'

/** Secrets that the server knows and the adapter is given. */
export const SECRET = 'testsecret'
export const KEY_ID = 'testid'

const hex = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest()
const WINDOW_MS = 5 * 60_000

/** `Credential=…, SignedHeaders=…, Signature=…` after the name of the algorithm. */
function partsOf(wire: Wire, algorithm: string): ReadonlyMap<string, string> | undefined {
  const header = wire.headers.authorization ?? ''
  if (!header.startsWith(`${algorithm} `)) return undefined
  const parts = header.slice(algorithm.length + 1).split(',')
  return new Map(parts.map((part) => part.trim().split(/=(.*)/s).slice(0, 2) as [string, string]))
}

const headerLines = (wire: Wire, names: readonly string[], hostOnly = false) =>
  names
    .map((name) => {
      const value = wire.headers[name] ?? ''
      return `${name}:${hostOnly && name === 'host' ? value.replace(/:\d+$/, '') : value.trim()}\n`
    })
    .join('')

const strict = (text: string) =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) =>
      /[A-Za-z0-9\-_.~]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')

/** Alibaba Cloud, V3版本请求体&签名机制: what is wrong with the request, if anything. `nonces` must not come twice. */
export function acs3Check(now: () => number, nonces = new Set<string>()) {
  return (wire: Wire): string | undefined => {
    const parts = partsOf(wire, 'ACS3-HMAC-SHA256')
    if (parts?.get('Credential') !== KEY_ID) return 'no credential'
    const names = parts.get('SignedHeaders')?.split(';') ?? []
    const wanted = Object.keys(wire.headers).filter((name) => name.startsWith('x-acs-') || name === 'host')
    if (wanted.some((name) => !names.includes(name))) return 'a header is not signed'
    for (const name of ['action', 'version', 'date', 'signature-nonce', 'content-sha256'])
      if (!names.includes(`x-acs-${name}`)) return `x-acs-${name} is missing`
    if (names.join() !== [...names].sort().join()) return 'headers are not sorted'
    if (wire.headers['x-acs-content-sha256'] !== hex(wire.body)) return 'the body is another one'
    const date = wire.headers['x-acs-date'] ?? ''
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) || Math.abs(Date.parse(date) - now()) > WINDOW_MS)
      return 'date'
    const nonce = wire.headers['x-acs-signature-nonce'] ?? ''
    if (nonces.has(nonce)) return 'the nonce came before'
    nonces.add(nonce)
    const url = new URL(wire.target, 'http://vendor')
    const query = [...url.searchParams]
      .map(([name, value]) => `${strict(name)}=${strict(value)}`)
      .sort()
      .join('&')
    const canonical = `${wire.method}\n${url.pathname}\n${query}\n${headerLines(wire, names)}\n${names.join(';')}\n${hex(wire.body)}`
    const signature = hmac(SECRET, `ACS3-HMAC-SHA256\n${hex(canonical)}`).toString('hex')
    return signature === parts.get('Signature') ? undefined : 'the signature is another one'
  }
}

/** Tencent Cloud, 签名方法 v3. */
export function tc3Check(now: () => number) {
  return (wire: Wire): string | undefined => {
    const parts = partsOf(wire, 'TC3-HMAC-SHA256')
    const at = Number(wire.headers['x-tc-timestamp'])
    if (!(Math.abs(at * 1000 - now()) <= WINDOW_MS)) return 'the timestamp is too far off'
    const day = new Date(at * 1000).toISOString().slice(0, 10)
    const scope = `${day}/sms/tc3_request`
    if (parts?.get('Credential') !== `${KEY_ID}/${scope}`) return 'no credential of the day'
    const names = parts.get('SignedHeaders')?.split(';') ?? []
    if (!names.includes('host') || !names.includes('content-type'))
      return 'host and content-type must be signed'
    if (
      wire.headers['x-tc-version'] !== '2021-01-11' ||
      !wire.headers['x-tc-action'] ||
      !wire.headers['x-tc-region']
    )
      return 'version, action or region is missing'
    const canonical = `${wire.method}\n/\n\n${headerLines(wire, names, true)}\n${names.join(';')}\n${hex(wire.body)}`
    const key = hmac(hmac(hmac(`TC3${SECRET}`, day), 'sms'), 'tc3_request')
    const signature = hmac(key, `TC3-HMAC-SHA256\n${at}\n${scope}\n${hex(canonical)}`).toString('hex')
    return signature === parts.get('Signature') ? undefined : 'the signature is another one'
  }
}

/** AWS Signature Version 4. */
export function sigV4Check(now: () => number, region: string) {
  return (wire: Wire): string | undefined => {
    const parts = partsOf(wire, 'AWS4-HMAC-SHA256')
    const at = wire.headers['x-amz-date'] ?? ''
    const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(at) ?? []
    if (!(Math.abs(Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`) - now()) <= WINDOW_MS))
      return 'the date is too far off'
    const scope = `${at.slice(0, 8)}/${region}/sns/aws4_request`
    if (parts?.get('Credential') !== `${KEY_ID}/${scope}`) return 'no credential of the day and region'
    const names = parts.get('SignedHeaders')?.split(';') ?? []
    const wanted = Object.keys(wire.headers).filter((name) => name.startsWith('x-amz-') || name === 'host')
    if (wanted.some((name) => !names.includes(name))) return 'a header is not signed'
    const canonical = `${wire.method}\n/\n\n${headerLines(wire, names)}\n${names.join(';')}\n${hex(wire.body)}`
    const key = hmac(hmac(hmac(hmac(`AWS4${SECRET}`, at.slice(0, 8)), region), 'sns'), 'aws4_request')
    const signature = hmac(key, `AWS4-HMAC-SHA256\n${at}\n${scope}\n${hex(canonical)}`).toString('hex')
    return signature === parts.get('Signature') ? undefined : 'the signature is another one'
  }
}
