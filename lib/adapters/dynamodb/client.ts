import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

/** Where an embedded server listens; on AWS nothing is given and the environment decides. */
export interface EmbeddedEndpoint {
  readonly endpoint: string
}

/** For embedded runs, which make thousands of requests: without `info` the client does not prepare a copy of every request and answer for a log nobody keeps. */
const QUIET = { warn() {}, error() {} } as unknown as NonNullable<DynamoDBClientConfig['logger']>

/**
 * A client whose requests end: the SDK by itself waits for an answer without limit. An embedded server checks no
 * signatures, so that it gets made-up credentials and a person's own never leave the machine.
 */
export function dynamoClient(embedded?: EmbeddedEndpoint): DynamoDBClient {
  const bounds = { maxAttempts: 5, requestHandler: { connectionTimeout: 2000, requestTimeout: 5000 } }
  if (!embedded) return new DynamoDBClient(bounds)
  return new DynamoDBClient({
    ...bounds,
    logger: QUIET,
    endpoint: embedded.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  })
}
