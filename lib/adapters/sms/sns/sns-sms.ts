import { smsTextOf } from '../../../domain/tell/sms/sms-template.ts'
import type { SmsReceipts, SmsSender } from '../../../jobs/ports/text-messages.ts'
import { percentEncoded, sha256 } from '../vendor/digests.ts'
import type { SignedPost } from '../vendor/post-once.ts'
import { endpointOf, type VendorOptions, type VendorWord, vendorSender } from '../vendor/vendor-sender.ts'
import { type AwsKeys, sigV4Authorization } from './sigv4-signature.ts'
import { SNS_CODES } from './sns-codes.ts'

export interface SnsOptions extends VendorOptions {
  /** Read for each message, since those of a function are renewed while it runs. */
  readonly keys: () => AwsKeys
  /** One outside aws-cn, which has no text messages. */
  readonly region: string
}

const NAME = 'sns'

/** Text messages by Amazon SNS, for deployments outside aws-cn: the whole text, which must be that of an approved template. */
export function snsSender(options: SnsOptions): SmsSender {
  return vendorSender(
    {
      name: NAME,
      codes: SNS_CODES,
      request: (sms, phone) =>
        post(options, {
          Action: 'Publish',
          Version: '2010-03-31',
          Message: smsTextOf(sms),
          PhoneNumber: `+86${phone}`,
          'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
          'MessageAttributes.entry.1.Value.DataType': 'String',
          'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
        }),
      read: wordOf,
    },
    options,
  )
}

/** SNS writes what became of messages into logs, and answers no question about one. */
export const snsReceipts: SmsReceipts = {
  receipt: async () => ({ kind: 'not-known', reason: `${NAME} gives no receipt of a single message` }),
}

function post(options: SnsOptions, values: Readonly<Record<string, string>>): SignedPost {
  const url = endpointOf(`https://sns.${options.region}.amazonaws.com`, options)
  const keys = options.keys()
  const body = Object.entries(values)
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
    .join('&')
  const headers = {
    host: url.host,
    'content-type': 'application/x-www-form-urlencoded',
    'x-amz-content-sha256': sha256(body),
    'x-amz-date': new Date(options.clock.now()).toISOString().replace(/[-:]|\.\d{3}/g, ''),
    ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
  }
  const authorization = sigV4Authorization({ service: 'sns', region: options.region, headers, body }, keys)
  return { url, headers: { ...headers, authorization }, body }
}

/** Answers are XML of two shapes; the one value that each is read for holds no markup. */
function wordOf(body: string): VendorWord | undefined {
  const id = /<PublishResult>\s*<MessageId>([\w-]{1,100})<\/MessageId>/.exec(body)?.[1]
  if (id !== undefined) return { kind: 'taken', id }
  const code = /<Error>(?:(?!<\/Error>)[\s\S]){0,2000}?<Code>([\w.]{1,80})<\/Code>/.exec(body)?.[1]
  return code === undefined ? undefined : { kind: 'code', code }
}
