import { hmacSha256, sha256 } from '../vendor/digests.ts'

export interface AwsKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

export interface SigV4Request {
  readonly service: string
  readonly region: string
  /** All of them are signed; names in lower case, with `host` and `x-amz-date` (`20261123T010203Z`). */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const ALGORITHM = 'AWS4-HMAC-SHA256'

/** The Authorization header of AWS Signature Version 4, for a POST to `/`. */
export function sigV4Authorization(request: SigV4Request, { accessKeyId, secretAccessKey }: AwsKeys): string {
  const { service, region, headers, body } = request
  const at = headers['x-amz-date'] ?? ''
  const date = at.slice(0, 8)
  const names = Object.keys(headers).sort()
  const lines = names.map((name) => `${name}:${headers[name]?.trim().replace(/\s+/g, ' ')}\n`).join('')
  const canonical = ['POST', '/', '', lines, names.join(';'), sha256(body)].join('\n')
  const scope = `${date}/${region}/${service}/aws4_request`
  const dateKey = hmacSha256(hmacSha256(`AWS4${secretAccessKey}`, date), region)
  const key = hmacSha256(hmacSha256(dateKey, service), 'aws4_request')
  const signature = hmacSha256(key, `${ALGORITHM}\n${at}\n${scope}\n${sha256(canonical)}`).toString('hex')
  return `${ALGORITHM} Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
}
