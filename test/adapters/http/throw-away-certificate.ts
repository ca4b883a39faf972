import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A certificate made for one test run, with its key, both PEM. */
export interface ThrowAwayCertificate {
  readonly cert: string
  readonly key: string
}

interface Wish {
  readonly host: string
  readonly fromYear?: number
  readonly untilYear?: number
  /** Signs itself when absent. */
  readonly issuer?: ThrowAwayCertificate & { readonly host: string }
}

/** Writes a small X.509 v3 certificate in DER by hand, so that tests need no program and no key in the tree. */
export function createCertificate(wish: Wish): ThrowAwayCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuerKey = wish.issuer ? createPrivateKey(wish.issuer.key) : privateKey
  const years = [wish.fromYear ?? 2020, wish.untilYear ?? 2049]
  const body = sequence(
    tlv(0xa0, integer(2)),
    integer(0x10000000 + Math.floor(Math.random() * 0x60000000)),
    ECDSA_SHA256,
    nameOf(wish.issuer?.host ?? wish.host),
    sequence(
      ...years.map((year) => tlv(0x17, Buffer.from(`${String(year % 100).padStart(2, '0')}0101000000Z`))),
    ),
    nameOf(wish.host),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(subjectAltName(wish.host), basicConstraints(wish.issuer === undefined))),
  )
  const der = sequence(body, ECDSA_SHA256, tlv(0x03, Buffer.from([0]), sign('sha256', body, issuerKey)))
  return { cert: pem('CERTIFICATE', der), key: keyPem(privateKey) }
}

function tlv(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const sequence = (...parts: Uint8Array[]) => tlv(0x30, ...parts)
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'))
const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'))

/** Up to 0x7f in one byte; else four bytes, of which the first must be 0x01 to 0x7f: DER allows no padding. */
function integer(value: number): Buffer {
  return tlv(0x02, Buffer.from(value.toString(16).padStart(value > 0x7f ? 8 : 2, '0'), 'hex'))
}

function nameOf(host: string): Buffer {
  return sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(host)))))
}

function subjectAltName(host: string): Buffer {
  return sequence(oid('551d11'), tlv(0x04, sequence(tlv(0x82, Buffer.from(host)))))
}

function basicConstraints(isIssuer: boolean): Buffer {
  const content = isIssuer ? sequence(tlv(0x01, Buffer.from([0xff]))) : sequence()
  return sequence(oid('551d13'), tlv(0x01, Buffer.from([0xff])), tlv(0x04, content))
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

function keyPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}
