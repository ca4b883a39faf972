import { Duration } from 'aws-cdk-lib'
import { EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { BUCKET_PREFIXES, BUS_EVENTS } from '../contract.ts'
import type { JobFunction } from './job-function.ts'

/** The bus that other systems put events on, and the rules that bring events and uploads to `record`. */
export function recordFromBusAndUploads(record: JobFunction, stage: string, bucket: Bucket): EventBus {
  const eventBus = new EventBus(record, 'Bus', { eventBusName: `duban-${stage}` })
  const { source, detailType } = BUS_EVENTS.record
  start(record, 'Events', { eventBus, pattern: { source: [source], detailType: [detailType] } })
  const uploads: EventPattern = {
    source: ['aws.s3'],
    detailType: ['Object Created'],
    detail: { bucket: { name: [bucket.bucketName] }, object: { key: [{ prefix: BUCKET_PREFIXES.uploads }] } },
  }
  start(record, 'Uploads', { pattern: uploads })
  return eventBus
}

function start(
  record: JobFunction,
  id: string,
  { eventBus, pattern }: { readonly eventBus?: EventBus; readonly pattern: EventPattern },
): void {
  const target = new LambdaFunction(record.function, {
    deadLetterQueue: record.deadRuns,
    maxEventAge: Duration.hours(2),
    retryAttempts: 10,
  })
  new Rule(record, id, { ...(eventBus ? { eventBus } : {}), eventPattern: pattern, targets: [target] })
}
