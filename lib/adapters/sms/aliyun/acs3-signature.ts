import { hmacSha256, sha256 } from '../vendor/digests.ts'

export interface AliyunKeys {
  readonly accessKeyId: string
  readonly accessKeySecret: string
}

export interface Acs3Request {
  readonly method: string
  readonly path: string
  /** Encoded and sorted by name. */
  readonly query: string
  /** Names in lower case; with `host`, `x-acs-date`, `x-acs-signature-nonce` and `x-acs-content-sha256`. */
  readonly headers: Readonly<Record<string, string>>
}

const ALGORITHM = 'ACS3-HMAC-SHA256'

/** The Authorization header of Alibaba Cloud's request signature, version 3. */
export function acs3Authorization({ method, path, query, headers }: Acs3Request, keys: AliyunKeys): string {
  const names = Object.keys(headers)
    .filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'))
    .sort()
  const lines = names.map((name) => `${name}:${headers[name]?.trim()}\n`).join('')
  const signedHeaders = names.join(';')
  const body = headers['x-acs-content-sha256'] ?? ''
  const canonical = [method, path, query, lines, signedHeaders, body].join('\n')
  const signature = hmacSha256(keys.accessKeySecret, `${ALGORITHM}\n${sha256(canonical)}`).toString('hex')
  return `${ALGORITHM} Credential=${keys.accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`
}
