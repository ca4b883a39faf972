import { describe, expect, it } from 'vitest'
import { vendorKeyOf } from '../../../lib/adapters/sms/vendor/digests.ts'
import { replyOf } from '../../../lib/adapters/sms/vendor/receipt-id.ts'
import { addMs, chinaInstantOf, DAY_MS, MINUTE_MS } from '../../../lib/domain/time/instant.ts'
import type { AskedSms, SmsReceipt } from '../../../lib/jobs/ports/text-messages.ts'
import { PHONE } from '../../contracts/sms-sender-contract.ts'
import { type Act, startVendorServer, type Wire } from './vendor-server.ts'
import { clock, NOW, VENDORS } from './vendors.ts'

const KEY = '211324/an/sms/e1:1:before-2h'
const OUT_ID = vendorKeyOf(KEY)
const BOUNDS = { connectMs: 10_000, answerMs: 10_000, bytesMax: 64 * 1024 }
const SENT_AT = addMs(NOW, -20 * MINUTE_MS)
const [aliyun, tencent, sns] = VENDORS
const RECEIVED_AT = chinaInstantOf(2026, 11, 23, 8, 41)

const NO_WIRE: Wire = { method: '', target: '', headers: {}, body: '' }

type Ask = (
  act: (wire: Wire) => Act,
  asked?: Partial<AskedSms>,
) => Promise<{ receipt: SmsReceipt; asked: readonly Wire[]; unsigned: readonly string[] }>

const askerOf =
  (vendor: (typeof VENDORS)[number] | undefined): Ask =>
  async (act, asked = {}) => {
    if (!vendor) throw new Error('no vendor')
    const server = await startVendorServer(vendor.complaintOf(), act)
    const bounds = act(NO_WIRE) === 'hang' ? { ...BOUNDS, answerMs: 200 } : BOUNDS
    const receipts = vendor.receipts({ clock, endpoint: server.endpoint, bounds })
    const reply = replyOf(vendor.name, vendor.id)
    const receipt = await receipts.receipt({ key: KEY, phone: PHONE, reply, sentAt: SENT_AT, ...asked })
    await server.stop()
    return { receipt, asked: server.signed, unsigned: server.unsigned }
  }

const ok = (body: object): Act => ({ httpStatus: 200, body: JSON.stringify(body) })

describe('aliyun', () => {
  const ask = askerOf(aliyun)
  const found = (...rows: object[]): Act =>
    ok({ Code: 'OK', TotalCount: rows.length, SmsSendDetailDTOs: { SmsSendDetailDTO: rows } })
  const row = { OutId: OUT_ID, ReceiveDate: '2026-11-23 08:41:00', PhoneNum: PHONE, Content: '…' }

  it.each<readonly [string, object, object]>([
    ['delivered', { SendStatus: 3, ErrCode: 'DELIVERED' }, { kind: 'delivered', at: RECEIVED_AT }],
    ['on its way', { SendStatus: 1 }, { kind: 'waiting' }],
    [
      'failed, the phone was off',
      { SendStatus: 2, ErrCode: 'MK:0010' },
      { kind: 'failed', permanent: false, at: RECEIVED_AT, reason: 'aliyun MK:0010' },
    ],
    [
      'failed, there is no such number',
      { SendStatus: 2, ErrCode: 'MK:0001' },
      { kind: 'failed', permanent: true },
    ],
    ['of a state that nobody knows', { SendStatus: 9 }, { kind: 'not-known' }],
    ['without a time', { SendStatus: 3, ReceiveDate: 'soon' }, { kind: 'delivered', at: NOW }],
  ])('tells of a message %s', async (_, said, receipt) => {
    const result = await ask(() => found({ ...row, ...said }))
    expect(result.unsigned).toEqual([])
    expect(result.receipt).toMatchObject(receipt)
    expect(JSON.stringify(result.receipt)).not.toContain(PHONE)
  })

  it('asks by the id of the vendor, for the day in China on which it was sent', async () => {
    const { asked } = await ask(() => found(row), { sentAt: chinaInstantOf(2026, 11, 23, 0, 5) })
    expect(asked.map(({ target }) => new URL(target, 'http://a').searchParams.toString())).toEqual([
      `BizId=90026801596572%5E0&CurrentPage=1&PageSize=50&PhoneNumber=${PHONE}&SendDate=20261123`,
    ])
  })

  it('asks for the next day too where it was sent at the end of one', async () => {
    const sentAt = chinaInstantOf(2026, 11, 22, 23, 55)
    const { receipt, asked } = await ask(
      ({ target }) => (target.includes('20261123') ? found({ ...row, SendStatus: 3 }) : found()),
      { sentAt },
    )
    expect(receipt.kind).toBe('delivered')
    expect(asked).toHaveLength(2)
  })

  it('finds a message that was never answered by its key, among others to the same number', async () => {
    const others = { ...row, OutId: 'another', SendStatus: 2, ErrCode: 'MK:0001' }
    const wanted = { reply: undefined }
    expect((await ask(() => found(others, { ...row, SendStatus: 3 }), wanted)).receipt.kind).toBe('delivered')
    expect((await ask(() => found(others), wanted)).receipt).toEqual({ kind: 'not-found' })
    const cut = ok({ Code: 'OK', TotalCount: 70, SmsSendDetailDTOs: { SmsSendDetailDTO: [others] } })
    expect((await ask(() => cut, wanted)).receipt.kind).toBe('not-known')
  })
})

