import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { DeployedJob, QueuedJob } from '../contract.ts'
import { JOB_SPECS } from './job-specs.ts'

const RECEIVES_MAX = 3
const DEAD_DAYS = 14

/** The standard queue in which runs of a job end that could not be started, or failed again and again. */
export function createDeadRuns(scope: Construct, stage: string, job: DeployedJob): Queue {
  return new Queue(scope, 'DeadRuns', {
    queueName: `duban-${stage}-${job}-dead`,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(DEAD_DAYS),
  })
}

/** The FIFO queue that hands a job its work, and the one in which messages end that failed three times. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly dead: Queue

  constructor(scope: Construct, stage: string, job: QueuedJob) {
    super(scope, 'Work')
    const both = { fifo: true, encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
    this.dead = new Queue(this, 'Dead', {
      ...both,
      queueName: `duban-${stage}-${job}-dead.fifo`,
      retentionPeriod: Duration.days(DEAD_DAYS),
    })
    this.queue = new Queue(this, 'Queue', {
      ...both,
      queueName: `duban-${stage}-${job}.fifo`,
      ...waiting(job),
      deadLetterQueue: { queue: this.dead, maxReceiveCount: RECEIVES_MAX },
    })
  }
}

/**
 * A message that is worked on locks its group for the visibility time when its run dies. Six times the timeout leaves
 * room for throttled polling. A crawl is capped by its own concurrency and would lock its host for an hour and a half,
 * so that it gets little more than its timeout; its messages are of no use when the ticks after them have come.
 */
function waiting(job: QueuedJob) {
  const { timeoutMinutes } = JOB_SPECS[job]
  if (job === 'crawl') {
    const visibilityTimeout = Duration.minutes(timeoutMinutes + 3)
    return { visibilityTimeout, retentionPeriod: Duration.minutes((RECEIVES_MAX + 1) * (timeoutMinutes + 3)) }
  }
  return { visibilityTimeout: Duration.minutes(6 * timeoutMinutes), retentionPeriod: Duration.days(4) }
}
