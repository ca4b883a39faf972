/** What the run time and the stacks agree on: names only. It imports nothing, so that either side may read it. */

/** The jobs, one verb each: the same word in handler, schedule, log group, metric and alarm. */
export const JOB_NAMES = [
  'record',
  'crawl',
  'remind',
  'send',
  'receive',
  'digest',
  'audit',
  'respond',
] as const
export type JobName = (typeof JOB_NAMES)[number]

/** Jobs that have a handler in `functions/` and stand in the stack. */
export const DEPLOYED_JOBS = ['record', 'crawl', 'remind', 'send', 'receive', 'digest', 'audit'] as const
export type DeployedJob = (typeof DEPLOYED_JOBS)[number]

/** Jobs that are handed their work through a FIFO queue of their own. */
export const QUEUED_JOBS = ['crawl', 'remind', 'send', 'digest'] as const
export type QueuedJob = (typeof QUEUED_JOBS)[number]

/** Environment variables by name, each with what it is for: the words that a missing one is reported with. */
export const SETTINGS = {
  DUBAN_STAGE: 'name of the deployment, for example prod; part of metric dimensions',
  DUBAN_CATALOGUE: 'path of the compiled catalogue that ships with the function',
  DUBAN_COUNTIES:
    'codes of the counties that this deployment serves, separated by commas; without it, all of them',
  DUBAN_TABLE: 'DynamoDB table that holds the facts and the outbox',
  DUBAN_BUCKET: 'S3 bucket that holds the evidence, the texts of notices and the uploads',
  DUBAN_CRAWL_QUEUE_URL: 'URL of the FIFO queue of crawl, one group a host',
  DUBAN_REMIND_QUEUE_URL: 'URL of the FIFO queue of remind, one group a county',
  DUBAN_SEND_QUEUE_URL: 'URL of the FIFO queue of send, one group a person',
  DUBAN_DIGEST_QUEUE_URL: 'URL of the FIFO queue of digest, one group a county',
  DUBAN_SMTP_SECRET:
    'name or ARN of the secret in Secrets Manager that holds the SMTP URL of the mail gateway',
  DUBAN_MAIL_FROM: 'address that mails come from, `duban@example.gov.cn` or `name <duban@example.gov.cn>`',
  DUBAN_MAIL_REPLY_TO:
    'address of the mailbox that replies go to, where it is not the one that mails come from; a `*` in it is replaced by a signed token of the mail, where the mailbox takes such addresses: `answer+*@example.gov.cn`',
  DUBAN_MAIL_RETURN_PATH:
    'address that bounces go to, with a `*` like the one above; without it they go to where mails come from, and are known by the Message-ID that they name',
  DUBAN_MAILBOX_SECRET:
    'name or ARN of the secret in Secrets Manager that holds the IMAP URL of the mailbox for bounces and replies',
  DUBAN_SIGNING_SECRET:
    'name or ARN of the secret in Secrets Manager with the key that addresses and Message-IDs are signed with',
  DUBAN_SMS_SECRET:
    'name or ARN of the secret in Secrets Manager that holds the keys of the SMS vendors, where text messages are sent',
  DUBAN_SMS_ENDPOINT: 'address on the loopback that takes the place of the SMS vendor, for tests alone',
  DUBAN_USER_AGENT: 'User-Agent of the crawler in ASCII; names the office and a contact',
  DUBAN_PAGES_URL: 'base address of the pages, where the stage switches them on',
} as const
export type SettingName = keyof typeof SETTINGS

const EVERY_JOB = ['DUBAN_STAGE', 'DUBAN_CATALOGUE', 'DUBAN_TABLE'] as const

/** The settings that the handler of a job cannot run without: what it reads, and what the stack gives it. */
export const JOB_SETTINGS = {
  record: [...EVERY_JOB, 'DUBAN_BUCKET'],
  crawl: [...EVERY_JOB, 'DUBAN_BUCKET', 'DUBAN_CRAWL_QUEUE_URL', 'DUBAN_USER_AGENT'],
  remind: [...EVERY_JOB, 'DUBAN_BUCKET', 'DUBAN_REMIND_QUEUE_URL', 'DUBAN_SEND_QUEUE_URL'],
  send: [...EVERY_JOB, 'DUBAN_BUCKET', 'DUBAN_SMTP_SECRET', 'DUBAN_SIGNING_SECRET', 'DUBAN_MAIL_FROM'],
  receive: [...EVERY_JOB, 'DUBAN_MAILBOX_SECRET', 'DUBAN_SIGNING_SECRET', 'DUBAN_MAIL_FROM'],
  digest: [...EVERY_JOB, 'DUBAN_DIGEST_QUEUE_URL', 'DUBAN_SEND_QUEUE_URL'],
  audit: [...EVERY_JOB, 'DUBAN_BUCKET', 'DUBAN_SEND_QUEUE_URL'],
} as const satisfies Record<DeployedJob, readonly SettingName[]>

/** The setting that holds the queue URL of a job. */
export const QUEUE_URL_SETTINGS = {
  crawl: 'DUBAN_CRAWL_QUEUE_URL',
  remind: 'DUBAN_REMIND_QUEUE_URL',
  send: 'DUBAN_SEND_QUEUE_URL',
  digest: 'DUBAN_DIGEST_QUEUE_URL',
} as const satisfies Record<QueuedJob, SettingName>

/** Key attributes of the one table; all of them are strings. Both indexes carry whole items. */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    /** Sparse: open events and unsettled messages only, so that a routine run reads what is open. */
    open: { name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    /** Notices of a county by the moment they were first seen. */
    firstSeen: { name: 'gsi2', partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  },
} as const

/** `source` and `detail-type` of what the bus carries. */
export const BUS_EVENTS = {
  record: { source: 'duban.record', detailType: 'duty-event' },
} as const

/** Keys of the bucket: where evidence and the texts of notices are kept, and where workbooks of events are uploaded. */
export const BUCKET_PREFIXES = { evidence: 'evidence/', text: 'text/', uploads: 'uploads/' } as const

/** Metrics of all jobs stand here; the dimensions `service`, which is the job, and `stage` tell them apart. */
export const METRIC_NAMESPACE = 'Duban'

/** Put into a schedule's payload as `scheduledAt`, so that a late or repeated run knows which one it is. */
export const SCHEDULE_TICK = '<aws.scheduler.scheduled-time>'

/** What a schedule sends; `scheduledAt` arrives as an ISO instant. */
export const TICK = { kind: 'tick', scheduledAt: SCHEDULE_TICK } as const

/** All schedules run on China's clock. */
export const TIME_ZONE = 'Asia/Shanghai'
