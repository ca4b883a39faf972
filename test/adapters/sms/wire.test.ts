import { expect, it } from 'vitest'
import { idIn, replyOf } from '../../../lib/adapters/sms/vendor/receipt-id.ts'
import { mainlandNumber } from '../../../lib/adapters/sms/vendor/vendor-sender.ts'
import { impersonal } from '../../../lib/domain/tell/impersonal.ts'
import { PHONE, sms } from '../../contracts/sms-sender-contract.ts'
import { startVendorServer, type Wire } from './vendor-server.ts'
import { clock, VENDORS } from './vendors.ts'

const TEXT =
  '【示例政务公开】县自然资源局：“示例（一）地块*拍卖”公告请于11月23日21:30前公开。详见邮件，咨询0421-0000000。'
/** Of the key in the contract: neither the person nor the county can be read from it. */
const KEY = expect.stringMatching(/^[0-9a-f]{32}$/)

async function wireOf(vendor: (typeof VENDORS)[number] | undefined): Promise<Wire> {
  if (!vendor) throw new Error('no vendor')
  const server = await startVendorServer(vendor.complaintOf(), () => vendor.taken('1'))
  await vendor.sender({ clock, endpoint: server.endpoint }).send(sms())
  await server.stop()
  const [wire] = server.signed
  if (!wire) throw new Error(`nothing arrived: ${server.unsigned}`)
  return wire
}

const [aliyun, tencent, sns] = VENDORS

it('aliyun: template, values by name, and the key in a digest', async () => {
  const { target, body, headers } = await wireOf(aliyun)
  const query = Object.fromEntries(new URL(target, 'http://a').searchParams)
  expect(query).toEqual({
    PhoneNumbers: PHONE,
    SignName: '示例政务公开',
    TemplateCode: 'SMS_000000001',
    TemplateParam: JSON.stringify(sms().values),
    OutId: KEY,
  })
  expect([body, headers['x-acs-action'], headers['x-acs-version']]).toEqual(['', 'SendSms', '2017-05-25'])
})

it('tencent: template, values in the order of the wording, and the key in a digest', async () => {
  const { body, headers } = await wireOf(tencent)
  expect(JSON.parse(body)).toEqual({
    PhoneNumberSet: [`+86${PHONE}`],
    SmsSdkAppId: '1400000000',
    SignName: '示例政务公开',
    TemplateId: 'SMS_000000001',
    TemplateParamSet: Object.values(sms().values),
    SessionContext: KEY,
  })
  expect([headers['x-tc-action'], headers['x-tc-region']]).toEqual(['SendSms', 'ap-guangzhou'])
})

it('sns: the whole text as it is read', async () => {
  const { body } = await wireOf(sns)
  expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
    Action: 'Publish',
    Version: '2010-03-31',
    Message: TEXT,
    PhoneNumber: `+86${PHONE}`,
    'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
    'MessageAttributes.entry.1.Value.DataType': 'String',
    'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
  })
})

it.each([aliyun, tencent])(
  '$name: a template without an id is a fault of ours, and nothing is sent',
  async (vendor) => {
    const server = await startVendorServer(
      () => undefined,
      () => 'hang',
    )
    const one = { ...sms(), template: { wording: '{what}请即公开。' } }
    const result = await vendor?.sender({ clock, endpoint: server.endpoint }).send(one)
    expect(result).toMatchObject({ kind: 'refused', permanent: false, about: 'setup' })
    expect(server.connections()).toBe(0)
    await server.stop()
  },
)

it.each([
  [PHONE, PHONE],
  [`+86${PHONE}`, PHONE],
  [`86 ${PHONE.slice(0, 3)}-${PHONE.slice(3, 7)} ${PHONE.slice(7)}`, PHONE],
  [`0${PHONE}`, undefined],
  [PHONE.slice(1), undefined],
  [`${PHONE},${PHONE}`, undefined],
])('reads the number %j', (written, number) => {
  expect(mainlandNumber(written)).toBe(number)
})

it.each(VENDORS.map(({ name, id }) => [name, id] as const))(
  'keeps the id of %s through the outbox',
  (name, id) => {
    const kept = impersonal(replyOf(name, id))
    expect(idIn(kept, name)).toBe(id)
    expect(idIn(kept, 'another')).toBeUndefined()
    expect(idIn(replyOf(name, ''), name)).toBeUndefined()
  },
)
