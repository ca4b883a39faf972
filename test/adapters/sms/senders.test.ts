import { describe, expect, it } from 'vitest'
import { meaningOf } from '../../../lib/adapters/sms/vendor/vendor-codes.ts'
import type { SendResult } from '../../../lib/jobs/ports.ts'
import {
  type GatewayMood,
  PHONE,
  type SmsBench,
  sms,
  smsSenderContract,
} from '../../contracts/sms-sender-contract.ts'
import { startTlsServer } from '../http/sample-server.ts'
import { createCertificate } from '../http/throw-away-certificate.ts'
import { type Act, startVendorServer } from './vendor-server.ts'
import { clock, VENDORS, type VendorCase } from './vendors.ts'

const BOUNDS = { connectMs: 10_000, answerMs: 10_000, bytesMax: 64 * 1024 }

/** A code of the vendor for each mood. */
const CODES: Readonly<
  Record<VendorCase['name'], Readonly<Record<Exclude<GatewayMood, 'takes it'>, string>>>
> = {
  aliyun: {
    'has no such number': 'isv.MOBILE_NUMBER_ILLEGAL',
    'is busy': 'isv.BUSINESS_LIMIT_CONTROL',
    'is broken for now': 'isp.SYSTEM_ERROR',
    'knows no such account': 'isp.RAM_PERMISSION_DENY',
    'wants money': 'isv.OUT_OF_SERVICE',
    'forbids the words': 'isv.BLACK_KEY_CONTROL_LIMIT',
    'cannot say': 'isp.GATEWAY_ERROR',
  },
  tencent: {
    'has no such number': 'FailedOperation.PhoneNumberInBlacklist',
    'is busy': 'LimitExceeded.PhoneNumberThirtySecondLimit',
    'is broken for now': 'ResourceUnavailable',
    'knows no such account': 'AuthFailure.SecretIdNotFound',
    'wants money': 'FailedOperation.InsufficientBalanceInSmsPackage',
    'forbids the words': 'FailedOperation.ContainSensitiveWord',
    'cannot say': 'InternalError.Timeout',
  },
  sns: {
    'has no such number': 'OptedOut',
    'is busy': 'Throttled',
    'is broken for now': 'ServiceUnavailable',
    'knows no such account': 'InvalidClientTokenId',
    'wants money': '',
    'forbids the words': 'InvalidParameter',
    'cannot say': 'InternalFailure',
  },
}

