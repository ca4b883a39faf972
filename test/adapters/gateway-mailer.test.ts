import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mailGateway } from '../../lib/adapters/gateway-mailer.ts'
import { mailAddressOf } from '../../lib/adapters/mail-address.ts'
import { mailTokens } from '../../lib/adapters/mail-token.ts'
import type { Instant } from '../../lib/domain/time/instant.ts'
import { startMailCatcher } from '../../lib/local/mail-catcher.ts'

let answers: (object | number)[]
let asked: string[]
const secrets = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const name: string = JSON.parse(body).SecretId
  if (name.endsWith('signing-key')) {
    response.end('{"SecretString":"a key of the tests"}')
    return
  }
  asked.push(name)
  const answer = answers.shift() ?? 500
  if (typeof answer === 'number') response.writeHead(answer).end('{"__type":"ResourceNotFoundException"}')
  else response.end(JSON.stringify(answer))
})
beforeEach(async () => {
  ;[answers, asked] = [[], []]
  await new Promise<void>((resolve) => secrets.listen(0, '127.0.0.1', resolve))
  vi.stubEnv(
    'AWS_ENDPOINT_URL_SECRETS_MANAGER',
    `http://127.0.0.1:${(secrets.address() as AddressInfo).port}`,
  )
})
afterEach(async () => {
  vi.unstubAllEnvs()
  secrets.closeAllConnections()
  await new Promise((resolve) => secrets.close(resolve))
})

const settings = {
  DUBAN_SMTP_SECRET: 'duban/unit/smtp-url',
  DUBAN_SIGNING_SECRET: 'duban/unit/signing-key',
  DUBAN_MAIL_FROM: '督办 <duban@county.example>',
}

it('reads the secret at the first mail, once', async () => {
  answers.push({ SecretString: ' smtp://127.0.0.1:2525\n' })
  const gateway = mailGateway(settings, {})
  expect(asked).toEqual([])
  expect(gateway.domain).toBe('county.example')
  expect(await gateway.open()).toBe(await gateway.open())
  expect(asked).toEqual(['duban/unit/smtp-url'])
})

it('throws before anything is sent when the secret is missing, blank or no URL, and reads it again', async () => {
  const gateway = mailGateway(settings, {})
  answers.push(
    400,
    { SecretString: ' ' },
    { SecretString: 'to be filled in' },
    { SecretString: 'smtp://127.0.0.1:1' },
  )
  await expect(gateway.open()).rejects.toThrow()
  await expect(gateway.open()).rejects.toThrow('the secret duban/unit/smtp-url is blank')
  await expect(gateway.open()).rejects.toThrow('URL')
  await gateway.open()
  expect(asked).toHaveLength(4)
})

it('signs where answers and bounces of a mail go', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'duban-gateway-'))
  const catcher = await startMailCatcher({ dir })
  answers.push({ SecretString: catcher.url })
  const env = {
    DUBAN_MAIL_REPLY_TO: 'answer+*@county.example',
    DUBAN_MAIL_RETURN_PATH: 'bounce+*@county.example',
  }
  const { mailer, digest } = await mailGateway(settings, env).open()
  const id = digest('a key').slice(0, 32)
  const to = { name: '安某', address: 'an@unit.example' }
  const words = { subject: 's', text: 't', html: '<p>t</p>', at: 0 as Instant }
  await mailer.send({ messageId: `<${id}@county.example>`, to, ...words })
  const [caught] = await catcher.list()
  const eml = readFileSync(join(dir, caught?.file ?? ''), 'utf8')
  const [, replyTo = ''] = /^Reply-To:\s+<?([^>\s]+)/m.exec(eml) ?? []
  expect(mailTokens('a key of the tests').read(replyTo)).toEqual({ purpose: 'answer', id })
  await catcher.close()
  rmSync(dir, { recursive: true })
})

it.each([
  ['duban@county.example', { name: '', address: 'duban@county.example' }],
  [' 督办 <duban@county.example> ', { name: '督办', address: 'duban@county.example' }],
  ['<duban@county.example>', { name: '', address: 'duban@county.example' }],
])('reads the address %j', (text, address) => expect(mailAddressOf(text)).toEqual(address))
