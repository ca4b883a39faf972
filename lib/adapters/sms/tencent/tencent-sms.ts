import { valuesInOrder } from '../../../domain/tell/sms/sms-template.ts'
import { DAY_MS, type Instant, MINUTE_MS } from '../../../domain/time/instant.ts'
import type { SmsReceipt, SmsReceipts, SmsSender } from '../../../jobs/ports/text-messages.ts'
import { vendorKeyOf } from '../vendor/digests.ts'
import type { SignedPost } from '../vendor/post-once.ts'
import { type Asked, isBadNumber, vendorReceipts } from '../vendor/vendor-receipts.ts'
import {
  endpointOf,
  jsonObjectOf,
  objectOf,
  textOf,
  type VendorOptions,
  type VendorWord,
  vendorSender,
} from '../vendor/vendor-sender.ts'
import { type TencentKeys, tc3Authorization } from './tc3-signature.ts'
import { TENCENT_CODES } from './tencent-codes.ts'

export interface TencentOptions extends VendorOptions {
  readonly keys: TencentKeys
  /** Number of the application in the vendor's console. */
  readonly sdkAppId: string
  readonly region?: string | undefined
}

const NAME = 'tencent'
const ENDPOINT = 'https://sms.tencentcloudapi.com'
const VERSION = '2021-01-11'
const REGION = 'ap-guangzhou'
const CONTENT_TYPE = 'application/json; charset=utf-8'
/** Receipts of longer ago are not given. */
const RECEIPTS_MS = 7 * DAY_MS - MINUTE_MS

/** Tencent Cloud's text messages (SendSms). The key of a message travels as SessionContext, in a digest. */
export function tencentSender(options: TencentOptions): SmsSender {
  return vendorSender(
    {
      name: NAME,
      codes: TENCENT_CODES,
      request: (sms, phone) => {
        if (sms.template.id === undefined) throw new Error('the template has no id')
        return post('SendSms', options, {
          PhoneNumberSet: [`+86${phone}`],
          SmsSdkAppId: options.sdkAppId,
          SignName: sms.signature,
          TemplateId: sms.template.id,
          TemplateParamSet: valuesInOrder(sms),
          SessionContext: vendorKeyOf(sms.key),
        })
      },
      read: wordOf,
    },
    options,
  )
}

/** Receipts by PullSmsSendStatusByPhoneNumber: of one number, given for 7 days. */
export function tencentReceipts(options: TencentOptions): SmsReceipts {
  return vendorReceipts(
    {
      name: NAME,
      requests: ({ phone, sentAt }) => {
        const now = options.clock.now()
        const begin = Math.max(sentAt - MINUTE_MS, now - RECEIPTS_MS)
        return [
          post('PullSmsSendStatusByPhoneNumber', options, {
            BeginTime: Math.floor(begin / 1000),
            EndTime: Math.floor(now / 1000),
            Offset: 0,
            Limit: 100,
            PhoneNumber: `+86${phone}`,
            SmsSdkAppId: options.sdkAppId,
          }),
        ]
      },
      read: (body, asked) => receiptOf(body, asked, options.clock.now()),
    },
    options.bounds,
  )
}

function post(action: string, options: TencentOptions, content: object): SignedPost {
  const url = endpointOf(ENDPOINT, options)
  const body = JSON.stringify(content)
  const timestamp = Math.floor(options.clock.now() / 1000)
  const signed = { service: 'sms', host: url.hostname, contentType: CONTENT_TYPE, body, timestamp }
  const headers = {
    host: url.hostname,
    'content-type': CONTENT_TYPE,
    'x-tc-action': action,
    'x-tc-version': VERSION,
    'x-tc-region': options.region ?? REGION,
    'x-tc-timestamp': String(timestamp),
    authorization: tc3Authorization(signed, options.keys),
  }
  return { url, headers, body }
}

/** `Response.Error` is about the request; else the one number has a code of its own. */
function wordOf(body: string): VendorWord | undefined {
  const response = objectOf(jsonObjectOf(body)?.Response)
  const failure = textOf(objectOf(response?.Error)?.Code)
  if (failure !== undefined) return { kind: 'code', code: failure }
  const sent = Array.isArray(response?.SendStatusSet) ? objectOf(response.SendStatusSet[0]) : undefined
  const code = textOf(sent?.Code)
  if (code === undefined) return undefined
  return code === 'Ok' ? { kind: 'taken', id: textOf(sent?.SerialNo) ?? '' } : { kind: 'code', code }
}

function receiptOf(body: string, asked: Asked, now: Instant): SmsReceipt | undefined {
  const response = objectOf(jsonObjectOf(body)?.Response)
  const failure = textOf(objectOf(response?.Error)?.Code)
  if (failure !== undefined) return { kind: 'not-known', reason: `${NAME} ${failure.slice(0, 80)}` }
  const rows = response?.PullSmsSendStatusSet
  if (!Array.isArray(rows)) return undefined
  const key = vendorKeyOf(asked.key)
  const row = rows
    .map(objectOf)
    .find((one) =>
      asked.id === undefined ? textOf(one?.SessionContext) === key : textOf(one?.SerialNo) === asked.id,
    )
  if (row === undefined) {
    // A message is listed once the carrier has said something of it: that it is not there proves nothing.
    return asked.id === undefined
      ? { kind: 'not-known', reason: `${NAME}: no receipt names it` }
      : { kind: 'waiting' }
  }
  const seconds = row.UserReceiveTime
  const at = typeof seconds === 'number' && seconds > 0 ? ((seconds * 1000) as Instant) : now
  if (row.ReportStatus === 'SUCCESS') return { kind: 'delivered', at }
  if (row.ReportStatus !== 'FAIL') return undefined
  const said = (textOf(row.Description) ?? '').slice(0, 80)
  return { kind: 'failed', permanent: isBadNumber(said), at, reason: `${NAME} ${said}` }
}
