import { hmacSha256, sha256 } from '../vendor/digests.ts'

export interface TencentKeys {
  readonly secretId: string
  readonly secretKey: string
}

export interface Tc3Request {
  readonly service: string
  /** Without a port. */
  readonly host: string
  readonly contentType: string
  readonly body: string
  /** Seconds since 1970; the vendor takes five minutes either way. */
  readonly timestamp: number
}

const ALGORITHM = 'TC3-HMAC-SHA256'
const SIGNED_HEADERS = 'content-type;host'

/** The Authorization header of Tencent Cloud's request signature, version 3, for a POST to `/`. */
export function tc3Authorization(request: Tc3Request, { secretId, secretKey }: TencentKeys): string {
  const { service, host, contentType, body, timestamp } = request
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const headers = `content-type:${contentType}\nhost:${host}\n`
  const canonical = ['POST', '/', '', headers, SIGNED_HEADERS, sha256(body)].join('\n')
  const scope = `${date}/${service}/tc3_request`
  const key = hmacSha256(hmacSha256(hmacSha256(`TC3${secretKey}`, date), service), 'tc3_request')
  const signature = hmacSha256(key, `${ALGORITHM}\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString(
    'hex',
  )
  return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`
}
