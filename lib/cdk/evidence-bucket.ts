import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectLockRetention,
  StorageClass,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { BUCKET_PREFIXES } from '../contract.ts'

/** The yearly assessment of one year is disputed in the next one at the latest. */
const LOCKED_DAYS = 2 * 365
const UPLOAD_DAYS = 90

/**
 * Evidence and uploads. Nothing can be overwritten or deleted for two years, save by somebody who holds the right to
 * bypass governance: what a unit is told rests on these bytes. It outlives the stack.
 */
export function createEvidenceBucket(scope: Construct): Bucket {
  const bucket = new Bucket(scope, 'Evidence', {
    versioned: true,
    objectLockEnabled: true,
    // The lock is the bucket's: S3 has no default for a prefix. Uploads are what events rest on, so it fits them too.
    objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(LOCKED_DAYS)),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      {
        id: 'evidence-is-rarely-read',
        prefix: BUCKET_PREFIXES.evidence,
        transitions: [{ storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(90) }],
        noncurrentVersionExpiration: Duration.days(LOCKED_DAYS),
      },
      {
        id: 'uploads-are-read-once',
        prefix: BUCKET_PREFIXES.uploads,
        expiration: Duration.days(UPLOAD_DAYS),
        noncurrentVersionExpiration: Duration.days(LOCKED_DAYS),
      },
      { id: 'half-uploads-end', abortIncompleteMultipartUploadAfter: Duration.days(7) },
    ],
  })
  // The construct's own switch brings a function of its own that writes this one property.
  const resource = bucket.node.defaultChild as CfnBucket
  resource.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true)
  return bucket
}
