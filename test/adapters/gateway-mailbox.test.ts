import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mailboxGateway } from '../../lib/adapters/gateway-mailbox.ts'
import { mailTokens } from '../../lib/adapters/mail-token.ts'

let asked: string[]
let mailboxUrl: string
const secrets = createServer(async (request, response) => {
  const { SecretId } = JSON.parse(await text(request)) as { SecretId: string }
  asked.push(SecretId)
  const SecretString = SecretId.endsWith('signing-key') ? 'a key of the tests' : mailboxUrl
  response.end(JSON.stringify({ SecretString }))
})
beforeEach(async () => {
  asked = []
  await new Promise<void>((resolve) => secrets.listen(0, '127.0.0.1', resolve))
  const { port } = secrets.address() as AddressInfo
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${port}`)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  secrets.closeAllConnections()
  await new Promise((resolve) => secrets.close(resolve))
})

const settings = {
  DUBAN_MAILBOX_SECRET: 'duban/unit/mailbox-url',
  DUBAN_SIGNING_SECRET: 'duban/unit/signing-key',
  DUBAN_MAIL_FROM: '督办 <duban@county.example>',
}

it('reads what the sender signed, under the domain that mails come from', async () => {
  const gateway = mailboxGateway(settings)
  expect(asked).toEqual([])
  expect(gateway.domain).toBe('county.example')
  const { tokens } = await gateway.open()
  const messageId = `<${'0'.repeat(32)}@county.example>`
  const address = mailTokens('a key of the tests').addressFor('*@county.example', 'return', messageId)
  expect(tokens.read(address)?.purpose).toBe('return')
  expect(asked).toEqual(['duban/unit/signing-key'])
})

it.each([
  ['imap://office:secret@127.0.0.1:1', /could not be opened: .*ECONNREFUSED/],
  ['smtp://office:secret@127.0.0.1:1', /needs an imap:\/\/ or imaps:\/\/ URL/],
  ['to be filled in', /URL/],
])('says why %s cannot be opened, without the password', async (url, reason) => {
  mailboxUrl = url
  const { openMailbox } = await mailboxGateway(settings).open()
  const opening = openMailbox()
  await expect(opening).rejects.toThrow(reason)
  await expect(opening).rejects.not.toThrow(/secret/)
})
