import { RemovalPolicy } from 'aws-cdk-lib'
import { type Attribute, AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { TABLE } from '../contract.ts'

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING })

/** The one table: every fact and the outbox. It outlives the stack. */
export function createFactTable(scope: Construct): Table {
  const table = new Table(scope, 'Facts', {
    partitionKey: text(TABLE.partitionKey),
    sortKey: text(TABLE.sortKey),
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  for (const { name, partitionKey, sortKey } of Object.values(TABLE.indexes)) {
    table.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: text(partitionKey),
      sortKey: text(sortKey),
      projectionType: ProjectionType.ALL,
    })
  }
  return table
}
