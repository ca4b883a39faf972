import { RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

/**
 * The key that addresses and Message-IDs are signed with, made once and seen by nobody. It outlives the stack: what
 * comes back of earlier mails is known by it. Gives its name.
 */
export function createSigningKey(scope: Construct, stage: string): string {
  const secretName = `duban/${stage}/signing-key`
  new Secret(scope, 'SigningKey', {
    secretName,
    description: 'key of the tokens in mail addresses and of Message-IDs',
    generateSecretString: { passwordLength: 48, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  })
  return secretName
}
