import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, type Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { IQueue, Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type DeployedJob, QUEUE_URL_SETTINGS, type QueuedJob, type SettingName } from '../contract.ts'
import { createDeadRuns } from './job-queue.ts'
import { JOB_SPECS } from './job-specs.ts'
import type { StageConfig } from './stage-config.ts'

export interface JobFunctionProps {
  readonly job: DeployedJob
  readonly config: StageConfig
  readonly code: Code
  readonly reservedConcurrency?: number | undefined
}

/** What the store's requests are; there is no scan, no delete and no transaction among them. */
const TABLE_ACTIONS = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem'].map(
  (name) => `dynamodb:${name}`,
)
const RETRIES = 2

/**
 * The function of one job with its log group, its role and the queue of its dead runs. Each method gives the function a
 * thing by setting the name in its environment and granting what the job does with it, so that they cannot drift apart.
 */
export class JobFunction extends Construct {
  readonly job: DeployedJob
  readonly function: LambdaFunction
  readonly deadRuns: Queue

  constructor(scope: Construct, { job, config, code, reservedConcurrency }: JobFunctionProps) {
    super(scope, job)
    this.job = job
    this.deadRuns = createDeadRuns(this, config.stage, job)
    const functionName = `duban-${config.stage}-${job}`
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.SIX_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    const { memoryMb, timeoutMinutes } = JOB_SPECS[job]
    this.function = new LambdaFunction(this, 'Function', {
      functionName,
      runtime: Runtime.NODEJS_24_X,
      architecture: config.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      handler: 'index.handler',
      code,
      memorySize: memoryMb,
      timeout: Duration.minutes(timeoutMinutes),
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
      logGroup,
      role,
      retryAttempts: RETRIES,
      maxEventAge: Duration.hours(1),
      onFailure: new SqsDestination(this.deadRuns),
      environment: { NODE_OPTIONS: '--enable-source-maps' },
    })
  }

  /** A setting that grants nothing. */
  set(name: SettingName, value: string | undefined): this {
    if (value !== undefined) this.function.addEnvironment(name, value)
    return this
  }

  useTable(table: Table): this {
    table.grant(this.function, ...TABLE_ACTIONS)
    return this.set('DUBAN_TABLE', table.tableName)
  }

  /** The right to put or to get what stands under the prefix. */
  useBucket(bucket: Bucket, right: 'put' | 'get', prefix: string): this {
    const actions = [right === 'put' ? 's3:PutObject' : 's3:GetObject']
    this.function.addToRolePolicy(
      new PolicyStatement({ actions, resources: [bucket.arnForObjects(`${prefix}*`)] }),
    )
    return this.set('DUBAN_BUCKET', bucket.bucketName)
  }

  /** The right to know what is not there: without it S3 says of a missing object that it is forbidden. */
  seeBucket(bucket: Bucket): this {
    this.function.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
    )
    return this
  }

  /** A secret that ops put into Secrets Manager by hand: its value never passes through a template. */
  useSecret(setting: Extract<SettingName, `${string}_SECRET`>, name: string): this {
    const secret = Secret.fromSecretNameV2(this, setting, name)
    secret.grantRead(this.function)
    return this.set(setting, name)
  }

  handsOverTo(job: QueuedJob, queue: IQueue): this {
    queue.grantSendMessages(this.function)
    return this.set(QUEUE_URL_SETTINGS[job], queue.queueUrl)
  }

  /** Works off the queue; no more groups at once than `concurrencyMax`. */
  worksOff(
    queue: IQueue,
    { batchSize, concurrencyMax }: { batchSize: number; concurrencyMax: number },
  ): this {
    const reports = { reportBatchItemFailures: true, maxConcurrency: concurrencyMax }
    this.function.addEventSource(new SqsEventSource(queue, { batchSize, ...reports }))
    return this
  }
}
