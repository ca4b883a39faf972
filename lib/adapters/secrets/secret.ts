import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

/** The text of a secret in Secrets Manager, trimmed. One request; throws when it is not there or blank. */
export async function readSecret(name: string): Promise<string> {
  const client = new SecretsManagerClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 5000 },
  })
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }))
    const value = SecretString?.trim()
    if (!value) throw new Error(`the secret ${name} is blank`)
    return value
  } finally {
    client.destroy()
  }
}
