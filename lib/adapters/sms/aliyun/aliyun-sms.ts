import { randomUUID } from 'node:crypto'
import { addMs, chinaDateOf, type Instant, MINUTE_MS, parseInstant } from '../../../domain/time/instant.ts'
import type { SmsReceipt, SmsReceipts, SmsSender } from '../../../jobs/ports/text-messages.ts'
import { queryOf, sha256, vendorKeyOf } from '../vendor/digests.ts'
import type { SignedPost } from '../vendor/post-once.ts'
import { type Asked, chinaTimeIn, isBadNumber, vendorReceipts } from '../vendor/vendor-receipts.ts'
import {
  endpointOf,
  jsonObjectOf,
  objectOf,
  textOf,
  type VendorOptions,
  type VendorWord,
  vendorSender,
} from '../vendor/vendor-sender.ts'
import { type AliyunKeys, acs3Authorization } from './acs3-signature.ts'
import { ALIYUN_CODES } from './aliyun-codes.ts'

export interface AliyunOptions extends VendorOptions {
  readonly keys: AliyunKeys
}

const NAME = 'aliyun'
const ENDPOINT = 'https://dysmsapi.aliyuncs.com'
const VERSION = '2017-05-25'
/** A message that is sent at the end of a day may be kept under the next. */
const DAY_END_MS = 10 * MINUTE_MS

/** Alibaba Cloud's text messages (dysmsapi, SendSms). The key of a message travels as OutId, in a digest. */
export function aliyunSender(options: AliyunOptions): SmsSender {
  return vendorSender(
    {
      name: NAME,
      codes: ALIYUN_CODES,
      request: (sms, phone) =>
        post('SendSms', options, {
          PhoneNumbers: phone,
          SignName: sms.signature,
          TemplateCode: idOf(sms.template.id),
          TemplateParam: JSON.stringify(sms.values),
          OutId: vendorKeyOf(sms.key),
        }),
      read: wordOf,
    },
    options,
  )
}

/** Receipts by QuerySendDetails: of one number and day, kept for 30 days. */
export function aliyunReceipts(options: AliyunOptions): SmsReceipts {
  return vendorReceipts(
    {
      name: NAME,
      requests: (asked) =>
        daysOf(asked.sentAt).map((SendDate) =>
          post('QuerySendDetails', options, {
            PhoneNumber: asked.phone,
            SendDate,
            PageSize: '50',
            CurrentPage: '1',
            ...(asked.id === undefined ? {} : { BizId: asked.id }),
          }),
        ),
      read: (body, asked) => receiptOf(body, asked, options.clock.now()),
    },
    options.bounds,
  )
}

function post(action: string, options: AliyunOptions, values: Readonly<Record<string, string>>): SignedPost {
  const url = endpointOf(ENDPOINT, options)
  const query = queryOf(values)
  url.search = query
  const headers = {
    host: url.host,
    accept: 'application/json',
    'x-acs-action': action,
    'x-acs-version': VERSION,
    'x-acs-date': new Date(options.clock.now()).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': sha256(''),
  }
  const authorization = acs3Authorization({ method: 'POST', path: '/', query, headers }, options.keys)
  return { url, headers: { ...headers, authorization }, body: '' }
}

function idOf(id: string | undefined): string {
  if (id === undefined) throw new Error('the template has no id')
  return id
}

function wordOf(body: string): VendorWord | undefined {
  const answer = jsonObjectOf(body)
  const code = textOf(answer?.Code)
  if (answer === undefined || code === undefined) return undefined
  return code === 'OK' ? { kind: 'taken', id: textOf(answer.BizId) ?? '' } : { kind: 'code', code }
}

/** `20261123`, and the day after where that is near. */
function daysOf(sentAt: Instant): readonly string[] {
  const days = [chinaDateOf(sentAt), chinaDateOf(addMs(sentAt, DAY_END_MS))]
  return [...new Set(days)].map((day) => day.replaceAll('-', ''))
}

function receiptOf(body: string, asked: Asked, now: Instant): SmsReceipt | undefined {
  const answer = jsonObjectOf(body)
  const code = textOf(answer?.Code)
  if (answer === undefined || code === undefined) return undefined
  if (code !== 'OK') return { kind: 'not-known', reason: `${NAME} ${code.slice(0, 80)}` }
  const rows = objectOf(answer.SmsSendDetailDTOs)?.SmsSendDetailDTO
  if (!Array.isArray(rows)) return undefined
  const key = vendorKeyOf(asked.key)
  // Asked by its id the vendor gives that one alone; else the key tells it from others of the day.
  const row = rows
    .map(objectOf)
    .find((one) => textOf(one?.OutId) === key || (asked.id !== undefined && one !== undefined))
  if (row === undefined) return isWhole(answer, rows) ? { kind: 'not-found' } : undefined
  const at = parseInstant(chinaTimeIn(textOf(row.ReceiveDate)) ?? '') ?? now
  const said = (textOf(row.ErrCode) ?? '').slice(0, 80)
  if (row.SendStatus === 3) return { kind: 'delivered', at }
  if (row.SendStatus === 2)
    return { kind: 'failed', permanent: isBadNumber(said), at, reason: `${NAME} ${said}` }
  return row.SendStatus === 1 ? { kind: 'waiting' } : undefined
}

/** More than a page of messages in a day to one person is not looked through: then nothing is said. */
function isWhole({ TotalCount }: Readonly<Record<string, unknown>>, rows: readonly unknown[]): boolean {
  return typeof TotalCount !== 'number' || TotalCount <= rows.length
}
