import type { AddressInfo } from 'node:net'
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { buildApp } from 'fauxqs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  deduplicationIdOf,
  groupIdOf,
  jobMessageText,
  parseJobMessage,
} from '../../../lib/adapters/bus/job-message.ts'
import { createSqsQueue, sqsClient } from '../../../lib/adapters/bus/sqs-queue.ts'
import { QUEUED_JOBS, type QueuedJob } from '../../../lib/contract.ts'
import type { JobMessage } from '../../../lib/jobs/ports.ts'

const app = buildApp({ logger: false, host: '127.0.0.1' })
let client: SQSClient
let endpoint: string
let queueUrls: Record<QueuedJob, string>
let rounds = 0

beforeAll(async () => {
  await app.listen({ port: 0, host: '127.0.0.1' })
  endpoint = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  client = sqsClient(endpoint)
}, 20_000)
afterAll(async () => {
  client.destroy()
  await app.close()
})
beforeEach(async () => {
  rounds += 1
  const urls = QUEUED_JOBS.map(async (job) => {
    const name = `${job}-${rounds}.fifo`
    await client.send(new CreateQueueCommand({ QueueName: name, Attributes: { FifoQueue: 'true' } }))
    return [job, `${endpoint}/000000000000/${name}`] as const
  })
  queueUrls = Object.fromEntries(await Promise.all(urls)) as Record<QueuedJob, string>
})

const queueAt = (tick: string) => createSqsQueue({ client, queueUrls, tick })

async function received(
  job: QueuedJob,
): Promise<{ message: JobMessage | undefined; group: string | undefined }[]> {
  const all: { message: JobMessage | undefined; group: string | undefined }[] = []
  for (;;) {
    const answer = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrls[job],
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 60,
        MessageSystemAttributeNames: ['MessageGroupId'],
      }),
    )
    if (!answer.Messages?.length) return all
    for (const { Body, Attributes, ReceiptHandle } of answer.Messages) {
      // A group stays locked while one of its messages is being worked on.
      await client.send(new DeleteMessageCommand({ QueueUrl: queueUrls[job], ReceiptHandle }))
      all.push({ message: parseJobMessage(Body ?? ''), group: Attributes?.MessageGroupId })
    }
  }
}

const crawlOf = (host: string): JobMessage => ({ job: 'crawl', county: '211324', host })

describe('job queue on SQS', () => {
  it('hands each message to the queue of its job, in its group', async () => {
    const messages: JobMessage[] = [
      crawlOf('www.example.gov.cn'),
      { job: 'remind', county: '211324' },
      { job: 'send', county: '211324', key: '211324/p1/mail/2026-03-02', person: 'p1', medium: 'mail' },
      { job: 'digest', county: '211324', week: '2026-W10' },
    ]
    await queueAt('t1').enqueue(messages)
    const [crawl, remind, send, digest] = messages
    expect(await received('crawl')).toEqual([{ message: crawl, group: 'www.example.gov.cn' }])
    expect(await received('remind')).toEqual([{ message: remind, group: '211324' }])
    expect(await received('send')).toEqual([{ message: send, group: '211324/p1' }])
    expect(await received('digest')).toEqual([{ message: digest, group: '211324' }])
  })

  it('takes the same work of the same tick once, and of the next tick again', async () => {
    const work = [crawlOf('a.example'), crawlOf('a.example')]
    await queueAt('t1').enqueue(work)
    await queueAt('t1').enqueue(work)
    expect(await received('crawl')).toHaveLength(1)
    await queueAt('t2').enqueue([crawlOf('b.example')])
    await queueAt('t3').enqueue([crawlOf('b.example')])
    await queueAt('t3').enqueue([crawlOf('b.example')])
    expect(await received('crawl')).toHaveLength(2)
  })

  it('sends more than a batch', async () => {
    await queueAt('t1').enqueue(Array.from({ length: 23 }, (_, n) => crawlOf(`h${n}.example`)))
    expect(await received('crawl')).toHaveLength(23)
  })

  it('does nothing for nothing, and refuses a job without a queue', async () => {
    await queueAt('t1').enqueue([])
    const none = createSqsQueue({ client, queueUrls: {}, tick: 't1' })
    await expect(none.enqueue([crawlOf('a.example')])).rejects.toThrow('no queue is known for the job crawl')
  })

  it('sends again what a batch left, and reports what stays', async () => {
    let tries = 0
    const fault = (isOurs: boolean, times: number) =>
      ({
        async send(command: { input: { Entries: { Id: string }[] } }) {
          tries += 1
          const [first] = command.input.Entries
          if (tries > times) return { Failed: [] }
          return { Failed: [{ Id: first?.Id, Code: 'InternalError', SenderFault: isOurs }] }
        },
      }) as unknown as SQSClient
    const work = [crawlOf('a.example'), crawlOf('b.example')]
    await createSqsQueue({ client: fault(false, 1), queueUrls, tick: 't1' }).enqueue(work)
    expect(tries).toBe(2)
    tries = 0
    const lasting = createSqsQueue({ client: fault(true, 99), queueUrls, tick: 't1' })
    await expect(lasting.enqueue(work)).rejects.toThrow('InternalError')
    expect(tries).toBe(1)
  })
})

describe('job messages', () => {
  it('come back from their text, and nothing else does', () => {
    const send: JobMessage = { job: 'send', county: '1', key: 'k', person: '张三', medium: 'sms' }
    expect(parseJobMessage(jobMessageText(send))).toEqual(send)
    const wrong = ['', 'null', '[]', '{"job":"toString"}', '{"job":"crawl","county":"1"}']
    for (const text of [...wrong, jobMessageText(send).replace('sms', 'fax')]) {
      expect(parseJobMessage(text)).toBeUndefined()
    }
  })

  it('have ids that SQS takes, whatever they hold', () => {
    const hosts = ['a.example', '县政府.example', 'x'.repeat(300), 'a b']
    for (const host of hosts) {
      expect(groupIdOf(crawlOf(host))).toMatch(/^[!-~]{1,128}$/)
      expect(deduplicationIdOf(crawlOf(host), '2026-03-02T04:00:00Z')).toMatch(/^[0-9a-f]{64}$/)
    }
    const reordered = { host: 'a.example', county: '211324', job: 'crawl' } as const
    expect(deduplicationIdOf(reordered, 't')).toBe(deduplicationIdOf(crawlOf('a.example'), 't'))
  })
})
