import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'

export interface KeyRange {
  readonly client: S3Client
  readonly bucket: string
  readonly prefix: string
}

/** Days that are looked through: more than evidence is disputed for. */
const DAYS_MAX = 1500
const DAYS_AT_ONCE = 16
const KEYS_A_DAY_MAX = 1000

/** The first keys that begin so, in their order; at most `max`, up to 1000. */
export async function keysBelow({ client, bucket, prefix }: KeyRange, max: number): Promise<string[]> {
  const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: max }))
  return (page.Contents ?? []).flatMap(({ Key }) => Key ?? [])
}

/** Keys in the day folders below the prefix whose name begins so, oldest day first. */
export async function keysInDays(range: KeyRange, beginning: string): Promise<string[]> {
  const days = await foldersBelow(range)
  const keys: string[] = []
  for (let i = 0; i < days.length; i += DAYS_AT_ONCE) {
    const some = days.slice(i, i + DAYS_AT_ONCE).map((day) => ({ ...range, prefix: `${day}${beginning}` }))
    keys.push(...(await Promise.all(some.map((one) => keysBelow(one, KEYS_A_DAY_MAX)))).flat())
  }
  return keys
}

async function foldersBelow({ client, bucket, prefix }: KeyRange): Promise<readonly string[]> {
  const folders: string[] = []
  let after: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: '/', ContinuationToken: after }),
    )
    folders.push(...(page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []))
    after = page.NextContinuationToken
  } while (after !== undefined && folders.length < DAYS_MAX)
  return folders.slice(-DAYS_MAX)
}
