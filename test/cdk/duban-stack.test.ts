import { Match, type Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  DEPLOYED_JOBS,
  type DeployedJob,
  JOB_SETTINGS,
  QUEUED_JOBS,
  SETTINGS,
  TABLE,
} from '../../lib/contract.ts'
import { type Resource, resourcesOf, synthesised, textsIn } from './synthesised.ts'

let template: Template
beforeAll(() => {
  template = synthesised()
}, 120_000)

const functionOf = (job: DeployedJob): Resource => {
  const found = resourcesOf(template, 'AWS::Lambda::Function').find(
    ({ Properties }) => Properties.FunctionName === `duban-unit-${job}`,
  )
  if (!found) throw new Error(`no function for ${job}`)
  return found
}
const environmentOf = (job: DeployedJob) =>
  (functionOf(job).Properties.Environment as { Variables: Record<string, unknown> }).Variables

function queueNamed(name: string): Resource['Properties'] {
  const queue = resourcesOf(template, 'AWS::SQS::Queue').find(
    ({ Properties }) => Properties.QueueName === name,
  )
  if (!queue) throw new Error(`no queue ${name}`)
  return queue.Properties
}

interface Statement {
  readonly Action: string | readonly string[]
  readonly Resource: unknown
}
const policies = () =>
  Object.entries(template.findResources('AWS::IAM::Policy')).map(([id, policy]) => ({
    id,
    statements: (policy as { Properties: { PolicyDocument: { Statement: Statement[] } } }).Properties
      .PolicyDocument.Statement,
  }))
const actionsOf = ({ Action }: Statement) => [Action].flat()
const grantsOf = (job: DeployedJob) =>
  policies().flatMap(({ id, statements }) => (id.startsWith(`${job}Role`) ? statements : []))

describe('table and bucket', () => {
  it('has one table on demand, with the keys and indexes of the contract, that outlives the stack', () => {
    const { open, firstSeen } = TABLE.indexes
    const keys = (pk: string, sk: string) => [
      { AttributeName: pk, KeyType: 'HASH' },
      { AttributeName: sk, KeyType: 'RANGE' },
    ]
    const all = { ProjectionType: 'ALL' }
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        KeySchema: keys('pk', 'sk'),
        GlobalSecondaryIndexes: [
          { IndexName: open.name, KeySchema: keys(open.partitionKey, open.sortKey), Projection: all },
          {
            IndexName: firstSeen.name,
            KeySchema: keys(firstSeen.partitionKey, firstSeen.sortKey),
            Projection: all,
          },
        ],
        StreamSpecification: Match.absent(),
      },
    })
    template.resourceCountIs('AWS::DynamoDB::Table', 1)
  })

  it('has one bucket that keeps every version, locks it, and is closed to the public and to plain HTTP', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 730 } } },
        PublicAccessBlockConfiguration: Match.objectLike({ BlockPublicPolicy: true, BlockPublicAcls: true }),
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      },
    })
    const [policy] = resourcesOf(template, 'AWS::S3::BucketPolicy')
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"')
  })
})

