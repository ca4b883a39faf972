import { Stack } from 'aws-cdk-lib'
import type { Code } from 'aws-cdk-lib/aws-lambda'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { BUCKET_PREFIXES, DEPLOYED_JOBS, type DeployedJob, QUEUED_JOBS, type QueuedJob } from '../contract.ts'
import { createEvidenceBucket } from './evidence-bucket.ts'
import { createFactTable } from './fact-table.ts'
import { watchJob } from './job-alarms.ts'
import { JobFunction } from './job-function.ts'
import { WorkQueue } from './job-queue.ts'
import { scheduleJob } from './job-schedule.ts'
import { recordFromBusAndUploads } from './record-triggers.ts'
import { createSigningKey } from './signing-key.ts'
import type { StageConfig } from './stage-config.ts'

export interface DubanStackProps {
  readonly config: StageConfig
  /** The bundled handler of a job. */
  readonly codeOf: (job: DeployedJob) => Code
}

/** Where the compiled catalogue lies beside a handler. */
const CATALOGUE_PATH = '/var/task/catalogue.json'

/** Few hosts at once, and few connections to the mail gateway: both are somebody else's. */
const WORK = {
  crawl: { batchSize: 1, concurrencyMax: 10 },
  remind: { batchSize: 1, concurrencyMax: 10 },
  send: { batchSize: 5, concurrencyMax: 2 },
  digest: { batchSize: 1, concurrencyMax: 2 },
} as const satisfies Record<QueuedJob, object>

/** Everything of one stage: the facts, the evidence, the jobs, what starts them and what tells when they do not run. */
export class DubanStack extends Stack {
  readonly #jobs: ReadonlyMap<DeployedJob, JobFunction>
  readonly #queues: ReadonlyMap<QueuedJob, WorkQueue>

  constructor(scope: Construct, id: string, { config, codeOf }: DubanStackProps) {
    super(scope, id, {
      description: `duban ${config.stage}: watches what counties must publish, and reminds in time`,
      ...(config.region === undefined ? {} : { env: { region: config.region } }),
    })
    const table = createFactTable(this)
    const bucket = createEvidenceBucket(this)
    this.#jobs = new Map(DEPLOYED_JOBS.map((job) => [job, this.#function(job, { config, codeOf })]))
    this.#queues = new Map(QUEUED_JOBS.map((job) => [job, new WorkQueue(this.#job(job), config.stage, job)]))
    for (const job of this.#jobs.values()) job.useTable(table)
    this.#give(config, bucket)
    this.#connectQueues()
    this.#start(config, bucket)
  }

  #function(job: DeployedJob, { config, codeOf }: DubanStackProps): JobFunction {
    const reservedConcurrency = job === 'crawl' ? config.crawlReservedConcurrency : undefined
    return new JobFunction(this, { job, config, code: codeOf(job), reservedConcurrency })
      .set('DUBAN_STAGE', config.stage)
      .set('DUBAN_CATALOGUE', CATALOGUE_PATH)
      .set('DUBAN_COUNTIES', config.counties?.join(','))
  }

  #give(config: StageConfig, bucket: Bucket): void {
    this.#job('record').useBucket(bucket, 'get', BUCKET_PREFIXES.uploads)
    this.#job('crawl')
      .useBucket(bucket, 'put', BUCKET_PREFIXES.evidence)
      // Each later time of a page is noted with where and when it came first.
      .useBucket(bucket, 'get', BUCKET_PREFIXES.evidence)
      .useBucket(bucket, 'put', BUCKET_PREFIXES.text)
      .set('DUBAN_USER_AGENT', config.userAgent)
    // Crawl adds what files say to the text that it kept before; the others judge what notices hold.
    for (const job of ['crawl', 'remind', 'send', 'audit'] as const)
      this.#job(job).useBucket(bucket, 'get', BUCKET_PREFIXES.text).seeBucket(bucket)
    this.#job('send')
      .useSecret('DUBAN_SMTP_SECRET', `duban/${config.stage}/smtp-url`)
      .useSecret('DUBAN_SMS_SECRET', `duban/${config.stage}/sms-keys`)
      .set('DUBAN_MAIL_REPLY_TO', config.mailReplyTo)
      .set('DUBAN_MAIL_RETURN_PATH', config.mailReturnPath)
    this.#job('receive')
      .useSecret('DUBAN_MAILBOX_SECRET', `duban/${config.stage}/mailbox-url`)
      .useSecret('DUBAN_SMS_SECRET', `duban/${config.stage}/sms-keys`)
    const signingKey = createSigningKey(this, config.stage)
    // One signs what the other reads, under the same domain.
    for (const job of ['send', 'receive'] as const)
      this.#job(job).useSecret('DUBAN_SIGNING_SECRET', signingKey).set('DUBAN_MAIL_FROM', config.mailFrom)
  }

  #connectQueues(): void {
    for (const [job, { queue }] of this.#queues) this.#job(job).worksOff(queue, WORK[job])
    // A tick of these becomes one message for each county or host; send is handed its messages by those who plan them.
    for (const job of ['crawl', 'remind', 'digest'] as const) {
      this.#job(job).handsOverTo(job, this.#queue(job).queue)
    }
    for (const job of ['remind', 'digest', 'audit'] as const) {
      this.#job(job).handsOverTo('send', this.#queue('send').queue)
    }
  }

  #start({ stage, opsEmail }: StageConfig, bucket: Bucket): void {
    recordFromBusAndUploads(this.#job('record'), stage, bucket)
    const group = new ScheduleGroup(this, 'Schedules', { scheduleGroupName: `duban-${stage}` })
    const topic = new Topic(this, 'Ops', { topicName: `duban-${stage}-ops`, enforceSSL: true })
    if (opsEmail !== undefined) topic.addSubscription(new EmailSubscription(opsEmail))
    for (const [name, job] of this.#jobs) {
      scheduleJob(job, group)
      watchJob(job, { stage, topic, deadMessages: this.#queues.get(name as QueuedJob)?.dead })
    }
  }

  #job(job: DeployedJob): JobFunction {
    return known(this.#jobs.get(job), job)
  }

  #queue(job: QueuedJob): WorkQueue {
    return known(this.#queues.get(job), job)
  }
}

function known<T>(value: T | undefined, job: string): T {
  if (value === undefined) throw new Error(`the stack has no ${job}`)
  return value
}
