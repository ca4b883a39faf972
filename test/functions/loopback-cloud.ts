import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { buildApp } from 'fauxqs'
import { sqsClient } from '../../lib/adapters/bus/sqs-queue.ts'
import { dynamoClient } from '../../lib/adapters/dynamodb/client.ts'
import { createTable } from '../../lib/adapters/dynamodb/table.ts'
import { QUEUE_URL_SETTINGS, QUEUED_JOBS, type QueuedJob } from '../../lib/contract.ts'
import { startEmbeddedStore } from '../../lib/local/embedded-store.ts'
import { startMailCatcher } from '../../lib/local/mail-catcher.ts'

export const TABLE = 'duban-test'
export const BUCKET = 'duban-test-evidence'
export const SIGNING_KEY = 'a key of the tests'
const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' }

/** A payload as SQS hands it to Lambda. */
export interface SqsPayload {
  readonly Records: readonly {
    readonly messageId: string
    readonly body: string
    readonly eventSource: string
  }[]
}

/** What the functions talk to, on loopback: table, queues, bucket, secrets and the mail gateway behind the secret. */
export async function startCloud() {
  const mailDir = mkdtempSync(join(tmpdir(), 'duban-mail-'))
  const catcher = await startMailCatcher({ dir: mailDir })
  const [store, secrets] = await Promise.all([
    startEmbeddedStore(),
    startSecrets({
      'duban/test/smtp-url': catcher.url,
      'duban/test/signing-key': SIGNING_KEY,
      // Nobody listens there.
      'duban/test/mailbox-url': 'imap://office:secret@127.0.0.1:1',
    }),
  ])
  const aws = buildApp({ logger: false, host: '127.0.0.1' })
  const endpoint = await aws.listen({ port: 0, host: '127.0.0.1' })
  const sqs = sqsClient(endpoint)
  const s3 = new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true })
  const dynamo = dynamoClient({ endpoint: store.endpoint })
  const urlOf = (job: QueuedJob) => `${endpoint}/000000000000/duban-test-${job}.fifo`
  await createTable(dynamo, TABLE)
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }))
  for (const job of QUEUED_JOBS) {
    const QueueName = `duban-test-${job}.fifo`
    await sqs.send(new CreateQueueCommand({ QueueName, Attributes: { FifoQueue: 'true' } }))
  }
  return {
    catcher,
    mailDir,
    dynamo,
    env: {
      AWS_REGION: 'cn-northwest-1',
      AWS_ACCESS_KEY_ID: 'embedded',
      AWS_SECRET_ACCESS_KEY: 'embedded',
      AWS_ENDPOINT_URL_DYNAMODB: store.endpoint,
      AWS_ENDPOINT_URL_SQS: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${portOf(secrets)}`,
      ...Object.fromEntries(QUEUED_JOBS.map((job) => [QUEUE_URL_SETTINGS[job], urlOf(job)])),
    },
    async keysBelow(prefix: string) {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: prefix }))
      return Contents.flatMap(({ Key }) => Key ?? [])
    },
    upload: (key: string, bytes: Uint8Array) =>
      s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: bytes })),
    /** Takes everything out of a queue, one payload a message, in the order of the queue. */
    async take(job: QueuedJob): Promise<SqsPayload[]> {
      const taken: SqsPayload[] = []
      for (;;) {
        const QueueUrl = urlOf(job)
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
        )
        if (Messages.length === 0) return taken
        for (const { MessageId = '', Body = '', ReceiptHandle } of Messages) {
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
          taken.push({ Records: [{ messageId: MessageId, body: Body, eventSource: 'aws:sqs' }] })
        }
      }
    },
    async close() {
      for (const client of [sqs, s3, dynamo]) client.destroy()
      secrets.close()
      await Promise.all([store.close(), catcher.close(), aws.close()])
    },
  }
}

export type Cloud = Awaited<ReturnType<typeof startCloud>>

function startSecrets(secrets: Readonly<Record<string, string>>): Promise<Server> {
  return listening(
    createServer(async (request, response) => {
      const { SecretId } = JSON.parse(await text(request)) as { SecretId: string }
      response.end(JSON.stringify({ SecretString: secrets[SecretId] }))
    }),
  )
}

export async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

export const portOf = (server: Server) => (server.address() as AddressInfo).port