describe('functions', () => {
  it('has one a deployed job, and none of later work', () => {
    const names = resourcesOf(template, 'AWS::Lambda::Function').map(
      ({ Properties }) => Properties.FunctionName,
    )
    expect(names.sort()).toEqual(DEPLOYED_JOBS.map((job) => `duban-unit-${job}`).sort())
  })

  it('runs on the runtime of the project, with a log of its own that ends after half a year', () => {
    for (const job of DEPLOYED_JOBS) {
      expect(functionOf(job).Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['x86_64'],
        Handler: 'index.handler',
      })
      template.hasResourceProperties('AWS::Logs::LogGroup', {
        LogGroupName: `/aws/lambda/duban-unit-${job}`,
        RetentionInDays: 180,
      })
    }
    expect(functionOf('crawl').Properties.ReservedConcurrentExecutions).toBe(12)
  })

  it('gives each exactly the settings that its handler reads', () => {
    const optional = [
      'NODE_OPTIONS',
      'DUBAN_COUNTIES',
      'DUBAN_MAIL_REPLY_TO',
      'DUBAN_MAIL_RETURN_PATH',
      'DUBAN_SMS_SECRET',
    ]
    for (const job of DEPLOYED_JOBS) {
      const names = Object.keys(environmentOf(job))
      expect(names.filter((name) => !optional.includes(name)).sort()).toEqual([...JOB_SETTINGS[job]].sort())
      const known = [...Object.keys(SETTINGS), 'NODE_OPTIONS']
      expect(names.filter((name) => !known.includes(name))).toEqual([])
      expect(environmentOf(job).DUBAN_COUNTIES).toBe('211324')
    }
  })

  it('grants what a setting names: table, bucket, secret and queue', () => {
    const grants: Readonly<Record<string, RegExp>> = {
      DUBAN_TABLE: /^dynamodb:GetItem$/,
      DUBAN_BUCKET: /^s3:(Get|Put)Object$/,
      DUBAN_SMTP_SECRET: /^secretsmanager:GetSecretValue$/,
      DUBAN_MAILBOX_SECRET: /^secretsmanager:GetSecretValue$/,
      DUBAN_SIGNING_SECRET: /^secretsmanager:GetSecretValue$/,
      DUBAN_SMS_SECRET: /^secretsmanager:GetSecretValue$/,
      DUBAN_CRAWL_QUEUE_URL: /^sqs:SendMessage$/,
      DUBAN_REMIND_QUEUE_URL: /^sqs:SendMessage$/,
      DUBAN_SEND_QUEUE_URL: /^sqs:SendMessage$/,
      DUBAN_DIGEST_QUEUE_URL: /^sqs:SendMessage$/,
    }
    for (const job of DEPLOYED_JOBS) {
      for (const [name, value] of Object.entries(environmentOf(job))) {
        const action = grants[name]
        if (!action) continue
        const granted = grantsOf(job).filter((statement) =>
          actionsOf(statement).some((one) => action.test(one)),
        )
        const target = typeof value === 'string' ? value : (value as { Ref: string }).Ref
        expect(textsIn(granted.map(({ Resource }) => Resource)).join(), `${job} ${name}`).toContain(target)
      }
    }
  })

  it('grants no wildcard of actions, and none of resources but below what it names', () => {
    for (const { id, statements } of policies()) {
      for (const statement of statements) {
        expect(
          actionsOf(statement).filter((action) => action.includes('*')),
          id,
        ).toEqual([])
        expect(textsIn(statement.Resource), id).not.toContain('*')
      }
    }
    const managed = resourcesOf(template, 'AWS::IAM::Role').filter(
      (role) => 'ManagedPolicyArns' in role.Properties,
    )
    expect(managed).toEqual([])
  })

  it('lets each job into its own part of the bucket, and lets those who read texts know what is not there', () => {
    const bucketGrants = (job: DeployedJob) =>
      grantsOf(job).filter((statement) => actionsOf(statement).some((action) => action.startsWith('s3:')))
    const rights = (job: DeployedJob) =>
      bucketGrants(job).map((one) => [
        one.Action,
        textsIn(one.Resource).filter((text) => text.startsWith('/')),
      ])
    const wholeBucket = ['s3:ListBucket', []]
    expect(rights('crawl')).toEqual([
      [
        ['s3:GetObject', 's3:PutObject'],
        ['/evidence/*', '/text/*'],
      ],
      wholeBucket,
    ])
    expect(rights('record')).toEqual([['s3:GetObject', ['/uploads/*']]])
    for (const job of ['remind', 'send', 'audit'] as const)
      expect(rights(job)).toEqual([['s3:GetObject', ['/text/*']], wholeBucket])
    expect(rights('digest')).toEqual([])
  })
})

describe('queues and triggers', () => {
  it('gives each queued job a FIFO queue whose failed messages end in a FIFO queue', () => {
    for (const job of QUEUED_JOBS) {
      const { Timeout } = functionOf(job).Properties as { Timeout: number }
      template.hasResourceProperties('AWS::SQS::Queue', {
        QueueName: `duban-unit-${job}.fifo`,
        FifoQueue: true,
        RedrivePolicy: Match.objectLike({ maxReceiveCount: 3 }),
      })
      template.hasResourceProperties('AWS::SQS::Queue', {
        QueueName: `duban-unit-${job}-dead.fifo`,
        FifoQueue: true,
      })
      const { VisibilityTimeout, MessageRetentionPeriod } = queueNamed(`duban-unit-${job}.fifo`)
      expect(VisibilityTimeout).toBeGreaterThanOrEqual(Timeout * (job === 'crawl' ? 1.2 : 6))
      expect(MessageRetentionPeriod).toBeGreaterThanOrEqual(3 * Number(VisibilityTimeout))
    }
    const sources = resourcesOf(template, 'AWS::Lambda::EventSourceMapping')
    expect(sources).toHaveLength(QUEUED_JOBS.length)
    for (const { Properties } of sources) {
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      expect(Properties.ScalingConfig).toBeDefined()
    }
  })

  it('sends runs that were given up to a standard queue of the job', () => {
    const ends = resourcesOf(template, 'AWS::Lambda::EventInvokeConfig')
    expect(ends).toHaveLength(DEPLOYED_JOBS.length)
    for (const job of DEPLOYED_JOBS) {
      template.hasResourceProperties('AWS::SQS::Queue', {
        QueueName: `duban-unit-${job}-dead`,
        FifoQueue: Match.absent(),
      })
      const ofJob = ends.find(({ Properties }) => textsIn(Properties.FunctionName).join().startsWith(job))
      expect(textsIn(ofJob?.Properties.DestinationConfig).join()).toContain(`${job}DeadRuns`)
    }
  })

  it('brings events and uploads to record, and nothing else', () => {
    template.resourceCountIs('AWS::Events::Rule', 2)
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['duban.record'], 'detail-type': ['duty-event'] },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue(), RetryPolicy: Match.anyValue() })],
    })
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({
        source: ['aws.s3'],
        detail: Match.objectLike({ object: { key: [{ prefix: 'uploads/' }] } }),
      }),
    })
  })
})
