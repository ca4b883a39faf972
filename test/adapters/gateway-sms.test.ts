import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { smsGateway } from '../../lib/adapters/gateway-sms.ts'
import { sms } from '../contracts/sms-sender-contract.ts'
import { KEY_ID, SECRET } from './sms/signature-checks.ts'
import { startVendorServer, type VendorServer } from './sms/vendor-server.ts'
import { clock, VENDORS } from './sms/vendors.ts'

let answers: (object | number)[]
let asked: string[]
let vendors: VendorServer[]
const secrets = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  asked.push(JSON.parse(body).SecretId)
  const answer = answers.shift() ?? 400
  if (typeof answer === 'number') response.writeHead(answer).end('{"__type":"ResourceNotFoundException"}')
  else response.end(JSON.stringify({ SecretString: JSON.stringify(answer) }))
})
beforeEach(async () => {
  ;[answers, asked, vendors] = [[], [], []]
  await new Promise<void>((resolve) => secrets.listen(0, '127.0.0.1', resolve))
  const { port } = secrets.address() as AddressInfo
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${port}`)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const vendor of vendors) await vendor.stop()
  secrets.closeAllConnections()
  await new Promise((resolve) => secrets.close(resolve))
})

const KEYS = {
  aliyun: { accessKeyId: KEY_ID, accessKeySecret: SECRET },
  tencent: { secretId: KEY_ID, secretKey: SECRET, sdkAppId: '1400000000', region: 'ap-guangzhou' },
  sns: { region: 'ap-southeast-1', accessKeyId: KEY_ID, secretAccessKey: SECRET },
}

/** The environment of a function whose vendor is a server on loopback. */
async function envFor(vendor: (typeof VENDORS)[number]) {
  const server = await startVendorServer(vendor.complaintOf(), () => vendor.taken(vendor.id))
  vendors.push(server)
  return { env: { DUBAN_SMS_SECRET: 'duban/unit/sms-keys', DUBAN_SMS_ENDPOINT: server.endpoint }, server }
}

it.each(VENDORS)('sends by $name where the county says so, and reads the secret once', async (vendor) => {
  const { env, server } = await envFor(vendor)
  answers.push(KEYS)
  const gateway = smsGateway(env, clock)
  const { sender } = gateway.of({ sms: { provider: vendor.name } })
  expect(asked).toEqual([])
  expect(await sender.send(sms())).toMatchObject({ kind: 'accepted' })
  expect(await gateway.of({ sms: { provider: vendor.name } }).sender.send(sms())).toMatchObject({
    kind: 'accepted',
  })
  expect(server.signed).toHaveLength(2)
  expect(asked).toEqual(['duban/unit/sms-keys'])
})

it('signs for SNS as the function itself where the secret has no keys of its own', async () => {
  const vendor = VENDORS.find(({ name }) => name === 'sns')
  if (!vendor) throw new Error('no sns')
  const { env } = await envFor(vendor)
  answers.push({ sns: { region: 'ap-southeast-1' } })
  const own = { AWS_ACCESS_KEY_ID: KEY_ID, AWS_SECRET_ACCESS_KEY: SECRET, AWS_SESSION_TOKEN: 'token' }
  const { sender } = smsGateway({ ...env, ...own }, clock).of({ sms: { provider: 'sns' } })
  expect(await sender.send(sms())).toMatchObject({ kind: 'accepted' })
})

it.each([
  ['a county that names no vendor', { DUBAN_SMS_SECRET: 'a' }, undefined],
  ['a deployment without a secret', { DUBAN_SMS_SECRET: ' ' }, 'aliyun' as const],
])('refuses for good for %s', async (_, env, provider) => {
  const { sender, receipts } = smsGateway(env, clock).of({ sms: { provider } })
  expect(await sender.send(sms())).toMatchObject({ kind: 'refused', permanent: true })
  const one = sms()
  expect(await receipts.receipt({ ...one, sentAt: one.at })).toMatchObject({ kind: 'not-known' })
  expect(asked).toEqual([])
})

it.each<readonly [string, object | number]>([
  ['is not there', 400],
  ['has no keys of the vendor', { tencent: KEYS.tencent }],
  ['lacks one of the keys', { aliyun: { accessKeyId: KEY_ID, accessKeySecret: ' ' } }],
])('refuses for now where the secret %s, and finds it once it is mended', async (_, answer) => {
  const [vendor] = VENDORS
  if (!vendor) throw new Error('no vendor')
  const { env } = await envFor(vendor)
  answers.push(answer, { aliyun: { accessKeyId: KEY_ID } }, KEYS, KEYS)
  const { sender } = smsGateway(env, clock).of({ sms: { provider: 'aliyun' } })
  const refusal = await sender.send(sms())
  expect(refusal).toMatchObject({ kind: 'refused', permanent: false, about: 'setup' })
  expect(JSON.stringify(refusal)).not.toContain(KEY_ID)
  let end = await sender.send(sms())
  for (let tries = 0; tries < 2 && end.kind !== 'accepted'; tries += 1) end = await sender.send(sms())
  expect(end.kind).toBe('accepted')
})
