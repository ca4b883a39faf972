import { ALIYUN_CODES } from '../../../lib/adapters/sms/aliyun/aliyun-codes.ts'
import { aliyunReceipts, aliyunSender } from '../../../lib/adapters/sms/aliyun/aliyun-sms.ts'
import { SNS_CODES } from '../../../lib/adapters/sms/sns/sns-codes.ts'
import { snsReceipts, snsSender } from '../../../lib/adapters/sms/sns/sns-sms.ts'
import { TENCENT_CODES } from '../../../lib/adapters/sms/tencent/tencent-codes.ts'
import { tencentReceipts, tencentSender } from '../../../lib/adapters/sms/tencent/tencent-sms.ts'
import type { CodeRow } from '../../../lib/adapters/sms/vendor/vendor-codes.ts'
import type { VendorOptions } from '../../../lib/adapters/sms/vendor/vendor-sender.ts'
import { chinaInstantOf, type Instant } from '../../../lib/domain/time/instant.ts'
import type { SmsReceipts, SmsSender } from '../../../lib/jobs/ports/text-messages.ts'
import { acs3Check, KEY_ID, SECRET, sigV4Check, tc3Check } from './signature-checks.ts'
import type { Act, Wire } from './vendor-server.ts'

export const NOW: Instant = chinaInstantOf(2026, 11, 23, 9)
export const clock = { now: () => NOW }
const REGION = 'ap-southeast-1'
/** What vendors repeat in their messages. */
const QUOTED = `1${'0'.repeat(10)}`

export interface VendorCase {
  readonly name: 'aliyun' | 'tencent' | 'sns'
  readonly codes: readonly CodeRow[]
  /** An id as this vendor gives them. */
  readonly id: string
  sender(options: VendorOptions & { readonly keyId?: string }, secret?: string): SmsSender
  receipts(options: VendorOptions): SmsReceipts
  complaintOf(): (wire: Wire) => string | undefined
  taken(id: string): Act
  refused(code: string): Act
}

const json = (body: object, httpStatus = 200): Act => ({ httpStatus, body: JSON.stringify(body) })
const now = () => NOW

export const VENDORS: readonly VendorCase[] = [
  {
    name: 'aliyun',
    codes: ALIYUN_CODES,
    id: '90026801596572^0',
    sender: (options, accessKeySecret = SECRET) =>
      aliyunSender({ ...options, keys: { accessKeyId: options.keyId ?? KEY_ID, accessKeySecret } }),
    receipts: (options) =>
      aliyunReceipts({ ...options, keys: { accessKeyId: KEY_ID, accessKeySecret: SECRET } }),
    complaintOf: () => acs3Check(now),
    taken: (BizId) => json({ Code: 'OK', Message: 'OK', BizId, RequestId: 'r' }),
    refused: (Code) =>
      json({ Code, Message: `${QUOTED} invalid`, RequestId: 'r' }, Code.startsWith('is') ? 200 : 400),
  },
  {
    name: 'tencent',
    codes: TENCENT_CODES,
    id: '5000:10457106691578496:19',
    sender: (options, secretKey = SECRET) =>
      tencentSender({
        ...options,
        keys: { secretId: options.keyId ?? KEY_ID, secretKey },
        sdkAppId: '1400000000',
      }),
    receipts: (options) =>
      tencentReceipts({ ...options, keys: { secretId: KEY_ID, secretKey: SECRET }, sdkAppId: '1400000000' }),
    complaintOf: () => tc3Check(now),
    taken: (SerialNo) =>
      json({ Response: { SendStatusSet: [{ SerialNo, Code: 'Ok', Fee: 1 }], RequestId: 'r' } }),
    // About the number, or about the request.
    refused: (Code) =>
      json({
        Response: Code.startsWith('AuthFailure')
          ? { Error: { Code, Message: QUOTED }, RequestId: 'r' }
          : { SendStatusSet: [{ SerialNo: '', Code, Message: QUOTED }], RequestId: 'r' },
      }),
  },
  {
    name: 'sns',
    codes: SNS_CODES,
    id: '567910cd-0000-5a19-8a8d-e3ac4a92d1f8',
    sender: (options, secretAccessKey = SECRET) =>
      snsSender({
        ...options,
        region: REGION,
        keys: () => ({ accessKeyId: options.keyId ?? KEY_ID, secretAccessKey, sessionToken: 't' }),
      }),
    receipts: () => snsReceipts,
    complaintOf: () => sigV4Check(now, REGION),
    taken: (id) => ({
      httpStatus: 200,
      body: `<PublishResponse><PublishResult><MessageId>${id}</MessageId></PublishResult></PublishResponse>`,
    }),
    refused: (code) => ({
      httpStatus: 400,
      body: `<ErrorResponse><Error><Type>Sender</Type><Message>${QUOTED}</Message><Code>${code}</Code></Error></ErrorResponse>`,
    }),
  },
]