describe('tencent', () => {
  const ask = askerOf(tencent)
  const found = (...rows: object[]): Act => ok({ Response: { PullSmsSendStatusSet: rows, RequestId: 'r' } })
  const row = { SerialNo: tencent?.id, UserReceiveTime: RECEIVED_AT / 1000, PhoneNumber: `+86${PHONE}` }

  it.each<readonly [string, object, object]>([
    [
      'delivered',
      { ReportStatus: 'SUCCESS', Description: 'DELIVRD' },
      { kind: 'delivered', at: RECEIVED_AT },
    ],
    [
      'failed',
      { ReportStatus: 'FAIL', Description: '关机' },
      { kind: 'failed', permanent: false, reason: 'tencent 关机' },
    ],
    [
      'failed for good',
      { ReportStatus: 'FAIL', Description: 'MK:0001 空号' },
      { kind: 'failed', permanent: true },
    ],
    ['that is not listed yet', { SerialNo: 'another' }, { kind: 'waiting' }],
    ['of a state that nobody knows', { ReportStatus: 'MAYBE' }, { kind: 'not-known' }],
  ])('tells of a message %s', async (_, said, receipt) => {
    const result = await ask(() => found({ ...row, ...said }))
    expect(result.unsigned).toEqual([])
    expect(result.receipt).toMatchObject(receipt)
  })

  it('asks for no more than the vendor gives', async () => {
    const { asked } = await ask(() => found(row), { sentAt: addMs(NOW, -20 * DAY_MS) })
    const body = JSON.parse(asked[0]?.body ?? '') as { BeginTime: number; EndTime: number; Limit: number }
    expect((body.EndTime - body.BeginTime) * 1000).toBeLessThan(7 * DAY_MS)
    expect(body).toMatchObject({ Limit: 100, Offset: 0, PhoneNumber: `+86${PHONE}` })
  })

  it('finds one that was never answered by its key, and says nothing of one that is not there', async () => {
    const wanted = { reply: undefined }
    const named = { ...row, SerialNo: 'another', SessionContext: OUT_ID, ReportStatus: 'SUCCESS' }
    expect((await ask(() => found(named), wanted)).receipt.kind).toBe('delivered')
    expect((await ask(() => found(), wanted)).receipt.kind).toBe('not-known')
  })
})

describe.each([aliyun, tencent])('$name, asked in vain', (vendor) => {
  const ask = askerOf(vendor)
  it.each<readonly [string, Act]>([
    ['hangs', 'hang'],
    ['cuts after the request', 'cut after the request'],
    ['says too much', 'say too much'],
    ['breaks down', { httpStatus: 503, body: '' }],
    ['speaks another language', { httpStatus: 200, body: '<html>' }],
    ['refuses', vendor?.refused('isp.RAM_PERMISSION_DENY') ?? 'hang'],
    [
      'refuses the request',
      ok({ Code: 'Throttling.User', Response: { Error: { Code: 'RequestLimitExceeded' } } }),
    ],
  ])('knows nothing of the message where the vendor %s', async (_, act) => {
    const { receipt, asked } = await ask(() => act)
    expect(receipt).toMatchObject({ kind: 'not-known', reason: expect.stringContaining(vendor?.name ?? '') })
    expect(asked.length).toBeLessThanOrEqual(1)
    expect(JSON.stringify(receipt)).not.toContain(PHONE)
  })

  it('does not ask about a message of another vendor, or a number that is none', async () => {
    const never = await ask(() => 'hang', { reply: 'someone n1' })
    expect([never.receipt.kind, never.asked.length]).toEqual(['not-known', 0])
    const none = await ask(() => 'hang', { phone: 'withheld' })
    expect([none.receipt.kind, none.asked.length]).toEqual(['not-known', 0])
  })
})

it('sns gives no receipt of a single message', async () => {
  expect((await askerOf(sns)(() => 'hang')).receipt.kind).toBe('not-known')
})