describe.each(VENDORS)('$name', (vendor) => {
  const open = async (mood: GatewayMood): Promise<SmsBench> => {
    const act = mood === 'takes it' ? vendor.taken(vendor.id) : vendor.refused(CODES[vendor.name][mood])
    const server = await startVendorServer(vendor.complaintOf(), () => act)
    const mayHaveTaken = mood === 'takes it' || mood === 'cannot say'
    return {
      sender: vendor.sender({ clock, endpoint: server.endpoint, bounds: BOUNDS }),
      taken: () => (mayHaveTaken ? server.signed.length : 0),
      close: () => server.stop(),
    }
  }
  const moods = Object.entries(CODES[vendor.name]).filter(([, code]) => code !== '')
  smsSenderContract(open, ['takes it', ...moods.map(([mood]) => mood as GatewayMood)])

  /** What becomes of one message where the vendor does that, and how many connections it took. */
  const sentWhile = async (act: Act, secret?: string) => {
    const server = await startVendorServer(vendor.complaintOf(), () => act)
    const bounds = act === 'hang' ? { ...BOUNDS, answerMs: 200 } : BOUNDS
    const result = await vendor.sender({ clock, endpoint: server.endpoint, bounds }, secret).send(sms())
    await server.stop()
    return { result, connections: server.connections(), unsigned: server.unsigned }
  }

  describe('what may have arrived and was not answered is unknown, and one request is all', () => {
    it.each<readonly [string, Act]>([
      ['hangs', 'hang'],
      ['cuts at the connection', 'cut at the connection'],
      ['cuts before the body', 'cut before the body'],
      ['cuts after the request', 'cut after the request'],
      ['cuts within the answer', 'cut within the answer'],
      ['says too much', 'say too much'],
      ['breaks down', { httpStatus: 500, body: '<html>' }],
      ['is a gateway whose server does not answer', { httpStatus: 504, body: '' }],
      ['takes too long for itself', { httpStatus: 408, body: '' }],
      ['says nothing', { httpStatus: 200, body: '' }],
      ['speaks another language', { httpStatus: 200, body: '<html>welcome</html>' }],
      ['breaks off in its words', { httpStatus: 200, body: '{"Code":"O' }],
      ['says something else', { httpStatus: 200, body: '{"Response":{"SendStatusSet":[]},"Code":7}' }],
    ])('where the vendor %s', async (_, act) => {
      const { result, connections } = await sentWhile(act)
      expect(result).toMatchObject({ kind: 'unknown', reason: expect.stringContaining(vendor.name) })
      expect(connections).toBe(1)
    })
  })

  describe('what the vendor has not done is refused for now', () => {
    it.each<readonly [string, Act]>([
      ['sends us elsewhere', { httpStatus: 302, body: '' }],
      ['knows no such page', { httpStatus: 404, body: '<html>' }],
      ['lets nobody through', { httpStatus: 403, body: 'proxy' }],
    ])('where it %s', async (_, act) => {
      const { result, connections } = await sentWhile(act)
      expect(result).toMatchObject({ kind: 'refused', permanent: false })
      expect(connections).toBe(1)
    })

    it('where nothing listens', async () => {
      const server = await startVendorServer(vendor.complaintOf(), () => 'hang')
      await server.stop()
      const { endpoint } = server
      const result = await vendor.sender({ clock, endpoint, bounds: BOUNDS }).send(sms())
      expect(result).toMatchObject({ kind: 'refused', permanent: false })
      expect(JSON.stringify(result)).not.toContain('127.0.0.1')
    })

    it('where its certificate is not to be trusted', async () => {
      const server = await startTlsServer(createCertificate({ host: 'localhost' }))
      const sender = vendor.sender({
        clock,
        endpoint: server.origin,
        bounds: BOUNDS,
      })
      expect(await sender.send(sms())).toMatchObject({ kind: 'refused', permanent: false })
      await server.stop()
    })

    it('where it would go out in the clear', async () => {
      const sender = vendor.sender({ clock, endpoint: 'http://sms.example.cn', bounds: BOUNDS })
      expect(await sender.send(sms())).toMatchObject({ kind: 'refused', permanent: false, about: 'setup' })
    })
  })

  it('reads an answer that comes in many pieces to its end', async () => {
    const taken = vendor.taken(vendor.id)
    if (typeof taken === 'string') throw new Error('no answer')
    for (const spaces of [0, 20_000, 60_000]) {
      const { result } = await sentWhile({ ...taken, body: `${taken.body}${' '.repeat(spaces)}` })
      expect(result.kind).toBe('accepted')
    }
  })

  it('is refused for now where the keys cannot stand in a request', async () => {
    const sender = vendor.sender({ clock, endpoint: 'https://127.0.0.1:1', bounds: BOUNDS, keyId: 'a\nb' })
    expect(await sender.send(sms())).toMatchObject({ kind: 'refused', permanent: false, about: 'setup' })
  })

  it('does not pass with another secret', async () => {
    const { result, unsigned } = await sentWhile(vendor.taken('1'), 'another secret')
    expect(unsigned).toEqual(['the signature is another one'])
    expect(result.kind).toBe('refused')
  })

  it.each(['', 'withheld', '0421-0000000', `${PHONE}1`, `+1${PHONE}`])(
    'asks nobody about the number %j',
    async (phone) => {
      const server = await startVendorServer(vendor.complaintOf(), () => vendor.taken('1'))
      const sender = vendor.sender({ clock, endpoint: server.endpoint, bounds: BOUNDS })
      const result = await sender.send({ ...sms(), phone })
      expect(result).toMatchObject({ kind: 'refused', permanent: true, about: 'recipient' })
      expect(server.connections()).toBe(0)
      await server.stop()
    },
  )

  it('ends as its table says for each code, and says no more than that', async () => {
    let code = ''
    const server = await startVendorServer(vendor.complaintOf(), () => vendor.refused(code))
    const sender = vendor.sender({ clock, endpoint: server.endpoint, bounds: BOUNDS })
    for (const [name, meaning, words] of vendor.codes) {
      code = name.replace(/[.*]$/, (end) => (end === '.' ? '.SomethingNew' : ''))
      const isOwn = meaningOf(vendor.codes, code)?.[0] === name
      expect(isOwn, name).toBe(true)
      expect(await sender.send(sms()), name).toEqual(endOf(meaning, `${vendor.name} ${code}（${words}）`))
    }
    code = 'SomethingThatNoTableLists'
    expect(await sender.send(sms())).toMatchObject({ kind: 'refused', permanent: false })
    code = `<b>${PHONE}`
    expect(JSON.stringify(await sender.send(sms()))).not.toContain(PHONE)
    await server.stop()
  })
})

function endOf(meaning: string, reason: string): SendResult {
  if (meaning === 'unclear') return { kind: 'unknown', reason }
  const about = { recipient: 'recipient', wording: 'setup', setup: 'setup', budget: 'budget' } as const
  const whose = meaning in about ? { about: about[meaning as keyof typeof about] } : {}
  return { kind: 'refused', permanent: meaning === 'recipient' || meaning === 'wording', reason, ...whose }
}
