import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'

/** The decrypted value of a SecureString in Parameter Store. One request; throws when it is not there. */
export async function readSecret(name: string): Promise<string> {
  const client = new SSMClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 5000 },
  })
  try {
    const answer = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }))
    const value = answer.Parameter?.Value?.trim()
    if (!value) throw new Error(`the parameter ${name} is empty`)
    return value
  } finally {
    client.destroy()
  }
}
